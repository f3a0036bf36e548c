import { odd } from './marks';
import { placeNotes } from './notes';

/** Invisible things of word processors and pages. */
const NOISE =
  'script, style, meta, link, title, template, noscript, o\\:p, xml, head, input[type="hidden"], [data-copied]';
/** What cannot be part of a by-law; its text is kept. */
const FOREIGN =
  'img, picture, video, audio, iframe, object, embed, svg, canvas, math, button, textarea, select, input, v\\:shape, v\\:imagedata';
/** Kept of an element; everything else about it is how it looked. */
const KEPT = new Set([
  ...['href', 'colspan', 'rowspan', 'start', 'value', 'type', 'data-node', 'data-level', 'data-number'],
  ...['data-bullet'],
]);

/**
 * The HTML of word processors and pages as plain HTML that the schema can read: typed numbers of lists as `data-number`
 * and `data-level`, footnotes at their places, formats as elements; what has no place becomes marked text.
 */
export function cleanedHtml(html: string): HTMLElement {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const { body } = page;
  comments(page);
  body.querySelectorAll(NOISE).forEach((element) => element.remove());
  body.querySelectorAll<HTMLElement>('[style]').forEach((element) => {
    if (/display:\s*none|mso-hide:\s*all/i.test(element.getAttribute('style') ?? '')) element.remove();
  });
  placeNotes(body);
  wordLists(body);
  body.querySelectorAll(FOREIGN).forEach((element) => {
    if (element.isConnected) element.replaceWith(odd(wordsOf(element)));
  });
  tables(body);
  body.querySelectorAll<HTMLElement>('*').forEach(format);
  body.querySelectorAll('form, center, font, big, small, u, section, article').forEach((element) => {
    if (!element.hasAttribute('data-node')) element.replaceWith(...element.childNodes);
  });
  return body;
}

function wordsOf(element: Element): string {
  const own = element.getAttribute('alt') ?? element.getAttribute('title') ?? element.getAttribute('value');
  if (own?.trim()) return own;
  const text = element.textContent.trim();
  return text === '' && /^(IMG|PICTURE|SVG|CANVAS|V:)/i.test(element.tagName) ? 'attēls' : text;
}

/** Word hides its own markup in comments, such as the beginning and the end of what is copied. */
function comments(page: Document): void {
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  found.forEach((comment) => comment.parentNode?.removeChild(comment));
}

/** Word's lists are paragraphs whose number is text that is to be ignored. */
function wordLists(body: HTMLElement): void {
  body.querySelectorAll<HTMLElement>('[style*="mso-list"]').forEach((line) => {
    const style = line.getAttribute('style') ?? '';
    if (/mso-list:\s*ignore/i.test(style)) return;
    const sign = [...line.querySelectorAll<HTMLElement>('[style]')].find((one) =>
      /mso-list:\s*ignore/i.test(one.getAttribute('style') ?? ''),
    );
    const text = (sign?.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
    sign?.remove();
    line.dataset['level'] = /level(\d+)/i.exec(style)?.[1] ?? '1';
    if (/[\p{L}\p{N}]/u.test(text) && !/^o$/.test(text)) line.dataset['number'] = text;
    else line.dataset['bullet'] = text;
  });
  body.querySelectorAll<HTMLElement>('[style]').forEach((sign) => {
    if (/mso-list:\s*ignore/i.test(sign.getAttribute('style') ?? '')) sign.remove();
  });
}

/** Header cells are named so, captions become lines before their table, tables in cells become lines. */
function tables(body: HTMLElement): void {
  body.querySelectorAll('td table, th table').forEach((table) => {
    if (!table.isConnected) return;
    const lines = [...table.querySelectorAll('tr')].map((row) => {
      const line = body.ownerDocument.createElement('p');
      line.textContent = odd([...row.children].map((cell) => cell.textContent.trim()).join(' | '));
      return line;
    });
    table.replaceWith(...lines);
  });
  body.querySelectorAll('caption').forEach((caption) => {
    const line = body.ownerDocument.createElement('p');
    line.append(...caption.childNodes);
    caption.closest('table')?.before(line);
    caption.remove();
  });
  body.querySelectorAll('thead td').forEach((cell) => {
    const head = body.ownerDocument.createElement('th');
    for (const name of ['colspan', 'rowspan']) {
      const value = cell.getAttribute(name);
      if (value) head.setAttribute(name, value);
    }
    head.append(...cell.childNodes);
    cell.replaceWith(head);
  });
  body.querySelectorAll('col, colgroup').forEach((element) => element.remove());
}

function format(element: HTMLElement): void {
  const { fontWeight, fontStyle, verticalAlign } = element.style;
  const plain = /^(B|STRONG|I|EM)$/.test(element.tagName);
  const light = plain && (/^(normal|400)$/.test(fontWeight) || fontStyle === 'normal');
  for (const { name } of [...element.attributes]) if (!KEPT.has(name)) element.removeAttribute(name);
  if (/^(super|sub)$/.test(verticalAlign)) wrap(element, verticalAlign === 'super' ? 'sup' : 'sub');
  if (/^(bold|bolder|[6-9]00)$/.test(fontWeight)) wrap(element, 'strong');
  if (fontStyle === 'italic') wrap(element, 'em');
  // Google Docs puts everything into a bold element that is not bold.
  if (light) element.replaceWith(...element.childNodes);
}

function wrap(element: HTMLElement, tag: string): void {
  if (!/^(SPAN|FONT|A)$/.test(element.tagName) || element.hasAttribute('data-node')) return;
  const outer = element.ownerDocument.createElement(tag);
  outer.append(...element.childNodes);
  element.append(outer);
}
