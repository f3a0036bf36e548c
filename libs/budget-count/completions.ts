import type { Election } from './election.js';
import type { EqualShares, EqualSharesRun } from './equal-shares.js';
import { fraction, type Fraction } from './fraction.js';

/**
 * How the endowment of Equal Shares is raised while money is left; one unit of the currency for each ballot at a time.
 *
 * - `add1`: from budget / ballots on; ends when no supported project fits any more, or with the last outcome before
 *   the budget would be exceeded (pabutools, `voter_budget_increment = 1`).
 * - `add1f`: first budget / ballots, then whole units; ends only before the budget would be exceeded, or when every
 *   supported project is bought (Pabulib's checker; reproduces the cities that count so).
 */
export type Completion = 'none' | 'add1' | 'add1f';

/** The run that counts, and how it was found. */
export interface CompletedRun {
  run: EqualSharesRun;
  /** Endowments that were tried. */
  runs: number;
  /** Ties met in all of them. */
  ties: number;
  ended: 'single' | 'exhaustive' | 'next_exceeds' | 'all_bought';
}

/** Called before each run with what was tried so far; for showing progress. */
export type OnRun = (runs: number, endowment: Fraction) => void;

/** Runs Equal Shares with rising endowments as the completion says. */
export function completedRun(
  election: Election,
  rule: EqualShares,
  completion: Completion,
  onRun: OnRun = () => undefined,
): CompletedRun {
  const { budget, ballots, unit, total } = election;
  const supported = total.reduce((count, score) => count + (score > 0 ? 1 : 0), 0);
  const allBought = ({ purchases, barred }: EqualSharesRun): boolean =>
    purchases.length + barred.size === supported;
  let endowment = fraction(budget, Math.max(ballots, 1));
  let [runs, ties] = [0, 0];
  const attempt = (): EqualSharesRun => {
    onRun(runs, endowment);
    const run = rule.run(endowment);
    runs += 1;
    ties += run.ties;
    return run;
  };
  // A share of the budget for everybody can never buy more than the budget.
  let run = attempt();
  const done = (ended: CompletedRun['ended']): CompletedRun => ({ run, runs, ties, ended });
  if (completion === 'none') return done('single');
  for (;;) {
    if (allBought(run)) return done('all_bought');
    if (completion === 'add1' && exhausts(election, run)) return done('exhaustive');
    endowment = raised(endowment, completion, unit);
    const next = attempt();
    if (next.cost > budget) return done('next_exceeds');
    run = next;
  }
}

/** Whether no supported project outside the run fits into the money left. */
function exhausts(
  { projects, total, budget }: Election,
  { purchases, cost, barred }: EqualSharesRun,
): boolean {
  const bought = new Set(purchases.map(({ project }) => project));
  return projects.every(
    (project, p) => bought.has(p) || barred.has(p) || (total[p] ?? 0) === 0 || cost + project.cost > budget,
  );
}

function raised({ num, den }: Fraction, completion: Completion, unit: number): Fraction {
  const step = BigInt(unit);
  if (completion === 'add1') return fraction(num + step * den, den);
  return fraction((num / (den * step) + 1n) * step);
}
