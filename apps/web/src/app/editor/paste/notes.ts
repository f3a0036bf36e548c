import { odd } from './marks';

/** Where word processors keep the text of notes, apart from where it belongs. */
const LISTS =
  '[style*="mso-element:footnote-list"], [style*="mso-element:endnote-list"], [style*="mso-element:comment-list"]';
/** The sign of a note before its own text: `[1]`, `1`, `*`, `i`. */
const SIGN = /^\s*(\[?[0-9ivxlc*†]{1,6}\]?[.)]?)\s*/i;

/**
 * Puts notes of Word, LibreOffice, Google Docs and pages where they belong: a link to a place of the same text that
 * links back becomes a footnote. Comments are kept as marked text, deleted text of tracked changes too; inserted text
 * is text.
 */
export function placeNotes(body: HTMLElement): void {
  const anchors = [...body.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  const homes = new Map<Element, HTMLAnchorElement>();
  for (const anchor of anchors) {
    const target = targetOf(body, anchor);
    if (target && pointsBack(body, target, anchor)) homes.set(anchor, target);
  }
  const used = new Set<Element>();
  for (const [anchor, target] of homes) {
    // Of the two ends that link to each other the first one is in the text.
    if (used.has(anchor) || !precedes(anchor, target)) continue;
    used.add(target);
    const note = noteOf(target);
    const text = note ? textOf(note, target) : '';
    note?.remove();
    replaceAnchor(anchor, text);
  }
  comments(body);
  body.querySelectorAll(LISTS).forEach((list) => {
    if (list.textContent.trim() === '') list.remove();
  });
  changes(body);
}

function targetOf(body: HTMLElement, anchor: HTMLAnchorElement): HTMLAnchorElement | null {
  const name = decoded(anchor.getAttribute('href')?.slice(1) ?? '');
  if (name === '') return null;
  const at = [...body.querySelectorAll<HTMLElement>('[id], a[name]')].find(
    (element) => element.id === name || element.getAttribute('name') === name,
  );
  if (!at) return null;
  if (at instanceof HTMLAnchorElement) return at;
  return at.querySelector<HTMLAnchorElement>('a[href^="#"]');
}

function pointsBack(body: HTMLElement, target: HTMLAnchorElement, anchor: HTMLAnchorElement): boolean {
  if (target === anchor) return false;
  const back = decoded(target.getAttribute('href')?.replace(/^#/, '') ?? '');
  if (back === '') return false;
  if (anchor.id === back || anchor.getAttribute('name') === back) return true;
  const element = [...body.querySelectorAll('[id]')].find((one) => one.id === back);
  return element !== undefined && (element.contains(anchor) || anchor.contains(element));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function precedes(left: Element, right: Element): boolean {
  return (left.compareDocumentPosition(right) & 4) !== 0;
}

/** The block that holds the text of a note: its own box, else the paragraph of its sign. */
function noteOf(sign: Element): Element | null {
  const box = sign.closest(
    '[style*="mso-element:footnote"], [style*="mso-element:endnote"], [id^="sdfootnote"], [id^="sdendnote"]',
  );
  if (box && !/-list/.test(box.getAttribute('style') ?? '') && box.tagName === 'DIV') return box;
  return sign.closest('li, p, dd, div');
}

function textOf(note: Element, sign: Element): string {
  const copy = note.cloneNode(true) as Element;
  const name = sign.getAttribute('href');
  copy.querySelectorAll('a[href^="#"]').forEach((link) => {
    if (link.getAttribute('href') === name) link.remove();
  });
  const text = copy.textContent.replace(/\s+/g, ' ').trim();
  return sign.textContent.trim() === '' ? text.replace(SIGN, '') : text;
}

function replaceAnchor(anchor: Element, text: string): void {
  const note = anchor.ownerDocument.createElement('span');
  note.setAttribute('data-node', 'footnote');
  note.textContent = text;
  const raised = anchor.closest('sup');
  (raised && raised.textContent.trim() === anchor.textContent.trim() ? raised : anchor).replaceWith(note);
}

/** Word's comments: the text goes, marked, where its sign stands. */
function comments(body: HTMLElement): void {
  const texts = new Map<string, string>();
  body.querySelectorAll<HTMLElement>('[style*="mso-element:comment"]').forEach((box) => {
    if (/comment-list/.test(box.getAttribute('style') ?? '')) return;
    const name = box.querySelector('[id^="_com_"], a[name^="_msocom"], a[name^="_com"]');
    const key = name?.id || name?.getAttribute('name') || box.id;
    box.querySelectorAll('.MsoCommentReference, a[name^="_msocom"]').forEach((sign) => sign.remove());
    if (key) texts.set(key.replace(/\D+/g, ''), box.textContent.replace(/\s+/g, ' ').trim());
  });
  body.querySelectorAll('[style*="mso-element:comment-list"]').forEach((list) => list.remove());
  body.querySelectorAll<HTMLAnchorElement>('a[href*="_msocom_"], a[href*="_com_"]').forEach((sign) => {
    const key = (sign.getAttribute('href') ?? '').replace(/\D+/g, '');
    sign.replaceWith(odd(texts.get(key) ?? ''));
    texts.delete(key);
  });
  body.querySelectorAll('.MsoCommentReference, [style*="mso-special-character:comment"]').forEach((sign) => {
    if (!sign.textContent.includes('⟦')) sign.remove();
  });
  for (const text of texts.values()) {
    if (text === '') continue;
    const line = body.ownerDocument.createElement('p');
    line.textContent = odd(text);
    body.append(line);
  }
}

/** Remnants of tracked changes: what was inserted is text, what was deleted is kept as marked text. */
function changes(body: HTMLElement): void {
  body.querySelectorAll('ins:not([data-id])').forEach((change) => change.replaceWith(...change.childNodes));
  body.querySelectorAll('del:not([data-id]), s, strike, .msoDel').forEach((change) => {
    if (change.isConnected) change.replaceWith(odd(change.textContent));
  });
}
