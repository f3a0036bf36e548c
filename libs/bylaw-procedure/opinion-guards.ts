import { checkPeriod, deadlineRule, workingDayOnOrAfter } from '#libs/legal-calendar';
import type { LegalCalendar } from '#libs/legal-calendar';
import type { LegalDay } from '#libs/contracts';
import type { DossierFacts, PublicationRecord } from './facts.js';
import { bar, blank, mk639, pl, warn } from './guard.js';
import type { Finding, Guard, GuardContext } from './guard.js';
import { isOnOfficialSite } from './official-site.js';

const ARTICLE = pl('46(3)');

/** Whether article 46 of PL (memorandum form, opinion stage) applies to the draft (PL 46(4)). */
export function article46Applies(facts: DossierFacts): boolean {
  return facts.dossier.kind === 'normal';
}

/** The record of the publication the opinion stage rests on: the first one made for PL 46(3). */
export function opinionPublication(facts: DossierFacts): PublicationRecord | null {
  const records = facts.opinionStage?.publications ?? [];
  return records.find((record) => record.article.act === 'PL' && record.article.ref === '46(3)') ?? null;
}

/** The last day opinions count: the announced day, moved to a working day where it is a free one (APL 43(2)). */
export function lastOpinionDay(facts: DossierFacts, calendar: LegalCalendar): LegalDay | null {
  const announced = facts.opinionStage?.closes ?? opinionPublication(facts)?.to ?? null;
  return announced === null ? null : workingDayOnOrAfter(announced, calendar);
}

/** Whether the opinion stage took place and its term has passed; never for drafts that have none (PL 46(4)). */
export function opinionStageOver(context: GuardContext): boolean {
  const stage = context.facts.opinionStage;
  if (!article46Applies(context.facts) || !stage || stage.interruptedOn !== null) return false;
  return opinionPublication(context.facts) !== null && termElapsed(context).length === 0;
}

/** Conditions of the opinion stage (PL 46(3)–(4), MK639). */
export const OPINION_GUARDS = {
  /** Budget and spatial planning drafts have no opinion stage. */
  article46Applies: {
    article: pl('46(4)'),
    actor: 'lawyer',
    check: ({ facts }) =>
      article46Applies(facts)
        ? []
        : [bar('article_46_not_applied', { article: pl('46(4)'), where: 'dossier.kind' })],
  },
  /** There is a record of the publication on the official website. */
  opinionPublicationRecorded: {
    article: ARTICLE,
    actor: 'lawyer',
    check: ({ facts }) =>
      opinionPublication(facts)
        ? []
        : [bar('opinion_publication_missing', { article: ARTICLE, where: 'opinionStage.publications' })],
  },
  /** The recorded address is on the municipality's official website. */
  opinionPublicationOfficial: { article: ARTICLE, actor: 'lawyer', check: officialAddress },
  /** The announced term is at least two weeks. */
  opinionTermLongEnough: { article: ARTICLE, actor: 'lawyer', check: termLength },
  /** The draft is public already. */
  opinionStageStarted: {
    article: ARTICLE,
    actor: 'lawyer',
    check: ({ facts, now }) => {
      const record = opinionPublication(facts);
      if (!record || record.from === now) return [];
      const details = { article: ARTICLE, params: { day: record.from }, where: 'opinionStage.publications' };
      return [
        record.from > now ? bar('publication_in_future', details) : warn('publication_backdated', details),
      ];
    },
  },
  /** The question that the public is asked. */
  opinionQuestionAnnounced: {
    actor: 'lawyer',
    check: ({ facts }) =>
      blank(facts.opinionStage?.question)
        ? [bar('opinion_question_missing', { where: 'opinionStage.question' })]
        : [],
  },
  /** The notice names the responsible person. */
  responsiblePersonNamed: {
    article: mk639('18.2'),
    actor: 'lawyer',
    check: ({ facts }) =>
      blank(facts.opinionStage?.responsiblePerson)
        ? [
            bar('responsible_person_missing', {
              article: mk639('18.2'),
              where: 'opinionStage.responsiblePerson',
            }),
          ]
        : [],
  },
  /** The last day for opinions has passed. */
  opinionTermElapsed: { article: ARTICLE, actor: 'system', check: termElapsed },
  /** There is an opinion to answer. */
  opinionsReceived: {
    article: mk639('22.4'),
    actor: 'lawyer',
    check: ({ facts }) =>
      (facts.opinionStage?.opinionsTotal ?? 0) > 0 ? [] : [bar('no_opinions', { article: mk639('22.4') })],
  },
  /** The opinion stage took place, on the official website, for long enough, and is over. */
  opinionStageHeld: {
    article: ARTICLE,
    actor: 'lawyer',
    check: (context) => {
      if (!article46Applies(context.facts)) return [];
      const stage = context.facts.opinionStage;
      // A stage that was only announced took no opinions, whatever its publication says of days gone by.
      if (!stage || stage.opens === null || !opinionPublication(context.facts)) {
        return [bar('opinion_stage_missing', { article: ARTICLE, where: 'opinionStage' })];
      }
      if (stage.interruptedOn !== null) {
        return [bar('opinion_stage_interrupted', { article: ARTICLE, params: { day: stage.interruptedOn } })];
      }
      return [...officialAddress(context), ...termLength(context), ...termElapsed(context)];
    },
  },
  /** Somebody has looked at every opinion. */
  opinionsModerated: {
    article: ARTICLE,
    actor: 'lawyer',
    check: ({ facts }) => counted(facts.opinionStage?.unmoderated, 'opinions_unmoderated'),
  },
  /** Every opinion has an answer. */
  opinionsAnswered: {
    article: mk639('22.4'),
    actor: 'lawyer',
    check: ({ facts }) =>
      counted(facts.opinionStage?.unanswered, 'opinions_unanswered').map((finding) => ({
        ...finding,
        article: mk639('22.4'),
      })),
  },
  /** Part 8 of the memorandum reflects the opinions received. */
  part8Current: {
    article: ARTICLE,
    actor: 'lawyer',
    check: ({ facts }) =>
      article46Applies(facts) && facts.opinionStage?.part8Current === false
        ? [bar('part8_outdated', { article: ARTICLE, where: 'memorandum.8' })]
        : [],
  },
  /** The text is the one the public saw; a change is shown, and may call for another stage. */
  textAsPublished: {
    article: ARTICLE,
    actor: 'lawyer',
    check: ({ facts }) => {
      const published = facts.opinionStage?.versionDigest ?? null;
      if (!article46Applies(facts) || published === null || published === facts.document.currentDigest)
        return [];
      const details = { article: ARTICLE, where: 'document' };
      return facts.municipality.steps?.repeatOpinions
        ? [bar('opinion_stage_to_repeat', details)]
        : [warn('text_changed_since_opinions', details)];
    },
  },
} as const satisfies Record<string, Guard>;

function officialAddress({ facts }: GuardContext): Finding[] {
  const record = opinionPublication(facts);
  return record ? outsideOfficialSite(record, facts, 'opinionStage.publications') : [];
}

/** A finding when the record's address is not on the official website. */
export function outsideOfficialSite(
  record: PublicationRecord,
  facts: DossierFacts,
  where: string,
): Finding[] {
  const domain = facts.municipality.officialDomain;
  if (isOnOfficialSite(record.url, domain)) return [];
  return [
    bar('publication_outside_official_site', {
      article: record.article,
      params: { url: record.url, domain },
      where,
    }),
  ];
}

function termLength({ facts, calendar }: GuardContext): Finding[] {
  const record = opinionPublication(facts);
  if (!record) return [];
  const where = 'opinionStage.publications';
  if (record.to === null) return [bar('publication_end_missing', { article: ARTICLE, where })];
  const closes = facts.opinionStage?.closes ?? record.to;
  if (closes > record.to) {
    return [bar('opinions_longer_than_publication', { article: ARTICLE, params: { day: record.to }, where })];
  }
  const { verdict, earliestEnd } = checkPeriod(deadlineRule('SN.OPINION_MIN'), record.from, closes, calendar);
  const details = { article: ARTICLE, params: { from: record.from, to: closes, earliestEnd }, where };
  if (verdict === 'short') return [bar('opinion_term_too_short', details)];
  if (verdict === 'inclusive') return [warn('opinion_term_counted_inclusively', details)];
  if (verdict === 'ends_on_free_day') return [warn('opinion_term_ends_on_free_day', details)];
  return [];
}

function termElapsed({ facts, now, calendar }: GuardContext): Finding[] {
  const last = lastOpinionDay(facts, calendar);
  if (last === null) return [bar('opinion_stage_missing', { article: ARTICLE, where: 'opinionStage' })];
  return now > last ? [] : [bar('opinion_term_running', { article: ARTICLE, params: { day: last } })];
}

function counted(count: number | undefined, code: string): Finding[] {
  return count ? [bar(code, { article: ARTICLE, params: { count }, where: 'opinionStage' })] : [];
}
