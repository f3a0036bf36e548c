import { completedRun, type OnRun } from './completions.js';
import type { Election } from './election.js';
import { electionResult, type ElectionResult, type Said } from './election-outcome.js';
import { EqualShares, type Utility } from './equal-shares.js';
import { formatFraction, fraction, type Fraction } from './fraction.js';
import { greedy, greedyOrder, sameForGreedy, type GreedyStep } from './greedy.js';
import { phragmen } from './phragmen.js';
import { Selection, UNRESTRICTED, type Bar, type Restrictions } from './restrictions.js';
import type { CountRule } from './rule-name.js';
import type { ElectionTies } from './tie-order.js';

/** What a by-law adds to the rule, and how progress is shown. */
export interface CountOptions {
  restrictions?: Restrictions;
  /** Only Equal Shares takes more than one run. */
  onRun?: OnRun;
}

/** Counts an election by one rule. The same ballots, rule, restrictions and order of ties always give the same result. */
export function countElection(
  election: Election,
  rule: CountRule,
  ties: ElectionTies,
  { restrictions = UNRESTRICTED, onRun }: CountOptions = {},
): ElectionResult {
  switch (rule.method) {
    case 'greedy':
      return greedyResult(election, rule, ties, restrictions);
    case 'phragmen':
      return phragmenResult(election, ties, restrictions);
    case 'equal_shares':
      return equalSharesResult(election, rule, ties, restrictions, onRun);
  }
}

function greedyResult(
  election: Election,
  { utility }: Extract<CountRule, { method: 'greedy' }>,
  ties: ElectionTies,
  restrictions: Restrictions,
): ElectionResult {
  const selection = new Selection(election, restrictions);
  const steps = greedy(election, greedyOrder(election, utility, ties), restrictions, selection);
  const tied = equalOnes(
    election,
    utility,
    steps.map(({ project }) => project),
  );
  // What the quotas left is spent last, whatever the place by votes.
  const selected = (step: GreedyStep): number =>
    step.won ? selection.taken.indexOf(step.project) : steps.length + steps.indexOf(step);
  const said = [...steps].sort((a, b) => selected(a) - selected(b)).map((step) => saidOf(election, step));
  return electionResult(election, said, tied, tied.length, null);
}

/** Groups of supported projects that the rule puts side by side, each in the order in which it looked at them. */
function equalOnes(election: Election, utility: Utility, inOrder: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const project of inOrder.filter((p) => (election.total[p] ?? 0) > 0)) {
    const last = groups.at(-1);
    if (last && sameForGreedy(election, utility, last[0] ?? -1, project)) last.push(project);
    else groups.push([project]);
  }
  return groups.filter(({ length }) => length > 1);
}

function saidOf(
  { projects }: Election,
  { project, won, reason, available, granted, excludedBy }: GreedyStep,
): Said {
  const lacks = ['no_money_left', 'quota_money', 'funded_in_part'].includes(reason);
  return {
    ...{ project, won, reason, granted, available: String(available) },
    missing: lacks ? String((projects[project]?.cost ?? 0) - available) : null,
    ...(excludedBy !== undefined && { excludedBy }),
  };
}

function phragmenResult(election: Election, ties: ElectionTies, restrictions: Restrictions): ElectionResult {
  const run = phragmen(election, ties, restrictions);
  const bought = new Set(run.purchases.map(({ project }) => project));
  const left = election.budget - run.cost;
  const lost = (project: number): Said => {
    const bar = run.barred.get(project);
    if (bar) return barred(project, bar);
    const cost = election.projects[project]?.cost ?? 0;
    if ((election.supporters[project] ?? 0) === 0) return { project, won: false, reason: 'no_votes' };
    if (cost > election.budget) return { project, won: false, reason: 'dearer_than_budget' };
    if (project !== run.stoppedAt) return { project, won: false, reason: 'after_stop' };
    return {
      ...{ project, won: false, reason: 'ended_here' },
      ...{ available: String(left), missing: String(cost - left) },
    };
  };
  const said = [
    ...run.purchases.map(({ project }): Said => ({ project, won: true, reason: 'shared' })),
    ...election.projects.flatMap((_, p) => (bought.has(p) ? [] : [lost(p)])),
  ];
  const tied = [...run.purchases.map((purchase) => purchase.tied), run.stoppedTied];
  return electionResult(election, said, tied, run.ties, null);
}

function equalSharesResult(
  election: Election,
  { utility, completion, thenGreedy }: Extract<CountRule, { method: 'equal_shares' }>,
  ties: ElectionTies,
  restrictions: Restrictions,
  onRun?: OnRun,
): ElectionResult {
  const method = new EqualShares(election, utility, ties, restrictions);
  const { run, runs, ties: tieEvents, ended } = completedRun(election, method, completion, onRun);
  // The last run is the one that went too far; who lacks what is asked of the one that counts.
  if (ended === 'next_exceeds') method.run(run.endowment);
  const bought = new Set(run.purchases.map(({ project }) => project));
  const rest = election.projects.map((_, p) => p).filter((p) => !bought.has(p));
  const selection = new Selection(election, restrictions);
  for (const project of bought) selection.take(project);
  const order = greedyOrder(election, 'cost', ties);
  const steps = thenGreedy ? greedy(election, order, ofEveryRule(restrictions), selection, rest) : [];
  const added = steps.filter(({ won }) => won);
  const completed = new Set(added.map(({ project }) => project));
  const lost = (project: number): Said => {
    if ((election.total[project] ?? 0) === 0) return { project, won: false, reason: 'no_votes' };
    const bar = selection.bar(project);
    if (bar) return barred(project, bar);
    const available = method.moneyOf(project);
    const cost = BigInt(election.projects[project]?.cost ?? 0);
    const missing = fraction(cost * available.den - available.num, available.den);
    return {
      ...{ project, won: false, reason: 'supporters_lack_money' },
      available: formatFraction(available),
      missing: formatFraction(missing),
    };
  };
  const said = [
    ...run.purchases.map(({ project, price }): Said => {
      return { project, won: true, reason: 'shared', price: exact(price) };
    }),
    ...added.map(({ project, available, granted }): Said => {
      return { project, won: true, reason: 'completed', available: String(available), granted };
    }),
    ...rest
      .filter((p) => !completed.has(p))
      .sort(order)
      .map(lost),
  ];
  const completedTies = equalOnes(
    election,
    'cost',
    steps.map(({ project }) => project),
  );
  const tied = [...run.purchases.map((purchase) => purchase.tied), ...completedTies];
  return electionResult(election, said, tied, tieEvents + completedTies.length, {
    perBallot: exact(run.endowment),
    runs,
    ended,
  });
}

/** Without what is said of greedy rules alone: the money that Equal Shares leaves is spent on what fits, in full. */
function ofEveryRule(restrictions: Restrictions): Restrictions {
  return { ...restrictions, whenNotFitting: 'take_next', part: null, thenNext: false, large: null };
}

function barred(project: number, bar: Bar): Said {
  const { reason } = bar;
  return { project, won: false, reason, ...(reason === 'excluded' && { excludedBy: bar.by }) };
}

function exact({ num, den }: Fraction): string {
  return formatFraction(fraction(num, den));
}
