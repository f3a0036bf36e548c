import {
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
  const blocks: SourceBlock[] = [];
  const fields: Record<string, string> = {};
  let at = readFrontMatter(lines, blocks, fields);
  let afterGap = true;
  let titled = false;
  const images: ReadSource['images'] = [];
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const number = at + 1;
    at += 1;
    if (line.trim() === '') {
      afterGap = true;
      continue;
    }
    if (isTableRow(line) && isTableRow(lines[at] ?? '')) {
      const rows = [line];
      while (isTableRow(lines[at] ?? '')) {
        rows.push(lines[at] ?? '');
        at += 1;
      }
      blocks.push(readTable(rows, number));
      afterGap = true;
      continue;
    }
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    const level = heading?.[1]?.length ?? 0;
    const body = heading ? (heading[2] ?? '') : line.trim();
    const image = /^!\[([^\]]*)\]\([^)]*\)$/.exec(body);
    if (image) images.push({ line: number, alt: image[1] ?? '' });
    const runs = readMarkdownRuns(image ? (image[1] ?? '') : body.replace(/^(?:\s*)[-*•]\s+(?=\S)/, ''));
    if (runs.length > 0) {
      const bold = !heading && runs.every((run) => run.marks.includes('strong'));
      const hint = hintOf(level, titled, bold);
      if (hint === 'title') titled = true;
      const plain = bold
        ? runs.map((run) => ({ ...run, marks: run.marks.filter((m) => m !== 'strong') }))
        : runs;
      blocks.push({ kind: 'line', runs: plain, line: number, afterGap, ...(hint ? { hint } : {}) });
    }
    afterGap = false;
  }
  return { blocks, fields, contents: new Set(), images };
}

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

function readTable(lines: readonly string[], line: number): TableBlock {
  const rules = lines.map((row) => /^[\s|:-]+$/.test(row) && row.includes('-'));
  const rows: TableCell[][] = [];
  lines.forEach((row, index) => {
    if (rules[index]) return;
    const header = rules[index + 1] === true;
    rows.push(
      splitCells(row).map((cell) => ({
        header,
        colspan: 1,
        rowspan: 1,
        lines: cell
          .split(/<br\s*\/?>/i)
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

/** Whether a text looks like Markdown and not like plain text. */
export function looksLikeMarkdown(text: string): boolean {
  return /^\ufeff?---\r?\n/.test(text) || /^#{1,6} \S/m.test(text.slice(0, 20_000));
}
