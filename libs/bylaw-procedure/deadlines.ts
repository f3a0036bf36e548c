import type { ArticleRef, LegalDay } from '#libs/contracts';
import { computeDeadline, deadlineRule } from '#libs/legal-calendar';
import type { DeadlineCode, DeadlineStep, LegalCalendar } from '#libs/legal-calendar';
import type { DossierFacts } from './facts.js';
import { stepsOf } from './own-guards.js';
import { ownRule } from './own-steps.js';
import { lastOpinionDay, opinionPublication } from './opinion-guards.js';
import { entryIntoForceDay } from './promulgation-guards.js';
import { hasObjections, isTrackB, opinionDay, reviewReceipt } from './review.js';
import type { DossierState } from './states.js';
import type { Transition } from './transition.js';
import { deadlineCodes, transitionsFrom } from './lookup.js';

/** A deadline of this dossier with the day it falls on and how that day was counted. */
export interface DossierDeadline {
  code: DeadlineCode;
  article: ArticleRef;
  /** The event the deadline is counted from. */
  from: LegalDay;
  day: LegalDay;
  explanation: DeadlineStep[];
  /** `due` = last day to do it; `earliest` = the first day it can happen; `passes` = a term that runs out after this day. */
  sense: 'due' | 'earliest' | 'passes';
  /** The day by the law alone, where the municipality's own stricter term gives another. */
  lawDay?: LegalDay;
}

/**
 * The deadline of a rule for this dossier; `null` while the event it is counted from has not happened, or where the
 * rule does not apply (PL 47(1) leaves out spatial planning; PL 28 concerns regular sittings).
 */
export function dossierDeadline(
  code: DeadlineCode,
  facts: DossierFacts,
  calendar: LegalCalendar,
): DossierDeadline | null {
  const from = anchorDay(code, facts, calendar);
  if (from === null) return null;
  const rule = deadlineRule(code);
  const own = ownRule(code, stepsOf(facts));
  const { day, explanation } = computeDeadline(own ?? rule, from, calendar);
  const lawDay = own && computeDeadline(rule, from, calendar).day;
  const base = { code, article: rule.article, from, explanation, ...(lawDay && { lawDay }) };
  if (code === 'SN.OPINION_MIN') {
    return { ...base, day: lastOpinionDay(facts, calendar) ?? day, sense: 'passes' };
  }
  if (code === 'SN.VARAM_OPINION') return { ...base, day, sense: 'passes' };
  if (code === 'SN.IN_FORCE') return { ...base, day: entryIntoForceDay(facts) ?? day, sense: 'earliest' };
  return { ...base, day, sense: 'due' };
}

/** The deadline of a row that applies to this dossier; `null` where none does. */
export function deadlineOf(
  row: Transition,
  facts: DossierFacts,
  calendar: LegalCalendar,
): DossierDeadline | null {
  for (const code of deadlineCodes(row)) {
    const found = dossierDeadline(code, facts, calendar);
    if (found) return found;
  }
  return null;
}

/** The deadlines of everything that can come next in the state (by default the dossier's own), earliest first. */
export function deadlinesIn(
  facts: DossierFacts,
  calendar: LegalCalendar,
  state: DossierState = facts.dossier.state,
): DossierDeadline[] {
  const codes = new Set(transitionsFrom(state).flatMap(deadlineCodes));
  for (const code of BESIDE[state] ?? []) codes.add(code);
  return [...codes]
    .flatMap((code) => dossierDeadline(code, facts, calendar) ?? [])
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Duties that run beside the way to the next state. */
const BESIDE: Partial<Record<DossierState, readonly DeadlineCode[]>> = {
  council_ready: ['SN.AGENDA_NOTICE', 'SN.DRAFT_DECISION', 'SN.PUB_BEFORE_SITTING'],
  on_agenda: ['SN.MATERIALS', 'SN.AGENDA_NOTICE', 'SN.DRAFT_DECISION', 'SN.PUB_BEFORE_SITTING'],
  adopted: ['D.SIGN_MINUTES', 'D.PUBLISH_RECORDING'],
  signed: ['SN.PUBLISH_DECISION'],
  promulgation_ready: ['SN.PUBLISH_DECISION'],
};

function anchorDay(code: DeadlineCode, facts: DossierFacts, calendar: LegalCalendar): LegalDay | null {
  const sitting = facts.council?.sitting ?? null;
  const regular = sitting?.kind === 'regular' ? sitting.day : null;
  switch (code) {
    case 'SN.OPINION_MIN':
      return opinionPublication(facts)?.from ?? null;
    case 'SN.MATERIALS':
    case 'SN.AGENDA_NOTICE':
      return regular;
    case 'SN.DRAFT_DECISION':
      return facts.dossier.kind === 'normal' ? regular : null;
    case 'SN.PUB_BEFORE_SITTING':
      return facts.dossier.kind === 'normal' ? null : regular;
    case 'D.SIGN_MINUTES':
    case 'D.PUBLISH_RECORDING':
      return sitting?.day ?? null;
    case 'SN.SIGN_DECISION':
      return facts.council?.decision?.date ?? null;
    case 'SN.SEND_LV':
      return facts.dossier.kind === 'spatial_planning' || isTrackB(facts)
        ? null
        : (facts.signature?.day ?? null);
    case 'SN.VARAM_OPINION':
      return reviewReceipt(facts, calendar)?.day ?? null;
    case 'SN.SEND_LV_AFTER_OPINION':
      return opinionDay(facts, calendar);
    case 'SN.DISAGREE':
      return hasObjections(facts.review) && facts.dossier.state !== 'publication_barred'
        ? facts.review.opinion.receivedOn
        : null;
    case 'SN.SEND_AFTER_DISAGREE':
      return facts.review?.disagreement?.signedOn ?? null;
    case 'SN.SEND_VARAM':
      return facts.dossier.kind === 'spatial_planning' ? null : (facts.signature?.day ?? null);
    case 'SN.PUBLISH_DECISION':
      return facts.signature?.day ?? null;
    case 'SN.IN_FORCE':
      return facts.promulgation?.official?.day ?? null;
    default:
      return null;
  }
}
