import type { Node } from 'prosemirror-model';
import { numberDocument, parseDocumentOfKind, printedNumber, type Numbering } from '#libs/bylaw-document';

/** A line of the tree that an importer recognised. */
export interface TreeItem {
  id: string;
  kind: 'chapter' | 'point' | 'subpoint' | 'annex';
  number: string;
  /** Heading or the first words. */
  text: string;
  items: TreeItem[];
  /** How many tables stand directly in it. */
  tables: number;
}

const FIRST_WORDS = 70;
const LISTED = new Set(['chapter', 'point', 'subpoint', 'annex']);

/** Chapters, points, sub-points and annexes of an imported by-law, nested as they were recognised. */
export function importTree(bylaw: unknown): TreeItem[] {
  const parsed = parseDocumentOfKind(bylaw, 'bylaw');
  if (!parsed.allowed) return [];
  const numbering = numberDocument(parsed.doc);
  return parsed.doc.children.flatMap((node) => {
    if (node.type.name === 'body') return itemsOf(node, numbering);
    return node.type.name === 'annex' ? [itemOf(node, numbering)] : [];
  });
}

function itemsOf(parent: Node, numbering: Numbering): TreeItem[] {
  return parent.children.filter((node) => LISTED.has(node.type.name)).map((node) => itemOf(node, numbering));
}

function itemOf(node: Node, numbering: Numbering): TreeItem {
  const id = String(node.attrs['id']);
  const unit = numbering.get(id);
  const text = node.firstChild?.textContent ?? '';
  return {
    id,
    kind: node.type.name as TreeItem['kind'],
    number: unit ? printedNumber(unit) : '',
    text: text.length > FIRST_WORDS ? `${text.slice(0, FIRST_WORDS).trimEnd()} …` : text,
    items: itemsOf(node, numbering),
    tables: node.children.filter((child) => child.type.name === 'table').length,
  };
}
