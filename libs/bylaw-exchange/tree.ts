import { bylawSchema, type IdSource, type Label } from '#libs/bylaw-document';
import { ATOM, type Run, type RunExtra, type RunMark } from './blocks.js';

/** Where a piece of text stands in the source: reading order and line. */
export interface Place {
  order: number;
  line: number;
  /** The source prints it right after the piece before it, without white space. */
  joined?: true;
  /** How many characters of the piece its program supplies (an automatic number), from the beginning. */
  supplied?: number;
}

/** A node of the document being built. */
export interface Draft {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Draft[];
  /** Text of a text block, instead of `content`. */
  runs?: readonly Run[];
  /** Where the text of a text block comes from. */
  at?: Place;
  /** Suggestions to insert or delete the block as a whole, or the break before it. */
  marks?: readonly RunExtra[];
  /** Where the number of a unit comes from; a unit without it shows a number that the source does not print. */
  labelAt?: Place;
}

/** Whether text beginning at this position follows what is before it without white space. */
export function isJoined(line: string, at: number): boolean {
  return at > 0 && at < line.length && !/\s/.test(line.charAt(at - 1)) && !/\s/.test(line.charAt(at));
}

/** A document as JSON, as `parseDocument` reads it. */
export interface DocumentJson {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocumentJson[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
}

/** One piece of the source in reading order and where it went. */
export interface Origin {
  in: 'document' | 'memorandum' | 'aside';
  /** Child indexes from the root; for an aside its index in `setAside`. */
  path: readonly number[];
  what: 'text' | 'label';
  line: number;
  /** The source prints it right after the piece before it, without white space. */
  joined?: true;
  /** How many characters at its beginning are no text of the source: numbers that a word processor shows. */
  supplied?: number;
}

/** Makes draft nodes with ids and places. */
export class Drafts {
  private order = 0;
  /** The suggestions that hold for the block being read. */
  suggested: readonly RunExtra[] | undefined;

  constructor(private readonly newId: IdSource) {}

  place(line: number, joined = false): Place {
    this.order += 1;
    return { order: this.order, line, ...(joined ? { joined } : {}) };
  }

  id(): string {
    return this.newId();
  }

  /** A text block of the type, with an id; `joined` where no white space stands before it in the source. */
  text(type: string, runs: readonly Run[], line: number, joined = false): Draft {
    return {
      type,
      attrs: { id: this.newId() },
      runs,
      at: this.textPlace(runs, line, joined),
      ...this.marked(),
    };
  }

  private textPlace(runs: readonly Run[], line: number, joined: boolean): Place {
    const supplied = suppliedLength(runs);
    return { ...this.place(line, joined), ...(supplied > 0 ? { supplied } : {}) };
  }

  private marked(): Pick<Draft, 'marks'> {
    return this.suggested ? { marks: this.suggested } : {};
  }

  /** The heading of a chapter or annex, which has no id of its own. */
  heading(runs: readonly Run[], line: number, joined = false): Draft {
    return { type: 'heading', runs, at: this.textPlace(runs, line, joined), ...this.marked() };
  }

  /**
   * A chapter, point, sub-point or annex; `printed` is how many characters of the line its number takes, 0 where the
   * source does not print it. A number that only the source's program shows is not printed either.
   */
  unit(
    type: string,
    label: Label | null,
    line: number,
    printed: { length: number; runs: readonly Run[] } | null,
    more: Record<string, unknown> = {},
  ): Draft {
    const supplied = printed ? suppliedLength(printed.runs) : 0;
    const labelled = printed !== null && printed.length > supplied;
    return {
      type,
      attrs: { id: this.newId(), label, ...more },
      content: [],
      ...(labelled ? { labelAt: { ...this.place(line), ...(supplied > 0 ? { supplied } : {}) } } : {}),
    };
  }
}

/** How many characters at the beginning of a line are no text of the source. */
export function suppliedLength(runs: readonly Run[]): number {
  const end = runs.findIndex((run) => !run.supplied);
  return runs.slice(0, end < 0 ? runs.length : end).reduce((sum, run) => sum + run.text.length, 0);
}

/** The id of a draft node, empty where its type has none. */
export function draftId(draft: Draft): string {
  return String(draft.attrs?.['id'] ?? '');
}

/** The label fixed on a draft unit. */
export function draftLabel(draft: Draft): Label | null {
  return (draft.attrs?.['label'] as Label | null | undefined) ?? null;
}

/** Turns a draft into JSON and adds where every piece of its text came from. */
export function finish(
  root: Draft,
  where: 'document' | 'memorandum',
  origins: (Origin & { order: number })[],
): DocumentJson {
  const visit = (draft: Draft, path: readonly number[]): DocumentJson => {
    if (draft.labelAt) origins.push({ in: where, path, what: 'label', ...draft.labelAt });
    if (draft.at) origins.push({ in: where, path, what: 'text', ...draft.at });
    const content = draft.runs
      ? inlineJson(draft.runs)
      : (draft.content ?? []).map((child, index) => visit(child, [...path, index]));
    return {
      type: draft.type,
      ...(draft.attrs ? { attrs: draft.attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
      ...(draft.marks ? { marks: [...draft.marks] } : {}),
    };
  };
  return visit(root, []);
}

const MARK_ORDER: readonly RunMark[] = ['strong', 'em', 'superscript', 'subscript'];

/** Runs as the content of a text block; text with the same marks becomes one node. */
export function inlineJson(runs: readonly Run[]): DocumentJson[] {
  const out: DocumentJson[] = [];
  for (const run of runs) {
    const marks = marksOf(run);
    const marked = marks.length > 0 ? { marks } : {};
    if (run.atom) out.push({ ...run.atom, ...marked });
    else
      run.text
        .replaceAll(ATOM, '')
        .split('\n')
        .forEach((text, index) => {
          if (index > 0) out.push({ type: 'hard_break', ...marked });
          if (text !== '') pushText(out, { type: 'text', text, ...marked });
        });
  }
  return out;
}

function pushText(out: DocumentJson[], node: DocumentJson): void {
  const last = out.at(-1);
  if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? []))
    last.text = (last.text ?? '') + (node.text ?? '');
  else out.push(node);
}

function marksOf(run: Run): NonNullable<DocumentJson['marks']> {
  const marks: NonNullable<DocumentJson['marks']> = run.href
    ? [{ type: 'link', attrs: { href: run.href } }]
    : [];
  const vertical = run.marks.includes('superscript') ? 'subscript' : '';
  for (const mark of MARK_ORDER)
    if (run.marks.includes(mark) && mark !== vertical) marks.push({ type: mark });
  for (const extra of run.extra ?? []) marks.push({ type: extra.type, attrs: { ...extra.attrs } });
  // A document holds its marks in the order of the schema.
  return marks.sort((left, right) => rankOf(left.type) - rankOf(right.type));
}

const RANKS = Object.keys(bylawSchema.marks);

function rankOf(mark: string): number {
  return RANKS.indexOf(mark);
}
