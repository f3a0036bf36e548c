import { fromRoman, regularLabel, type Label } from '#libs/bylaw-document';
import {
  plainText,
  sliceRuns,
  tidyRuns,
  type AtomBlock,
  type BlockNote,
  type LineBlock,
  type RunAtom,
  type TableBlock,
} from './blocks.js';
import type { FindingList } from './findings.js';
import { readChapterLabel, readLabels, type ChapterLabel } from './label.js';
import { draftId, isJoined, type Draft, type Drafts } from './tree.js';
import { UnitBuilder } from './units.js';

const REMARK =
  /^\((?=.{0,400}?(grozīt|svītrot|izslēgt|papildināt|redakcij|iekļaut|precizēt|ar grozījum|stājas spēkā)).{0,2000}\)[.;]?$/isu;
const CLOSING = /^(noslēguma|pārejas)\s+(jautājum|noteikum)/i;

/** A chapter whose content is still being read. */
interface OpenChapter {
  draft: Draft;
  /** Arabic parts of its number; a Roman chapter has one. */
  path: readonly string[];
  value: number;
}

/** Builds the chapters, points and text blocks of the body or of one annex, line by line. */
export class ScopeBuilder {
  readonly units: UnitBuilder;
  private chapters: OpenChapter[] = [];

  constructor(
    readonly root: Draft,
    private readonly drafts: Drafts,
    private readonly findings: FindingList,
  ) {
    this.units = new UnitBuilder(drafts, findings);
  }

  /** A heading: a chapter in the body, a chapter or a subheading in an annex. */
  heading(block: LineBlock, guessed = false): void {
    const text = plainText(block.runs);
    const kind = block.note?.kind;
    const label =
      kind === 'unnumbered' || kind === 'closing' || kind === 'subheading' ? null : readChapterLabel(text);
    this.units.close();
    if (kind === 'subheading' || (!label && !kind && this.root.type === 'annex')) {
      this.append(this.drafts.text('subheading', block.runs, block.line));
      return;
    }
    const path =
      label?.roman === false ? label.segments.map((part) => part.base) : [label?.segments[0]?.base ?? ''];
    this.closeChapters(label, path);
    const parent = this.chapters.at(-1)?.draft ?? this.root;
    const draft = this.chapter(block, label, text);
    if ((kind === 'closing' || kind === 'closed') && draft.attrs) draft.attrs['role'] = 'closing';
    (parent.content ??= []).push(draft);
    if (!label)
      this.findings.add('import.heading-unnumbered', draftId(draft), block.line, {
        text: text.slice(0, 120),
      });
    if (guessed)
      this.findings.add('import.heading-guessed', draftId(draft), block.line, { text: text.slice(0, 120) });
    if (label?.flattened)
      this.findings.add('import.superscript-lost', draftId(draft), block.line, {
        printed: label.printed,
        read: regularLabel(chapterLabel(label)),
      });
    const value = label?.roman ? (fromRoman(label.segments[0]?.base ?? '') ?? 0) : Number(path[0] || 0);
    this.chapters.push({ draft, path: label ? path : [], value });
  }

  private chapter(block: LineBlock, label: ChapterLabel | null, text: string): Draft {
    const title = text.slice(label?.length ?? 0);
    const printed = label && { length: label.length, runs: block.runs };
    const draft = this.drafts.unit('chapter', label && chapterLabel(label), block.line, printed, {
      deleted: /^\(?(svītrot|izslēgt)/i.test(title),
      role: CLOSING.test(title) ? 'closing' : 'regular',
      numbered: label !== null,
    });
    const runs = tidyRuns(sliceRuns(block.runs, label?.length ?? 0));
    draft.content = [this.drafts.heading(runs, block.line, isJoined(text, label?.length ?? 0))];
    return draft;
  }

  /** Ends the chapters that the new one does not belong to. */
  private closeChapters(label: ChapterLabel | null, path: readonly string[]): void {
    const nested = label && !label.roman && path.length > 1;
    const isInside = (open: OpenChapter | undefined) =>
      nested &&
      open &&
      open.path.length < path.length &&
      open.path.every((part, index) => part === path[index]);
    while (this.chapters.length > 0 && (!isInside(this.chapters.at(-1)) || this.chapters.length >= 8))
      this.chapters.pop();
  }

  /** Value of the next chapter's number, for sources that do not mark headings. */
  get nextChapter(): number {
    const [open] = this.chapters;
    if (open) return open.value + 1;
    return (this.root.content ?? []).filter((child) => child.type === 'chapter').length + 1;
  }

  /** Number of sub-chapters read so far in the outermost open chapter, and that chapter's number. */
  get subChapter(): { of: string; next: number } | null {
    const outer = this.chapters[0];
    if (!outer) return null;
    const inner = (outer.draft.content ?? []).filter((child) => child.type === 'chapter').length;
    return { of: outer.path[0] ?? '', next: inner + 1 };
  }

  /** A line that is not a heading. */
  line(block: LineBlock, quoted: boolean): void {
    const text = plainText(block.runs);
    if (block.note && block.note.depth !== null) return this.noted(block, block.note, text);
    if (!quoted && (block.hint === 'remark' || REMARK.test(text))) return this.remark(block);
    if (!quoted && this.numbered(block, text)) return;
    this.paragraph(block, text, quoted);
  }

  /** A block whose kind and place the source states. */
  private noted(block: LineBlock, note: BlockNote, text: string): void {
    const owner = this.ownerAt(note.depth ?? 0);
    const node: Draft =
      note.kind === 'formula'
        ? {
            type: 'formula',
            attrs: { id: this.drafts.id(), source: text.slice(0, 10_000) },
            at: this.drafts.place(block.line),
          }
        : this.drafts.text(note.kind === 'remark' ? 'remark' : 'paragraph', block.runs, block.line);
    (owner.content ??= []).push(node);
  }

  /** The unit at a depth, or the chapter or body at depth 0. */
  private ownerAt(depth: number): Draft {
    if (depth === 0) this.units.close();
    return this.units.closeTo(depth)?.draft ?? this.container;
  }

  /** Ends chapters nested deeper than this. */
  closeChaptersTo(depth: number): void {
    this.units.close();
    this.chapters.length = Math.min(this.chapters.length, depth);
  }

  private numbered(block: LineBlock, text: string): boolean {
    const labels = readLabels(text);
    if (labels.length === 0) return false;
    const chapter = this.chapters[0]?.value ?? null;
    return this.units.add(block, labels, this.container, chapter);
  }

  private remark(block: LineBlock): void {
    const target = this.units.point?.draft ?? this.container;
    (target.content ??= []).push(this.drafts.text('remark', block.runs, block.line));
  }

  private paragraph(block: LineBlock, text: string, quoted: boolean): void {
    const node = this.drafts.text('paragraph', block.runs, block.line);
    const deepest = this.units.deepest;
    const point = this.units.point;
    if (!deepest || !point) {
      if (this.chapters.length > 0)
        this.findings.add('import.text-between-units', draftId(node), block.line, {
          text: text.slice(0, 120),
        });
      this.append(node);
      return;
    }
    const continues = quoted || deepest === point || /[:"”“']$/.test(deepest.lastText);
    const target = continues ? deepest : point;
    if (!continues)
      this.findings.add('import.text-after-list', draftId(node), block.line, { text: text.slice(0, 120) });
    if (!quoted) deepest.lastText = text;
    (target.draft.content ??= []).push(node);
  }

  /** A table: part of the unit that announces it, else of the point or chapter it stands in. */
  table(block: TableBlock): void {
    const table = tableDraft(block, this.drafts);
    if (!table.content?.length) return;
    if (this.isEmptyTable(block)) this.findings.add('import.empty-table', draftId(table), block.line);
    if (block.note && block.note.depth !== null) {
      (this.ownerAt(block.note.depth).content ??= []).push(table);
      return;
    }
    const deepest = this.units.deepest;
    const target = deepest && /:$/.test(deepest.lastText) ? deepest : this.units.point;
    ((target?.draft ?? this.container).content ??= []).push(table);
  }

  /** An image or a formula: part of the unit that announces it, else of the point or chapter it stands in. */
  atom(block: AtomBlock): void {
    const deepest = this.units.deepest;
    const target = deepest && /:$/.test(deepest.lastText) ? deepest : this.units.point;
    ((target?.draft ?? this.container).content ??= []).push(atomDraft(block.atom, block.line, this.drafts));
  }

  private isEmptyTable(block: TableBlock): boolean {
    return block.rows.every((row) => row.every((cell) => cell.lines.length === 0));
  }

  private append(node: Draft): void {
    (this.container.content ??= []).push(node);
  }

  private get container(): Draft {
    return this.chapters.at(-1)?.draft ?? this.root;
  }
}

/** A chapter's label: `III¹`, and for sub-chapters the whole Arabic number `5.1`. */
function chapterLabel(label: ChapterLabel): Label {
  const base = label.segments
    .map((part, index) => part.base + (index < label.segments.length - 1 ? part.sup : ''))
    .join('.')
    .slice(0, 16);
  const fixed: Label = { base: base.replace(/\.$/, ''), sup: label.segments.at(-1)?.sup ?? '' };
  return regularLabel(fixed) === label.printed ? fixed : { ...fixed, printed: label.printed.slice(0, 40) };
}

/** An image or a formula as a node. */
export function atomDraft(atom: RunAtom, line: number, drafts: Drafts): Draft {
  return { type: atom.type, attrs: { id: drafts.id(), ...atom.attrs }, at: drafts.place(line) };
}

/** A table of the source as a node; an empty cell holds an empty paragraph. */
export function tableDraft(block: TableBlock, drafts: Drafts): Draft {
  const rows = block.rows.map((row, index): Draft => {
    const marks = block.suggestedRows?.get(index);
    const cells = row.map((cell): Draft => {
      const lines = cell.lines.map((runs) => {
        const [only, ...others] = runs;
        return only?.atom?.type === 'figure' && others.length === 0
          ? atomDraft(only.atom, block.line, drafts)
          : drafts.text('paragraph', tidyRuns(runs), block.line);
      });
      const empty: Draft = { type: 'paragraph', attrs: { id: drafts.id() }, runs: [] };
      return {
        type: cell.header ? 'table_header' : 'table_cell',
        attrs: { colspan: cell.colspan, rowspan: cell.rowspan, colwidth: null },
        content: lines.length > 0 ? lines : [empty],
      };
    });
    return { type: 'table_row', content: cells, ...(marks ? { marks } : {}) };
  });
  return { type: 'table', attrs: { id: drafts.id() }, content: rows };
}
