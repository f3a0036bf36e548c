import type { Node } from 'prosemirror-model';

/** A found place. */
export interface Match {
  from: number;
  to: number;
}

/** How texts are compared while searching. */
export interface FindOptions {
  /** Capitals differ from small letters. */
  matchCase: boolean;
  /** Only whole words. */
  wholeWord: boolean;
  /** `ā` and `a` are the same letter. */
  anyMarks: boolean;
}

/** As one searches most of the time. */
export const USUAL: FindOptions = { matchCase: false, wholeWord: false, anyMarks: false };

/** Stands for whatever is no text: a reference, a line break, the edges of a footnote. */
const NOTHING = '\0';
const WORD = /[\p{L}\p{N}]/u;

/**
 * One form of every character, each still one character long, so that places in both texts are the same: kinds of
 * spaces, quotation marks, apostrophes and dashes do not differ.
 */
export function comparable(text: string, { matchCase, anyMarks }: FindOptions): string {
  const same = text
    .replace(/[\s\u00a0\u2007\u202f]/g, ' ')
    .replace(/[„“”«»‟〞″]/g, '"')
    .replace(/[’‘‚]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-');
  if (matchCase && !anyMarks) return same;
  let out = '';
  for (let at = 0; at < same.length; at += 1) out += letter(same.charAt(at), matchCase, anyMarks);
  return out;
}

function letter(sign: string, matchCase: boolean, anyMarks: boolean): string {
  if (sign < '\u0080') return matchCase ? sign : sign.toLowerCase();
  const lower = matchCase ? sign : sign.toLocaleLowerCase('lv');
  const bare = anyMarks ? lower.normalize('NFD').charAt(0) : lower;
  return bare.length === 1 ? bare : sign;
}

/** The text of a block with one character for every position in it. */
function positionedText(block: Node): string {
  let text = '';
  block.forEach((child) => {
    if (child.isText) text += child.text ?? '';
    else if (child.isLeaf) text += NOTHING.repeat(child.nodeSize);
    else text += NOTHING + positionedText(child) + NOTHING;
  });
  return text;
}

/** Every place of the range where the text asked for stands, in order. */
export function matchesIn(
  doc: Node,
  query: string,
  options: FindOptions,
  range: Match = { from: 0, to: doc.content.size },
): Match[] {
  const asked = comparable(query, options);
  const matches: Match[] = [];
  if (asked === '' || range.from >= range.to) return matches;
  doc.nodesBetween(range.from, range.to, (node, pos) => {
    if (!node.isTextblock) return true;
    const text = comparable(positionedText(node), options);
    for (let at = text.indexOf(asked); at >= 0; at = text.indexOf(asked, at + asked.length)) {
      const [from, to] = [pos + 1 + at, pos + 1 + at + asked.length];
      if (from < range.from || to > range.to) continue;
      if (!options.wholeWord || isWhole(text, at, at + asked.length)) matches.push({ from, to });
    }
    return false;
  });
  return matches;
}

function isWhole(text: string, from: number, to: number): boolean {
  const joined = (left: string, right: string): boolean => WORD.test(left) && WORD.test(right);
  return !joined(text.charAt(from - 1), text.charAt(from)) && !joined(text.charAt(to - 1), text.charAt(to));
}
