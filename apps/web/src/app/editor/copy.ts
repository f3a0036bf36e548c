import { DOMSerializer, type Fragment, type Schema, type Slice } from 'prosemirror-model';
import { Plugin, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { printedNumber, resolveReference } from '#libs/bylaw-document';
import { numberingOf } from './numbering';
import { hasUnits } from './structure';

const BLOCK = 'p, h1, h2, h3';

/**
 * What is copied has its numbers as text, so that Word and mail show the text as it is printed; pasted here again they
 * are left out, for numbers are derived.
 */
export function numberedClipboard(schema: Schema): Plugin {
  let shown: EditorView | null = null;
  const serializer = new NumberedSerializer(schema, () => shown?.state ?? null);
  return new Plugin({
    props: {
      clipboardSerializer: serializer,
      clipboardTextSerializer: (slice, view) => textOf(slice, view, serializer),
    },
    view: (view) => {
      shown = view;
      return { destroy: () => (shown = null) };
    },
  });
}

class NumberedSerializer extends DOMSerializer {
  constructor(
    schema: Schema,
    private readonly state: () => EditorState | null,
  ) {
    const { nodes, marks } = DOMSerializer.fromSchema(schema);
    super(nodes, marks);
  }

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const out = super.serializeFragment(fragment, options, target);
    const state = this.state();
    if (target || !state || !hasUnits(state.schema)) return out;
    number(out, state);
    return out;
  }
}

function number(out: HTMLElement | DocumentFragment, state: EditorState): void {
  const numbering = numberingOf(state);
  const { $from, $to } = state.selection;
  // Words of one line are copied as words.
  const numbered = !$from.sameParent($to);
  const cut = cutUnits(state);
  const { ownerDocument } = out;
  out.querySelectorAll<HTMLElement>('[data-node]').forEach((element) => {
    const { id = '', node } = element.dataset;
    const unit = numbering.get(id);
    if (!unit || !numbered || cut.has(id)) return;
    const sign = ownerDocument.createElement('span');
    sign.dataset['copied'] = 'number';
    sign.textContent = `${printedNumber(unit)} `;
    const first = node === 'annex' ? element : element.querySelector(BLOCK);
    if (printedNumber(unit) !== '' && first) first.prepend(sign);
  });
  const annex =
    $from.depth > 0 && $from.node(1).type.name === 'annex' ? String($from.node(1).attrs['id']) : null;
  out.querySelectorAll<HTMLElement>('a.reference').forEach((link) => {
    const { target = '', unit, inflection, form } = link.dataset;
    const type = state.schema.nodes['reference'];
    if (!type || !numbering.has(target)) return;
    const attrs = { target, unit, inflection, form, printed: link.textContent };
    link.textContent = resolveReference(type.create(attrs), numbering, annex).text;
  });
}

/** The units whose beginning is not part of the selection: they stand around it without their number. */
function cutUnits(state: EditorState): Set<string> {
  const { $from } = state.selection;
  const ids = new Set<string>();
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const id = $from.node(depth).attrs['id'] as unknown;
    if (typeof id === 'string' && ($from.parentOffset > 0 || $from.index(depth) > 0)) ids.add(id);
  }
  return ids;
}

/** Plain text: a line for every block, cells apart by tabs, numbers before their units. */
function textOf(slice: Slice, view: EditorView, serializer: DOMSerializer): string {
  const box = view.dom.ownerDocument.createElement('div');
  box.append(serializer.serializeFragment(slice.content, { document: view.dom.ownerDocument }));
  box.querySelectorAll('br').forEach((line) => line.replaceWith('\n'));
  box
    .querySelectorAll('[data-node="footnote"]')
    .forEach((note) => note.replaceWith(` [${note.textContent}]`));
  const rows: string[] = [];
  const visit = (element: Element): void => {
    if (element.tagName === 'TR')
      rows.push([...element.children].map((cell) => cell.textContent.trim()).join('\t'));
    else if (element.matches('p, h1, h2, h3, figure, li') && !element.querySelector('p, table, ul'))
      rows.push(element.getAttribute('aria-label') ?? element.textContent);
    else if (element.children.length === 0 || !element.querySelector('p, h1, h2, h3, figure, li, tr'))
      rows.push(element.textContent);
    else for (const child of element.children) visit(child);
  };
  if (!box.querySelector('p, h1, h2, h3, figure, li, tr')) return box.textContent;
  for (const child of box.children) visit(child);
  return rows.join('\n');
}
