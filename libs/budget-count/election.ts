/** A project of an election; everything about money is in whole minor units (cents). */
export interface ElectionProject {
  id: string;
  /** Above 0. */
  cost: number;
}

/** What one ballot gives: projects by their place in the list, each with a whole score above 0. */
export interface ElectionBallot {
  choices: readonly { project: number; score: number }[];
}

/**
 * Ballots of one unit over its money, equal ballots merged. The arrays lie flat, because rules go over them many
 * thousand times: ballot `i` stands `weight[i]` times and gives `score[at]` to `project[at]` for `at` from
 * `start[i]` up to `start[i + 1]`.
 */
export interface Election {
  projects: readonly ElectionProject[];
  /** Money to be spent, in minor units. */
  budget: number;
  /** Minor units in one unit of the currency: the step of the completions of Equal Shares. */
  unit: number;
  /** Valid ballots, those without a choice included. */
  ballots: number;
  weight: Float64Array;
  start: Int32Array;
  project: Int32Array;
  score: Float64Array;
  /** Sum of scores for each project. */
  total: Float64Array;
  /** Ballots that give the project anything. */
  supporters: Float64Array;
}

/**
 * Merges equal ballots; neither their order nor the order of choices within one changes anything.
 * @throws RangeError for money or scores that are not whole numbers above 0, sums of scores that are not exact, a project
 * that stands twice, or a ballot that names a project twice or one that does not exist: a count leaves nothing out
 * silently.
 */
export function election(
  { budget, unit, projects }: Pick<Election, 'budget' | 'unit' | 'projects'>,
  ballots: Iterable<ElectionBallot>,
): Election {
  assertWhole(budget, 'the budget');
  assertWhole(unit, 'the unit of the currency');
  for (const { id, cost } of projects) assertWhole(cost, `the cost of ${id}`);
  if (new Set(projects.map(({ id }) => id)).size < projects.length)
    throw new RangeError('A project stands twice');
  const merged = new Map<string, { choices: ElectionBallot['choices']; weight: number }>();
  let count = 0;
  for (const ballot of ballots) {
    count += 1;
    const choices = [...ballot.choices].sort((a, b) => a.project - b.project);
    const key = choices.map(({ project, score }) => `${project}:${score}`).join();
    const known = merged.get(key);
    if (known) {
      known.weight += 1;
      continue;
    }
    choices.forEach((choice, at) => assertChoice(choice, choices[at - 1]?.project, projects.length));
    merged.set(key, { choices, weight: 1 });
  }
  // Always the same order, so that nothing can depend on which ballot came first.
  const distinct = [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ballot]) => ballot);
  const laid = flat(distinct, projects.length);
  if (laid.total.some((total) => !Number.isSafeInteger(total)))
    throw new RangeError('Scores add up to more than a number holds exactly');
  return { budget, unit, projects, ballots: count, ...laid };
}

function flat(
  distinct: readonly { choices: ElectionBallot['choices']; weight: number }[],
  projects: number,
): Pick<Election, 'weight' | 'start' | 'project' | 'score' | 'total' | 'supporters'> {
  const all = distinct.flatMap(({ choices }) => choices);
  const start = new Int32Array(distinct.length + 1);
  const total = new Float64Array(projects);
  const supporters = new Float64Array(projects);
  distinct.forEach(({ choices, weight }, i) => {
    start[i + 1] = (start[i] ?? 0) + choices.length;
    for (const { project, score } of choices) {
      total[project] = (total[project] ?? 0) + weight * score;
      supporters[project] = (supporters[project] ?? 0) + weight;
    }
  });
  return {
    weight: Float64Array.from(distinct, ({ weight }) => weight),
    start,
    project: Int32Array.from(all, ({ project }) => project),
    score: Float64Array.from(all, ({ score }) => score),
    total,
    supporters,
  };
}

function assertChoice(
  { project, score }: ElectionBallot['choices'][number],
  before: number | undefined,
  projects: number,
): void {
  if (!Number.isInteger(project) || project < 0 || project >= projects)
    throw new RangeError(`A ballot names project ${project}, which does not exist`);
  if (project === before) throw new RangeError(`A ballot names project ${project} twice`);
  assertWhole(score, `what a ballot gives project ${project}`);
}

function assertWhole(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value <= 0)
    throw new RangeError(`Not a whole number above 0: ${what} (${value})`);
}
