import type { Cents, CycleCount, CycleRules, ProjectOutcome, UnitCount } from '#libs/contracts';
import { greedyVotes, votesNeeded } from './greedy.js';
import type { Candidate, Step, TieOrder } from './greedy.js';

/** A project on the ballot; numbers follow the order of submission. */
export interface CountedProject {
  nr: number;
  unitId: string;
  /** Verified cost. */
  costCents: Cents;
}

/** A ballot: one vote for each chosen project of its unit; none where it is blank. */
export interface CountedBallot {
  unitId: string;
  choices: readonly number[];
}

/** Everything a count depends on; the order of ballots, units and projects changes nothing of the outcome. */
export interface CountInput {
  units: readonly { id: string; amountCents: Cents }[];
  projects: readonly CountedProject[];
  ballots: readonly CountedBallot[];
  whenNotFitting: CycleRules['whenNotFitting'];
}

/** Equal votes: the earlier submission, which is the lower number, comes first. */
export const EARLIER_SUBMISSION: TieOrder<number> = (a, b) => a.id - b.id;

/**
 * Counts a cycle: in every unit most votes first within its money, equal votes to the earlier submission. A project
 * without a vote never wins. Each project is told its place, why it won or lost, and what it lacked.
 * @throws RangeError for ballots or projects that cannot belong to the cycle: a count leaves nothing out silently.
 */
export function countVotes(input: CountInput): CycleCount {
  refuseForeign(input);
  return {
    rule: 'greedy_votes',
    whenNotFitting: input.whenNotFitting,
    units: [...input.units].map((unit) => countUnit(unit, input)),
  };
}

function countUnit(unit: CountInput['units'][number], input: CountInput): UnitCount {
  const projects = input.projects.filter((project) => project.unitId === unit.id);
  const ballots = input.ballots.filter((ballot) => ballot.unitId === unit.id);
  const votes = new Map(projects.map((project) => [project.nr, 0]));
  for (const { choices } of ballots) for (const nr of choices) votes.set(nr, (votes.get(nr) ?? 0) + 1);
  const candidates = projects.map(({ nr, costCents }): Candidate<number> => ({
    id: nr,
    cost: costCents,
    votes: votes.get(nr) ?? 0,
  }));
  const { amountCents } = unit;
  const steps = greedyVotes(amountCents, candidates, EARLIER_SUBMISSION, input.whenNotFitting);
  const needed = votesNeeded(amountCents, candidates, EARLIER_SUBMISSION, input.whenNotFitting);
  const ties = tiesOf(steps);
  const outcomes = steps.map((step, at): ProjectOutcome => ({
    nr: step.id,
    unitId: unit.id,
    rank: at + 1,
    votes: step.votes,
    costCents: step.cost,
    won: step.won,
    reason: plainReason(step),
    leftBeforeCents: step.left,
    missingCents: step.reason === 'no_money_left' ? step.cost - step.left : 0,
    votesNeeded: needed.get(step.id) ?? null,
    tiedWith:
      ties.find((tie) => tie.projects.includes(step.id))?.projects.filter((nr) => nr !== step.id) ?? [],
  }));
  const spentCents = steps.reduce((sum, step) => sum + (step.won ? step.cost : 0), 0);
  return {
    unitId: unit.id,
    amountCents,
    spentCents,
    leftCents: amountCents - spentCents,
    ballots: ballots.length,
    blank: ballots.filter((ballot) => ballot.choices.length === 0).length,
    outcomes,
    ties,
  };
}

/** Reasons of a count that has neither a threshold nor groups nor part funding. */
function plainReason({ reason }: Step<number>): ProjectOutcome['reason'] {
  switch (reason) {
    case 'fits':
    case 'no_money_left':
    case 'after_stop':
    case 'no_votes':
      return reason;
    default:
      throw new RangeError(`Not a reason of this rule: ${reason}`);
  }
}

/** Groups of projects with equal votes, most votes first; those without a vote compete for nothing. */
function tiesOf(steps: readonly Step<number>[]): UnitCount['ties'] {
  const groups = new Map<number, number[]>();
  for (const step of steps) {
    if (step.votes > 0) groups.set(step.votes, [...(groups.get(step.votes) ?? []), step.id]);
  }
  return [...groups]
    .filter(([, order]) => order.length > 1)
    .map(([votes, order]) => ({ votes, projects: [...order].sort((a, b) => a - b), order }));
}

function refuseForeign({ units, projects, ballots }: CountInput): void {
  const known = new Map(units.map((unit) => [unit.id, new Set<number>()]));
  if (known.size < units.length) throw new RangeError('A unit stands twice in the count');
  for (const unit of units) assertCents(unit.amountCents, `money of unit ${unit.id}`);
  const numbers = new Set<number>();
  for (const { nr, unitId, costCents } of projects) {
    const own = known.get(unitId);
    if (!own) throw new RangeError(`Project ${nr} is of an unknown unit`);
    if (numbers.has(nr)) throw new RangeError(`Project ${nr} stands twice in the count`);
    assertCents(costCents, `cost of project ${nr}`);
    numbers.add(nr);
    own.add(nr);
  }
  for (const { unitId, choices } of ballots) {
    const own = known.get(unitId);
    if (!own) throw new RangeError('A ballot is of an unknown unit');
    if (new Set(choices).size < choices.length) throw new RangeError('A ballot names a project twice');
    for (const nr of choices) {
      if (!own.has(nr))
        throw new RangeError(`A ballot names project ${nr}, which is not on the ballot of its unit`);
    }
  }
}

function assertCents(cents: number, what: string): void {
  if (!Number.isSafeInteger(cents) || cents <= 0) throw new RangeError(`Not a sum in cents: ${what}`);
}
