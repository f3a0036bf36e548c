import type { CountingKeyView, Violation } from '#libs/contracts';

/**
 * What a holder of the counting key, or who may become one, can do now: `held` may still choose another passphrase, `given`
 * waits for another holder.
 */
export type KeyStep = 'hold' | 'held' | 'unlock' | 'given' | null;

/** The step of the person; a passphrase that was given is not asked for again. */
export function keyStep({ state, mine, holders }: CountingKeyView, personId: string | null): KeyStep {
  if (state === 'gathering') return mine ? 'held' : 'hold';
  if (state !== 'waiting' || !mine) return null;
  return holders.some((holder) => holder.personId === personId && holder.unlocked) ? 'given' : 'unlock';
}

/** A new passphrase is typed unseen and kept nowhere: mistyped, it would lock the ballots up for ever. */
export function repeatViolations(step: KeyStep, passphrase: string, repeated: string): Violation[] {
  return step === 'hold' && passphrase !== repeated
    ? [{ code: 'passphrase_differs', where: 'repeated' }]
    : [];
}
