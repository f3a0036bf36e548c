import { Fragment, type Mark, type Node } from 'prosemirror-model';

/** How the words of a block are found: as characters with the place of each in the block's content. */
interface Characters {
  text: string;
  starts: number[];
  ends: number[];
}

/** A place in a text of which white space and quotation marks are folded, and what stands there afterwards. */
export interface FoundWords {
  at: number;
  length: number;
  replaced: string;
}

/**
 * Replaces words in one text block, wherever `find` finds them in its folded text. What replaces them takes their
 * formatting.
 */
export function changeWords(
  whole: Node,
  find: (text: string) => readonly FoundWords[],
): { block: Node; count: number } {
  const { text, starts: wholeStarts } = charactersOf(whole);
  const places = find(text);
  if (places.length === 0) return { block: whole, count: 0 };
  const block = withoutSplitLeaves(whole, wholeStarts, places);
  const { starts, ends } = charactersOf(block);
  const pieces: Node[] = [];
  let from = 0;
  for (const { at, length, replaced } of places) {
    const [start, end] = [starts[at] ?? 0, ends[at + length - 1] ?? 0];
    block.content.cut(from, start).forEach((node) => pieces.push(node));
    if (replaced !== '') pieces.push(block.type.schema.text(replaced, marksAt(block, start)));
    from = end;
  }
  block.content.cut(from).forEach((node) => pieces.push(node));
  return { block: block.copy(tidy(Fragment.from(pieces), block)), count: places.length };
}

/** References of which only a part is replaced become text, so that the rest of them stays. */
function withoutSplitLeaves(block: Node, starts: readonly number[], places: readonly FoundWords[]): Node {
  const split = new Set<number>();
  for (const { at, length } of places)
    for (const edge of [at, at + length])
      if (edge > 0 && starts[edge] !== undefined && starts[edge] === starts[edge - 1])
        split.add(starts[edge]);
  if (split.size === 0) return block;
  const children: Node[] = [];
  block.forEach((child, offset) => {
    const text = split.has(offset) && !child.isText ? leafText(child) : '';
    children.push(text === '' ? child : block.type.schema.text(text, child.marks));
  });
  return block.copy(Fragment.from(children));
}

/**
 * Every occurrence of the words that stands by itself. White space and kinds of quotation marks do not matter.
 *
 * @param change gives what stands for the found words
 */
export function exactWords(words: string, change: (found: string) => string): (text: string) => FoundWords[] {
  const sought = foldText(words).trim();
  return (text) =>
    occurrences(text, sought).map((at) => ({
      at,
      length: sought.length,
      replaced: change(text.slice(at, at + sought.length)),
    }));
}

/** How often the words stand by themselves in a text. */
export function countWords(text: string, words: string): number {
  return occurrences(foldText(text), foldText(words).trim()).length;
}

function leafText(node: Node): string {
  return node.type.name === 'hard_break' ? ' ' : String(node.attrs['printed'] ?? '');
}

/** Where the words stand by themselves in a folded text. */
export function occurrences(text: string, sought: string): number[] {
  const places: number[] = [];
  if (sought === '') return places;
  const letter = /[\p{L}\d]/u;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    const joinedBefore = letter.test(sought.charAt(0)) && letter.test(text.charAt(at - 1));
    const joinedAfter = letter.test(sought.slice(-1)) && letter.test(text.charAt(at + sought.length));
    if (joinedBefore || joinedAfter || (places.at(-1) ?? -sought.length) + sought.length > at) continue;
    places.push(at);
  }
  return places;
}

/** A text in which white space and quotation marks do not differ; characters keep their count except white space. */
export function foldText(text: string): string {
  return text.replace(/[„“”«»]/g, '"').replace(/\s+/g, ' ');
}

function charactersOf(block: Node): Characters {
  const out: Characters = { text: '', starts: [], ends: [] };
  const add = (char: string, start: number, end: number): void => {
    const folded = foldText(char);
    if (folded === ' ' && out.text.endsWith(' ')) {
      out.ends[out.ends.length - 1] = end;
      return;
    }
    out.text += folded;
    out.starts.push(start);
    out.ends.push(end);
  };
  block.forEach((child, offset) => {
    const text = child.isText ? (child.text ?? '') : leafText(child);
    for (let at = 0; at < text.length; at += 1)
      add(
        text.charAt(at),
        offset + (child.isText ? at : 0),
        offset + (child.isText ? at + 1 : child.nodeSize),
      );
  });
  return out;
}

function marksAt(block: Node, position: number): readonly Mark[] {
  let marks: readonly Mark[] = [];
  block.forEach((child, offset) => {
    if (offset <= position && position < offset + child.nodeSize) ({ marks } = child);
  });
  return marks;
}

/** Without double spaces and spaces before punctuation or at the ends, which deletions leave behind. */
function tidy(content: Fragment, block: Node): Fragment {
  const out: Node[] = [];
  let before = ' ';
  content.forEach((child) => {
    if (!child.isText) {
      out.push(child);
      before = leafText(child).slice(-1);
      return;
    }
    let text = (child.text ?? '').replace(/ {2,}/g, ' ').replace(/ +(?=[,.;:)])/g, '');
    if (before === ' ') text = text.replace(/^ +/, '');
    if (text === '') return;
    const last = out.at(-1);
    if (/^[,.;:)]/.test(text) && last?.isText && last.text?.endsWith(' '))
      out[out.length - 1] = block.type.schema.text(last.text.trimEnd() || ' ', last.marks);
    out.push(block.type.schema.text(text, child.marks));
    before = text.slice(-1);
  });
  return Fragment.from(out);
}

/** The same as `changeWords` on plain text. */
export function replaceWords(text: string, words: string, change: (found: string) => string): string {
  const sought = foldText(words).trim();
  const folded = foldText(text);
  let out = '';
  let from = 0;
  for (const at of occurrences(folded, sought)) {
    out += text.slice(from, at) + change(text.slice(at, at + sought.length));
    from = at + sought.length;
  }
  return (out + text.slice(from))
    .replace(/ {2,}/g, ' ')
    .replace(/ +(?=[,.;:)])/g, '')
    .trim();
}
