import { Fragment, type Mark, type Node, type Schema } from 'prosemirror-model';
import type { XmlElement } from './xml-tree.js';

/** A line of text, or a block that stands between lines in the file. */
export type InlinePart =
  | {
      kind: 'line';
      /** The element that is the line's own, `null` where the line is only a part of one. */
      element: XmlElement | null;
      content: Fragment;
      line: number;
    }
  | { kind: 'element'; element: XmlElement };

/** What the content of a block is read into, before it is divided into lines. */
export type Piece =
  | { kind: 'text'; text: string; marks: readonly Mark[] }
  | { kind: 'node'; node: Node }
  | { kind: 'begin'; element: XmlElement | null; line: number; preserve: boolean }
  | { kind: 'element'; element: XmlElement };

/** Divides pieces into lines and the blocks between them. */
export function partsOf(pieces: readonly Piece[], schema: Schema): InlinePart[] {
  const parts: InlinePart[] = [];
  let open: { element: XmlElement | null; line: number; preserve: boolean; pieces: Piece[] } | null = null;
  const close = (): void => {
    if (!open) return;
    const content = Fragment.fromArray(tidied(open.pieces, open.preserve, schema));
    if (content.size > 0 || open.element)
      parts.push({ kind: 'line', element: open.element, content, line: open.line });
    open = null;
  };
  for (const piece of pieces) {
    if (piece.kind === 'begin') {
      close();
      open = { element: piece.element, line: piece.line, preserve: piece.preserve, pieces: [] };
    } else if (piece.kind === 'element') {
      close();
      parts.push({ kind: 'element', element: piece.element });
    } else {
      open ??= { element: null, line: 0, preserve: false, pieces: [] };
      open.pieces.push(piece);
    }
  }
  close();
  return parts;
}

/** White space of layout as single spaces, none at the ends; as it is where the file asks for that. */
function tidied(pieces: readonly Piece[], preserve: boolean, schema: Schema): Node[] {
  const texts: { text: string; node: Node | null; marks: readonly Mark[] }[] = [];
  let before = ' ';
  for (const piece of pieces) {
    if (piece.kind === 'node') texts.push({ text: '', node: piece.node, marks: [] });
    else if (piece.kind === 'text') {
      let { text } = piece;
      if (!preserve) {
        text = text.replace(/[ \t\r\n]+/g, ' ');
        if (before === ' ' && text.startsWith(' ')) text = text.slice(1);
      }
      if (text === '') continue;
      texts.push({ text, node: null, marks: piece.marks });
    } else continue;
    before = texts.at(-1)?.node ? '' : (texts.at(-1)?.text.at(-1) ?? '');
  }
  const last = texts.at(-1);
  if (last && !preserve && last.node === null) last.text = last.text.replace(/ $/, '');
  return texts.flatMap(({ text, node, marks }) =>
    node ? [node] : text === '' ? [] : [schema.text(text, marks)],
  );
}
