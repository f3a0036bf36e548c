import { idOf, IDENTIFIED } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { bookmarkName } from '../bookmark-id.js';

/** The names of the bookmarks of all nodes with an id, by id; the name says where the node stands. */
export function bookmarkNames(doc: Node): Map<string, string> {
  const names = new Map<string, string>();
  doc.forEach((child) => {
    const placed = child.type.name === 'body' || child.type.name === 'annex';
    visit(child, placed ? { chapters: 0, depth: 0 } : {}, names);
  });
  return names;
}

interface Around {
  chapters?: number;
  depth?: number;
}

function visit(node: Node, around: Around, names: Map<string, string>): void {
  const { name } = node.type;
  const id = idOf(node);
  if (id !== null && IDENTIFIED.has(name))
    names.set(id, bookmarkName({ type: name, id, ...(name === 'annex' ? {} : around) }));
  if (node.isTextblock || node.isLeaf) return;
  const inside = within(name, around);
  node.forEach((child) => visit(child, inside, names));
}

function within(name: string, around: Around): Around {
  const { chapters = 0, depth } = around;
  if (depth === undefined || name === 'table') return {};
  if (name === 'chapter') return { chapters: chapters + 1, depth };
  return name === 'point' || name === 'subpoint' ? { depth: depth + 1 } : around;
}
