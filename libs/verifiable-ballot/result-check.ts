import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { countCycle, orderByLot, outcomeOf, winnersOf } from '#libs/budget-count';
import type { BallotChoices, CorrectedBallots, CycleCount, UnitCount } from '#libs/contracts';
import { toHex } from './bytes.js';
import { correctedVote, type CorrectedCount } from './corrected-vote.js';
import type { Findings } from './findings.js';
import { ballotProblems, type FrozenVote } from './frozen-vote.js';
import type {
  AuditorSet,
  PublishedCorrection,
  PublishedCount,
  PublishedResult,
  PublishedRoll,
  PublishedSums,
} from './published.js';
import { fieldsOf, isChoices, isFields, isWhole, listOf } from './shapes.js';
import { ballotsOfSums } from './withheld.js';

/** What the counts are checked with. */
export interface CountsGiven {
  frozen: FrozenVote;
  online: readonly BallotChoices[];
  paper: readonly BallotChoices[];
  /** Ballots of each unit of voting, also those that nobody has shown. */
  units: readonly { unitId: string; online: number; paper: number }[];
  roll: readonly PublishedRoll[];
  /** Sums of ballots that nobody has shown. */
  unseen: readonly PublishedSums[];
  /** What the auditor has of the corrections; null without their set. */
  corrections: AuditorSet['corrections'] | null;
  findings: Findings;
}

/** A count and who wins by it, in the order of selection; null where that needs ballots that are not shown. */
export interface CheckedCount {
  number: number;
  winners: number[] | null;
}

const NO_CORRECTION: CorrectedCount = { leftOut: [], added: [], removed: [] };

/**
 * Counts again for the first result and for every correction, and compares. Where ballots are published as sums, a rule
 * that looks at votes alone is counted from the sums; of other rules only the votes are compared.
 */
export function checkCounts({ counts }: PublishedResult, given: CountsGiven): CheckedCount[] {
  if (counts.length === 0) given.findings.add('result_missing');
  return counts.map((one, at) => {
    if (one.number !== at + 1 || (at === 0) !== (one.correction === null)) {
      given.findings.add('result_missing', { number: at + 1 });
    }
    if (one.correction !== null) {
      given.findings.note('result_corrected', { number: one.number });
      checkCorrection(one.number, one.correction, given);
    }
    return { number: one.number, winners: checkCount(one, given) };
  });
}

/** Papers that a correction adds keep to the rules, and leave no unit with more papers than people in the roll. */
function checkCorrection(number: number, correction: PublishedCorrection, given: CountsGiven): void {
  const { frozen, units, roll, corrections, findings } = given;
  const opened = corrections?.find((one) => one.number === number);
  const added = [...correction.added, ...(opened?.added ?? [])];
  const removed = [...correction.removed, ...(opened?.removed ?? [])];
  for (const one of added) {
    if (ballotProblems(frozen, one).length === 0) continue;
    findings.add('paper_unlawful', { unitId: one.unitId, number });
  }
  for (const { unitId, online, paper: first } of units) {
    const hidden = (!corrections && correction.withheld.find((one) => one.unitId === unitId)) || null;
    const more = times(added, unitId) - times(removed, unitId) + (hidden ? hidden.added - hidden.removed : 0);
    const marked = roll.find((one) => one.unitId === unitId)?.inPerson ?? 0;
    // Without a paper more than in the first count, that one was found already.
    if (more > 0 && first + more > marked) {
      findings.add('more_ballots_than_voters', { unitId, online, paper: first + more, number });
    }
  }
}

const times = (ballots: readonly CorrectedBallots[], unitId: string): number =>
  ballots.reduce((sum, one) => sum + (one.unitId === unitId ? one.times : 0), 0);

function checkCount({ number, count, correction }: PublishedCount, given: CountsGiven): number[] | null {
  const { findings, unseen } = given;
  const dark = new Set<string>();
  for (const { unitId, added, removed } of correction?.withheld ?? []) {
    if (given.corrections || added + removed === 0) continue;
    dark.add(unitId);
    findings.note('correction_withheld', { unitId, number });
  }
  const again = recount(number, count, correction ?? NO_CORRECTION, given);
  const { ballot, countRule } = given.frozen.rules;
  const byVotes = countRule.startsWith('greedy') && ballot.kind !== 'ranking';
  let known = again !== null;
  for (const { unitId, unitIds } of again?.units ?? count.units) {
    const own = again?.units.find((one) => one.unitId === unitId);
    const told = count.units.find((one) => one.unitId === unitId);
    const few = unseen.some((one) => unitIds.includes(one.unitId));
    if (unitIds.some((id) => dark.has(id))) known = false;
    else if (!own || !told || count.rule !== countRule) findings.add('result_differs', { unitId, number });
    else if (few && !byVotes) {
      known = false;
      if (ballot.kind !== 'ranking') compareVotes(own, told, { ...given, number });
    } else if (few && compareVotes(own, told, { ...given, number })) continue;
    else if (outcomeOf(own) !== outcomeOf(told)) findings.add('result_differs', { unitId, number });
  }
  return again && known ? again.units.flatMap(winnersOf) : null;
}

/** Null where what is published cannot be counted at all. */
function recount(
  number: number,
  published: CycleCount,
  correction: CorrectedCount,
  { frozen, online, paper, unseen, corrections, findings }: CountsGiven,
): CycleCount | null {
  const more = corrections?.find((one) => one.number === number);
  const { rules, units } = frozen;
  const corrected = correctedVote(
    frozen.projects,
    { online: [...online, ...unseen.flatMap(ballotsOfSums)], paper },
    {
      leftOut: correction.leftOut,
      added: [...correction.added, ...(more?.added ?? [])],
      removed: [...correction.removed, ...(more?.removed ?? [])],
    },
  );
  if (!corrected) {
    findings.add('correction_unfounded', { number });
    return null;
  }
  const seed = published.lot?.seed;
  const digest = (text: string): string => toHex(sha256(utf8ToBytes(text)));
  const numbers = corrected.projects.map(({ nr }) => nr);
  const lot = seed === undefined ? null : { seed, order: orderByLot(seed, numbers, digest) };
  try {
    return countCycle({ rules, units, ...corrected, lot }, { countsPerLoser: 0 });
  } catch {
    return null;
  }
}

/** Whether votes differ; each project is told. */
function compareVotes(
  own: UnitCount,
  told: UnitCount,
  { findings, number }: Pick<CountsGiven, 'findings'> & { number: number },
): boolean {
  let differs = false;
  for (const { nr, votes } of own.outcomes) {
    if (told.outcomes.find((one) => one.nr === nr)?.votes === votes) continue;
    findings.add('sum_differs', { unitId: own.unitId, nr, number });
    differs = true;
  }
  return differs;
}

/** `result.json`. @throws BrokenFile. */
export function resultOf(value: unknown): PublishedResult {
  const { counts } = fieldsOf('result.json', value, () => true);
  const equal = (list: unknown): boolean =>
    Array.isArray(list) && list.every((one) => isChoices(one) && isWhole((one as { times?: unknown }).times));
  const withheldIs = (list: unknown): boolean =>
    Array.isArray(list) &&
    list.every((one) => isFields(one) && isWhole(one['added']) && isWhole(one['removed']));
  return {
    counts: listOf('result.json', counts, ({ number, count, correction }) => {
      const units = isFields(count) ? count['units'] : null;
      if (!isWhole(number) || !Array.isArray(units)) return false;
      if (!units.every((unit) => isFields(unit) && Array.isArray(unit['outcomes']))) return false;
      if (correction === null) return true;
      if (!isFields(correction)) return false;
      const { leftOut, added, removed, withheld } = correction;
      return Array.isArray(leftOut) && withheldIs(withheld) && equal(added) && equal(removed);
    }),
  };
}
