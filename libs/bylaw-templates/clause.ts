import { placeholdersIn } from '#libs/bylaw-document';
import type { ArticleRef, ClauseGroup, ClausePoint, TemplateId } from '#libs/contracts';

export { CLAUSE_GROUPS, type ClauseGroup, type ClausePoint } from '#libs/contracts';

/** A clause of the built-in library; its name and reason are `templates.clause.<id>.name` and `.about`. */
export interface Clause {
  id: string;
  group: ClauseGroup;
  /** The kinds where it fits; `null` for all of them. */
  kinds: readonly TemplateId[] | null;
  /** What it rests on, `null` for practice in promulgated by-laws. */
  article: ArticleRef | null;
  points: readonly ClausePoint[];
}

/** Where in a by-law the points of a clause are put. */
export function isClosingGroup(group: ClauseGroup): boolean {
  return group === 'closing';
}

/** What a clause asks for, each once, in the order of the text. */
export function parametersOf(points: readonly ClausePoint[]): string[] {
  const asked = points.flatMap(({ text, items }): string[] => [
    ...placeholdersIn(text).map(({ asks }) => asks),
    ...parametersOf(items ?? []),
  ]);
  return [...new Set(asked)];
}

/** The points with what was given for each parameter; what is left blank stays a placeholder. */
export function fillClause(
  points: readonly ClausePoint[],
  given: Readonly<Record<string, string>>,
): ClausePoint[] {
  const fill = (text: string): string => {
    let out = '';
    let at = 0;
    for (const { from, to, asks } of placeholdersIn(text)) {
      const value = given[asks]?.replace(/\s+/gu, ' ').trim() ?? '';
      out += text.slice(at, from) + (value === '' ? text.slice(from, to) : value);
      at = to;
    }
    return out + text.slice(at);
  };
  return points.map(({ text, items }) => ({
    text: fill(text),
    ...(items && items.length > 0 ? { items: fillClause(items, given) } : {}),
  }));
}

/** How deep a clause may nest, as points of a by-law do. */
export const CLAUSE_DEPTH = 4;

/**
 * A clause as plain lines: a point a line, a sub-point with as many dashes before it as it lies deep.
 *
 * ```
 * Iesniegumu iesniedz:
 * - elektroniski;
 * - klātienē.
 * ```
 */
export function clauseText(points: readonly ClausePoint[]): string {
  const lines = (list: readonly ClausePoint[], depth: number): string[] =>
    list.flatMap(({ text, items }) => [
      `${'-'.repeat(depth)}${depth > 0 ? ' ' : ''}${text}`,
      ...lines(items ?? [], depth + 1),
    ]);
  return lines(points, 0).join('\n');
}

/** Reads the lines of `clauseText`; a line that lies deeper than it can becomes the next sub-point it may be. */
export function readClause(source: string): ClausePoint[] {
  interface Open extends ClausePoint {
    items: Open[];
  }
  const points: Open[] = [];
  const path: Open[] = [];
  for (const line of source.split('\n')) {
    const [, dashes = '', rest = ''] = /^\s*(-{0,9})(.*)$/u.exec(line) ?? [];
    const text = rest.replace(/\s+/gu, ' ').trim();
    if (text === '') continue;
    const depth = Math.min(dashes.length, path.length, CLAUSE_DEPTH - 1);
    path.length = depth;
    const point: Open = { text, items: [] };
    (path.at(-1)?.items ?? points).push(point);
    path.push(point);
  }
  const tidy = ({ text, items }: Open): ClausePoint =>
    items.length === 0 ? { text } : { text, items: items.map(tidy) };
  return points.map(tidy);
}
