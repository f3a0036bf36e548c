import type { LegalCalendar } from '#libs/legal-calendar';
import { hasMajority, hasQuorum } from './council-guards.js';
import type { DossierFacts } from './facts.js';
import { bar, blank, pl } from './guard.js';
import type { Finding, Guard, GuardContext } from './guard.js';
import {
  disagreeByDay,
  hasObjections,
  isTrackB,
  opinionMonthEnd,
  opinionTooLate,
  reviewOutcome,
  sendAfterDisagreementByDay,
} from './review.js';

/** Conditions of disagreeing with an opinion, of the bar that follows from delay, and of leaving the review (PL 47(4)–(7)). */
export const DISAGREEMENT_GUARDS = {
  /** The decision gives its reasons. */
  disagreementReasoned: {
    article: pl('47(6)'),
    actor: 'lawyer',
    check: ({ facts }) =>
      blank(facts.review?.disagreement?.reasons)
        ? [
            bar('disagreement_reasons_missing', {
              article: pl('47(6)'),
              where: 'review.disagreement.reasons',
            }),
          ]
        : [],
  },
  /** The council adopted the decision by vote. */
  disagreementVoted: {
    article: pl('37(1)'),
    actor: 'council',
    check: ({ facts }) => {
      const { vote, quorum, sitting, decision } = facts.review?.disagreement ?? {};
      const where = 'review.disagreement.decision';
      const voted = vote && quorum && hasQuorum(quorum, sitting ?? null) && hasMajority(vote);
      return voted && decision && !blank(decision.number)
        ? []
        : [bar('disagreement_not_decided', { article: pl('37(1)'), where })];
    },
  },
  /** The decision was adopted within two months of receiving the opinion. */
  disagreementInTime: {
    article: pl('47(6)'),
    actor: 'council',
    check: ({ facts, now, calendar }) => {
      const due = disagreeByDay(facts, calendar);
      const day = facts.review?.disagreement?.decision?.date ?? now;
      if (due === null) return [bar('objections_missing', { article: pl('47(6)'), where: 'review.opinion' })];
      if (day <= due) return [];
      const params = { due };
      return [
        bar('disagreement_late', { article: pl('47(7)'), params, where: 'review.disagreement.decision' }),
      ];
    },
  },
  /** The decision is signed. */
  disagreementSigned: {
    article: pl('37(5)'),
    actor: 'sitting_chair',
    check: ({ facts, now }) => {
      const { signedOn = null, decision = null } = facts.review?.disagreement ?? {};
      const details = { article: pl('37(5)'), where: 'review.disagreement.signedOn' };
      if (signedOn === null) return [bar('disagreement_unsigned', details)];
      const impossible = signedOn > now || (decision !== null && signedOn < decision.date);
      return impossible
        ? [bar('disagreement_signature_impossible', { ...details, params: { day: signedOn } })]
        : [];
    },
  },
  /** By-law and decision went to the ministry and to VARAM within three working days; later nothing may be published. */
  disagreementSent: { article: pl('47(6)'), actor: 'lawyer', check: disagreementSent },
  /** A text that needs an opinion has one without objections, or silence after the month, or a disagreement in time. */
  reviewPassed: {
    article: pl('47(4)'),
    actor: 'ministry',
    check: (context) => {
      const { facts } = context;
      if (!isTrackB(facts)) return [];
      const passed =
        facts.review !== null && facts.review.bylawDigest === facts.council?.adoptedDigest && ended(context);
      return passed ? [] : [bar('review_not_passed', { article: pl('47(2)'), where: 'review' })];
    },
  },
  /** A term of PL 47(6) has passed, so the by-law may not be published. */
  publicationTermsMissed: {
    article: pl('47(7)'),
    actor: 'system',
    check: ({ facts, now, calendar }) =>
      missedTerm(facts, now, calendar) === null
        ? [bar('publication_terms_running', { article: pl('47(7)'), where: 'review' })]
        : [],
  },
} as const satisfies Record<string, Guard>;

/**
 * The term of PL 47(6) that has passed on the day: no decision within two months, or nothing sent within three working
 * days after signing; `null` while none has. An opinion that came after the ministry's month starts no term.
 */
export function missedTerm(
  facts: DossierFacts,
  now: string,
  calendar: LegalCalendar,
): 'no_decision' | 'not_sent' | null {
  if (facts.dossier.state === 'promulgation_ready') {
    const due = sendAfterDisagreementByDay(facts, calendar);
    return due !== null && now > due ? 'not_sent' : null;
  }
  const due = disagreeByDay(facts, calendar);
  if (due === null || now <= due || opinionTooLate(facts, calendar)) return null;
  const decided = facts.review?.disagreement?.decision?.date ?? null;
  return decided !== null && decided <= due ? null : 'no_decision';
}

function ended({ facts, now, calendar }: GuardContext): boolean {
  const outcome = reviewOutcome(facts.review);
  if (outcome === 'no_objections') return true;
  if (outcome === 'silent') {
    const end = opinionMonthEnd(facts, calendar);
    return end !== null && now > end;
  }
  if (outcome !== 'disagreed') return false;
  const due = disagreeByDay(facts, calendar);
  const decided = facts.review?.disagreement?.decision?.date ?? null;
  return hasObjections(facts.review) && due !== null && decided !== null && decided <= due;
}

function disagreementSent({ facts, now, calendar }: GuardContext): Finding[] {
  const fact = facts.review?.disagreement;
  const due = sendAfterDisagreementByDay(facts, calendar);
  if (!fact || due === null) return [];
  return (['sentToMinistryOn', 'sentToVaramOn'] as const).flatMap((where): Finding[] => {
    const day = fact[where];
    const details = { article: pl('47(6)'), where: `review.disagreement.${where}` };
    if (day === null) return [bar('disagreement_sending_missing', details)];
    if (day > now || day < (fact.signedOn ?? day))
      return [bar('disagreement_sending_impossible', { ...details, params: { day } })];
    return day > due
      ? [bar('disagreement_sending_late', { ...details, article: pl('47(7)'), params: { due } })]
      : [];
  });
}
