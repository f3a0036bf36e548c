import { Mark, type Attrs, type Node, type NodeType } from 'prosemirror-model';
import { essence } from '#libs/bylaw-document';

/** Attributes that say nothing about what a reader sees. */
const SILENT = new Set(['id', 'target', 'printed']);

/**
 * Whether two blocks show a reader the same: the same structure, words and marks; ids are ignored and references are
 * the same if they have the same target. Quick, because most of a document is equal.
 *
 * @param target the target of a reference of the earlier document in terms of the later one
 */
export function sameContent(a: Node, b: Node, target: (id: string) => string): boolean {
  if (a === b) return true;
  const count = a.childCount;
  if (a.type !== b.type || count !== b.childCount || a.marks.length !== b.marks.length) return false;
  if (a.isText) return a.text === b.text && Mark.sameSet(a.marks, b.marks);
  if (a.marks.length > 0 && !Mark.sameSet(a.marks, b.marks)) return false;
  if (a.attrs !== b.attrs && !sameAttributes(a, b.attrs)) return false;
  if (a.type.name === 'reference' && target(String(a.attrs['target'])) !== b.attrs['target']) return false;
  for (let index = 0; index < count; index += 1)
    if (!sameContent(a.child(index), b.child(index), target)) return false;
  return true;
}

/** The attributes of a type of node that a reader sees. */
const seen = new WeakMap<NodeType, readonly string[]>();

function sameAttributes({ type, attrs }: Node, other: Attrs): boolean {
  let names = seen.get(type);
  if (!names) seen.set(type, (names = Object.keys(attrs).filter((name) => !SILENT.has(name))));
  for (const name of names) {
    const [left, right] = [attrs[name] as unknown, other[name] as unknown];
    if (left !== right && (typeof left !== 'object' || JSON.stringify(left) !== JSON.stringify(right)))
      return false;
  }
  return true;
}

/** Blocks without ids, reference targets and differences of white space, for telling formatting from words. */
export function formOf(blocks: readonly Node[]): string {
  return JSON.stringify(blocks.map(essence), (key, value: unknown) => {
    if (SILENT.has(key)) return undefined;
    return typeof value === 'string' ? foldSigns(value.replace(/\s+/g, ' ')) : value;
  });
}

/**
 * One sign for all kinds of dashes, quotes and spaces: texts that were read from different sources differ in these
 * without anybody having changed a word.
 */
export function foldSigns(text: string): string {
  return text
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/''|[„“”«»″]/g, '"')
    .replace(/[‘’‚ʼ]/g, "'")
    .replace(/\u00ad/g, '');
}
