import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection, type Command, type Plugin } from 'prosemirror-state';
import { bylawSchema, idSource, numberDocument, parseDocument, seededRandom } from '#libs/bylaw-document';
import { derivedNumbers } from '../numbering';
import { stableIds } from '../stable-ids';

/** A unit of a test document: its text and the units below it. */
export type Sketch = string | [string, ...Sketch[]];

let made = 0;
const nextId = (): string => `n${String((made += 1)).padStart(11, '0')}`;

function unit(name: 'point' | 'subpoint', sketch: Sketch): Node {
  const [text, ...below] = typeof sketch === 'string' ? [sketch] : sketch;
  const paragraph = bylawSchema.node(
    'paragraph',
    { id: nextId() },
    text === '' ? [] : [bylawSchema.text(text)],
  );
  return bylawSchema.node(name, { id: nextId() }, [paragraph, ...below.map((one) => unit('subpoint', one))]);
}

/** A by-law of chapters given by heading and points. */
export function bylaw(...chapters: [string, ...Sketch[]][]): Node {
  const title = bylawSchema.node('title', { id: nextId() }, [bylawSchema.text('Par kārtību')]);
  const body = chapters.map(([heading, ...points]) =>
    bylawSchema.node('chapter', { id: nextId() }, [
      bylawSchema.node('heading', null, [bylawSchema.text(heading)]),
      ...points.map((point) => unit('point', point)),
    ]),
  );
  return bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [title]),
    bylawSchema.node('body', null, body),
  ]);
}

/** A state with what keeps ids and numbers right, and further plugins. */
export function stateOf(doc: Node, plugins: readonly Plugin[] = [], seed = 7): EditorState {
  return EditorState.create({
    doc,
    plugins: [derivedNumbers(), ...plugins, stableIds(idSource(seededRandom(seed)))],
  });
}

/** The state with the cursor before (or with `end` behind) the first occurrence of a text. */
export function cursorAt(state: EditorState, text: string, end = false): EditorState {
  let at: number | null = null;
  state.doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? '').indexOf(text) : -1;
    if (index >= 0) at ??= pos + index + (end ? text.length : 0);
  });
  if (at === null) throw new Error(`no text ${text}`);
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
}

/** The state after the command; the same state where the command refuses. */
export function after(state: EditorState, command: Command): EditorState {
  let next = state;
  command(state, (tr) => (next = state.apply(tr)));
  return next;
}

/** The points of a document as lines `1.1. text`, chapters as `I heading`. */
export function outlineOf(doc: Node): string[] {
  const numbering = numberDocument(doc);
  const lines: string[] = [];
  doc.descendants((node) => {
    const number = numbering.get(String(node.attrs['id'] ?? ''));
    const first = node.firstChild;
    if (number && first) lines.push(`${number.text} ${first.textContent}`.trim());
    else if (node.type.name === 'paragraph') {
      lines.push(`– ${node.textContent}`);
    }
    return true;
  });
  return lines.filter((line, index) => !(line.startsWith('– ') && lines[index - 1]?.endsWith(line.slice(2))));
}

/** Why the document would be refused by the server; empty when it would be taken. */
export function problemsOf(doc: Node): unknown[] {
  const parsed = parseDocument(doc.toJSON());
  return parsed.allowed ? [] : parsed.violations;
}
