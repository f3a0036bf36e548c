import type { Decision, Violation } from '#libs/contracts';

/** What became of a paper in a named outer envelope. */
export const ENVELOPE_STATES = ['waiting', 'accepted', 'set_aside', 'refused'] as const;
/**
 * One of {@link ENVELOPE_STATES}: the roll has not been asked yet; the voter was marked in it and the inner paper goes
 * into the box; the voter has voted otherwise; the voter may not vote here.
 */
export type EnvelopeState = (typeof ENVELOPE_STATES)[number];

/** What is known of the voter named on an envelope when the roll can be asked. */
export interface EnvelopeFacts {
  may: Decision;
  /** How the voter stands in the roll already; null for somebody who has not voted. */
  votedBy: 'online' | 'in_person' | null;
}

/** What to do with an envelope, and why. */
export interface EnvelopeDecision {
  state: Exclude<EnvelopeState, 'waiting'>;
  reasons: Violation[];
}

/**
 * Decides over an envelope that was given while the network was away. Whoever has voted meanwhile keeps that vote: the
 * envelope stays closed and is set aside, because a vote on line can no longer be told from others.
 */
export function decideEnvelope({ may, votedBy }: EnvelopeFacts): EnvelopeDecision {
  if (votedBy !== null) {
    const code = votedBy === 'online' ? 'envelope_voted_online' : 'envelope_voted_in_person';
    return { state: 'set_aside', reasons: [{ code, article: { act: 'PL', ref: '60(4)' } }] };
  }
  if (!may.allowed) return { state: 'refused', reasons: may.violations };
  return { state: 'accepted', reasons: [] };
}
