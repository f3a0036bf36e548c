/** Fields of the format that bound every ballot. */
export const LIMITS = [
  'min_length',
  'max_length',
  'min_sum_cost',
  'max_sum_cost',
  'min_points',
  'max_points',
  'min_sum_points',
  'max_sum_points',
] as const;

/** What of a ballot has limits: in units of the currency, and in points as they are written. */
export interface BallotFigures {
  /** Projects that it names. */
  length: number;
  told: readonly { cost: number; points: number }[];
  /** Whether the ballot gives points, and does not only choose. */
  points: boolean;
}

/** The limits of the file that a ballot does not keep, with what it has. */
export function outsideLimits(
  meta: ReadonlyMap<string, string>,
  { length, told, points }: BallotFigures,
): { key: string; limit: number; has: number }[] {
  const given = told.map((one) => one.points);
  const sum = (numbers: readonly number[]): number =>
    // Sums of decimals in doubles end in noise that no limit means.
    Math.round(numbers.reduce((total, number) => total + number, 0) * 1e6) / 1e6;
  const figures: Partial<Record<(typeof LIMITS)[number], number>> = {
    min_length: length,
    max_length: length,
    min_sum_cost: sum(told.map(({ cost }) => cost)),
    max_sum_cost: sum(told.map(({ cost }) => cost)),
    ...(points && { min_sum_points: sum(given), max_sum_points: sum(given) }),
    ...(points && given.length > 0 && { min_points: Math.min(...given), max_points: Math.max(...given) }),
  };
  return LIMITS.flatMap((key) => {
    const [said = '', has] = [meta.get(key), figures[key]];
    if (said === '' || has === undefined) return [];
    const limit = Number(said.replace(',', '.'));
    return (key.startsWith('min') ? has < limit : has > limit) ? [{ key, limit, has }] : [];
  });
}

/**
 * The most that one ballot can give a project, in scores of the election: a vote, the first place, or all points. Where the
 * file has no limit, the most that any ballot gives.
 * @returns null where a ballot for one project alone gives others points as well.
 */
export function fullVote(
  meta: ReadonlyMap<string, string>,
  { type, most, scale, given }: { type: string; most: number; scale: number; given: number },
): number | null {
  if (type === 'ordinal') return most;
  if (type !== 'cumulative' && type !== 'scoring') return 1;
  if (Number((meta.get('default_score') ?? '').replace(',', '.')) > 0) return null;
  const limits = ['max_points', 'max_sum_points'].flatMap((key) => {
    const limit = Math.round(Number((meta.get(key) ?? '').replace(',', '.')) * scale);
    return limit > 0 ? [limit] : [];
  });
  return limits.length > 0 ? Math.min(...limits) : Math.max(given, 1);
}
