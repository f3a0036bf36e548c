import { inlineView, type Comparison } from '#libs/bylaw-diff';
import { escapeHtml, htmlPage } from './html.js';

/** Unchanged rows shown around each difference. */
const CONTEXT = 2;

const STYLE = 'ins{background:#d8f3dc}del{background:#fde2e1}.gap{color:#555}.label{font-weight:bold}';

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
  const title = `${names.before} → ${names.after}`;
  return htmlPage(
    title,
    [`<h1>${escapeHtml(title)}</h1>`, `<p lang="en">${summary}</p>`, ...rows].join('\n'),
    STYLE,
  );
}

function labelOf(before: string, after: string): string {
  if (before === after) return after === '' ? '' : `<span class="label">${escapeHtml(after)}</span> `;
  const parts = [before && `<del>${escapeHtml(before)}</del>`, after && `<ins>${escapeHtml(after)}</ins>`];
  return `<span class="label">${parts.filter(Boolean).join(' ')}</span> `;
}
