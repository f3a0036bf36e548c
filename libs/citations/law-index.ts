import { toSuperscript } from '#libs/bylaw-document';
import { LAW_DATA } from './law-data.js';
import { asSuperscript, plainNumber, type NumberPart } from './numbers.js';
import type { PlaceStep } from './places.js';
import type { Citation } from './recognise.js';

/** What the index says about a cited place. */
export type CitationCheck =
  /** The act is not in the index, or the place is one that it does not list (annexes, chapters, sentences). */
  | { known: false }
  | { known: true; exists: true }
  /** `missing` is the innermost step that the act has not; `below` how many of its kind there are around it. */
  | { known: true; exists: false; missing: PlaceStep; siblings: readonly string[] };

interface ActIndex {
  /** Parts of every article, in order; the empty string holds the items of an article without parts. */
  articles: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
}

const parsed = new Map<number, ActIndex>();

function indexOf(likumi: number): ActIndex | null {
  const data = LAW_DATA[likumi];
  if (data === undefined) return null;
  let index = parsed.get(likumi);
  if (!index) parsed.set(likumi, (index = parse(data)));
  return index;
}

function parse(data: string): ActIndex {
  const articles = new Map<string, Map<string, Set<string>>>();
  for (const entry of data.split(' ')) {
    const [name = '', rest] = entry.split('=');
    const parts = new Map<string, Set<string>>();
    for (const part of rest?.split(';') ?? []) {
      const [number = '', items] = part.split(':');
      parts.set(number, new Set(items === undefined ? [] : items.split(',').flatMap(expand)));
    }
    articles.set(name, parts);
  }
  return { articles };
}

function expand(range: string): string[] {
  const [from = 0, to = from] = range.split('-').map(Number);
  if (!range.includes('-')) return [range];
  return Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
}

/** The articles of an act with their parts and items; `null` where the index has not the act. */
export function articlesIn(likumi: number): ActIndex['articles'] | null {
  return indexOf(likumi)?.articles ?? null;
}

/** Whether the act is one whose articles, parts and items the index lists. */
export function isIndexed(likumi: number | null): boolean {
  return likumi !== null && LAW_DATA[likumi] !== undefined;
}

/**
 * Whether the cited place exists, as far as the index knows: articles, parts and items of the laws, points of the
 * regulation. A number whose superscript may have been lost (`25.2 pants`, `(11) daļa`) exists if either reading does.
 */
export function checkCitation({ act, steps }: Citation): CitationCheck {
  const index = act.likumi === null ? null : indexOf(act.likumi);
  const [first] = steps;
  if (!index || !first) return { known: false };
  const { articles } = index;
  if (act.form === 'regulation') {
    if (first.kind !== 'point' && first.kind !== 'subpoint') return { known: false };
    const whole = steps
      .filter(({ kind }) => kind === 'point' || kind === 'subpoint')
      .flatMap(({ parts }, at) => (at > 0 && parts.length > 1 ? [] : parts));
    return articles.has(plainNumber(whole)) || articles.has(plainNumber(steps.at(-1)?.parts ?? []))
      ? { known: true, exists: true }
      : missing(steps.at(-1) ?? first, [...articles.keys()]);
  }
  return first.kind === 'transitional' ? transitional(articles, steps) : article(articles, steps);
}

function missing(step: PlaceStep, siblings: readonly string[]): CitationCheck {
  return { known: true, exists: false, missing: step, siblings };
}

function transitional(articles: ActIndex['articles'], steps: readonly PlaceStep[]): CitationCheck {
  const point = steps[1];
  // "Pārejas noteikumu 7. pants" is a slip of the pen for its point.
  if (!point || (point.kind !== 'point' && point.kind !== 'section')) return { known: false };
  const all = [...articles.keys()].filter((name) => name.startsWith('t'));
  return readings(point.parts).some((name) => articles.has(`t${name}`))
    ? { known: true, exists: true }
    : missing(
        point,
        all.map((name) => name.slice(1)),
      );
}

function article(articles: ActIndex['articles'], steps: readonly PlaceStep[]): CitationCheck {
  const [first, ...inner] = steps;
  if (first?.kind !== 'section') return { known: false };
  const name = readings(first.parts).find((reading) => articles.has(reading));
  const parts = name === undefined ? undefined : articles.get(name);
  if (!parts)
    return missing(
      first,
      [...articles.keys()].filter((key) => !key.startsWith('t')),
    );
  const part = inner.find(({ kind }) => kind === 'part');
  const named = [...parts.keys()].filter((key) => key !== '');
  const own = part ? readings(part.parts).find((reading) => parts.has(reading)) : '';
  if (part && own === undefined) return missing(part, named);
  const item = inner.find(({ kind }) => kind === 'point');
  if (!item) return { known: true, exists: true };
  const items = parts.get(own ?? '') ?? new Set<string>();
  return readings(item.parts).some((reading) => items.has(reading))
    ? { known: true, exists: true }
    : missing(item, [...items]);
}

/** The number as printed and, where a superscript may be lost, with it: `25.2` and `25²`, `11` and `1¹`. */
function readings(parts: readonly NumberPart[]): string[] {
  const printed = plainNumber(parts);
  const raised = plainNumber(asSuperscript(parts));
  const glued = /^(\d)(\d)$/.exec(printed);
  return [
    printed,
    ...(raised === printed ? [] : [raised]),
    ...(glued ? [`${glued[1] ?? ''}${toSuperscript(glued[2] ?? '')}`] : []),
  ];
}
