import { toggleMark } from 'prosemirror-commands';
import type { EditorState, Transaction } from 'prosemirror-state';
import { TextSelection } from 'prosemirror-state';
import { Transform } from 'prosemirror-transform';
import { bylawSchema, idSource, isUnit, seededRandom } from '#libs/bylaw-document';
import { acceptSuggestions, listSuggestions, rejectSuggestions, suggest } from '#libs/bylaw-suggest';
import { enter } from '../../editor/enter';
import { joinBackward, joinForward } from '../../editor/join';
import { indent, outdent } from '../../editor/levels';
import { moveUnit } from '../../editor/move';

/** What somebody may do to a text. */
export const ACTS = [
  'type',
  'type',
  'type',
  'delete',
  'deleteAcross',
  'split',
  'join',
  'joinNext',
  'moveUp',
  'moveDown',
  'indent',
  'outdent',
  'newPoint',
  'deleteUnit',
  'strong',
  'strike',
  'suggestText',
  'suggestDeletion',
  'suggestMove',
  'suggestSplit',
  'accept',
  'reject',
] as const;

export type Act = (typeof ACTS)[number];

/** Who does it, where, and what is typed. */
export interface Doing {
  act: Act;
  /** Chooses the place. */
  at: number;
  size: number;
  text: string;
  /** Seeds the ids of suggestions. */
  seed: number;
  author: string;
}

type Run = (state: EditorState, dispatch: (tr: Transaction) => void) => boolean;

/** The transaction of an act; `null` where it cannot be done there. */
export function transactionOf(state: EditorState, doing: Doing): Transaction | null {
  const places = textPlaces(state);
  const at = places[doing.at % Math.max(1, places.length)];
  if (at === undefined) return null;
  const there = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
  try {
    return build(there, at, places, doing);
  } catch {
    // Not everything that can be thought of fits the schema at that place.
    return null;
  }
}

function build(state: EditorState, at: number, places: number[], doing: Doing): Transaction | null {
  const { tr } = state;
  const $at = state.doc.resolve(at);
  const end = Math.min($at.end(), at + 1 + (doing.size % 6));
  switch (doing.act) {
    case 'type':
      return tr.insertText(doing.text, at);
    case 'delete':
      return end > at ? tr.delete(at, end) : null;
    case 'deleteAcross': {
      const other = places[(doing.at + doing.size) % places.length] ?? at;
      return tr.deleteRange(Math.min(at, other), Math.max(at, other));
    }
    case 'split':
      return ran(state, enter);
    case 'join':
      return ran(at0(state), joinBackward);
    case 'joinNext':
      return ran(atEnd(state), joinForward);
    case 'moveUp':
      return ran(state, moveUnit(-1));
    case 'moveDown':
      return ran(state, moveUnit(1));
    case 'indent':
      return ran(state, indent);
    case 'outdent':
      return ran(state, outdent);
    case 'newPoint':
      return newPoint(state, at, doing.text);
    case 'deleteUnit': {
      const unit = unitAround(state, at);
      return unit && tr.delete(unit.pos, unit.pos + unit.size);
    }
    case 'strong': {
      const chosen = state.apply(tr.setSelection(TextSelection.create(state.doc, at, end)));
      return end > at ? ran(chosen, toggleMark(strong)) : null;
    }
    case 'strike': {
      const unit = unitAround(state, at);
      return unit && tr.setNodeAttribute(unit.pos, 'deleted', !unit.deleted);
    }
    case 'suggestText':
      return suggested(state, new Transform(state.doc).insert(at, bylawSchema.text(doing.text)), doing);
    case 'suggestDeletion':
      return end > at ? suggested(state, new Transform(state.doc).delete(at, end), doing) : null;
    case 'suggestMove':
      return asSuggestion(state, ran(state, moveUnit(doing.size % 2 ? 1 : -1)), doing);
    case 'suggestSplit':
      return asSuggestion(state, ran(state, enter), doing);
    case 'accept':
    case 'reject': {
      const all = listSuggestions(state.doc);
      const one = all[doing.size % Math.max(1, all.length)];
      if (!one) return null;
      const decide = doing.act === 'accept' ? acceptSuggestions : rejectSuggestions;
      return withSteps(state, decide(state.doc, [one.id]).change.steps);
    }
  }
}

const strong = bylawSchema.mark('strong').type;

function textPlaces(state: EditorState): number[] {
  const places: number[] = [];
  state.doc.descendants((node, pos) => {
    if (node.isTextblock) for (let at = 0; at <= node.content.size; at += 1) places.push(pos + 1 + at);
    return !node.isTextblock;
  });
  return places;
}

function unitAround(state: EditorState, at: number): { pos: number; size: number; deleted: boolean } | null {
  const $at = state.doc.resolve(at);
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const node = $at.node(depth);
    if (isUnit(node) && node.type.name !== 'chapter')
      return { pos: $at.before(depth), size: node.nodeSize, deleted: node.attrs['deleted'] === true };
  }
  return null;
}

function newPoint(state: EditorState, at: number, text: string): Transaction | null {
  const unit = unitAround(state, at);
  const type = unit && state.doc.nodeAt(unit.pos)?.type;
  const paragraph = bylawSchema.node('paragraph', { id: '' }, [bylawSchema.text(text)]);
  return unit && type ? state.tr.insert(unit.pos + unit.size, type.create({ id: '' }, [paragraph])) : null;
}

function at0(state: EditorState): EditorState {
  const { $from } = state.selection;
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, $from.start())));
}

function atEnd(state: EditorState): EditorState {
  const { $from } = state.selection;
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, $from.end())));
}

function ran(state: EditorState, run: Run): Transaction | null {
  let found: Transaction | null = null;
  run(state, (tr) => (found = tr));
  return found;
}

/** A plain edit, with ids as the editor gives them, as a suggestion. */
function asSuggestion(state: EditorState, plain: Transaction | null, doing: Doing): Transaction | null {
  if (!plain?.docChanged) return null;
  const { transactions } = state.applyTransaction(plain);
  const change = new Transform(state.doc);
  for (const step of transactions.flatMap(({ steps }) => steps)) change.step(step);
  return suggested(state, change, doing);
}

function suggested(state: EditorState, change: Transform, { seed, author }: Doing): Transaction | null {
  const newId = idSource(seededRandom(seed));
  const found = suggest(change, { author, at: '2027-03-01T10:00:00.000Z', newId });
  return found && withSteps(state, found.steps);
}

function withSteps(state: EditorState, steps: readonly Transform['steps'][number][]): Transaction {
  const { tr } = state;
  for (const step of steps) tr.step(step);
  return tr;
}
