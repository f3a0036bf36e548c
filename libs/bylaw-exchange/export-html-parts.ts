import type { Assets } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { toBase64 } from './akn/base64.js';

/** Kinds of images that browsers show. */
const SHOWN = /^image\/(png|jpeg|gif|webp|svg\+xml)$/;

/** What a page looks like on screen and on paper: A4 with page numbers, headings never alone at the foot of a page. */
const STYLE = `
body { font: 1rem/1.5 "Times New Roman", Tinos, "Liberation Serif", serif; color: #111; background: #fff; margin: 0 auto; max-width: 46rem; padding: 1rem; overflow-wrap: break-word; }
header, .signature { margin: 1rem 0; }
h1 { font-size: 1.5rem; text-align: center; }
h2, h3, h4, h5, h6 { font-size: 1.15rem; text-align: center; margin: 1.5rem 0 .75rem; }
.issuer, .actline { text-align: center; }
.annex { margin-top: 2rem; }
.annex > .actline, .annex > h2 { text-align: right; }
.subpoint { margin-left: 1.5rem; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; }
th, td { border: 1px solid #555; padding: .25rem .5rem; text-align: left; vertical-align: top; }
td > p, th > p { margin: 0; }
.part { display: grid; grid-template-columns: minmax(9rem, 1fr) minmax(0, 2.4fr); gap: 0 1rem; border: 1px solid #555; border-top: 0; padding: .5rem; }
.part.head { border-top: 1px solid #555; font-weight: bold; }
.part > * { margin: 0; text-align: left; font-size: 1rem; min-width: 0; }
.part > div > :first-child { margin-top: 0; }
@media screen and (max-width: 36rem) { .part { display: block; } .part.head { display: none; } }
figure { margin: 1rem 0; text-align: center; }
img { max-width: 100%; height: auto; }
a { color: #0b4a8f; }
sup { line-height: 0; }
@page { size: A4; margin: 20mm 20mm 22mm 25mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
@media print {
  body { font-size: 12pt; line-height: 1.35; max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  p { orphans: 2; widows: 2; }
  tr, img, .signature { break-inside: avoid; }
  thead { display: table-header-group; }
  .annex { break-before: page; }
}
`;

/** A page around the article; a by-law without a title is called what it is. */
export function wholePage(title: string, article: string): string {
  const name = title.trim() === '' ? 'Saistošie noteikumi' : title;
  return `<!doctype html>\n<html lang="lv">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(name)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<main>\n${article}\n</main>\n</body>\n</html>\n`;
}

/** An image with its description: held by the HTML where its bytes are there, else only described. */
export function imageHtml(figure: Node, assets: Assets | undefined): string {
  const { digest, alt, width } = figure.attrs as { digest: string; alt: string; width: number | null };
  const asset = assets?.get(digest);
  const named = `data-digest="${escapeHtml(digest)}"`;
  if (!asset || !SHOWN.test(asset.mediaType))
    return `<figure ${named}><figcaption>${escapeHtml(alt)}</figcaption></figure>`;
  const size = width === null ? '' : ` width="${width}"`;
  const src = `data:${asset.mediaType};base64,${toBase64(asset.bytes)}`;
  return `<figure ${named}><img src="${src}" alt="${escapeHtml(alt)}"${size}></figure>`;
}

/** The rows of a table; a first row of header cells is its head, so that every printed page repeats it. */
export function tableRows(table: Node, content: (cell: Node) => string): string {
  const rows = table.children.map((row, index) => {
    const cells = row.children.map((cell) => {
      // A header that says nothing heads nothing.
      const inside = content(cell);
      const head = cell.type.name === 'table_header' && /<img |>[^<]/.test(inside);
      const span = ['colspan', 'rowspan']
        .filter((key) => cell.attrs[key] !== 1)
        .map((key) => ` ${key}="${Number(cell.attrs[key])}"`)
        .join('');
      const scope = head ? ` scope="${index === 0 ? 'col' : 'row'}"` : '';
      const tag = head ? 'th' : 'td';
      return `<${tag}${scope}${span}>${withSuggestion(cell, inside)}</${tag}>`;
    });
    const kind = suggestionOf(row);
    return `<tr${kind === null ? '' : ` class="${kind === 'ins' ? 'inserted' : 'deleted'}"`}>${cells.join('')}</tr>`;
  });
  const [first] = table.children;
  const headed =
    rows.length > 1 &&
    first !== undefined &&
    first.childCount > 0 &&
    first.children.every((cell) => cell.type.name === 'table_header' && cell.attrs['rowspan'] === 1);
  if (!headed) return `<tbody>\n${rows.join('\n')}\n</tbody>`;
  return `<thead>\n${rows[0] ?? ''}\n</thead>\n<tbody>\n${rows.slice(1).join('\n')}\n</tbody>`;
}

/** A block that is suggested as a whole, inside `ins` or `del`. */
export function withSuggestion(node: Node, html: string): string {
  const kind = suggestionOf(node);
  return kind === null || html === '' ? html : `<${kind}>${html}</${kind}>`;
}

function suggestionOf(node: Node): 'ins' | 'del' | null {
  const mark = node.marks.find(({ attrs }) => attrs['scope'] === 'content');
  if (mark?.type.name === 'insertion') return 'ins';
  return mark?.type.name === 'deletion' ? 'del' : null;
}

/** Text made safe for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
