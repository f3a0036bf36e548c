import type {
  BudgetUnit,
  CountedTie,
  CycleCount,
  CycleRules,
  OutcomeReason,
  ProjectOutcome,
  UnitCount,
} from '#libs/contracts';
import { countElection } from './count-election.js';
import {
  cycleElections,
  scoreOf,
  type CountedBallot,
  type CountedProject,
  type CountingRules,
  type CycleElection,
} from './cycle-election.js';
import type { ElectionOutcome, ElectionResult } from './election-outcome.js';
import { parseRule } from './rule-name.js';
import type { ElectionTies } from './tie-order.js';
import { triesFor, wouldWin, type CountedBy } from './what-if.js';

/** Everything a count depends on; the order of ballots, units and projects changes nothing of the outcome. */
export interface CycleCountInput {
  rules: CountingRules;
  units: readonly BudgetUnit[];
  projects: readonly CountedProject[];
  ballots: readonly CountedBallot[];
  /** What was drawn by lot, first wins; needed where the rules break ties by lot. */
  lot: { seed: string; order: readonly number[] } | null;
}

/** How far a count has come: elections counted, runs of the present one, losers of it that were explained. */
export interface CountProgress {
  election: number;
  elections: number;
  runs: number;
  explained: number;
}

/** How much a count may try, and where it tells how far it is. */
export interface CountEffort {
  /**
   * Counts again for each loser, where the rule is not greedy; 0 = what would have changed it is not looked for. Left
   * out, it depends on the size of the election alone, so that the same ballots always come to the same.
   */
  countsPerLoser?: number;
  onProgress?: (progress: CountProgress) => void;
}

/**
 * Counts a cycle by its rules: every unit within its own money, or all of them together. Each project is told its place,
 * why it won or lost, and what would have changed it.
 * @throws RangeError for what cannot belong to the cycle: a count leaves nothing out silently.
 */
export function countCycle(
  input: CycleCountInput,
  { countsPerLoser, onProgress = () => undefined }: CountEffort = {},
): CycleCount {
  const { rules, units, projects, ballots, lot } = input;
  const rule = parseRule(rules.countRule);
  if (!rule) throw new RangeError(`There is no counting rule ${rules.countRule}`);
  const elections = cycleElections(rules, units, projects, ballots);
  return {
    rule: rules.countRule,
    whenNotFitting: rules.whenNotFitting,
    tieRule: rules.ties,
    lot: lot && { seed: lot.seed, order: [...lot.order] },
    units: elections.map((counted, at) => {
      const told = { election: at, elections: elections.length };
      const by: CountedBy = {
        rule,
        ties: (election) => tieOrder(rules.ties, counted.projects, election.projects, lot?.order),
        vote: fullVote(rules.ballot),
      };
      const ties = by.ties(counted.election);
      const result = countElection(counted.election, rule, ties, {
        restrictions: counted.restrictions,
        onRun: (runs) => onProgress({ ...told, runs, explained: 0 }),
      });
      let explained = 0;
      const runs = result.endowment?.runs ?? 1;
      const counts = countsPerLoser ?? triesFor(rule, counted.election, result);
      const { election, factor, restrictionsWith } = counted;
      return unitCount(counted, result, rules, ties, (p) => {
        onProgress({ ...told, runs, explained: (explained += 1) });
        if (counts === 0) return null;
        const unitId = counted.projects[p]?.unitId ?? '';
        const found = wouldWin(
          {
            election,
            factor: factor[p] ?? 1,
            restrictionsWith: (more) => restrictionsWith(unitId, more),
          },
          ...([p, by, counts] as const),
        );
        return found && { votes: found.votes, costCents: found.cost };
      });
    }),
  };
}

/** What one voter can give a project at most: 1, the first place, or all points. */
function fullVote(form: CycleRules['ballot']): number {
  if (form.kind === 'points') return form.maxPerProject ?? form.points;
  return form.kind === 'ranking' ? form.max : 1;
}

function tieOrder(
  ties: CycleRules['ties'],
  projects: readonly CountedProject[],
  costs: readonly { cost: number }[],
  lot: readonly number[] | undefined,
): ElectionTies {
  const cost = (p: number): number => (ties === 'lower_cost' ? (costs[p]?.cost ?? 0) : 0);
  if (ties !== 'lot') return (a, b) => cost(a) - cost(b) || a - b;
  const drawn = projects.map(({ nr }) => lot?.indexOf(nr) ?? -1);
  if (drawn.includes(-1)) throw new RangeError('The lot has to name every project');
  return (a, b) => (drawn[a] ?? 0) - (drawn[b] ?? 0);
}

function unitCount(
  { units, projects, ballots, election, factor }: CycleElection,
  result: ElectionResult,
  rules: CountingRules,
  ties: ElectionTies,
  explain: (p: number) => ProjectOutcome['wouldWin'],
): UnitCount {
  const place = new Map(projects.map(({ nr }, p) => [String(nr), p]));
  const raw = new Map<number, { votes: number; supporters: number }>();
  for (const ballot of ballots)
    ballot.choices.forEach((nr, position) => {
      const { votes, supporters } = raw.get(nr) ?? { votes: 0, supporters: 0 };
      const score = scoreOf(ballot, rules.ballot, position);
      raw.set(nr, { votes: votes + score, supporters: supporters + (score > 0 ? 1 : 0) });
    });
  const byVotes = projects
    .map((_, p) => p)
    .sort((a, b) => (election.total[b] ?? 0) - (election.total[a] ?? 0) || ties(a, b));
  const byVotesAlone = rules.countRule === 'greedy:cost' && !rules.weightedVotes;
  const tied = tiesOf(result, byVotesAlone ? raw : null);
  const outcomes = result.projects.map((one): ProjectOutcome => {
    const p = place.get(one.id) ?? -1;
    const project = projects[p];
    if (!project) throw new RangeError(`The count tells of an unknown project ${one.id}`);
    const { nr, unitId } = project;
    return {
      ...{ nr, unitId, rank: byVotes.indexOf(p) + 1, place: one.place },
      votes: raw.get(nr)?.votes ?? 0,
      supporters: raw.get(nr)?.supporters ?? 0,
      weightedHundredths: rules.weightedVotes ? (raw.get(nr)?.votes ?? 0) * (factor[p] ?? 100) : null,
      ...{ costCents: one.cost, grantedCents: one.granted, won: one.won },
      reason: one.reason satisfies OutcomeReason,
      leftBeforeCents: whole(one.available, 'down'),
      missingCents: whole(one.missing, 'up'),
      excludedBy: one.excludedBy === null ? null : Number(one.excludedBy),
      effectiveHundredths: effective(one),
      wouldWin: one.won ? null : explain(p),
      tiedWith: tied.find(({ order }) => order.includes(nr))?.order.filter((other) => other !== nr) ?? [],
    };
  });
  const winners = new Set(outcomes.filter(({ won }) => won).map(({ nr }) => nr));
  const [first] = units;
  return {
    unitId: first?.id ?? '',
    unitIds: units.map(({ id }) => id),
    amountCents: election.budget,
    spentCents: result.cost,
    leftCents: result.left,
    ballots: ballots.length,
    blank: ballots.filter(({ choices }) => choices.length === 0).length,
    satisfied: ballots.filter(({ choices }) => choices.some((nr) => winners.has(nr))).length,
    endowment: result.endowment && {
      perBallotCents: whole(result.endowment.perBallot, 'down'),
      runs: result.endowment.runs,
    },
    outcomes: outcomes.sort((a, b) => a.rank - b.rank),
    ties: tied,
  };
}

/** Projects without a vote compete for nothing. */
function tiesOf(result: ElectionResult, votes: ReadonlyMap<number, { votes: number }> | null): CountedTie[] {
  return result.ties.map(({ projects }) => {
    const order = projects.map(Number);
    return {
      votes: votes?.get(order[0] ?? -1)?.votes ?? null,
      projects: [...order].sort((a, b) => a - b),
      order,
    };
  });
}

/** So many votes as had paid the project in equal parts: its cost over its price. */
function effective({ cost, price }: ElectionOutcome): number | null {
  if (price === null) return null;
  const [num = '1', den = '1'] = price.split('/');
  return Number((BigInt(cost) * BigInt(den) * 100n) / BigInt(num));
}

function whole(sum: string | null, to: 'down' | 'up'): number {
  if (sum === null) return 0;
  const [num = '0', den = '1'] = sum.split('/');
  const [n, d] = [BigInt(num), BigInt(den)];
  return Number(to === 'down' ? n / d : (n + d - 1n) / d);
}
