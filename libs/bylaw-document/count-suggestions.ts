import type { Node } from 'prosemirror-model';

const SUGGESTIONS: ReadonlySet<string> = new Set(['insertion', 'deletion']);

/** How many suggestions stand in a document; one that marks several pieces of text counts once. */
export function countSuggestions(doc: Node): number {
  const ids = new Set<string>();
  doc.descendants((node) => {
    for (const mark of node.marks) {
      if (SUGGESTIONS.has(mark.type.name)) ids.add(`${mark.type.name} ${String(mark.attrs['id'])}`);
    }
  });
  return ids.size;
}
