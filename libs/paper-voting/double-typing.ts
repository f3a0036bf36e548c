import type { Violation } from '#libs/contracts';

/** Why a paper counts for nothing. */
export const INVALID_PAPERS = ['blank', 'too_many', 'unclear', 'foreign'] as const;
/** One of {@link INVALID_PAPERS}: nothing chosen, more than allowed, cannot be read, not handed out to a voter marked in the roll. */
export type InvalidPaper = (typeof INVALID_PAPERS)[number];

/**
 * What stands on a paper as somebody read it: the choices as a ballot says them (ascending, best first where the ballot
 * ranks; points beside them where it shares points out), or why it counts for nothing.
 */
export interface PaperContent {
  invalid: InvalidPaper | null;
  choices: readonly number[];
  points: readonly number[] | null;
}

/** A paper as it was typed. */
export interface TypedPaper {
  /** The number printed on it. */
  number: string;
  content: PaperContent;
}

/** Two readings of one paper that are not the same; null where one of the two did not type it. */
export interface TypingDifference {
  number: string;
  first: PaperContent | null;
  second: PaperContent | null;
}

/** What came of typing a box twice. */
export interface TypedTwice {
  /** Both read the same, or the two agreed later; by number. */
  agreed: TypedPaper[];
  /** What still has to be looked at together; by number. */
  open: TypingDifference[];
  /** Numbers that both had to look at again. */
  resolved: string[];
  /** Numbers of papers that both read alike and that do not count all the same; they are `foreign` among `agreed`. */
  setAside: string[];
}

/**
 * Lays the two typings of a box side by side. A paper counts as it was read when both read the same;
 * else as the two agreed. `none` says that there is no such paper in the box: its number was typed wrongly. What both read
 * alike is not decided again, but such a paper can be set aside as `foreign` (see `paperSurplus`).
 */
export function typedTwice(
  first: readonly TypedPaper[],
  second: readonly TypedPaper[],
  decisions: ReadonlyMap<string, PaperContent | 'none'>,
): TypedTwice {
  const one = byNumber(first);
  const other = byNumber(second);
  const result: TypedTwice = { agreed: [], open: [], resolved: [], setAside: [] };
  for (const number of [...new Set([...one.keys(), ...other.keys()])].sort()) {
    const a = one.get(number) ?? null;
    const b = other.get(number) ?? null;
    const decided = decisions.get(number);
    if (a && b && sameContent(a, b)) {
      const aside = a.invalid !== 'foreign' && decided !== undefined && isForeign(decided);
      if (aside) result.setAside.push(number);
      result.agreed.push({ number, content: aside ? decided : a });
      continue;
    }
    if (decided === undefined) {
      result.open.push({ number, first: a, second: b });
      continue;
    }
    result.resolved.push(number);
    if (decided !== 'none') result.agreed.push({ number, content: decided });
  }
  return result;
}

/** How many of the papers are of people marked in the roll; those that are `foreign` are of nobody. */
export function votersPapers(papers: readonly TypedPaper[]): number {
  return papers.filter(({ content }) => !isForeign(content)).length;
}

/** Whether two readings say the same. */
export function sameContent(a: PaperContent, b: PaperContent): boolean {
  return contentKey(a) === contentKey(b);
}

/** The reading as a text that is equal for equal readings. */
export function contentKey({ invalid, choices, points }: PaperContent): string {
  return invalid ?? choices.map((nr, at) => (points ? `${nr}:${points[at] ?? 0}` : String(nr))).join(' ');
}

/**
 * A reading in the one form in which readings are compared: an order that says nothing is ascending, and what counts for
 * nothing names no project.
 */
export function normalised({ invalid, choices, points }: PaperContent, ranks: boolean): PaperContent {
  if (invalid) return { invalid, choices: [], points: null };
  if (ranks) return { invalid, choices: [...choices], points: null };
  const pairs = choices.map((nr, at) => ({ nr, points: points?.[at] ?? 0 })).sort((a, b) => a.nr - b.nr);
  return {
    invalid,
    choices: pairs.map(({ nr }) => nr),
    points: points && pairs.map((pair) => pair.points),
  };
}

/** A box that two people are to type and sign. */
export interface BoxFacts {
  /** Papers in it, counted by hand when it was opened. */
  counted: number;
  first: { by: string; done: boolean } | null;
  second: { by: string; done: boolean } | null;
  typed: Pick<TypedTwice, 'agreed' | 'open'>;
  /** Why the number typed differs from the number counted by hand; part of the public minutes. */
  note: string;
}

/** What stands against signing a box: it is typed twice, by two people, without an open difference, and nothing is missing. */
export function signingViolations({ counted, first, second, typed, note }: BoxFacts): Violation[] {
  const found: Violation[] = [];
  if (!first?.done || !second?.done) found.push({ code: 'paper_box_not_typed_twice' });
  if (first && second && first.by === second.by) found.push({ code: 'paper_box_same_typist' });
  if (typed.open.length > 0) {
    found.push({ code: 'paper_box_differences_open', params: { count: typed.open.length } });
  }
  if (
    first?.done &&
    second?.done &&
    typed.open.length === 0 &&
    typed.agreed.length !== counted &&
    !note.trim()
  ) {
    found.push({
      code: 'paper_box_count_differs',
      where: 'note',
      params: { counted, typed: typed.agreed.length },
    });
  }
  return found;
}

function isForeign(content: PaperContent | 'none'): content is PaperContent {
  return content !== 'none' && content.invalid === 'foreign';
}

function byNumber(papers: readonly TypedPaper[]): Map<string, PaperContent> {
  return new Map(papers.map(({ number, content }) => [number, content]));
}
