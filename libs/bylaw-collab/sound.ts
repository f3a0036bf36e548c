import type { Fragment, Mark, Node } from 'prosemirror-model';
import { FORBIDDEN_CHARACTER, IDENTIFIED, isId, MAX_DOCUMENT_DEPTH } from '#libs/bylaw-document';

/** What is known of a node that was looked through; nodes never change, so it is found once. */
interface Findings {
  /** Whether the node and everything in it fits the schema: attributes, marks, content, text. */
  sound: boolean;
  /** Levels of nodes below it. */
  height: number;
  /** Characters of its JSON. */
  chars: number;
}

const known = new WeakMap<Node, Findings>();
/** Documents in which no id stands twice. */
const distinct = new WeakSet<Node>();

/**
 * Whether a document fits its schema as `parseDocument` would have it, and has no id twice. Only nodes that were never looked
 * at are looked at: after an edit these are the changed ones and those around them, because ProseMirror keeps all others as
 * they are.
 *
 * @param before a document that was found sound, from which the other one came; it saves looking for ids again.
 */
export function isSound(doc: Node, before?: Node): boolean {
  const { sound, height } = look(doc);
  if (!sound || height > MAX_DOCUMENT_DEPTH || doc.type !== doc.type.schema.topNodeType) return false;
  if (distinct.has(doc)) return true;
  const fresh = before && distinct.has(before) ? newIds(before, doc) : null;
  if (fresh === 'twice' || (fresh?.size !== 0 && !idsDiffer(doc))) return false;
  distinct.add(doc);
  return true;
}

/** Characters of the JSON of a document, as `JSON.stringify(doc.toJSON()).length` counts them. */
export function documentChars(doc: Node): number {
  return look(doc).chars;
}

function look(node: Node): Findings {
  const found = known.get(node);
  if (found) return found;
  let sound = fits(node);
  let height = 0;
  let chars = shell(node);
  for (const child of node.children) {
    const below = look(child);
    sound &&= below.sound;
    height = Math.max(height, below.height + 1);
    chars += below.chars;
  }
  const findings = { sound, height, chars };
  known.set(node, findings);
  return findings;
}

/** Characters of the node's JSON without those of its children. */
function shell(node: Node): number {
  const json: Record<string, unknown> = { type: node.type.name };
  if (Object.keys(node.attrs).length > 0) json['attrs'] = node.attrs;
  if (node.content.size > 0) json['content'] = [];
  if (node.marks.length > 0) json['marks'] = node.marks.map((mark): unknown => mark.toJSON());
  if (node.isText) json['text'] = node.text;
  return JSON.stringify(json).length + Math.max(0, node.childCount - 1);
}

function fits(node: Node): boolean {
  const { type } = node;
  if (!valuesFit(node.attrs, type.spec.attrs) || !marksFit(node.marks)) return false;
  if (IDENTIFIED.has(type.name) && !isId(node.attrs['id'])) return false;
  if (node.isText) return node.text !== undefined && node.text !== '' && !FORBIDDEN_CHARACTER.test(node.text);
  return type.validContent(node.content);
}

function valuesFit(
  attrs: Readonly<Record<string, unknown>>,
  specs: Record<string, { validate?: string | ((value: unknown) => void) }> | undefined,
): boolean {
  try {
    for (const [name, { validate }] of Object.entries(specs ?? {}))
      if (typeof validate === 'function') validate(attrs[name]);
    return true;
  } catch {
    return false;
  }
}

/** No mark twice, and none together with one that it excludes. */
function marksFit(marks: readonly Mark[]): boolean {
  let set: readonly Mark[] = [];
  for (const mark of marks) {
    const next = mark.addToSet(set);
    if (next.length !== set.length + 1 || !valuesFit(mark.attrs, mark.type.spec.attrs)) return false;
    set = next;
  }
  return true;
}

/** Ids that stand in the parts of a document that came anew and stood in none of the parts that went. */
function newIds(before: Node, after: Node): ReadonlySet<string> | 'twice' {
  const gone: string[] = [];
  const come: string[] = [];
  compare(before.content, after.content, gone, come);
  const fresh = new Set(come);
  if (fresh.size < come.length) return 'twice';
  for (const id of gone) fresh.delete(id);
  return fresh;
}

function compare(before: Fragment, after: Fragment, gone: string[], come: string[]): void {
  const shorter = Math.min(before.childCount, after.childCount);
  let start = 0;
  while (start < shorter && before.child(start) === after.child(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)
  )
    end += 1;
  const alone = before.childCount - start - end === 1 && after.childCount - start - end === 1;
  if (alone) {
    const [old, now] = [before.child(start), after.child(start)];
    ownId(old, gone);
    ownId(now, come);
    compare(old.content, now.content, gone, come);
    return;
  }
  for (let at = start; at < before.childCount - end; at++) idsIn(before.child(at), gone);
  for (let at = start; at < after.childCount - end; at++) idsIn(after.child(at), come);
}

function idsDiffer(doc: Node): boolean {
  const ids: string[] = [];
  idsIn(doc, ids);
  return new Set(ids).size === ids.length;
}

function idsIn(node: Node, ids: string[]): void {
  ownId(node, ids);
  if (node.isTextblock && !node.childCount) return;
  for (const child of node.children) if (!child.isText) idsIn(child, ids);
}

function ownId(node: Node, ids: string[]): void {
  if (IDENTIFIED.has(node.type.name)) ids.push(String(node.attrs['id']));
}
