import type { PrintedLine, PrintedRun } from './lines.js';

const TAGS: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  superscript: 'sup',
  subscript: 'sub',
};

/** Text that is safe between tags and in attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A whole HTML page in Latvian around `body`. */
export function htmlPage(title: string, body: string, style = ''): string {
  return [
    '<!doctype html>',
    `<html lang="lv"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>`,
    `<style>body{font:1rem/1.5 serif;max-width:48rem;margin:2rem auto}table{border-collapse:collapse}td{border:1px solid;padding:.25rem .5rem}${style}</style>`,
    `</head><body>`,
    body,
    '</body></html>',
  ].join('\n');
}

/** The printed document as an HTML page. */
export function printedHtml(lines: readonly PrintedLine[]): string {
  const title = lines.find((line) => line.kind === 'title');
  return htmlPage(title ? plain(title.runs) : '', lines.map(blockOf).join('\n'));
}

function blockOf(line: PrintedLine): string {
  const number = line.number === '' ? '' : `${escapeHtml(line.number)} `;
  if (line.kind === 'table') {
    const rows = (line.rows ?? []).map(
      (row) => `<tr>${row.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`,
    );
    return `${number === '' ? '' : `<p>${number.trim()}</p>\n`}<table>\n${rows.join('\n')}\n</table>`;
  }
  if (line.kind === 'text') {
    const indent = line.level > 2 ? ` style="margin-left:${(line.level - 2) * 1.5}rem"` : '';
    return `<p${indent}>${number}${inline(line.runs)}</p>`;
  }
  const tag = `h${Math.min(line.level, 6)}`;
  return `<${tag}>${number}${inline(line.runs)}</${tag}>`;
}

function inline(runs: readonly PrintedRun[]): string {
  return runs
    .map(({ text, marks }) =>
      marks
        .flatMap((mark) => TAGS[mark] ?? [])
        .reduce((inner, tag) => `<${tag}>${inner}</${tag}>`, escapeHtml(text).replaceAll('\n', '<br>')),
    )
    .join('');
}

function plain(runs: readonly PrintedRun[]): string {
  return runs.map(({ text }) => text).join('');
}
