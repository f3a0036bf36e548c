import { checkBefore, computeMoment, deadlineRule, todayInRiga } from '#libs/legal-calendar';
import type { DeadlineCode, InstantMs } from '#libs/legal-calendar';
import type { LegalDay } from '#libs/contracts';
import type { CouncilSlice, PublicationRecord, SittingFact } from './facts.js';
import { bar, pl, warn } from './guard.js';
import type { Finding, Guard, GuardContext } from './guard.js';
import { outsideOfficialSite } from './opinion-guards.js';

/** Conditions of bringing the draft before a sitting in time (PL 28, 29, 32, 34, 46(4)). */
export const AGENDA_GUARDS = {
  /** A sitting is chosen. */
  sittingScheduled: {
    article: pl('28(1)'),
    actor: 'council_secretary',
    check: ({ facts }) =>
      facts.council?.sitting
        ? []
        : [bar('sitting_missing', { article: pl('28(1)'), where: 'council.sitting' })],
  },
  /** The budget and its amendments are not dealt with in an extraordinary sitting. */
  budgetNotInExtraordinary: {
    article: pl('29(2)'),
    actor: 'council_secretary',
    check: ({ facts }) =>
      facts.dossier.kind === 'budget' && facts.council?.sitting?.kind === 'extraordinary'
        ? [bar('budget_in_extraordinary_sitting', { article: pl('29(2)'), where: 'council.sitting' })]
        : [],
  },
  /** Statutes and spatial planning are not dealt with where a third of the councillors is enough. */
  allowedInRepeatSitting: {
    article: pl('32(6)'),
    actor: 'council_secretary',
    check: ({ facts }) =>
      facts.council?.sitting?.repeat === 2 &&
      (facts.dossier.isStatutes || facts.dossier.kind === 'spatial_planning')
        ? [bar('not_in_repeat_sitting', { article: pl('32(6)'), where: 'council.sitting' })]
        : [],
  },
  /** The papers can still reach the councillors in time for the sitting. */
  sittingNotTooSoon: {
    article: pl('28(2)'),
    actor: 'council_secretary',
    check: (context) => {
      const { facts, now } = context;
      const sitting = facts.council?.sitting;
      if (!sitting) return [];
      if (sitting.day < now)
        return [bar('sitting_in_past', { params: { day: sitting.day }, where: 'council.sitting' })];
      if (sitting.kind === 'extraordinary') return [];
      const sent = facts.council?.materialsAvailableFrom ?? null;
      return early(context, 'SN.MATERIALS', sent === null ? now : todayInRiga(sent), {
        late: 'sitting_too_soon',
        where: 'council.sitting',
      });
    },
  },
  /** Draft decision and papers were with the councillors in time. */
  materialsInTime: {
    article: pl('28(2)'),
    actor: 'council_secretary',
    check: (context) => {
      const { sitting, materialsAvailableFrom: available } = context.facts.council ?? {};
      if (!sitting) return [];
      const where = 'council.materialsAvailableFrom';
      const extraordinary = sitting.kind === 'extraordinary';
      const article = extraordinary ? pl('29(3)') : pl('28(2)');
      if (available === null || available === undefined)
        return [bar('materials_missing', { article, where })];
      if (extraordinary) {
        return [
          ...addedUnlawfully(context),
          ...hoursBefore('SN.MATERIALS_EXTRAORDINARY', available, sitting, where),
        ];
      }
      return early(context, 'SN.MATERIALS', todayInRiga(available), { late: 'materials_late', where });
    },
  },
  /** The notice of the agenda was on the official website in time. */
  agendaNoticeInTime: {
    article: pl('28(3)'),
    actor: 'council_secretary',
    check: (context) => {
      const council = context.facts.council;
      if (!council?.sitting) return [];
      const where = 'council.agendaNoticePublication';
      const record = council.agendaNoticePublication;
      const article = council.sitting.kind === 'extraordinary' ? pl('29(5)') : pl('28(3)');
      if (!record) return [bar('agenda_notice_missing', { article, where })];
      const outside = outsideOfficialSite(record, context.facts, where);
      if (council.sitting.kind === 'extraordinary') return outside;
      const details = { late: 'agenda_notice_late', where, ofTheSitting: true };
      return [...outside, ...early(context, 'SN.AGENDA_NOTICE', record.from, details)];
    },
  },
  /** The draft was public in time: PL 28(4), or PL 46(4) for budget and spatial planning. */
  draftDecisionPublic: {
    article: pl('28(4)'),
    actor: 'council_secretary',
    check: (context) => {
      const council = context.facts.council;
      if (!council?.sitting) return [];
      return context.facts.dossier.kind === 'normal'
        ? draftDecision(context, council)
        : draftBySection46(context, council);
    },
  },
} as const satisfies Record<string, Guard>;

function draftDecision(context: GuardContext, council: CouncilSlice): Finding[] {
  const where = 'council.draftDecisionPublication';
  if (council.sitting?.kind === 'extraordinary') return [];
  const record = council.draftDecisionPublication;
  if (!record) {
    const lawful = council.addedAtSitting !== null && addedUnlawfully(context).length === 0;
    return lawful ? [] : [bar('draft_decision_not_public', { article: pl('28(4)'), where })];
  }
  return early(context, 'SN.DRAFT_DECISION', record.from, { late: 'draft_decision_late', where });
}

function draftBySection46(context: GuardContext, council: CouncilSlice): Finding[] {
  const where = 'council.draftDecisionPublication';
  const article = pl('46(4)');
  const record = council.draftDecisionPublication;
  if (!record || !council.sitting) return [bar('draft_not_published_before_sitting', { article, where })];
  const outside = outsideOfficialSite({ ...record, article }, context.facts, where);
  if (council.sitting.kind === 'extraordinary')
    return [...outside, ...publishedHours(record, council.sitting, where)];
  const details = { late: 'draft_published_late', where, ofTheSitting: true };
  return [...outside, ...early(context, 'SN.PUB_BEFORE_SITTING', record.from, details)];
}

function publishedHours(record: PublicationRecord, sitting: SittingFact, where: string): Finding[] {
  if (record.publishedAt === null)
    return [bar('publication_moment_missing', { article: pl('46(4)'), where })];
  return hoursBefore('SN.PUB_BEFORE_EXTRAORDINARY', record.publishedAt, sitting, where);
}

function hoursBefore(code: DeadlineCode, at: InstantMs, sitting: SittingFact, where: string): Finding[] {
  const rule = deadlineRule(code);
  if (at <= computeMoment(rule, sitting.startsAt)) return [];
  const late = code === 'SN.MATERIALS_EXTRAORDINARY' ? 'materials_late_hours' : 'draft_published_late_hours';
  return [bar(late, { article: rule.article, params: { hours: rule.count }, where })];
}

/**
 * Compares a day with a "days before the sitting" rule. What is one day short by strict counting is a warning. An item
 * that the sitting itself added by two thirds is a warning too, unless the duty is towards the whole sitting.
 */
function early(
  context: GuardContext,
  code: DeadlineCode,
  day: LegalDay,
  details: { late: string; where: string; ofTheSitting?: boolean },
): Finding[] {
  const council = context.facts.council;
  const sitting = council?.sitting;
  if (!council || !sitting) return [];
  const rule = deadlineRule(code);
  const { verdict, latest } = checkBefore(rule, day, sitting.day, context.calendar);
  const found = {
    article: rule.article,
    params: { day, latest, sitting: sitting.day },
    where: details.where,
  };
  if (verdict === 'kept') return [];
  if (verdict === 'inclusive') return [warn('days_before_sitting_counted_inclusively', found)];
  if (details.ofTheSitting || council.addedAtSitting === null) return [bar(details.late, found)];
  const unlawful = addedUnlawfully(context);
  return unlawful.length > 0 ? unlawful : [warn('added_at_sitting', { ...found, article: pl('34(2)') })];
}

function addedUnlawfully({ facts }: GuardContext): Finding[] {
  const added = facts.council?.addedAtSitting ?? null;
  if (added === null) return [];
  const article = pl('34(2)');
  if (facts.council?.sitting?.kind === 'extraordinary') {
    return [bar('extraordinary_agenda_closed', { article, where: 'council.addedAtSitting' })];
  }
  const enough = added.present > 0 && added.for * 3 >= added.present * 2;
  return enough
    ? []
    : [bar('added_without_two_thirds', { article, params: { ...added }, where: 'council.addedAtSitting' })];
}
