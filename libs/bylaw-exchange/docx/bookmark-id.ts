import { IDENTIFIED, isId } from '#libs/bylaw-document';

/** What the name of a bookmark says of the block that the bookmark begins in. */
export interface BookmarkedNode {
  /** Name of the node type (`point`, `paragraph`, `table` …), one of `IDENTIFIED`. */
  type: string;
  id: string;
  /** How many chapters stand around the node, 0–9; not said inside units, tables and parts of a memorandum. */
  chapters?: number;
  /** How many numbered units (point, sub-points) stand around the node, 0–9; not said inside tables. */
  depth?: number;
}

/** The longest name that Word keeps; it allows letters, digits and `_`, and a letter first. */
export const BOOKMARK_LIMIT = 40;

const NAME = /^vv_([a-z]+(?:_[a-z]+)*)_([a-z0-9]{12})(?:_c([0-9]))?(?:_d([0-9]))?$/;

/**
 * The name of the bookmark by which a node of a document comes back from a `.docx` file:
 * `vv_<type>_<id>[_c<chapters>][_d<depth>]`, at most 40 characters. The bookmark begins in the first paragraph of the
 * node, so that a paragraph may begin several: `vv_point_…_c1_d0` and `vv_paragraph_…_d1`. Numbers beyond 9 are not said.
 *
 * @throws RangeError for a type that carries no id, or an id that is none
 */
export function bookmarkName(node: BookmarkedNode): string {
  if (!IDENTIFIED.has(node.type) || !isId(node.id)) throw new RangeError(`no bookmark for ${node.type}`);
  return `vv_${node.type}_${node.id}${part('c', node.chapters)}${part('d', node.depth)}`;
}

function part(letter: string, value: number | undefined): string {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 9
    ? `_${letter}${value}`
    : '';
}

/** Reads the name of a bookmark; `null` for one that `bookmarkName` does not make. */
export function readBookmark(name: string): BookmarkedNode | null {
  const match = NAME.exec(name);
  const [, type = '', id = '', chapters, depth] = match ?? [];
  if (!match || name.length > BOOKMARK_LIMIT || !IDENTIFIED.has(type)) return null;
  return {
    type,
    id,
    ...(chapters === undefined ? {} : { chapters: Number(chapters) }),
    ...(depth === undefined ? {} : { depth: Number(depth) }),
  };
}
