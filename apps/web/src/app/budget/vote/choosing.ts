import type { BallotForm } from '#libs/contracts';

/** A project on the voter's ballot; where projects are ranked, the list of choices is the ranking. */
export interface Chosen {
  nr: number;
  /** Points given; 1 where the ballot knows none. */
  points: number;
}

/** What the ballot lets one voter do; `null` = no limit of that kind. */
export interface Limits {
  /** How many projects may be chosen. */
  most: number | null;
  /** How much the chosen projects may cost together, in cents. */
  cents: number | null;
  /** How many points may be given away. */
  points: number | null;
  /** How many of them one project may get; `null` = the ballot knows no points. */
  pointsEach: number | null;
  /** The order of the choices counts. */
  ranked: boolean;
}

/** What a click on the ballot makes of the choice. */
export interface Choosing {
  chosen: readonly Chosen[];
  /** Why nothing changed: the voter is told, and nothing is swallowed. */
  over: 'projects' | 'money' | 'points' | 'pointsEach' | null;
}

/** What is left to a voter; `null` = the ballot does not limit it. */
export interface Left {
  projects: number | null;
  cents: number | null;
  points: number | null;
}

/** A project of the ballot as far as choosing goes. */
export interface Priced {
  nr: number;
  costCents: number;
}

const FREE: Limits = { most: null, cents: null, points: null, pointsEach: null, ranked: false };

/** What the form of the ballot lets a voter do, where the money of the unit is `cents`. */
export function limitsOf(form: BallotForm, cents: number): Limits {
  switch (form.kind) {
    case 'one':
      return { ...FREE, most: 1 };
    case 'up_to':
      return { ...FREE, most: form.max };
    case 'unlimited':
      return FREE;
    case 'knapsack':
      return { ...FREE, cents };
    case 'points':
      return { ...FREE, points: form.points, pointsEach: form.maxPerProject ?? form.points };
    case 'ranking':
      return { ...FREE, most: form.max, ranked: true };
  }
}

/**
 * A project chosen or taken back. Where one may be chosen the new one takes the place of the old; else one too many
 * changes nothing. A project newly chosen gets one point, and stands last in a ranking.
 */
export function choose(
  chosen: readonly Chosen[],
  nr: number,
  on: boolean,
  limits: Limits,
  projects: readonly Priced[],
): Choosing {
  const others = chosen.filter((one) => one.nr !== nr);
  if (!on) return { chosen: others, over: null };
  if (others.length < chosen.length) return { chosen, over: null };
  if (limits.most === 1 && !limits.ranked) return { chosen: [{ nr, points: 1 }], over: null };
  const next = [...chosen, { nr, points: 1 }];
  const over = exceeded(next, limits, projects);
  return over ? { chosen, over } : { chosen: next, over: null };
}

/** Points for a project; none take it off the ballot. More than are left, or than one project may get, changes nothing. */
export function givePoints(
  chosen: readonly Chosen[],
  nr: number,
  points: number,
  limits: Limits,
  projects: readonly Priced[],
): Choosing {
  if (points <= 0) return choose(chosen, nr, false, limits, projects);
  if (limits.pointsEach !== null && points > limits.pointsEach) {
    return { chosen, over: limits.pointsEach === limits.points ? 'points' : 'pointsEach' };
  }
  const known = chosen.some((one) => one.nr === nr);
  const next = known
    ? chosen.map((one) => (one.nr === nr ? { nr, points } : one))
    : [...chosen, { nr, points }];
  const over = exceeded(next, limits, projects);
  return over ? { chosen, over } : { chosen: next, over: null };
}

/** A project so many places up (negative) or down in the ranking; at either end it stays. */
export function moveBy(chosen: readonly Chosen[], nr: number, places: number): readonly Chosen[] {
  const from = chosen.findIndex((one) => one.nr === nr);
  const to = from + places;
  const moved = chosen[from];
  if (!moved || to < 0 || to >= chosen.length) return chosen;
  const others = chosen.filter((one) => one.nr !== nr);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

/** What the voter may still choose, spend or give. */
export function left(chosen: readonly Chosen[], limits: Limits, projects: readonly Priced[]): Left {
  const rest = (limit: number | null, used: number) => (limit === null ? null : limit - used);
  return {
    projects: rest(limits.most, chosen.length),
    cents: rest(limits.cents, costOf(chosen, projects)),
    points: rest(
      limits.points,
      chosen.reduce((sum, { points }) => sum + points, 0),
    ),
  };
}

/** What the chosen projects cost together, in cents. */
export function costOf(chosen: readonly Chosen[], projects: readonly Priced[]): number {
  const costs = new Map(projects.map(({ nr, costCents }) => [nr, costCents]));
  return chosen.reduce((sum, { nr }) => sum + (costs.get(nr) ?? 0), 0);
}

function exceeded(chosen: readonly Chosen[], limits: Limits, projects: readonly Priced[]): Choosing['over'] {
  const rest = left(chosen, limits, projects);
  if ((rest.projects ?? 0) < 0) return 'projects';
  if ((rest.cents ?? 0) < 0) return 'money';
  if ((rest.points ?? 0) < 0) return 'points';
  return null;
}
