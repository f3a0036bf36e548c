import type { PrintedLine, PrintedRun } from './lines.js';

/** The printed document as Markdown: one block per paragraph, numbers as text so that no viewer renumbers them. */
export function printedMarkdown(lines: readonly PrintedLine[]): string {
  return lines.map(blockOf).join('\n\n');
}

function blockOf(line: PrintedLine): string {
  const number = line.number === '' ? '' : `${line.number.replace(/\.$/, '\\.')} `;
  if (line.kind === 'table') {
    const rows = (line.rows ?? []).map(
      (row) => `| ${row.map((cell) => inline(cell, '<br>').replaceAll('|', '\\|')).join(' | ')} |`,
    );
    const rule = `|${' --- |'.repeat(line.rows?.[0]?.length ?? 1)}`;
    return [...(number === '' ? [] : [number.trim(), '']), ...rows.slice(0, 1), rule, ...rows.slice(1)].join(
      '\n',
    );
  }
  if (line.kind === 'text') return `${number}${inline(line.runs, '  \n')}`;
  return `${'#'.repeat(Math.min(line.level, 6))} ${number}${inline(line.runs, ' ')}`;
}

function inline(runs: readonly PrintedRun[], lineBreak: string): string {
  return runs
    .map(({ text, marks }) => {
      const escaped = text.replace(/[\\`*_[\]<>]/g, (sign) => `\\${sign}`).replaceAll('\n', lineBreak);
      return marks.reduce(wrap, escaped);
    })
    .join('');
}

function wrap(text: string, mark: string): string {
  if (text.trim() === '') return text;
  if (mark === 'superscript') return `<sup>${text}</sup>`;
  if (mark === 'subscript') return `<sub>${text}</sub>`;
  const sign = mark === 'strong' ? '**' : mark === 'em' ? '*' : '';
  // Markdown wants its signs to touch the words.
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return `${before}${sign}${words}${sign}${after}`;
}
