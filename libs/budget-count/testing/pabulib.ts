import { parse } from 'csv-parse/sync';
import type { Candidate } from '../greedy.js';

/** An instance in the Pabulib text format, with votes added up. */
export interface Instance {
  /** Cents. */
  budget: number;
  candidates: Candidate<string>[];
}

/** Reads a `.pb` file; a vote is a point of approval, the points given, or `max_length - position` in a ranking. */
export function readPabulib(text: string): Instance {
  const rows: string[][] = parse(text, { delimiter: ';', relax_column_count: true, relax_quotes: true });
  const start = (section: string): number => rows.findIndex((row) => row.length === 1 && row[0] === section);
  const meta = new Map(
    rows.slice(start('META') + 2, start('PROJECTS')).map(([key, value]) => [key, value ?? '']),
  );
  const projects = table(rows.slice(start('PROJECTS') + 1, start('VOTES')));
  const ballots = table(rows.slice(start('VOTES') + 1));
  const score = new Map(projects.map((project) => [project['project_id'] ?? '', 0]));
  const longest = Number(meta.get('max_length') ?? 0);
  for (const ballot of ballots) {
    const chosen = list(ballot['vote']);
    const points = list(ballot['points']);
    chosen.forEach((id, at) => {
      const given = meta.get('vote_type') === 'ordinal' ? longest - at : Number(points[at] ?? 1);
      if (!score.has(id)) throw new RangeError(`A ballot names ${id}, which is no project`);
      score.set(id, (score.get(id) ?? 0) + given);
    });
  }
  return {
    budget: cents(meta.get('budget') ?? ''),
    candidates: projects.map((project) => {
      const id = project['project_id'] ?? '';
      return { id, cost: cents(project['cost'] ?? ''), votes: score.get(id) ?? 0 };
    }),
  };
}

function table([header = [], ...rows]: string[][]): Record<string, string | undefined>[] {
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
}

function list(field: string | undefined): string[] {
  return field ? field.split(',').map((part) => part.trim()) : [];
}

function cents(text: string): number {
  const found = /^(\d+)(?:[.,](\d{1,2})0*)?$/.exec(text.trim());
  if (!found) throw new RangeError(`Not a sum: ${text}`);
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
}
