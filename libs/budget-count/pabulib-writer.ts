import type { CycleRules, LegalDay, UnitCount } from '#libs/contracts';
import type { CountedBallot, CountingRules } from './cycle-election.js';

/** A counted vote as it goes into a file. */
export interface PabulibVote {
  municipality: string;
  /** Planning unit; `null` = the whole municipality. */
  unit: string | null;
  year: number;
  description: string;
  voting: { from: LegalDay; to: LegalDay };
  rules: CountingRules & Pick<CycleRules, 'smallCell'>;
  count: UnitCount;
  /** Names of projects by number. */
  titles: ReadonlyMap<number, string>;
  ballots: readonly CountedBallot[];
}

/**
 * A vote in the Pabulib text format, from which everybody can count it again. Nothing of a file may lead to a person:
 * ballots stand in the order of what they choose, their numbers follow that order, and neither channel, age nor place
 * stands beside them. With fewer ballots than the cycle's limit for small numbers there is no file, only sums.
 * @returns null below that limit.
 */
export function writePabulib(vote: PabulibVote): string | null {
  const { count, rules, titles } = vote;
  if (vote.ballots.length < rules.smallCell) return null;
  const lines = vote.ballots.map((ballot) => choicesOf(ballot, rules.ballot)).sort(byText);
  const points = rules.ballot.kind === 'points';
  const rows = [
    ['META'],
    ['key', 'value'],
    ...Object.entries(metaOf(vote)).map(([key, value]) => [key, String(value)]),
    ['PROJECTS'],
    ['project_id', 'cost', 'votes', 'score', 'name', 'selected'],
    ...[...count.outcomes]
      .sort((a, b) => a.nr - b.nr)
      .map(({ nr, costCents, supporters, votes, won }) => [
        ...[String(nr), euro(costCents), String(supporters), String(votes)],
        ...[titles.get(nr) ?? '', won ? '1' : '0'],
      ]),
    ['VOTES'],
    ['voter_id', 'vote', ...(points ? ['points'] : [])],
    ...lines.map((line, at) => [String(at + 1), line.vote, ...(points ? [line.points] : [])]),
  ];
  return `${rows.map((row) => row.map(cell).join(';')).join('\n')}\n`;
}

/** What a ballot says, in one order for equal ballots: only a ranking has an order of its own. */
function choicesOf(
  { choices, points }: CountedBallot,
  form: CycleRules['ballot'],
): { vote: string; points: string } {
  const pairs = choices.map((nr, at) => ({ nr, points: points?.[at] ?? 0 }));
  if (form.kind !== 'ranking') pairs.sort((a, b) => a.nr - b.nr);
  return {
    vote: pairs.map(({ nr }) => nr).join(','),
    points: pairs.map((pair) => pair.points).join(','),
  };
}

function byText(a: { vote: string; points: string }, b: typeof a): number {
  const [left, right] = [`${a.vote} ${a.points}`, `${b.vote} ${b.points}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function metaOf({
  municipality,
  unit,
  year,
  description,
  voting,
  rules,
  count,
  ballots,
}: PabulibVote): Record<string, string | number> {
  return {
    description,
    country: 'Latvia',
    unit: municipality,
    ...(unit !== null && { subunit: unit }),
    instance: year,
    num_projects: count.outcomes.length,
    num_votes: ballots.length,
    budget: euro(count.amountCents),
    ...formOf(rules.ballot, count.amountCents),
    rule: rules.countRule,
    date_begin: day(voting.from),
    date_end: day(voting.to),
    ...(rules.threshold?.kind === 'votes' && { min_project_score_threshold: rules.threshold.votes }),
    language: 'lv',
    currency: 'EUR',
  };
}

function formOf(form: CycleRules['ballot'], budgetCents: number): Record<string, string | number> {
  switch (form.kind) {
    case 'one':
      return { vote_type: 'choose-1', max_length: 1 };
    case 'up_to':
      return { vote_type: 'approval', max_length: form.max };
    case 'unlimited':
      return { vote_type: 'approval' };
    case 'knapsack':
      return { vote_type: 'approval', max_sum_cost: euro(budgetCents) };
    case 'ranking':
      return { vote_type: 'ordinal', max_length: form.max };
    case 'points':
      return {
        vote_type: 'cumulative',
        max_sum_points: form.points,
        ...(form.maxPerProject !== null && { max_points: form.maxPerProject }),
      };
  }
}

function euro(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

function day(legalDay: LegalDay): string {
  return legalDay.split('-').reverse().join('.');
}

function cell(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
