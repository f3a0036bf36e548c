import type {
  CoordinationDisposition,
  CoordinationItemKind,
  CoordinationMeetingResult,
  CoordinationPartyState,
  CoordinationStanding,
  CoordinationVerdict,
  LegalDay,
  Violation,
} from '#libs/contracts';
import { isBlank } from './round.js';

/** An item, as far as the outcome depends on it. */
export interface ItemFact {
  kind: CoordinationItemKind;
  disposition: CoordinationDisposition | null;
  /** What an agreement meeting came to about it, if it was on the table of one. */
  meeting?: CoordinationMeetingResult | null;
}

/** An opinion, as far as the outcome depends on it. */
export interface OpinionFact {
  verdict: CoordinationVerdict;
  receivedDay: LegalDay;
  items: readonly ItemFact[];
}

/** What a party said in one round. */
export interface PartyFact {
  /** The same in every round for the same party. */
  key: string;
  opinion: OpinionFact | null;
}

/** A round with what its parties said. */
export interface RoundFact {
  dueDay: LegalDay;
  ended: boolean;
  parties: readonly PartyFact[];
}

/** Whether the opinion came after the last day: it is kept, but only advises. */
export function isLate(receivedDay: LegalDay, dueDay: LegalDay): boolean {
  return receivedDay > dueDay;
}

/** Where the party stands. While the round runs it waits; a party silent to the end of the round has agreed. */
export function partyState(
  opinion: OpinionFact | null,
  round: { dueDay: LegalDay; ended: boolean },
): CoordinationPartyState {
  if (opinion === null) return round.ended ? 'agreed_by_silence' : 'waiting';
  if (isLate(opinion.receivedDay, round.dueDay)) return 'late';
  return opinion.verdict === 'objections' ? 'objections' : 'agreed';
}

/**
 * Where coordination stands. What a party said in the last round it was asked in counts: it agrees when it has no
 * objections, was silent, or answered too late. So an objection taken into account is settled by a later round in which
 * it is not repeated, and one that was agreed upon or withdrawn at a meeting by the meeting. Until a party agrees, the
 * outcome is `not_agreed`.
 */
export function standingOf(rounds: readonly RoundFact[]): CoordinationStanding {
  const last = new Map<string, { state: CoordinationPartyState; opinion: OpinionFact | null }>();
  for (const round of rounds) {
    for (const { key, opinion } of round.parties) {
      last.set(key, { state: partyState(opinion, round), opinion });
    }
  }
  const toConfirm: string[] = [];
  const disputed: string[] = [];
  let waiting = last.size === 0;
  for (const [key, { state, opinion }] of last) {
    if (state === 'waiting') waiting = true;
    if (state !== 'objections') continue;
    const objections = standingObjections(opinion);
    if (objections.length === 0 && (opinion?.items.length ?? 0) > 0) continue;
    const settled =
      objections.length > 0 && objections.every(({ disposition }) => disposition === 'accepted');
    (settled ? toConfirm : disputed).push(key);
  }
  const agreed = !waiting && toConfirm.length === 0 && disputed.length === 0;
  return { outcome: agreed ? 'agreed' : 'not_agreed', toConfirm, disputed };
}

/** The objections that no meeting has settled. */
export function standingObjections<T extends ItemFact>(opinion: { items: readonly T[] } | null): T[] {
  return (opinion?.items ?? []).filter(
    ({ kind, meeting }) => kind === 'objection' && meeting !== 'agreed' && meeting !== 'withdrawn',
  );
}

/**
 * Items without an answer. Those of late opinions count too: an author who is heard late is still told why not. What was
 * withdrawn needs none.
 */
export function unansweredItems(rounds: readonly RoundFact[]): number {
  return rounds
    .flatMap((round) => round.parties)
    .flatMap((party) => party.opinion?.items ?? [])
    .filter(({ disposition, meeting }) => disposition === null && meeting !== 'withdrawn').length;
}

/** An item with what became of it in the draft. */
export interface KeptPromise extends ItemFact {
  /** The draft has changed for it since the text it is about. */
  changed: boolean;
}

/**
 * Items that are said to be taken into account, wholly or in part, while nothing in the draft has changed for them. To send
 * such a draft once more is allowed and pointed out: whoever objected would find the same words.
 */
export function unkeptPromises<T extends KeptPromise>(items: readonly T[]): T[] {
  return items.filter(
    ({ disposition, changed, meeting }) =>
      (disposition === 'accepted' || disposition === 'partly') && !changed && meeting !== 'withdrawn',
  );
}

/**
 * Why coordination cannot be closed: a round was held, none runs, every item has its answer, and a disagreement is
 * explained, since it stays visible in the papers for the council. Empty when it can.
 */
export function closeViolations(rounds: readonly RoundFact[], reason: string | null): Violation[] {
  const violations: Violation[] = [];
  if (rounds.length === 0) violations.push({ code: 'coordination.no_round' });
  if (rounds.some(({ ended }) => !ended)) violations.push({ code: 'coordination.round_open' });
  const count = unansweredItems(rounds);
  if (count > 0) violations.push({ code: 'coordination.items_unanswered', params: { count } });
  if (standingOf(rounds).outcome === 'not_agreed' && isBlank(reason)) {
    violations.push({ code: 'coordination.disagreement_reason_missing', where: 'reason' });
  }
  return violations;
}

/** How many parties of the round stand where; only states that somebody is in. */
export function roundOutcomeCounts(round: RoundFact): Partial<Record<CoordinationPartyState, number>> {
  const counts: Partial<Record<CoordinationPartyState, number>> = {};
  for (const { opinion } of round.parties) {
    const state = partyState(opinion, round);
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}
