import { escapeHtml } from '../export-html-parts.js';
import type { Paper, PaperBlock } from './paper.js';

/** The paper as a whole page without scripts: one `h1`, tables with heading cells, a style for the screen and for A4. */
export function exportPaperHtml(paper: Paper): string {
  const size = paper.landscape ? 'A4 landscape' : 'A4';
  const style = `@page{size:${size};margin:15mm}body{margin:0 auto;padding:1rem;max-width:${paper.landscape ? '75rem' : '50rem'};font:12pt/1.4 "Times New Roman",Tinos,serif}h1{font-size:15pt;text-align:center}h2{font-size:13pt;break-after:avoid}table{width:calc(100% - 1px);border-collapse:collapse;table-layout:fixed;font-size:11pt}th,td{border:1px solid #444;padding:.25rem .4rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-line}thead th{background:#ededed}tr{break-inside:avoid}p{white-space:pre-line}@media print{body{padding:0;max-width:none}}`;
  return `<!doctype html>
<html lang="lv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(paper.title)}</title><style>${style}</style></head>
<body>
<h1>${escapeHtml(paper.title)}</h1>
${paper.blocks.map(blockHtml).join('\n')}
</body></html>`;
}

function blockHtml(block: PaperBlock): string {
  if (block.kind === 'heading') return `<h2>${escapeHtml(block.text)}</h2>`;
  if (block.kind === 'paragraph') return `<p>${escapeHtml(block.text)}</p>`;
  const { head, widths, rows } = block;
  const all = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<col style="width:${((width * 100) / all).toFixed(1)}%">`).join('');
  const heading = head
    ? `<thead><tr>${head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')}</tr></thead>`
    : '';
  const row = (cells: readonly string[]): string =>
    `<tr>${cells
      .map((text, index) =>
        !head && index === 0 ? `<th scope="row">${escapeHtml(text)}</th>` : `<td>${escapeHtml(text)}</td>`,
      )
      .join('')}</tr>`;
  return `<table><colgroup>${columns}</colgroup>${heading}<tbody>${rows.map(row).join('')}</tbody></table>`;
}
