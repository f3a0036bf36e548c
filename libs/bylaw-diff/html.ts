import type { ChangeKind, ComparedRow, Comparison, RowStatus } from './comparison.js';
import { headedChanges, type HeadedChange } from './headed.js';
import type { ComparedCell, ComparedTable } from './tables.js';
import {
  comparisonTable,
  inlineView,
  renumberedRanges,
  sideBySide,
  type GapRow,
  type SideRow,
  type TableRow,
} from './views.js';
import type { WordSegment } from './words.js';

/** What the compared wordings are called, and what the page is called. */
export interface PageNames {
  before: string;
  after: string;
  /** The name of the act; left out, the page is called after the wordings. */
  title?: string;
}

/** Unchanged rows shown around each difference. */
const CONTEXT = 2;

const STATUS: Record<Exclude<RowStatus, 'same'>, string> = {
  inserted: 'Jauns',
  deleted: 'Svītrots',
  changed: 'Mainīts',
  moved: 'Pārvietots šurp',
  movedAndChanged: 'Pārvietots un mainīts',
  movedAway: 'Pārvietots prom',
  split: 'Sadalīts',
  splitOff: 'Atdalīta daļa',
  joined: 'Apvienots',
  joinedAway: 'Pievienots citam',
  renumbered: 'Mainīts tikai numurs',
};

const STYLE = [
  'body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:72rem;margin:1.5rem auto;padding:0 1rem}',
  'h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}h3{font-size:1rem;margin:1.2rem 0 .2rem}h3~p{margin:.2rem 0}.aside{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}table{border-collapse:collapse;width:100%}',
  'th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}',
  'thead th{background:#f2f2f2}.wording{white-space:pre-line}.sides,.table3{table-layout:fixed}',
  'ins{background:#d8f3dc;color:#0b4a1f}del{background:#fde2e1;color:#7a1212}',
  '.line{white-space:pre-line;margin:.35rem 0;padding-inline-start:.6rem;border-inline-start:4px solid transparent}',
  '.line[data-status]{border-inline-start-color:#5a5a5a}.gap,.sign{color:#4a4a4a;font-size:.875rem}.sign{display:block}',
  '.label{font-weight:600}.number{width:7rem}',
  '@media(max-width:40rem){.stack thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}',
  '.stack,.stack tbody,.stack tr,.stack td,.stack tr>th{display:block;width:auto}.stack td,.stack tr>th{border-top:0}',
  '.stack tr{border-top:2px solid #767676;margin-bottom:1rem}.stack td[data-name]::before{content:attr(data-name);display:block;font-weight:600}}',
  '@media print{body{max-width:none;margin:0;font-size:10pt}tr{break-inside:avoid}}',
].join('');

/**
 * A page of its own with the views of a comparison: as a list with headings, which a screen reader goes through change by
 * change, in one text, and side by side; unchanged text is folded. In
 * Latvian, without scripts.
 */
export function comparisonPage(comparison: Comparison, names: PageNames): string {
  const name = names.title ?? `${names.before} → ${names.after}`;
  return page(name, [
    `<h1>${escape(name)}</h1>`,
    `<p>${escape(names.before)} → ${escape(names.after)}</p>`,
    summary(comparison),
    ...headedList(comparison),
    '<h2>Vienā tekstā</h2>',
    ...inlineView(comparison, CONTEXT).map(line),
    '<h2>Blakus</h2>',
    '<table class="sides stack"><caption hidden>Abas redakcijas blakus</caption>',
    `<thead><tr><th scope="col">${escape(names.before)}</th><th scope="col">${escape(names.after)}</th></tr></thead>`,
    `<tbody>${sideBySide(comparison, CONTEXT)
      .map((row) => sideRow(row, names))
      .join('\n')}</tbody></table>`,
  ]);
}

/**
 * The comparison table (*salīdzinošā tabula*) as a page of its own: number, old wording, new wording, reason. Reasons
 * are given by the id of the change; where there is none, the place stays empty to be filled in.
 */
export function comparisonTablePage(
  comparison: Comparison,
  names: PageNames,
  reasons?: ReadonlyMap<string, string>,
): string {
  const rows = comparisonTable(comparison, reasons);
  const heads = ['Nr.', `Esošā redakcija: ${names.before}`, `Jaunā redakcija: ${names.after}`, 'Pamatojums'];
  const about = names.title ? [`<p>${escape(names.title)}</p>`] : [];
  const table = [
    '<table class="table3 stack"><caption hidden>Esošā un jaunā redakcija ar pamatojumu</caption>',
    `<thead><tr>${heads.map((head, at) => `<th scope="col"${at === 0 ? ' class="number"' : ''}>${escape(head)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map((row) => tableRow(row, heads)).join('\n')}</tbody></table>`,
  ];
  return page('Salīdzinošā tabula', [
    '<h1>Salīdzinošā tabula</h1>',
    ...about,
    summary(comparison),
    ...(rows.length > 0 ? table : []),
  ]);
}

function page(title: string, body: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="lv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title><style>${STYLE}</style></head><body><main>`,
    ...body,
    '</main></body></html>',
    '',
  ].join('\n');
}

function summary(comparison: Comparison): string {
  const { changes, followed } = comparison;
  if (changes.length === 0) return '<p>Teksti neatšķiras.</p>';
  const names: [keyof Comparison['summary'], string][] = [
    ['changed', 'mainīts'],
    ['inserted', 'jauns'],
    ['deleted', 'svītrots'],
    ['moved', 'pārvietots'],
    ['split', 'sadalīts'],
    ['joined', 'apvienots'],
    ['renumbered', 'mainīts numurs'],
  ];
  const counts = names.filter(([kind]) => comparison.summary[kind] > 0);
  const items = counts.map(([kind, name]) => `${name}: ${comparison.summary[kind]}`);
  const ranges = renumberedRanges(comparison).map(({ from, to, count }) =>
    count === 1
      ? `${from.before} → ${from.after}`
      : `${from.before}–${to.before} → ${from.after}–${to.after}`,
  );
  if (followed.length > 0) items.push(`atsauces, kas mainījušās līdzi: ${followed.length}`);
  if (ranges.length > 0) items.push(`pārnumurēts: ${ranges.join(', ')}`);
  return `<ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
}

function headedList(comparison: Comparison): string[] {
  const changes = headedChanges(comparison);
  return changes.length === 0 ? [] : ['<h2>Izmaiņas pēc kārtas</h2>', ...changes.map(headed)];
}

function headed({ heading, spoken, was, will }: HeadedChange): string {
  const name =
    heading === spoken
      ? escape(heading)
      : `<span aria-hidden="true">${escape(heading)}</span><span class="aside">${escape(spoken)}</span>`;
  const side = (word: string, text: string): string => `<p><b>${word}:</b> ${escape(text)}</p>`;
  return `<h3>${name}</h3>${side('bija', was ?? 'nebija')}${side('būs', will ?? 'svītrots')}`;
}

function line(row: ComparedRow | GapRow): string {
  if (row.status === 'gap') return gap(row);
  const style = row.depth > 0 ? ` style="margin-inline-start:${row.depth * 1.25}rem"` : '';
  const status = row.status === 'same' ? '' : ` data-status="${row.status}"`;
  const content = row.table ? tableHtml(row.table, null) : words(row.segments);
  return `<div class="line"${status}${style}>${sign(row)}${labels(row.labelBefore, row.labelAfter)}${content}</div>`;
}

function labels(before: string, after: string): string {
  if (before === after || before === '' || after === '') return label(after || before);
  return `<span class="label"><del>${escape(before)}</del> <ins>${escape(after)}</ins></span> `;
}

function sideRow(row: SideRow | GapRow, names: PageNames): string {
  if (row.status === 'gap') return `<tr><td colspan="2">${gap(row)}</td></tr>`;
  const cell = (side: 'before' | 'after'): string => {
    const one = row[side];
    const attributes = `data-name="${escape(names[side])}"`;
    if (!one) return `<td ${attributes}></td>`;
    const signed = side === 'after' || !row.after ? sign(row) : '';
    const content = row.table ? tableHtml(row.table, side) : words(one.segments);
    return `<td ${attributes}><div class="wording">${signed}${label(one.label)}${content}</div></td>`;
  };
  return `<tr>${cell('before')}${cell('after')}</tr>`;
}

function tableRow(row: TableRow, heads: readonly string[]): string {
  const parted = row.kind === 'split' || row.kind === 'joined';
  const cell = (side: 'before' | 'after', at: number): string => {
    const own = side === 'before' ? row.old : row.now;
    const number = side === 'before' ? row.labelBefore : row.labelAfter;
    const content = row.table ? tableHtml(row.table, side) : words(own);
    const shown = own.length === 0 ? '' : `${parted ? '' : label(number)}${content}`;
    return `<td data-name="${escape(heads[at] ?? '')}"><div class="wording">${shown}</div></td>`;
  };
  const number = row.labelAfter || row.labelBefore || row.within;
  const head = `<th scope="row">${escape(number)}<span class="sign">${statusWord(row.kind)}</span></th>`;
  const reason = `<td data-name="${escape(heads[3] ?? '')}"><div class="wording">${escape(row.reason)}</div></td>`;
  return `<tr>${head}${cell('before', 1)}${cell('after', 2)}${reason}</tr>`;
}

function statusWord(kind: ChangeKind): string {
  return STATUS[kind];
}

function sign(row: Pick<ComparedRow, 'status' | 'formatOnly' | 'parts'>): string {
  if (row.status === 'same') return '';
  const parts = (row.parts ?? []).map((part) => part.label).filter((one) => one !== '');
  const which = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  const name = row.formatOnly ? 'Mainīts tikai noformējums' : STATUS[row.status];
  return `<span class="sign">${escape(name + which)}</span>`;
}

function label(text: string): string {
  return text === '' ? '' : `<span class="label">${escape(text)}</span> `;
}

function gap({ count }: GapRow): string {
  return `<p class="gap">… bez izmaiņām: ${count} …</p>`;
}

function words(segments: readonly WordSegment[]): string {
  return segments
    .map(({ type, text }) => {
      const tag = type === 'same' ? '' : type;
      return tag === '' ? escape(text) : `<${tag}>${escape(text)}</${tag}>`;
    })
    .join('');
}

/** A compared table: both sides in one, or only what one side has. */
function tableHtml(table: ComparedTable, side: 'before' | 'after' | null): string {
  const hidden = side === 'before' ? 'inserted' : side === 'after' ? 'deleted' : null;
  const without = side === 'before' ? 'ins' : side === 'after' ? 'del' : null;
  const cell = ({ header, colspan, rowspan, segments }: ComparedCell): string => {
    const tag = header ? 'th' : 'td';
    const span = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
    return `<${tag}${span}>${words(segments.filter(({ type }) => type !== without))}</${tag}>`;
  };
  const rows = table.rows
    .filter((row) => row.status !== hidden)
    .map(
      (row) =>
        `<tr>${row.cells
          .filter((one) => one.status !== hidden)
          .map(cell)
          .join('')}</tr>`,
    );
  return `<table>${rows.join('')}</table>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
