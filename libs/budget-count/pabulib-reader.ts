import type { Violation } from '#libs/contracts';
import { election, type Election, type ElectionBallot } from './election.js';
import { fullVote, LIMITS, outsideLimits, type BallotFigures } from './pabulib-limits.js';
import {
  amountOf,
  decimalsOf,
  sectionsOf,
  type PabulibRow,
  type PabulibSection,
} from './pabulib-sections.js';

/** An instance in the Pabulib text format; columns and keys that we do not know are kept as they stand. */
export interface PabulibInstance {
  meta: ReadonlyMap<string, string>;
  projects: PabulibSection;
  votes: PabulibSection;
  election: Election;
  /** What {@link fullVote} says of the ballots. */
  vote: number | null;
}

/** Kinds of ballots that the format knows. */
const VOTE_TYPES = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'] as const;
type VoteType = (typeof VOTE_TYPES)[number];

/** What the format asks of every file; a count needs no more than the first two. */
const OBLIGATORY = [
  ...['budget', 'vote_type', 'num_projects', 'num_votes', 'description', 'country', 'unit', 'instance'],
  ...['rule', 'date_begin', 'date_end'],
];

/** More violations than these help nobody. */
const MOST = 50;

/**
 * Reads a file in the Pabulib format (Faliszewski et al., "Participatory Budgeting: Data, Tools, and Analysis", IJCAI
 * 2023). A choice scores 1, the points given, or `max_length - position` in a ranking, where the best has position 0.
 * A file that contradicts itself is refused whole, with the line of each contradiction: a count leaves nothing out.
 *
 * @returns the instance with what is odd but can be counted, or the violations; `params.line` counts from 1.
 */
export function readPabulib(
  text: string,
): { instance: PabulibInstance; findings: Violation[] } | { violations: Violation[] } {
  const reader = new Reader();
  const instance = reader.read(text);
  return instance && reader.violations.length === 0
    ? { instance, findings: reader.findings }
    : { violations: reader.violations.slice(0, MOST) };
}

class Reader {
  readonly violations: Violation[] = [];
  readonly findings: Violation[] = [];
  private vote: number | null = null;

  read(text: string): PabulibInstance | null {
    const sections = sectionsOf(text);
    if ('violations' in sections) {
      this.violations.push(...sections.violations);
      return null;
    }
    const { meta: metaRows, projects, votes } = sections;
    const meta = new Map(
      metaRows.map(({ cells }) => [(cells[0] ?? '').trim(), cells.slice(1).join(';').trim()]),
    );
    const absent = OBLIGATORY.filter((key) => !meta.has(key));
    if (absent.length > 0) this.find('fieldsMissing', 1, { fields: absent.join(', ') });
    for (const key of [...LIMITS, 'default_score']) {
      const said = meta.get(key) ?? '';
      if (said !== '' && (amountOf(said, 1e6) ?? -1) < 0)
        this.refuse('numberUnreadable', lineOf(metaRows, key), { key, value: said });
    }
    const type = VOTE_TYPES.find((one) => one === meta.get('vote_type'));
    if (!type)
      this.refuse('voteTypeUnknown', lineOf(metaRows, 'vote_type'), { value: meta.get('vote_type') ?? '' });
    const places = this.places(projects);
    const scale = 10 ** mostDecimals([meta.get('budget') ?? '', ...column(projects, 'cost')], 2);
    const costs = projects.rows.map((row) =>
      this.money(row.cells[projects.columns.indexOf('cost')], scale, row.line, 'cost'),
    );
    const budget = this.money(meta.get('budget'), scale, lineOf(metaRows, 'budget'), 'budget');
    if (!type) return null;
    const ballots = this.ballots(votes, places, type, meta, (p) => (costs[p] ?? 0) / scale);
    this.compareCounts(meta, metaRows, projects, votes);
    if (this.violations.length > 0) return null;
    const counted = {
      budget,
      unit: scale,
      projects: [...places.keys()].map((id, p) => ({ id, cost: costs[p] ?? 0 })),
    };
    const read = election(counted, ballots);
    this.compareTotals(projects, read, type);
    return { meta, projects, votes, election: read, vote: this.vote };
  }

  private places({ columns, rows }: PabulibSection): Map<string, number> {
    const places = new Map<string, number>();
    const at = columns.indexOf('project_id');
    for (const { cells, line } of rows) {
      const id = (cells[at] ?? '').trim();
      if (id === '') this.refuse('projectUnnamed', line);
      else if (places.has(id)) this.refuse('projectTwice', line, { project: id });
      else places.set(id, places.size);
    }
    if (rows.length === 0) this.refuse('noProjects', 1);
    return places;
  }

  private money(text: string | undefined, scale: number, line: number, field: string): number {
    const amount = amountOf(text ?? '', scale);
    const value = text ?? '';
    if (amount === null && /^\d+([.,]0*)?$/.test(value.trim()))
      this.refuse('sumTooLarge', line, { field, value });
    else if (amount === null || amount <= 0) this.refuse('sumNotAboveZero', line, { field, value });
    return amount ?? 0;
  }

  private ballots(
    { columns, rows }: PabulibSection,
    places: ReadonlyMap<string, number>,
    type: VoteType,
    meta: ReadonlyMap<string, string>,
    costOf: (project: number) => number,
  ): ElectionBallot[] {
    const [voteAt, pointsAt, voterAt] = ['vote', 'points', 'voter_id'].map((name) => columns.indexOf(name));
    const given = type === 'cumulative' || type === 'scoring';
    if (given && pointsAt === -1) this.refuse('columnMissing', 1, { column: 'points' });
    const most = this.longest(type, meta, rows, voteAt ?? -1);
    const scale = given
      ? 10 **
        mostDecimals(
          [meta.get('default_score') ?? '', ...rows.flatMap(({ cells }) => list(cells[pointsAt ?? -1]))],
          0,
        )
      : 1;
    const fallback = type === 'scoring' ? (amountOf(meta.get('default_score') ?? '0', scale) ?? 0) : 0;
    const voters = new Set<string>();
    let together = 0;
    const ballots = rows.map(({ cells, line }) => {
      const ids = list(cells[voteAt ?? -1]);
      const points = given ? list(cells[pointsAt ?? -1]) : [];
      if (given && points.length !== ids.length)
        this.refuse('pointsDoNotMatch', line, { projects: ids.length, points: points.length });
      if (type === 'choose-1' && ids.length > 1)
        this.refuse('ballotTooLong', line, { most: 1, has: ids.length });
      else if (type === 'ordinal' && ids.length > most)
        // The last places of a ranking would score 0 or less, so it cannot be counted; others can.
        this.refuse('ballotTooLong', line, { most, has: ids.length });
      const voter = cells[voterAt ?? -1] ?? '';
      if (voters.has(voter)) this.find('voterTwice', line, { voter });
      if (voter !== '') voters.add(voter);
      const scores = new Map<number, number>();
      ids.forEach((id, position) => {
        const project = places.get(id);
        if (project === undefined) return this.refuse('projectUnknown', line, { project: id });
        if (scores.has(project)) return this.refuse('projectTwiceOnBallot', line, { project: id });
        const score = given
          ? amountOf(points[position] ?? '', scale)
          : type === 'ordinal'
            ? most - position
            : 1;
        if (score === null || score < 0)
          this.refuse('pointsNotANumber', line, { value: points[position] ?? '' });
        scores.set(project, score ?? 0);
      });
      const told = [...scores].map(([project, score]) => ({ cost: costOf(project), points: score / scale }));
      this.holdAgainstLimits(meta, line, { length: ids.length, told, points: given });
      if (fallback > 0) for (const p of places.values()) if (!scores.has(p)) scores.set(p, fallback);
      for (const score of scores.values()) together += score;
      if (together > Number.MAX_SAFE_INTEGER) this.refuse('pointsTooLarge', line);
      return { choices: [...scores].flatMap(([project, score]) => (score > 0 ? [{ project, score }] : [])) };
    });
    const highest = ballots.reduce(
      (high, { choices }) => choices.reduce((more, { score }) => Math.max(more, score), high),
      0,
    );
    this.vote = fullVote(meta, { type, most, scale, given: highest });
    return ballots;
  }

  /** How many projects a ballot may name; a ranking without that number is scored by its longest ballot. */
  private longest(
    type: VoteType,
    meta: ReadonlyMap<string, string>,
    rows: readonly PabulibRow[],
    voteAt: number,
  ): number {
    const said = Number(meta.get('max_length'));
    if (Number.isSafeInteger(said) && said > 0) return said;
    if (type !== 'ordinal') return Infinity;
    const most = rows.reduce((length, { cells }) => Math.max(length, list(cells[voteAt]).length), 0);
    this.find('maxLengthAssumed', 1, { value: most });
    return most;
  }

  /** A ballot that its rules did not allow counts all the same: whoever took it in has decided so. */
  private holdAgainstLimits(meta: ReadonlyMap<string, string>, line: number, figures: BallotFigures): void {
    for (const { key, limit, has } of outsideLimits(meta, figures))
      this.find('ballotOutsideLimits', line, { key, limit, has });
  }

  private compareCounts(
    meta: ReadonlyMap<string, string>,
    metaRows: readonly PabulibRow[],
    projects: PabulibSection,
    votes: PabulibSection,
  ): void {
    for (const [key, { rows }] of [
      ['num_projects', projects],
      ['num_votes', votes],
    ] as const) {
      const said = meta.get(key);
      if (said !== undefined && Number(said) !== rows.length)
        this.refuse('numberDiffers', lineOf(metaRows, key), { key, said, found: rows.length });
    }
  }

  /** The columns `votes` and `score` are sums of the ballots; where they are not, the ballots count. */
  private compareTotals(
    { columns, rows }: PabulibSection,
    { supporters, total }: Election,
    type: VoteType,
  ): void {
    const sums = [['votes', supporters], ...(type === 'ordinal' ? [['score', total] as const] : [])] as const;
    for (const [name, sum] of sums) {
      const at = columns.indexOf(name);
      rows.forEach(({ cells, line }, p) => {
        const said = cells[at];
        if (at >= 0 && said !== undefined && said !== '' && Number(said) !== sum[p])
          this.find('totalDiffers', line, { column: name, said, found: sum[p] ?? 0 });
      });
    }
  }

  private refuse(code: string, line: number, params: Record<string, string | number> = {}): void {
    this.violations.push({ code: `pabulib.${code}`, params: { line, ...params } });
  }

  private find(code: string, line: number, params: Record<string, string | number>): void {
    if (this.findings.length < MOST)
      this.findings.push({ code: `pabulib.${code}`, params: { line, ...params } });
  }
}

function list(field: string | undefined): string[] {
  return field === undefined || field === '' ? [] : field.split(',').map((part) => part.trim());
}

/** Decimals that the numbers need, `least` or more. */
function mostDecimals(numbers: readonly string[], least: number): number {
  return numbers.reduce((most, number) => Math.max(most, decimalsOf(number)), least);
}

function column({ columns, rows }: PabulibSection, name: string): string[] {
  const at = columns.indexOf(name);
  return rows.map(({ cells }) => cells[at] ?? '');
}

function lineOf(rows: readonly PabulibRow[], key: string): number {
  return rows.find(({ cells }) => cells[0]?.trim() === key)?.line ?? 1;
}
