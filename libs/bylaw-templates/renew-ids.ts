import type { Node } from 'prosemirror-model';
import { IDENTIFIED, type IdSource } from '#libs/bylaw-document';

/** The same document with new ids everywhere; references follow the units that they named. */
export function renewIds(doc: Node, newId: IdSource): Node {
  const ids = new Map<string, string>();
  doc.descendants((node) => {
    const id = node.attrs['id'] as unknown;
    if (typeof id === 'string' && id !== '') ids.set(id, newId());
    return !node.isTextblock;
  });
  const visit = (node: Node): Node => {
    if (node.isText) return node;
    let { attrs } = node;
    if (IDENTIFIED.has(node.type.name)) attrs = { ...attrs, id: ids.get(String(attrs['id'])) ?? newId() };
    if (node.type.name === 'reference') {
      const target = String(attrs['target']);
      attrs = { ...attrs, target: ids.get(target) ?? target };
    }
    return node.type.create(attrs, node.children.map(visit), node.marks);
  };
  return visit(doc);
}
