import type { BudgetUnit, CycleRules } from '#libs/contracts';
import { election, type Election, type ElectionBallot } from './election.js';
import { UNRESTRICTED, type Quota, type Restrictions } from './restrictions.js';

/** A project on the ballot; numbers follow the order of submission. */
export interface CountedProject {
  nr: number;
  /** Its planning unit. */
  unitId: string;
  /** Verified cost. */
  costCents: number;
  /** Whether its author agreed that less than all of it is built. */
  inPart?: boolean;
}

/** A ballot of a unit of voting; without a choice it is blank. */
export interface CountedBallot {
  unitId: string;
  /** Numbers of projects; in a ranking best first. */
  choices: readonly number[];
  /** What each choice is given, place by place, where points are shared out. */
  points?: readonly number[] | null;
}

/** The rules that decide who wins. */
export type CountingRules = Pick<
  CycleRules,
  | 'ballot'
  | 'scope'
  | 'countRule'
  | 'whenNotFitting'
  | 'ties'
  | 'threshold'
  | 'partFunding'
  | 'exclusive'
  | 'oneWinner'
  | 'weightedVotes'
>;

/** One election of a cycle: a unit by itself, or units whose money is spent together. */
export interface CycleElection {
  units: readonly BudgetUnit[];
  /** In the order of submission, as in the election. */
  projects: readonly CountedProject[];
  ballots: readonly CountedBallot[];
  election: Election;
  restrictions: Restrictions;
  /** The restrictions with so many ballots more of a unit: a threshold may be a share of them. */
  restrictionsWith(unitId: string, more: number): Restrictions;
  /** What one vote for each project counts for in the election; above 1 only with coefficients. */
  factor: readonly number[];
}

/** Minor units in a euro. */
const CENTS = 100;
const BASIS = 10_000;

/**
 * Turns the rules, units, projects and ballots of a cycle into elections. Units are counted by themselves, unless
 * people vote over the whole, or what one winner in each unit leaves goes to projects of any unit.
 * @throws RangeError for ballots or projects that cannot belong to the cycle: a count leaves nothing out silently.
 */
export function cycleElections(
  rules: CountingRules,
  units: readonly BudgetUnit[],
  projects: readonly CountedProject[],
  ballots: readonly CountedBallot[],
): CycleElection[] {
  refuseForeign(rules, units, projects, ballots);
  const total = units.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const { oneWinner, scope } = rules;
  const together =
    scope === 'whole' || (oneWinner !== null && (oneWinner.thenNext || oneWinner.large !== null));
  const areas = together ? (units.length > 0 ? [units] : []) : units.map((unit) => [unit]);
  return areas.map((area) => {
    const ids = new Set(area.map(({ id }) => id));
    const own = projects.filter(({ unitId }) => ids.has(unitId)).sort((a, b) => a.nr - b.nr);
    const cast = ballots.filter(({ unitId }) => ids.has(unitId));
    const factor = factors(rules, area, own);
    const built = election(
      {
        budget: area.reduce((sum, { amountCents }) => sum + amountCents, 0),
        unit: CENTS,
        projects: own.map(({ nr, costCents }) => ({ id: String(nr), cost: costCents })),
      },
      cast.map((ballot) => scored(ballot, rules.ballot, own, factor)),
    );
    const restrictions = {
      ...restrictionsOf(rules, area, own, total),
      threshold: thresholdOf(rules, own, cast),
    };
    const restrictionsWith = (unitId: string, more: number): Restrictions =>
      rules.threshold?.kind === 'share'
        ? { ...restrictions, threshold: thresholdOf(rules, own, cast, { unitId, more }) }
        : restrictions;
    return {
      units: area,
      projects: own,
      ballots: cast,
      election: built,
      restrictions,
      restrictionsWith,
      factor,
    };
  });
}

/** What a ballot gives each project: 1, its points, or `max - position` in a ranking. */
export function scoreOf(ballot: CountedBallot, form: CycleRules['ballot'], position: number): number {
  if (form.kind === 'points') return ballot.points?.[position] ?? 0;
  return form.kind === 'ranking' ? form.max - position : 1;
}

function scored(
  ballot: CountedBallot,
  form: CycleRules['ballot'],
  projects: readonly CountedProject[],
  factor: readonly number[],
): ElectionBallot {
  const choices = ballot.choices.flatMap((nr, position) => {
    const project = projects.findIndex((one) => one.nr === nr);
    const score = scoreOf(ballot, form, position) * (factor[project] ?? 1);
    return score === 0 ? [] : [{ project, score }];
  });
  return { choices };
}

function factors(
  { weightedVotes }: CountingRules,
  units: readonly BudgetUnit[],
  projects: readonly CountedProject[],
): number[] {
  if (!weightedVotes) return projects.map(() => 1);
  return projects.map(({ unitId }) => units.find(({ id }) => id === unitId)?.coefficient ?? 100);
}

/** Ballots that each project needs; those of its unit, or all where people vote over the whole, make the share. */
function thresholdOf(
  { threshold, scope }: CountingRules,
  projects: readonly CountedProject[],
  ballots: readonly CountedBallot[],
  added: { unitId: string; more: number } = { unitId: '', more: 0 },
): number[] {
  if (!threshold) return [];
  if (threshold.kind === 'votes') return projects.map(() => threshold.votes);
  const cast = new Map<string, number>([[added.unitId, added.more]]);
  for (const { unitId } of ballots) cast.set(unitId, (cast.get(unitId) ?? 0) + 1);
  const all = ballots.length + added.more;
  return projects.map(({ unitId }) =>
    Math.ceil(((scope === 'whole' ? all : (cast.get(unitId) ?? 0)) * threshold.basisPoints) / BASIS),
  );
}

function restrictionsOf(
  { whenNotFitting, partFunding, exclusive, oneWinner, scope }: CountingRules,
  units: readonly BudgetUnit[],
  projects: readonly CountedProject[],
  totalCents: number,
): Omit<Restrictions, 'threshold'> {
  const placesOf = (numbers: readonly number[]): number[] =>
    projects.flatMap(({ nr }, p) => (numbers.includes(nr) ? [p] : []));
  const share = (basisPoints: number): number =>
    Number((BigInt(totalCents) * BigInt(basisPoints)) / BigInt(BASIS));
  const quotas = (): Quota[] => {
    if (!oneWinner) return [];
    const most = oneWinner.mostBasisPoints === null ? Infinity : share(oneWinner.mostBasisPoints);
    return units.map(({ id, amountCents }) => {
      const money = scope === 'unit' ? Math.min(most, amountCents) : most;
      const own = projects.flatMap(({ unitId }, p) => (unitId === id ? [p] : []));
      return { projects: own, winners: 1, money: money === Infinity ? null : money };
    });
  };
  return {
    ...UNRESTRICTED,
    whenNotFitting,
    exclusive: exclusive.map(placesOf).filter(({ length }) => length > 1),
    part: partFunding && {
      ...{ num: partFunding.leastBasisPoints, den: BASIS },
      agreed: projects.flatMap(({ inPart }, p) => (inPart ? [p] : [])),
    },
    quotas: quotas(),
    thenNext: oneWinner?.thenNext ?? false,
    large: oneWinner?.large
      ? {
          from: share(oneWinner.large.fromBasisPoints),
          to: share(oneWinner.large.toBasisPoints),
          votes: oneWinner.large.minVotes,
        }
      : null,
  };
}

function refuseForeign(
  { scope, ballot: form }: CountingRules,
  units: readonly BudgetUnit[],
  projects: readonly CountedProject[],
  ballots: readonly CountedBallot[],
): void {
  const known = new Map(units.map((unit) => [unit.id, new Set<number>()]));
  if (known.size < units.length) throw new RangeError('A unit stands twice in the count');
  const numbers = new Set<number>();
  for (const { nr, unitId } of projects) {
    const own = known.get(unitId);
    if (!own) throw new RangeError(`Project ${nr} is of an unknown unit`);
    if (numbers.has(nr)) throw new RangeError(`Project ${nr} stands twice in the count`);
    numbers.add(nr);
    own.add(nr);
  }
  for (const { unitId, choices, points } of ballots) {
    const own = scope === 'whole' && known.has(unitId) ? numbers : known.get(unitId);
    if (!own) throw new RangeError('A ballot is of an unknown unit');
    if (new Set(choices).size < choices.length) throw new RangeError('A ballot names a project twice');
    if (form.kind === 'points' ? points?.length !== choices.length : (points ?? null) !== null)
      throw new RangeError('The points of a ballot do not go with its choices');
    if (form.kind === 'ranking' && choices.length > form.max)
      throw new RangeError('A ballot ranks more projects than it may');
    for (const nr of choices) {
      if (!own.has(nr))
        throw new RangeError(`A ballot names project ${nr}, which is not on the ballot of its unit`);
    }
  }
}
