import { inlineView, type Comparison } from '#libs/bylaw-diff';

/** Unchanged rows shown around each difference. */
const CONTEXT = 2;

const STYLE =
  'body{font:1rem/1.5 serif;max-width:48rem;margin:2rem auto}ins{background:#d8f3dc}del{background:#fde2e1}.gap{color:#555}.label{font-weight:bold}';

/** Both texts in one column, insertions and deletions marked, with what changed counted at the top. */
export function comparisonHtml(comparison: Comparison, names: { before: string; after: string }): string {
  const { inserted, deleted, changed, moved, renumbered } = comparison.summary;
  const rows = inlineView(comparison, CONTEXT).map((row) => {
    if (row.status === 'gap') return `<p class="gap">… ${row.count} …</p>`;
    const label = labelOf(row.labelBefore, row.labelAfter);
    const words = row.segments.map(({ type, text }) => {
      const safe = escapeHtml(text).replaceAll('\n', '<br>');
      return type === 'same' ? safe : `<${type}>${safe}</${type}>`;
    });
    return `<p data-status="${row.status}" style="margin-left:${row.depth * 1.5}rem">${label}${words.join('')}</p>`;
  });
  const summary = `inserted ${inserted}, deleted ${deleted}, changed ${changed}, moved ${moved}, renumbered ${renumbered}`;
  const title = escapeHtml(`${names.before} → ${names.after}`);
  return [
    '<!doctype html>',
    `<html lang="lv"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body>`,
    `<h1>${title}</h1>`,
    `<p lang="en">${summary}</p>`,
    ...rows,
    '</body></html>',
  ].join('\n');
}

function labelOf(before: string, after: string): string {
  if (before === after) return after === '' ? '' : `<span class="label">${escapeHtml(after)}</span> `;
  const parts = [before && `<del>${escapeHtml(before)}</del>`, after && `<ins>${escapeHtml(after)}</ins>`];
  return `<span class="label">${parts.filter(Boolean).join(' ')}</span> `;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
