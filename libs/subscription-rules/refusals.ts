/** Letters in a row that an address may refuse for good before the subscription ends. */
export const MOST_REFUSALS = 3;

/**
 * Whether a subscription ends because its address refuses letters: at once where it was never confirmed (nobody is there
 * to confirm it), otherwise after {@link MOST_REFUSALS} in a row, because a mailbox may be moved or mended.
 */
export function endsAfterRefusals(state: 'pending' | 'active' | 'ended', inARow: number): boolean {
  if (state === 'ended') return false;
  return inARow >= (state === 'pending' ? 1 : MOST_REFUSALS);
}
