import { createHash } from 'node:crypto';
import { wholeRules } from '#libs/contracts';
import type { FrozenVote } from '#libs/verifiable-ballot';
import type { CycleRow } from '../cycles/budget-cycles.js';

/** What is voted on and how, as it was frozen when voting opened. */
export type FrozenBallot = FrozenVote;

/** @throws Error when voting has never opened, or when the frozen text is not the one that was digested. */
export function frozenBallot({ frozenRules, rulesDigest }: CycleRow): FrozenBallot {
  if (frozenRules === null) throw new Error('The rules of the cycle are not frozen.');
  if (createHash('sha256').update(frozenRules).digest('hex') !== rulesDigest) {
    throw new Error('The frozen rules do not match their digest.');
  }
  const frozen = JSON.parse(frozenRules) as FrozenBallot;
  return { ...frozen, rules: wholeRules(frozen.rules) };
}
