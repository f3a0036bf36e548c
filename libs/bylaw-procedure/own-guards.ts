import { checkBefore, checkPeriod, computeDeadline, todayInRiga } from '#libs/legal-calendar';
import type { DeadlineCode } from '#libs/legal-calendar';
import type { LegalDay } from '#libs/contracts';
import type { DossierFacts } from './facts.js';
import { bar, pl, warn } from './guard.js';
import type { Finding, Guard, GuardContext } from './guard.js';
import { lastOpinionDay, opinionPublication } from './opinion-guards.js';
import { BUILT_IN_ENDORSERS, DEFAULT_STEPS, ownRule } from './own-steps.js';
import type { InternalSteps } from './own-steps.js';
import { isTrackB, opinionDay, reviewOutcome } from './review.js';

/** The steps of the municipality's own that hold for the dossier. */
export function stepsOf(facts: Pick<DossierFacts, 'municipality'>): InternalSteps {
  return facts.municipality.steps ?? DEFAULT_STEPS;
}

/** Codes of the endorsers who have not endorsed exactly this text and memorandum, in the order in which they endorse. */
export function endorsersAwaited(facts: DossierFacts): string[] {
  return stepsOf(facts)
    .endorsers.map(({ code }) => code)
    .filter((code) => !hasEndorsed(facts, code));
}

function hasEndorsed(facts: DossierFacts, code: string): boolean {
  return facts.endorsements.some(
    ({ role, digest, memorandumDigest }) =>
      role === code &&
      digest === facts.document.currentDigest &&
      memorandumDigest === facts.memorandum.currentDigest,
  );
}

/** Conditions that a municipality sets for itself inside the frame of the law (PL 36(2)). */
export const OWN_GUARDS = {
  /** Every endorser of the municipality's own has endorsed exactly this text and memorandum. */
  endorsedByOthers: {
    article: pl('36(2)'),
    actor: 'own_endorser',
    check: ({ facts }) => {
      if (facts.dossier.kind === 'spatial_planning') return [];
      const awaited = endorsersAwaited(facts).filter((code) => !isBuiltIn(code));
      const names = stepsOf(facts)
        .endorsers.filter(({ code }) => awaited.includes(code))
        .map(({ name }) => name);
      if (names.length === 0) return [];
      return [
        bar('endorsement_missing_own', { article: pl('36(2)'), params: { names }, where: 'endorsements' }),
      ];
    },
  },
  /** Those who endorse before the check of legality have done so. */
  legalInTurn: { article: pl('36(2)'), actor: 'own_endorser', check: (context) => inTurn(context, 'legal') },
  /** Those who endorse before the head of the department have done so. */
  headInTurn: { article: pl('36(2)'), actor: 'own_endorser', check: (context) => inTurn(context, 'head') },
  /** The step is one of the municipality's own, and those before it have endorsed. */
  ownInTurn: {
    article: pl('36(2)'),
    actor: 'own_endorser',
    check: (context) => {
      const code = context.facts.dossier.endorsingAs ?? null;
      if (code === null) return [];
      const known = stepsOf(context.facts).endorsers.some((step) => step.code === code);
      return known ? inTurn(context, code) : [bar('endorser_unknown', { where: 'role' })];
    },
  },
  /** The municipality asks for endorsements of its own. */
  ownEndorsersAsked: {
    actor: 'own_endorser',
    check: ({ facts }) =>
      stepsOf(facts).endorsers.every(({ code }) => isBuiltIn(code)) ? [bar('endorser_unknown')] : [],
  },
  /** Every committee that the municipality asks has given its opinion; an extraordinary sitting may do without. */
  committeesHeard: {
    article: pl('36(2)'),
    actor: 'council_secretary',
    check: ({ facts }) => {
      const heard = new Set(facts.committees?.opinions.map(({ code }) => code));
      const names = stepsOf(facts)
        .committees.filter(({ code }) => !heard.has(code))
        .map(({ name }) => name);
      if (names.length === 0) return [];
      const details = { article: pl('36(2)'), params: { names }, where: 'committees' };
      const urgent = facts.council?.sitting?.kind === 'extraordinary';
      return [urgent ? warn('committees_not_heard', details) : bar('committees_not_heard', details)];
    },
  },
  /** The municipality asks for opinions of committees. */
  committeesAsked: {
    article: pl('36(2)'),
    actor: 'council_secretary',
    check: ({ facts }) =>
      stepsOf(facts).committees.length > 0 ? [] : [bar('committee_unknown', { article: pl('36(2)') })],
  },
  /** Where the municipality wants it so, the draft was coordinated once more after its opinion stage. */
  coordinatedAfterOpinions: {
    actor: 'lawyer',
    check: ({ facts, calendar }) => {
      const last = lastOpinionDay(facts, calendar);
      if (!stepsOf(facts).coordinateAfterOpinions || facts.dossier.kind !== 'normal' || last === null)
        return [];
      const closed = facts.coordination?.closedOn ?? null;
      return closed !== null && closed > last
        ? []
        : [bar('coordination_missing_after_opinions', { params: { day: last }, where: 'coordination' })];
    },
  },
  /** The term for opinions is as long as the municipality's own. */
  ownOpinionTerm: {
    actor: 'lawyer',
    check: ({ facts, calendar }) => {
      const rule = ownRule('SN.OPINION_MIN', stepsOf(facts));
      const record = opinionPublication(facts);
      if (!rule || !record || record.to === null || facts.dossier.kind !== 'normal') return [];
      const to = facts.opinionStage?.closes ?? record.to;
      const { verdict, earliestEnd } = checkPeriod(rule, record.from, to, calendar);
      if (verdict !== 'short' && verdict !== 'inclusive') return [];
      const params = { days: rule.count, to, earliestEnd };
      return [bar('own_opinion_term_short', { params, where: 'opinionStage.publications' })];
    },
  },
  /** Papers, notice and draft are there as early before a regular sitting as the municipality itself wants. */
  ownDaysBeforeSitting: { actor: 'council_secretary', check: ownDaysBefore },
  /** Signed within the municipality's own term. */
  ownSigningTerm: {
    actor: 'sitting_chair',
    check: (context) => {
      const { facts, now } = context;
      return late(context, 'SN.SIGN_DECISION', facts.council?.decision?.date, facts.signature?.day ?? now);
    },
  },
  /** Sent to the ministry within the municipality's own term. */
  ownReviewTerm: {
    actor: 'lawyer',
    check: (context) => {
      const { facts, now } = context;
      const current = facts.review !== null && facts.review.opinion === null;
      return late(
        context,
        'SN.SEND_VARAM',
        facts.signature?.day,
        current ? (facts.review?.sentOn ?? now) : now,
      );
    },
  },
  /** Sent to the gazette within the municipality's own term. */
  ownSendingTerm: {
    actor: 'lawyer',
    check: (context) => {
      const { facts, now, calendar } = context;
      const day = facts.promulgation?.sentOn ?? now;
      if (!isTrackB(facts)) return late(context, 'SN.SEND_LV', facts.signature?.day, day);
      if (reviewOutcome(facts.review) === 'disagreed') return [];
      return late(context, 'SN.SEND_LV_AFTER_OPINION', opinionDay(facts, calendar), day);
    },
  },
} as const satisfies Record<string, Guard>;

function isBuiltIn(code: string): boolean {
  return (BUILT_IN_ENDORSERS as readonly string[]).includes(code);
}

function inTurn({ facts }: GuardContext, code: string): Finding[] {
  const { endorsers, endorseInOrder } = stepsOf(facts);
  const place = endorsers.findIndex((step) => step.code === code);
  if (!endorseInOrder || place < 1) return [];
  const before = endorsers.slice(0, place).find((step) => !hasEndorsed(facts, step.code));
  if (!before) return [];
  const details = { article: pl('36(2)'), where: 'endorsements' };
  if (before.code === 'legal') return [bar('endorsement_out_of_turn_legal', details)];
  if (before.code === 'head') return [bar('endorsement_out_of_turn_head', details)];
  return [bar('endorsement_out_of_turn_own', { ...details, params: { endorser: before.name } })];
}

/** A term of one's own that was not kept is shown and recorded; what the law says is another guard's matter. */
function late(
  { facts, calendar }: GuardContext,
  code: DeadlineCode,
  from: LegalDay | null | undefined,
  day: LegalDay,
): Finding[] {
  const rule = ownRule(code, stepsOf(facts));
  if (!rule || !from || facts.dossier.kind === 'spatial_planning') return [];
  const due = computeDeadline(rule, from, calendar).day;
  return day <= due ? [] : [warn('own_term_missed', { params: { due }, where: code })];
}

function ownDaysBefore({ facts, now, calendar }: GuardContext): Finding[] {
  const council = facts.council;
  if (council?.sitting?.kind !== 'regular' || council.addedAtSitting !== null) return [];
  const { sitting, materialsAvailableFrom } = council;
  const done: [DeadlineCode, LegalDay][] = [
    ['SN.MATERIALS', materialsAvailableFrom === null ? now : todayInRiga(materialsAvailableFrom)],
    ['SN.AGENDA_NOTICE', council.agendaNoticePublication?.from ?? now],
    ['SN.DRAFT_DECISION', council.draftDecisionPublication?.from ?? now],
  ];
  return done.flatMap(([code, day]): Finding[] => {
    const rule = ownRule(code, stepsOf(facts));
    if (!rule) return [];
    const { verdict, latest } = checkBefore(rule, day, sitting.day, calendar);
    return verdict === 'kept' ? [] : [warn('own_term_missed', { params: { due: latest }, where: code })];
  });
}
