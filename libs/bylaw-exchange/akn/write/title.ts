import type { Node } from 'prosemirror-model';

/** The title of a by-law in one line; empty where it has none. */
export function titleOf(doc: Node): string {
  const front = doc.children.find(({ type }) => type.name === 'front');
  const title = front?.children.find(({ type }) => type.name === 'title');
  return (title?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
