import { foldHeading, type AsideReason, type ReadSource, type SourceBlock } from './blocks.js';
import { readPlainRuns } from './inline.js';
import { readTextTables } from './text-tables.js';

/**
 * Reads plain text: every line that is not empty is a block, lines of cells below each other are a table. The head and the table of contents of a likumi.lv page
 * saved as text are put aside, and the headings named there are remembered.
 */
export function readText(text: string): ReadSource {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const blocks: SourceBlock[] = [];
  const fields: Record<string, string> = {};
  const contents = new Set<string>();
  let at = readPageHead(lines, blocks, fields, contents);
  let afterGap = true;
  const tables = readTextTables(lines, at);
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const table = tables.get(at);
    if (table) {
      blocks.push({ kind: 'table', rows: table, line: at + 1 });
      at += table.length - 1;
      afterGap = false;
      continue;
    }
    const runs = readPlainRuns(line);
    if (runs.length > 0) blocks.push({ kind: 'line', runs, line: at + 1, afterGap });
    afterGap = runs.length === 0;
  }
  return { blocks, fields, contents, images: [] };
}

/** Index of the first line of the act. */
function readPageHead(
  lines: readonly string[],
  blocks: SourceBlock[],
  fields: Record<string, string>,
  contents: Set<string>,
): number {
  const aside = (from: number, to: number, reason: AsideReason) => {
    for (let at = from; at < to; at++)
      if (lines[at]?.trim()) blocks.push({ kind: 'aside', text: lines[at] ?? '', line: at + 1, reason });
  };
  const status = /^\s*Statuss:\s*(.+)$/.exec(lines[0] ?? '');
  if (status) {
    fields['status'] = (status[1] ?? '').trim();
    aside(0, 1, 'status');
    return 1;
  }
  const head = lines.slice(0, 30);
  const shown = head.findIndex((line) => /^(Attēlotā redakcija|Satura rādītājs):/.test(line));
  if (shown < 0) return 0;
  for (const line of head.slice(0, shown + 1)) readFields(line, fields);
  const list = lines.findIndex((line, index) => index < 60 && /^Satura rādītājs:/.test(line));
  let end = (list < 0 ? shown : list) + 1;
  if (list < 0) {
    while (/^Grozījumi:|Stājas spēkā/.test(lines[end] ?? '')) end += 1;
    aside(0, end, 'pageHead');
    return end;
  }
  while (end < lines.length && /^\s|^$/.test(lines[end] ?? '')) {
    const entry = (lines[end] ?? '').replace(/^[\s•]+/, '').trim();
    if (entry !== '' && !/^(Punkti|[\d.^ ]+ (punkts|pants)|\d+\. pielikums)$/.test(entry))
      contents.add(foldHeading(entry));
    end += 1;
  }
  aside(0, list, 'pageHead');
  aside(list, end, 'contents');
  return end;
}

const NAMES = [
  'Izdevējs',
  'Veids',
  'Numurs',
  'Pieņemts',
  'Stājas spēkā',
  'Zaudē spēku',
  'Attēlotā redakcija',
];

/** Reads `Izdevējs: … Numurs: …` even where the entries run together. */
export function readFields(line: string, fields: Record<string, string>): void {
  const splitter = new RegExp(`(${NAMES.join('|')}):`, 'g');
  const marks = [...line.matchAll(splitter)];
  marks.forEach((mark, index) => {
    const end = marks[index + 1]?.index ?? line.length;
    fields[mark[1] ?? ''] ??= line.slice(mark.index + mark[0].length, end).trim();
  });
}
