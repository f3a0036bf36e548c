import {
  type BlockNote,
  type LineHint,
  type ReadSource,
  type SourceBlock,
  type TableBlock,
  type TableCell,
} from './blocks.js';
import { readMarkdownRuns } from './inline.js';

/**
 * Reads Markdown: front matter aside, `#` to `####` as headings, `#####` and `######` as points, a line wholly in
 * bold as a signature, pipe tables, everything else as paragraphs, one for every line.
 */
export function readMarkdown(text: string): ReadSource {
  const lines = text.split(/\r\n|\r|\n/);
  const reader = new MarkdownReader(lines);
  reader.run();
  return reader.read;
}

class MarkdownReader {
  readonly read: ReadSource = { blocks: [], fields: {}, contents: new Set(), images: [] };
  private titled = false;
  private afterGap = true;
  private note: BlockNote | undefined;
  private chapters: number | undefined;

  constructor(private readonly lines: readonly string[]) {}

  run(): void {
    let at = readFrontMatter(this.lines, this.read.blocks, this.read.fields);
    while (at < this.lines.length) at = this.line(this.lines[at] ?? '', at);
  }

  /** Reads the line at the index; gives the index of the next one. */
  private line(line: string, at: number): number {
    if (line.trim() === '') {
      this.afterGap = true;
      return at + 1;
    }
    if (isTableRow(line) && isTableRow(this.lines[at + 1] ?? '')) return this.table(at);
    const heading = /^\s{0,3}(#{1,6})\s(.*)$/.exec(line);
    const whole = heading ? (heading[2] ?? '').trim().replace(/ #{1,6}$/, '') : line.trim();
    const note = NOTE.exec(whole);
    const rest = whole.slice(note?.[0].length ?? 0);
    if (note?.[1] === 'derived') this.read.derived = true;
    else if (note?.[1] === 'chapters') this.chapters = Number(note[2]);
    else if (note) this.note = { kind: note[1] ?? '', depth: note[2] === undefined ? null : Number(note[2]) };
    if (note && rest === '') return at + 1;
    this.paragraph(rest, heading?.[1]?.length ?? 0, at + 1);
    this.afterGap = false;
    return at + 1;
  }

  private paragraph(text: string, level: number, line: number): void {
    const image = /^!\[([^\]]*)\]\([^)]*\)$/.exec(text);
    if (image) this.read.images.push({ line, alt: image[1] ?? '' });
    const runs = readMarkdownRuns(image ? (image[1] ?? '') : text);
    const { note } = this;
    const bold =
      level === 0 &&
      (!note || note.kind === 'signature') &&
      runs.every((run) => run.marks.includes('strong'));
    const hint = hintOf(level, this.titled, bold);
    const plain = bold
      ? runs.map((run) => ({ ...run, marks: run.marks.filter((m) => m !== 'strong') }))
      : runs;
    const extras = this.takeExtras();
    if (runs.length === 0) return;
    if (hint === 'title') this.titled = true;
    const { afterGap } = this;
    this.read.blocks.push({
      kind: 'line',
      runs: plain,
      line,
      afterGap,
      ...(hint ? { hint } : {}),
      ...extras,
    });
  }

  private table(from: number): number {
    let to = from;
    while (isTableRow(this.lines[to] ?? '')) to += 1;
    const table = readTable(this.lines.slice(from, to), from + 1, this.note?.kind !== 'cells');
    this.read.blocks.push({ ...table, ...this.takeExtras() });
    this.afterGap = true;
    return to;
  }

  /** What comments before this block said about it. */
  private takeExtras(): { note?: BlockNote; chapters?: number } {
    const { note, chapters } = this;
    this.note = undefined;
    this.chapters = undefined;
    return { ...(note ? { note } : {}), ...(chapters === undefined ? {} : { chapters }) };
  }
}

const NOTE = /^<!--([a-z]{1,12})(?::(\d))?-->\s*/;

function hintOf(level: number, titled: boolean, bold: boolean): LineHint | undefined {
  if (bold) return 'signature';
  if (level === 1) return titled ? 'text' : 'title';
  if (level >= 5) return 'point';
  return level >= 2 ? 'heading' : undefined;
}

/** Puts `--- … ---` at the beginning aside; gives the index of the first line after it. */
function readFrontMatter(
  lines: readonly string[],
  blocks: SourceBlock[],
  fields: Record<string, string>,
): number {
  if (lines[0]?.replace(/^\ufeff/, '').trim() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && index < 100 && line.trim() === '---');
  if (end < 0) return 0;
  for (let at = 0; at <= end; at++) {
    const line = lines[at] ?? '';
    const match = /^([a-z_]+):\s*(.*)$/.exec(line.trim());
    if (match) fields[match[1] ?? ''] = unquote(match[2] ?? '');
    if (line.trim() !== '') blocks.push({ kind: 'aside', text: line, line: at + 1, reason: 'frontMatter' });
  }
  return end + 1;
}

function unquote(value: string): string {
  const quoted = /^"(.*)"$/.exec(value);
  return (quoted ? (quoted[1] ?? '') : value).replace(/\\"/g, '"');
}

function isTableRow(line: string): boolean {
  return /^\s*\|.*\|\s*$/.test(line);
}

function readTable(lines: readonly string[], line: number, headed: boolean): TableBlock {
  const rules = lines.map((row) => /^[\s|:-]+$/.test(row) && row.includes('-'));
  const rows: TableCell[][] = [];
  lines.forEach((row, index) => {
    if (rules[index]) return;
    const header = headed && rules[index + 1] === true;
    rows.push(
      splitCells(row).map((cell) => ({
        header,
        colspan: 1,
        rowspan: 1,
        lines: cell
          .split(/<br>/i)
          .map(readMarkdownRuns)
          .filter((runs) => runs.length > 0),
      })),
    );
  });
  return { kind: 'table', rows, line };
}

function splitCells(row: string): string[] {
  const cells: string[] = [];
  let cell = '';
  const inner = row.trim().slice(1, -1);
  for (let at = 0; at < inner.length; at++) {
    const sign = inner.charAt(at);
    if (sign === '\\' && at + 1 < inner.length) {
      cell += sign + inner.charAt(at + 1);
      at += 1;
    } else if (sign === '|') {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell];
}
