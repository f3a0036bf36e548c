import { numberDocument, resolveReference } from '#libs/bylaw-document';
import { Fragment, type Node } from 'prosemirror-model';
import type { OpenReference, ReadingContext } from './context.js';

const INFLECTIONS = ['loc', 'gen', 'acc', 'nom', 'dat'];

/**
 * Turns references by identifier into live ones where their text is what a live reference would say; the others become the
 * text that they are.
 */
export function closeReferences(doc: Node, context: ReadingContext): Node {
  if (context.openReferences.size === 0) return doc;
  const numbering = numberDocument(doc);
  const live = (node: Node, { eId }: OpenReference, annex: string | null): Node | null => {
    const unit = numbering.get(context.idByEId(eId) ?? '');
    if (!unit) return null;
    const said = fold(String(node.attrs['printed']));
    for (const inflection of INFLECTIONS)
      for (const form of ['full', 'number']) {
        const attrs = { target: unit.id, unit: unit.kind, inflection, form };
        const candidate = node.type.create(attrs, null, node.marks);
        if (fold(resolveReference(candidate, numbering, annex).text) === said) return candidate;
      }
    return null;
  };
  const visit = (node: Node, annex: string | null): Node => {
    if (node.isLeaf || node.isText) return node;
    const inside = node.type.name === 'annex' ? String(node.attrs['id']) : annex;
    let changed = false;
    const content = node.children.flatMap((child) => {
      const open = context.openReferences.get(child);
      const next = open ? (live(child, open, inside) ?? open.nodes) : visit(child, inside);
      changed ||= next !== child;
      return next;
    });
    if (!changed) return node;
    const copy = node.copy(Fragment.fromArray(content.flat()));
    context.lines.set(copy, context.lines.get(node) ?? 1);
    return copy;
  };
  return visit(doc, null);
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
