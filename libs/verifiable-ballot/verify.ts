import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { countCycle, orderByLot, type CycleCountInput } from '#libs/budget-count';
import { votingUnits } from '#libs/budget-rules';
import { wholeRules, type BallotChoices, type CycleCount } from '#libs/contracts';
import { toHex } from './bytes.js';
import type { FrozenVote } from './frozen-vote.js';
import { LogCheck, type VoteChecks } from './log-check.js';
import type { PublishedPaper, PublishedRoll, PublishedSums, PublishedVoteKeys } from './published.js';
import { textLines, textOf, type VoteFinding, type VoteFolder } from './vote-folder.js';

/** What checking a published vote came to. */
export interface VoteReport {
  /** Whether nothing stands against the vote. */
  intact: boolean;
  findings: VoteFinding[];
  /** Entries of the log, and ballots that were replaced by a later one of the same voter. */
  leaves: number;
  replaced: number;
  epochs: number;
  units: {
    unitId: string;
    online: number;
    paper: number;
    inRoll: number;
    /** Only sums are published. */
    sums: boolean;
  }[];
  /** Winners by the recount in the order of selection; null where it needs the ballots that are not published. */
  winners: number[] | null;
}

/** How far a check is: lines of the log that were checked. */
export interface VerifyOptions {
  onProgress?: (checked: number) => void;
  /** Called every few dozen ballots: where it waits, whoever shows a page can show it. */
  pause?: () => Promise<void>;
}

/**
 * Checks a vote from its published files alone: rules, signed heads, every entry of the log, credentials against the
 * roll, and the result by counting again. See docs/verification.md for each step.
 *
 * @throws Error when a file is missing or is not what the format says.
 */
export async function verifyVote(
  folder: VoteFolder,
  checks: VoteChecks,
  options: VerifyOptions = {},
): Promise<VoteReport> {
  const findings: VoteFinding[] = [];
  const vote = JSON.parse(textOf(await folder('vote.json'))) as PublishedVoteKeys;
  if (vote.format !== 'vietvara vote 1') throw new Error('vote.json is of another format.');
  const rules = await folder('rules.json');
  if (toHex(sha256(rules)) !== vote.rulesDigest) findings.push({ code: 'rules_differ' });
  const stored = JSON.parse(textOf(rules)) as FrozenVote;
  const frozen: FrozenVote = { ...stored, rules: wholeRules(stored.rules) };
  const read = async <T>(name: string): Promise<T> => JSON.parse(textOf(await folder(name))) as T;
  const sums = await read<PublishedSums[]>('sums.json');
  const log = new LogCheck(vote, frozen, new Set(sums.map(({ unitId }) => unitId)), checks, findings);
  await log.heads(textLines(await folder('heads.ndjson')));
  await log.leaves(textLines(await folder('log.ndjson')), options);
  const paper = await read<PublishedPaper[]>('paper.json');
  const roll = await read<PublishedRoll[]>('roll.json');
  const units = votingUnits(frozen.units, frozen.rules).map(({ id: unitId }) => {
    const sum = sums.find((one) => one.unitId === unitId);
    const entry = roll.find((one) => one.unitId === unitId) ?? { online: 0, inPerson: 0 };
    const inRoll = entry.online + entry.inPerson;
    // Of ballots that are not shown nobody can tell which replaced which, so only all of them can be compared.
    const online = sum ? Math.min(log.voters(unitId), entry.online) : log.voters(unitId);
    const onPaper = sum ? sum.ballots - online : paper.filter((one) => one.unitId === unitId).length;
    const tooMany = sum ? sum.ballots > inRoll : online > entry.online || onPaper > entry.inPerson;
    if (tooMany)
      findings.push({ code: 'more_ballots_than_voters', params: { unitId, online, paper: onPaper } });
    return { unitId, online, paper: Math.max(0, onPaper), inRoll, sums: sum !== undefined };
  });
  const { count, corrected } = await read<{ count: CycleCount | null; corrected: boolean }>('result.json');
  const ballots = [...log.counted(), ...paper];
  const winners = corrected ? null : recount(frozen, ballots, sums, count, findings);
  if (corrected) findings.push({ code: 'result_corrected', harmless: true });
  return {
    intact: findings.every(({ harmless }) => harmless === true),
    findings,
    leaves: log.size,
    replaced: log.replaced,
    epochs: log.epochs,
    units,
    winners,
  };
}

/** Counts again; where only sums are published, it compares the votes of each project with them. */
function recount(
  { rules, units, projects }: FrozenVote,
  ballots: readonly BallotChoices[],
  sums: readonly PublishedSums[],
  published: CycleCount | null,
  findings: VoteFinding[],
): number[] | null {
  if (!published) return null;
  const seed = published.lot?.seed;
  const digest = (text: string): string => toHex(sha256(utf8ToBytes(text)));
  const numbers = projects.map(({ nr }) => nr);
  const input: CycleCountInput = {
    ...{ rules, units, projects, ballots: [...ballots] },
    lot: seed === undefined ? null : { seed, order: orderByLot(seed, numbers, digest) },
  };
  const again = countCycle(input, { countsPerLoser: 0 });
  for (const unit of published.units) {
    const { unitId, unitIds } = unit;
    const own = again.units.find((one) => one.unitId === unitId);
    const small = sums.filter((one) => unitIds.includes(one.unitId));
    if (small.length === 0) {
      if (JSON.stringify(outcomeOf(own)) !== JSON.stringify(outcomeOf(unit))) {
        findings.push({ code: 'result_differs', params: { unitId } });
      }
      continue;
    }
    for (const { nr, votes, points } of small.flatMap((sum) => sum.projects)) {
      const outcome = unit.outcomes.find((one) => one.nr === nr);
      const wanted = rules.ballot.kind === 'points' ? points : votes;
      if (rules.ballot.kind !== 'ranking' && outcome?.votes !== wanted) {
        findings.push({ code: 'sum_differs', params: { unitId, nr } });
      }
    }
  }
  if (sums.length > 0) return null;
  return again.units.flatMap(winnersOf);
}

const outcomeOf = (unit: CycleCount['units'][number] | undefined): unknown =>
  unit && {
    winners: winnersOf(unit),
    granted: unit.outcomes.map(({ nr, votes, grantedCents }) => [nr, votes, grantedCents]).sort(byNumber),
  };

const byNumber = ([a = 0]: number[], [b = 0]: number[]): number => a - b;

function winnersOf({ outcomes }: CycleCount['units'][number]): number[] {
  return outcomes
    .filter(({ won }) => won)
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
    .map(({ nr }) => nr);
}
