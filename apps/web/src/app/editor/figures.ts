import type { Node } from 'prosemirror-model';
import { NodeSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { placeOfBlock } from './insert';

/** An image as the municipality keeps it. */
export interface KeptImage {
  digest: string;
  mediaType: string;
  /** Pixels. */
  width: number;
}

/** What whoever inserts an image says of it. */
export interface ImageWords {
  /** What it shows, for those who do not see it; empty where it only adorns. */
  alt: string;
  decorative: boolean;
}

/** Keeps a file as an image of the document; rejects with what the server said. */
export type KeepImage = (file: File) => Promise<KeptImage>;

/** Wider than the text an image is not shown. */
const WIDEST = 680;

/** The image that is selected, with its place. */
export function selectedFigure(state: EditorState): { node: Node; pos: number } | null {
  const { selection } = state;
  return selection instanceof NodeSelection && selection.node.type.name === 'figure'
    ? { node: selection.node, pos: selection.from }
    : null;
}

/** Whether an image can stand at the cursor or right behind it. */
export function takesFigure(state: EditorState): boolean {
  const figure = state.schema.nodes['figure'];
  return figure !== undefined && placeOfBlock(state, figure.create()) !== null;
}

/** The image behind the text block of the place, selected; `null` where none can stand. */
export function insertFigure(
  state: EditorState,
  { digest, mediaType, width }: KeptImage,
  words: ImageWords,
): Transaction | null {
  const figure = state.schema.nodes['figure'];
  const node = figure?.create({ id: '', digest, mediaType, width: Math.min(width, WIDEST), ...words });
  const at = node ? placeOfBlock(state, node) : null;
  if (!node || at === null) return null;
  const tr = state.tr.insert(at, node);
  return tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView();
}

/** Other words for an image that stands in the text; `null` where it is gone. */
export function describeFigure(state: EditorState, pos: number, words: ImageWords): Transaction | null {
  const node = state.doc.nodeAt(pos);
  if (node?.type.name !== 'figure') return null;
  return state.tr.setNodeMarkup(pos, null, { ...node.attrs, ...words });
}
