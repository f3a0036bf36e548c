import {
  ATOM,
  plainText,
  tidyRuns,
  type AsideReason,
  type BlockNote,
  type AtomBlock,
  type LineBlock,
  type Run,
  type TableBlock,
  type TableCell,
} from './blocks.js';
import type { FindingList } from './findings.js';
import { atomDraft, tableDraft } from './scope.js';
import type { Draft, Drafts } from './tree.js';

/** Puts a piece of the source beside the document. */
export type SetAside = (text: string, line: number, reason: AsideReason) => void;

const TITLES: readonly (readonly [part: number, words: RegExp])[] = [
  [8, /konsultācij|līdzdalīb|viedok/i],
  [7, /samērīgum/i],
  [6, /izpildes nodrošinā/i],
  [5, /funkcij|cilvēkresurs/i],
  [4, /administratīv\p{L}* procedūr/iu],
  [2, /budžet|fiskāl/i],
  [3, /sociāl|uzņēmējdarb|konkurenc|ietekm\p{L}* uz vidi/iu],
  [1, /mērķ|nepieciešam|pamatojum|izklāst/i],
];
const PART = /^([1-9])\s*\.\s*(?=\p{L})/u;

/** Which of the eight parts a title of the source names; `null` where its words name none. */
export function partOfTitle(title: string): number | null {
  return TITLES.find(([, words]) => words.test(title))?.[0] ?? null;
}

/** Whether a line opens the explanatory memorandum. */
export function opensMemorandum(text: string): boolean {
  if (text.length > 600) return false;
  return /^paskaidrojum[au] rakst[sa]/i.test(text) || /paskaidrojum[au]\s+raksts\.?$/i.test(text);
}

/** Builds the eight parts of an explanatory memorandum from a table or from numbered headings. */
export class MemorandumBuilder {
  private readonly parts = new Map<number, Draft[]>();
  private current = 1;
  private found = 0;
  private line = 1;
  private loose: TableCell[][] = [];
  /** Open lists, the outermost first. */
  private lists: Draft[] = [];

  constructor(
    private readonly drafts: Drafts,
    private readonly findings: FindingList,
    private readonly setAside: SetAside,
  ) {}

  /** The heading "Paskaidrojuma raksts …". */
  heading(block: LineBlock): void {
    this.line = block.line;
    this.setAside(textOf(block.runs), block.line, 'memorandumHeading');
  }

  /** A line below the heading: the title of a part, a signature, or text of the part being read. */
  text(block: LineBlock, isSignature: boolean): void {
    if (block.note && isListNote(block.note)) return this.listed(block, block.note);
    const text = plainText(block.runs);
    if (isSignature) return this.setAside(textOf(block.runs), block.line, 'memorandumSignature');
    const part = PART.exec(text);
    if (part && text.length < 300 && partOfTitle(text) !== null && !/[.;]$/.test(text.slice(part[0].length)))
      return this.begin(text, textOf(block.runs), block.line);
    this.put(this.drafts.text('paragraph', block.runs, block.line));
  }

  /** The two-column table of the memorandum; rows that name no part stay a table inside the part. */
  table(block: TableBlock): void {
    block.rows.forEach((row, index) => {
      const [first, second, ...rest] = row;
      const title = first ? first.lines.map((runs) => plainText(runs)).join(' ') : '';
      const bare = rest.every((cell) => cell.lines.length === 0);
      const headless = index === 0 && this.found === 0 && bare && !PART.test(title) && row.length > 1;
      if (headless) this.asideRow(row, block.line);
      else if (first && second && bare && PART.test(title) && title.length < 400) {
        this.flushLoose(block.line);
        this.begin(title, first.lines.map(textOf).join(' '), block.line);
        for (const runs of second.lines) this.put(this.cellLine(runs, block.line));
      } else this.loose.push([...row]);
    });
    this.flushLoose(block.line);
  }

  /** An image of the part being read; a formula is kept as text. */
  atom(block: AtomBlock): void {
    const { atom, line } = block;
    const source = String(atom.attrs?.['source'] ?? '');
    this.put(
      atom.type === 'figure'
        ? atomDraft(atom, line, this.drafts)
        : this.drafts.text('paragraph', [{ text: source, marks: [] }], line),
    );
  }

  private cellLine(runs: readonly Run[], line: number): Draft {
    const [only, ...others] = runs;
    return only?.atom?.type === 'figure' && others.length === 0
      ? atomDraft(only.atom, line, this.drafts)
      : this.drafts.text('paragraph', tidyRuns(runs), line);
  }

  private asideRow(row: readonly TableCell[], line: number): void {
    const text = row.flatMap((cell) => cell.lines.map(textOf)).join(' ');
    if (text !== '') this.setAside(text, line, 'memorandumTableHead');
  }

  private flushLoose(line: number): void {
    if (this.loose.length === 0) return;
    this.put(tableDraft({ kind: 'table', rows: this.loose, line }, this.drafts));
    this.loose = [];
  }

  private begin(title: string, source: string, line: number): void {
    const number = Number(PART.exec(title)?.[1] ?? 0);
    const named = partOfTitle(title);
    this.current = named ?? Math.min(8, Math.max(1, number));
    this.found += 1;
    if (named === null)
      this.findings.add('import.memorandum-part-guessed', null, line, {
        title: title.slice(0, 120),
        part: this.current,
      });
    this.setAside(source, line, 'memorandumPartTitle');
  }

  /** A line of a list: the first of a list, the first of a further item, or a further one of an item. */
  private listed(block: LineBlock, { kind, depth }: BlockNote): void {
    const level = Math.max(1, Math.min(depth ?? 1, this.lists.length + 1));
    const paragraph = this.drafts.text('paragraph', block.runs, block.line);
    const open = kind === 'list' ? undefined : this.lists[level - 1];
    if (!open) {
      const item: Draft = { type: 'list_item', content: [paragraph] };
      const list: Draft = { type: 'bullet_list', attrs: { id: this.drafts.id() }, content: [item] };
      const outer = this.lists[level - 2]?.content?.at(-1);
      const lists = [...this.lists.slice(0, level - 1), list];
      if (outer) outer.content?.push(list);
      else this.put(list);
      this.lists = lists;
      return;
    }
    this.lists = this.lists.slice(0, level);
    if (kind === 'item') open.content?.push({ type: 'list_item', content: [paragraph] });
    else open.content?.at(-1)?.content?.push(paragraph);
  }

  private put(node: Draft): void {
    this.lists = [];
    const content = this.parts.get(this.current) ?? [];
    content.push(node);
    this.parts.set(this.current, content);
  }

  /** The memorandum with all eight parts; a part the source does not have is an empty paragraph. */
  build(): Draft {
    if (this.found !== 8 || this.parts.size !== 8)
      this.findings.add('import.memorandum-parts', null, this.line, {
        found: this.found,
        filled: this.parts.size,
      });
    const content = [1, 2, 3, 4, 5, 6, 7, 8].map((part): Draft => {
      const empty = (): Draft => ({ type: 'paragraph', attrs: { id: this.drafts.id() }, runs: [] });
      return {
        type: 'memorandum_part',
        attrs: { id: this.drafts.id(), part },
        content: this.parts.get(part) ?? [empty()],
      };
    });
    return { type: 'doc', attrs: { kind: 'memorandum' }, content };
  }
}

function isListNote({ kind }: BlockNote): boolean {
  return kind === 'list' || kind === 'item' || kind === 'more';
}

function textOf(runs: readonly Run[]): string {
  return runs
    .filter((run) => !run.supplied)
    .map((run) => run.text.replaceAll(ATOM, ''))
    .join('');
}
