import { addUnits, computeDeadline, deadlineRule } from '#libs/legal-calendar';
import type { LegalCalendar } from '#libs/legal-calendar';
import type { ArticleRef, LegalDay } from '#libs/contracts';
import type { DossierFacts, PromulgationSlice } from './facts.js';
import { bar, blank, opl, pl, warn } from './guard.js';
import type { Finding, Guard } from './guard.js';
import { decideTrack, unansweredQuestions } from './questionnaire.js';
import { isTrackB, opinionDay, reviewOutcome, sendAfterDisagreementByDay, sendFromDay } from './review.js';

const OFFICIAL_NUMBER = /^(\d{4})\/\d{1,3}[A-Z]?\.\d{1,4}$/;

/**
 * The day of entry into force: the day after publication, or the later day the by-law itself sets (PL 47(1)). A day
 * that the by-law sets on or before its publication gives no force backwards (OPL 9(4)): then the day after
 * publication holds. `null` before publication.
 */
export function entryIntoForceDay(facts: {
  promulgation: Pick<PromulgationSlice, 'official' | 'ownEntryIntoForce'> | null;
}): LegalDay | null {
  const published = facts.promulgation?.official?.day;
  if (!published) return null;
  const next = addUnits(published, 1, 'day');
  const own = facts.promulgation?.ownEntryIntoForce ?? null;
  return own !== null && own > next ? own : next;
}

/**
 * The last day for sending to the gazette: three working days after signing (PL 47(1)); on track B after receipt of an
 * opinion without objections or the end of the ministry's month (PL 47(4)), or after signing the disagreement
 * (PL 47(6)). `null` for spatial planning, which 47(1) leaves out, and while a review has not ended.
 */
export function sendByDay(facts: DossierFacts, calendar: LegalCalendar): LegalDay | null {
  if (isTrackB(facts)) {
    if (reviewOutcome(facts.review) === 'disagreed') return sendAfterDisagreementByDay(facts, calendar);
    const from = opinionDay(facts, calendar);
    return from && computeDeadline(deadlineRule('SN.SEND_LV_AFTER_OPINION'), from, calendar).day;
  }
  if (!facts.signature || facts.dossier.kind === 'spatial_planning') return null;
  return computeDeadline(deadlineRule('SN.SEND_LV'), facts.signature.day, calendar).day;
}

/** Conditions after signing: track, package, publication, entry into force (PL 47–49, OPL). */
export const PROMULGATION_GUARDS = {
  /** Every question about the content has an answer. */
  questionnaireComplete: {
    article: pl('47(2)'),
    actor: 'lawyer',
    check: ({ facts }) => {
      if (facts.dossier.kind === 'spatial_planning') return [];
      const open = unansweredQuestions(facts.trackAnswers);
      const details = { article: pl('47(2)'), where: 'trackAnswers' };
      if (open.length > 0)
        return [bar('questionnaire_incomplete', { ...details, params: { count: open.length } })];
      const { answers, namedMinistry } = facts.trackAnswers ?? { answers: {}, namedMinistry: null };
      const named =
        !answers.law_names_ministry || (!blank(namedMinistry?.name) && !blank(namedMinistry?.law));
      return named ? [] : [bar('named_ministry_missing', details)];
    },
  },
  /** Nothing in the content calls for a ministry's opinion. */
  contentNeedsNoReview: {
    article: pl('47(1)'),
    actor: 'lawyer',
    check: ({ facts }) => {
      if (facts.dossier.kind === 'spatial_planning') return [];
      const decided = facts.trackAnswers && decideTrack(facts.trackAnswers);
      const because = decided?.track === 'B' ? decided.because.map((ref) => ref.ref) : [];
      const articles = facts.review ? ['47(5)'] : because;
      if (articles.length === 0) return [];
      const params = { articles };
      return [bar('review_required', { article: pl('47(2)'), params, where: 'trackAnswers' })];
    },
  },
  /** The content calls for a ministry's opinion. */
  contentNeedsReview: {
    article: pl('47(2)'),
    actor: 'lawyer',
    check: ({ facts }) =>
      isTrackB(facts) ? [] : [bar('review_not_required', { article: pl('47(2)'), where: 'trackAnswers' })],
  },
  /** Penalties keep to the subjects of article 45. */
  penaltiesWithinArticle45: {
    article: pl('45(1)'),
    actor: 'lawyer',
    check: ({ facts }) =>
      (facts.trackAnswers ? decideTrack(facts.trackAnswers).warnings : []).map(({ code, article }) =>
        warn(code, { article, where: 'trackAnswers' }),
      ),
  },
  /** The reference to the minutes, which the heading of the by-law carries. */
  minutesReferenced: {
    article: pl('38(3)9'),
    actor: 'council_secretary',
    check: ({ facts }) =>
      blank(facts.council?.minutesRef)
        ? [bar('minutes_reference_missing', { article: pl('38(3)9'), where: 'council.minutesRef' })]
        : [],
  },
  /** The package holds exactly what the council adopted. */
  packageMatchesAdopted: {
    article: pl('47(1)'),
    actor: 'lawyer',
    check: ({ facts }) => {
      const pack = facts.promulgation;
      const article = pl('47(1)');
      if (!pack || pack.packageDigest === null)
        return [bar('package_missing', { article, where: 'promulgation.package' })];
      const same =
        pack.packageDigest === facts.council?.adoptedDigest &&
        (facts.dossier.kind !== 'normal' ||
          pack.packageMemorandumDigest === facts.council.adoptedMemorandumDigest);
      return same ? [] : [bar('package_differs', { article, where: 'promulgation.package' })];
    },
  },
  /** A person has checked that no personal or restricted data is sent. */
  personalDataChecked: {
    article: opl('11(1)'),
    actor: 'lawyer',
    check: ({ facts }) =>
      facts.promulgation?.personalDataChecked
        ? []
        : [
            bar('personal_data_unchecked', {
              article: opl('11(1)'),
              where: 'promulgation.personalDataChecked',
            }),
          ],
  },
  /** The day of sending is recorded. */
  sendingRecorded: {
    article: pl('47(1)'),
    actor: 'lawyer',
    check: ({ facts, now, calendar }) => {
      const sent = facts.promulgation?.sentOn ?? null;
      const details = { article: pl('47(1)'), where: 'promulgation.sentOn' };
      if (sent === null) return [bar('sending_missing', details)];
      if (sent > now) return [bar('sending_in_future', { ...details, params: { day: sent } })];
      const params = { day: sent };
      const reviewed = isTrackB(facts) ? sendFromDay(facts, calendar) : null;
      if (reviewed !== null && sent < reviewed) {
        return [bar('sending_before_review_ended', { ...details, article: pl('47(4)'), params })];
      }
      const signed = facts.signature?.day;
      return signed && sent < signed ? [bar('sending_before_signature', { ...details, params })] : [];
    },
  },
  /** Sent within three working days; lateness is shown, not barred, except after a disagreement (PL 47(7)). */
  sentInTime: {
    article: pl('47(1)'),
    actor: 'lawyer',
    check: ({ facts, now, calendar }) => {
      const due = sendByDay(facts, calendar);
      const day = facts.promulgation?.sentOn ?? now;
      if (due === null || day <= due) return [];
      const details = { params: { due }, where: 'promulgation.sentOn' };
      if (!isTrackB(facts)) return [warn('sending_late', { ...details, article: pl('47(1)') })];
      return reviewOutcome(facts.review) === 'disagreed'
        ? [bar('sending_barred', { ...details, article: pl('47(7)') })]
        : [warn('sending_late_after_opinion', { ...details, article: pl('47(4)') })];
    },
  },
  /** Budget and statutes go to VARAM for information at the same time. */
  ministryInformed: {
    article: pl('48(2)'),
    actor: 'lawyer',
    check: ({ facts }) => {
      const article = informedBy(facts);
      if (!article || facts.promulgation?.ministryInformedOn) return [];
      return [warn('ministry_not_informed', { article, where: 'promulgation.ministryInformedOn' })];
    },
  },
  /** The publication in the gazette is recorded with number, address and day that belong together. */
  officialReferenceValid: {
    article: pl('47(1)'),
    actor: 'lawyer',
    check: ({ facts, now }) => {
      const official = facts.promulgation?.official ?? null;
      const where = 'promulgation.official';
      const article = pl('47(1)');
      if (!official) return [bar('official_reference_missing', { article, where })];
      const findings: Finding[] = [];
      const year = OFFICIAL_NUMBER.exec(official.number)?.[1];
      if (year !== official.day.slice(0, 4)) {
        findings.push(
          bar('official_number_invalid', { article, params: { number: official.number }, where }),
        );
      }
      const url = `https://www.vestnesis.lv/op/${official.number}`;
      if (official.url !== url)
        findings.push(bar('official_url_differs', { article, params: { url }, where }));
      const sent = facts.promulgation?.sentOn ?? null;
      if (official.day > now || (sent !== null && official.day < sent)) {
        findings.push(bar('official_day_impossible', { article, params: { day: official.day }, where }));
      }
      return findings;
    },
  },
  /** The by-law does not take force backwards. */
  notRetroactive: {
    article: opl('9(4)'),
    actor: 'lawyer',
    check: ({ facts, now }) => {
      const own = facts.promulgation?.ownEntryIntoForce ?? null;
      if (own === null) return [];
      const details = { article: opl('9(4)'), params: { day: own }, where: 'promulgation.ownEntryIntoForce' };
      const published = facts.promulgation?.official?.day;
      if (published) return own > published ? [] : [warn('entry_day_before_publication', details)];
      return own > now ? [] : [bar('retroactive', details)];
    },
  },
  /** The day of entry into force has come. */
  entryDayReached: {
    article: pl('47(1)'),
    actor: 'system',
    check: ({ facts, now }) => {
      const day = entryIntoForceDay(facts);
      if (day === null)
        return [bar('official_reference_missing', { article: pl('47(1)'), where: 'promulgation.official' })];
      return now >= day ? [] : [bar('entry_day_not_reached', { article: pl('47(1)'), params: { day } })];
    },
  },
} as const satisfies Record<string, Guard>;

function informedBy(facts: DossierFacts): ArticleRef | null {
  if (facts.dossier.kind === 'budget') return pl('48(2)');
  return facts.dossier.isStatutes ? pl('49(2)') : null;
}
