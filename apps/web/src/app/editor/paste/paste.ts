import { DOMParser, Fragment, Slice, type Node, type Schema } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { hasUnits, typeOf } from './structure';

const key = new PluginKey<DecorationSet>('paste');

/** What cannot be part of a by-law; its text is kept. */
const FOREIGN =
  'img, picture, video, audio, iframe, object, embed, svg, canvas, math, form, button, textarea, select';
/** Invisible things of word processors and pages. */
const NOISE = 'script, style, meta, link, title, template, noscript, o\\:p, xml, head';
const NUMBER = /^\s*(\d{1,3}(?:\.\d{1,3}){0,3})\.?[)\s\u00a0]+(?=\S)/;

/**
 * Pastes from word processors and pages: the schema takes what it knows, typed numbers become points and sub-points,
 * and what does not fit stays as marked text, so that nothing disappears unseen.
 */
export function cleanPaste(schema: Schema): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, marked) {
        let next = marked.map(tr.mapping, tr.doc);
        const done = tr.getMeta(key) as { forget: Decoration } | undefined;
        if (done) next = next.remove([done.forget]);
        if (tr.getMeta('uiEvent') !== 'paste') return next;
        return next.add(
          tr.doc,
          foreignRanges(
            tr.doc,
            tr.mapping.maps.flatMap((map) => newRanges(map)),
          ),
        );
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      transformPastedHTML: (html) => (isOwn(html) ? html : cleaned(html)),
      transformPasted: (slice) => slice,
      clipboardTextParser: (text, $context, plain) => {
        const lines = text.split(/\r?\n+/).filter((line) => line.trim() !== '');
        if (plain || lines.length < 2 || $context.parent.type.name !== 'paragraph') {
          const inline = lines.map((line) => schema.text(line));
          if (lines.length < 2) return new Slice(Fragment.from(inline), 0, 0);
        }
        return structured(
          schema,
          lines.map((line) => paragraph(schema, Fragment.from(schema.text(line.trim())))),
        );
      },
      handlePaste(view, event, slice) {
        const html = event.clipboardData?.getData('text/html') ?? '';
        if (html === '' || isOwn(html)) return false;
        const box = new window.DOMParser().parseFromString(cleaned(html), 'text/html').body;
        const { $from } = view.state.selection;
        if ($from.parent.type.name !== 'paragraph' || !hasUnits(schema)) return false;
        const blocks = blocksOf(schema, box);
        if (blocks.length < 2 || !blocks.some((block) => block.isTextblock && NUMBER.test(block.textContent)))
          return false;
        const better = structured(schema, blocks);
        const tr = view.state.tr.replaceSelection(better.content.size > 0 ? better : slice);
        view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
        return true;
      },
    },
  });
}

/** The places where text was kept of something that did not fit. */
export function pastedOddities(state: Parameters<typeof key.getState>[0]): Decoration[] {
  return key.getState(state)?.find() ?? [];
}

/** A meta value that takes the mark away once somebody has looked. */
export function forgetOddity(decoration: Decoration): [PluginKey, { forget: Decoration }] {
  return [key, { forget: decoration }];
}

function isOwn(html: string): boolean {
  return html.includes('data-pm-slice');
}

/** The marks around kept text; they are private-use characters only until the transaction has found them. */
const OPEN = '⟦';
const CLOSE = '⟧';

function cleaned(html: string): string {
  const page = new window.DOMParser().parseFromString(html, 'text/html');
  page.querySelectorAll(NOISE).forEach((element) => element.remove());
  page.querySelectorAll(FOREIGN).forEach((element) => {
    const text =
      element.getAttribute('alt') ?? element.getAttribute('title') ?? element.textContent?.trim() ?? '';
    element.replaceWith(text === '' ? '' : `${OPEN}${text}${CLOSE}`);
  });
  page.querySelectorAll<HTMLElement>('*').forEach((element) => {
    element.removeAttribute('class');
    const { fontWeight, fontStyle, verticalAlign } = element.style;
    element.removeAttribute('style');
    if (verticalAlign === 'super' || verticalAlign === 'sub')
      wrap(element, verticalAlign === 'super' ? 'sup' : 'sub');
    if (/^(bold|[6-9]00)$/.test(fontWeight)) wrap(element, 'strong');
    if (fontStyle === 'italic') wrap(element, 'em');
  });
  return page.body.innerHTML;
}

function wrap(element: HTMLElement, tag: string): void {
  if (!/^(SPAN|FONT)$/.test(element.tagName)) return;
  const outer = element.ownerDocument.createElement(tag);
  outer.append(...element.childNodes);
  element.append(outer);
}

/** The blocks of pasted HTML as paragraphs and tables, lists flattened to lines. */
function blocksOf(schema: Schema, box: HTMLElement): Node[] {
  const parser = DOMParser.fromSchema(schema);
  const blocks: Node[] = [];
  const line = (element: Element): void => {
    const { content } = parser.parse(element, { topNode: typeOf(schema, 'paragraph').create() });
    if (content.size > 0) blocks.push(paragraph(schema, content));
  };
  const visit = (element: Element): void => {
    if (element.tagName === 'TABLE') {
      parser.parseSlice(wrapped(element)).content.forEach((node) => {
        if (node.type.name === 'table') blocks.push(node);
      });
    } else if (element.querySelector('p, div, li, table, h1, h2, h3, h4, h5, h6, ul, ol')) {
      for (const child of element.children) visit(child);
    } else line(element);
  };
  if (box.children.length === 0) line(box);
  else for (const child of box.children) visit(child);
  return blocks;
}

function wrapped(element: Element): HTMLElement {
  const box = element.ownerDocument.createElement('div');
  box.append(element.cloneNode(true));
  return box;
}

function paragraph(schema: Schema, content: Fragment): Node {
  return typeOf(schema, 'paragraph').create({ id: '' }, content);
}

/** Numbered lines as points and sub-points by the parts of their numbers; other lines go to the point before them. */
function structured(schema: Schema, blocks: readonly Node[]): Slice {
  const numbered = blocks.map((block) => (block.isTextblock ? NUMBER.exec(block.textContent) : null));
  if (!hasUnits(schema) || !numbered.some(Boolean)) return new Slice(Fragment.from(blocks), 1, 1);
  const least = Math.min(...numbered.flatMap((found) => (found ? [partsOf(found[1] ?? '')] : [])));
  interface Unit {
    level: number;
    content: Node[];
    below: Unit[];
  }
  const roots: Unit[] = [];
  const open: Unit[] = [];
  const loose: Node[] = [];
  blocks.forEach((block, index) => {
    const found = numbered[index];
    if (!found) {
      const holder = open.at(-1);
      if (holder) holder.content.push(block);
      else loose.push(block);
      return;
    }
    const level = Math.min(partsOf(found[1] ?? '') - least, open.length);
    const unit: Unit = { level, content: [block.cut(found[0].length)], below: [] };
    open.length = level;
    (open.at(-1)?.below ?? roots).push(unit);
    open.push(unit);
  });
  const build = (unit: Unit, name: 'point' | 'subpoint'): Node =>
    typeOf(schema, name).create({ id: '' }, [
      ...unit.content,
      ...unit.below.map((one) => build(one, 'subpoint')),
    ]);
  const units = roots.map((unit) => build(unit, 'point'));
  const first = loose.length > 0 ? [typeOf(schema, 'point').create({ id: '' }, loose)] : [];
  return new Slice(Fragment.from([...first, ...units]), 2, closingDepth(units.at(-1)));
}

/** How deep the end of the slice is open: down to the last text block. */
function closingDepth(last: Node | undefined): number {
  let depth = 0;
  for (let node: Node | null | undefined = last; node && !node.isTextblock; node = node.lastChild) {
    if (node.type.name === 'table' || node.isLeaf) return depth;
    depth += 1;
  }
  return depth + 1;
}

function partsOf(number: string): number {
  return number.split('.').filter(Boolean).length;
}

function newRanges(map: {
  forEach(visit: (a: number, b: number, from: number, to: number) => void): void;
}): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  map.forEach((_a, _b, from, to) => ranges.push({ from, to }));
  return ranges;
}

function foreignRanges(doc: Node, ranges: readonly { from: number; to: number }[]): Decoration[] {
  const found: Decoration[] = [];
  for (const { from, to } of ranges) {
    doc.nodesBetween(Math.max(0, from), Math.min(doc.content.size, to), (node, pos) => {
      if (!node.isText) return true;
      for (const match of (node.text ?? '').matchAll(/⟦[^⟦⟧]*⟧/g)) {
        const start = pos + match.index;
        found.push(Decoration.inline(start, start + match[0].length, { class: 'odd' }));
      }
      return false;
    });
  }
  return found;
}
