import type { Node } from 'prosemirror-model';
import {
  danglingReferences,
  findById,
  numberDocument,
  unitPhrase,
  type IdSource,
} from '#libs/bylaw-document';
import { acceptSuggestions, listSuggestions, suggestReplacement } from '#libs/bylaw-suggest';
import { plain, type Amendment } from './tabled-amendment.js';

/** A draft with adopted amendments in it. */
export interface AmendedText {
  doc: Node;
  /** Amendments that could not be carried out, because their unit is not in the text any more. */
  failed: Amendment[];
  /** Places where the amended text refers to a unit that is gone; they were sound before. */
  deadReferences: string[];
}

/**
 * Puts adopted amendments into the text that was voted on. New wordings change only the words that differ, so that live
 * references and formats stay; new units stand behind their anchor in the order given and are numbered by their place;
 * removals come last, so that what is put behind a removed unit finds its place. The given text is not changed.
 *
 * @param adopted in the order of voting
 * @param newId gives ids that the text does not have
 */
export function applyAmendments(doc: Node, adopted: readonly Amendment[], newId: IdSource): AmendedText {
  const failed: Amendment[] = [];
  const of = (kind: Amendment['kind']): Amendment[] => adopted.filter((one) => one.kind === kind);
  let amended = doc;
  const carry = (amendment: Amendment, change: (text: Node) => Node | null): void => {
    const next = change(amended);
    if (next) amended = next;
    else failed.push(amendment);
  };
  for (const one of of('replace')) carry(one, (text) => reworded(text, one, newId));
  for (const one of of('insert_after').reverse()) carry(one, (text) => inserted(text, one, newId));
  for (const one of of('delete')) carry(one, (text) => without(text, one.nodeId));
  return { doc: amended, failed, deadReferences: deadReferences(doc, amended) };
}

function reworded(doc: Node, { nodeId, text }: Amendment, newId: IdSource): Node | null {
  const author = { author: 'dome', at: '1970-01-01T00:00:00.000Z', newId };
  const suggested = suggestReplacement(doc, { nodeId, text: plain(text) }, author);
  if (!suggested) return null;
  const ids = listSuggestions(suggested.doc).map(({ id }) => id);
  return acceptSuggestions(suggested.doc, ids).change.doc;
}

function inserted(doc: Node, { nodeId, text }: Amendment, newId: IdSource): Node | null {
  const anchor = findById(doc, nodeId);
  const { point, subpoint, paragraph } = doc.type.schema.nodes;
  const type = anchor && [point, subpoint].find((one) => one === anchor.node.type);
  if (!anchor || !type || !paragraph) return null;
  const line = paragraph.create({ id: newId() }, doc.type.schema.text(plain(text)));
  const unit = type.create({ id: newId() }, line);
  return replaced(doc, nodeId, [anchor.node, unit]);
}

function without(doc: Node, nodeId: string): Node | null {
  return findById(doc, nodeId) ? replaced(doc, nodeId, []) : null;
}

/** The node with other nodes in the place of one of its descendants. */
function replaced(node: Node, nodeId: string, by: readonly Node[]): Node {
  if (node.isTextblock || node.isLeaf) return node;
  let changed = false;
  const children = node.children.flatMap((child) => {
    if (child.attrs['id'] === nodeId) {
      changed = true;
      return by;
    }
    const next = replaced(child, nodeId, by);
    changed ||= next !== child;
    return [next];
  });
  return changed ? node.type.createChecked(node.attrs, children, node.marks) : node;
}

function deadReferences(before: Node, after: Node): string[] {
  const numbering = numberDocument(after);
  const known = new Set(danglingReferences(before, numberDocument(before)).map(({ node }) => node));
  const dead = danglingReferences(after, numbering).filter(({ node }) => !known.has(node));
  return [
    ...new Set(
      dead.map(({ holder, node }) => {
        const unit =
          [...numbering.values()].find(({ id }) => id === holder) ?? holderOf(after, holder, numbering);
        return unit ? unitPhrase(unit, 'nom') : String(node.attrs['printed']);
      }),
    ),
  ];
}

function holderOf(
  doc: Node,
  blockId: string,
  numbering: ReturnType<typeof numberDocument>,
): ReturnType<ReturnType<typeof numberDocument>['get']> {
  const found = findById(doc, blockId);
  if (!found) return undefined;
  const $pos = doc.resolve(found.pos);
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const unit = numbering.get(String($pos.node(depth).attrs['id'] ?? ''));
    if (unit) return unit;
  }
  return undefined;
}
