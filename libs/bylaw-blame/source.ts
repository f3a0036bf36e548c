/** Which step of the log brought a stretch of a text. */
export interface Source {
  /** The version that the step leads to, or that stands for it; the version of the first text for what stood in it. */
  version: number;
  /**
   * Who is named by the suggestion in which the words came, where that may be somebody else than the author of the step:
   * a Word file carries the suggestions of others.
   */
  writer?: string;
  /** When `writer` suggested it, as the suggestion says. */
  writtenAt?: string;
  /** The version of the step that accepted the suggestion. */
  accepted?: number;
  /** The version of the step that brought the words back from an earlier moment. */
  restored?: number;
}

/** A stretch of neighbouring positions with the same source: how many positions, and the number of the source. */
export type Run = readonly [length: number, source: number];

/** Sources by number, each kept once. */
export class Sources {
  private readonly known: Source[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(known: readonly Source[] = []) {
    for (const source of known) this.number(source);
  }

  /** The number of a source, which it gets when it is first asked for. */
  number(source: Source): number {
    const { version, writer = '', writtenAt = '', accepted = '', restored = '' } = source;
    const key = `${version}|${accepted}|${restored}|${writtenAt}|${writer}`;
    const found = this.numbers.get(key);
    if (found !== undefined) return found;
    this.numbers.set(key, this.known.length);
    this.known.push(source);
    return this.known.length - 1;
  }

  /** @throws RangeError for a number that was never given. */
  at(number: number): Source {
    const source = this.known[number];
    if (!source) throw new RangeError(`no source has the number ${number}`);
    return source;
  }
}

/** A source that names the author of a suggestion, where the suggestion names one. */
export function suggestedBy(source: Source, author: string, at: string): Source {
  if (author === '') return source;
  return { ...source, writer: author, ...(at === '' ? {} : { writtenAt: at }) };
}
