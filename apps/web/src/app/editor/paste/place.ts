import { Fragment, type Node, type Schema } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { MAX_NUMBER_PARTS } from '#libs/bylaw-document';
import {
  ancestor,
  hasUnits,
  isEmptyUnit,
  isPointLike,
  levelAt,
  typeOf,
  unitOf,
  type Around,
} from '../structure';
import type { Line } from './lines';

/** A unit to be, with what is below it. */
interface Sprout {
  content: Node[];
  below: Sprout[];
}

/** What was pasted, by its structure: text that goes on where the cursor is, units, chapters with theirs. */
interface Grown {
  text: Node[];
  units: Sprout[];
  chapters: { heading: Node; text: Node[]; units: Sprout[] }[];
}

/**
 * Puts numbered lines into the text as points, sub-points and chapters: behind the unit of the cursor at its level, into
 * it where it is empty, as its sub-points where they were a list below it. `null` where nothing is numbered or the place
 * takes no units; then the blocks go where any text goes.
 */
export function placeLines(state: EditorState, lines: readonly Line[]): Transaction | null {
  const { schema } = state;
  if (!hasUnits(schema) || !lines.some(({ kind }) => kind !== 'text')) return null;
  const tr = state.tr.deleteSelection();
  const { $from } = tr.selection;
  if ($from.parent.type.name !== 'paragraph') return null;
  const unit = unitOf($from);
  const grown = grow(lines);
  return unit ? intoUnit(tr, unit, grown, schema) : besideText(tr, grown, schema);
}

function grow(lines: readonly Line[]): Grown {
  const units = lines.filter(({ kind, level }) => kind === 'unit' && level > 0);
  const least = Math.min(...units.map(({ level }) => level), MAX_NUMBER_PARTS);
  const grown: Grown = { text: [], units: [], chapters: [] };
  const open: Sprout[] = [];
  const section = (): Pick<Grown, 'text' | 'units'> => grown.chapters.at(-1) ?? grown;
  let lettered = false;
  for (const { block, kind, level } of lines) {
    if (kind === 'chapter') {
      open.length = 0;
      const heading = typeOf(block.type.schema, 'heading').create(null, block.content);
      grown.chapters.push({ heading, text: [], units: [] });
    } else if (kind === 'text') (open.at(-1)?.content ?? section().text).push(block);
    else {
      // A letter stands one below what was numbered last, beside the letters before it.
      const at = level > 0 ? level - least : Math.max(0, open.length - (lettered ? 1 : 0));
      lettered = level === 0;
      open.length = Math.min(at, open.length, MAX_NUMBER_PARTS - 1);
      const sprout: Sprout = { content: [block], below: [] };
      (open.at(-1)?.below ?? section().units).push(sprout);
      open.push(sprout);
    }
  }
  return grown;
}

function built(sprout: Sprout, name: 'point' | 'subpoint', level: number, schema: Schema): Node {
  const deepest = level >= MAX_NUMBER_PARTS;
  const below = deepest
    ? flattened(sprout.below)
    : sprout.below.map((one) => built(one, 'subpoint', level + 1, schema));
  return typeOf(schema, name).create({ id: '' }, [...sprout.content, ...below]);
}

function flattened(sprouts: readonly Sprout[]): Node[] {
  return sprouts.flatMap((one) => [...one.content, ...flattened(one.below)]);
}

function intoUnit(tr: Transaction, unit: Around, grown: Grown, schema: Schema): Transaction {
  const level = levelAt(tr.selection.$from, unit.depth);
  const name = unit.node.type.name === 'point' ? 'point' : 'subpoint';
  const fresh = isEmptyUnit(unit.node) && grown.text.length === 0;
  let end = fresh ? tr.selection.from : textBeside(tr, grown.text);
  const here = tr.doc.resolve(unit.pos).nodeAfter ?? unit.node;
  let at = unit.pos + here.nodeSize;
  const list = (sprout: Sprout): Node => built(sprout, name, level, schema);
  const [first, ...others] = grown.units;
  if (first && fresh) {
    // The empty unit keeps its id and becomes the first of them.
    const node = list(first);
    tr.replaceWith(unit.pos + 1, at - 1, node.content);
    end = unit.pos + 1 + node.content.size;
    at = unit.pos + 2 + node.content.size;
  }
  const rest = (fresh ? others : grown.units).map(list);
  if (rest.length > 0) {
    tr.insert(at, rest);
    at += Fragment.from(rest).size;
    end = at - 1;
  }
  return chapters(tr, unit.pos, end, grown, schema);
}

function besideText(tr: Transaction, grown: Grown, schema: Schema): Transaction | null {
  const { $from } = tr.selection;
  const holder = $from.node(-1);
  if (!['body', 'chapter', 'annex'].includes(holder.type.name)) return null;
  const empty = $from.parent.content.size === 0 && grown.text.length === 0;
  const pos = $from.before();
  let end = empty ? $from.pos : textBeside(tr, grown.text);
  const units = grown.units.map((sprout) => built(sprout, 'point', 1, schema));
  if (units.length > 0) {
    const at = empty ? pos : tr.doc.resolve(end).after(tr.doc.resolve(pos).depth + 1);
    if (empty) tr.replaceWith(pos, pos + 2, units);
    else tr.insert(at, units);
    end = at + Fragment.from(units).size - 1;
  }
  return chapters(tr, pos, end, grown, schema);
}

/** Text before the first number goes on at the cursor; its further blocks stand behind the block of the cursor. */
function textBeside(tr: Transaction, text: readonly Node[]): number {
  const [first, ...others] = text;
  if (!first) return tr.selection.from;
  const { $from } = tr.selection;
  if (!first.isTextblock) return insertedBehind(tr, text);
  tr.replaceWith($from.pos, $from.pos, first.content);
  const end = $from.pos + first.content.size;
  tr.setSelection(TextSelection.create(tr.doc, end));
  return others.length > 0 ? insertedBehind(tr, others) : end;
}

function insertedBehind(tr: Transaction, blocks: readonly Node[]): number {
  const at = tr.selection.$from.after();
  tr.insert(at, [...blocks]);
  return at + Fragment.from([...blocks]).size - 1;
}

/** Chapters go behind the chapter that holds the place; the cursor ends behind everything. */
function chapters(tr: Transaction, pos: number, end: number, grown: Grown, schema: Schema): Transaction {
  let last = end;
  if (grown.chapters.length > 0) {
    const $pos = tr.doc.resolve(pos + 1);
    const around =
      ancestor($pos, (node) => node.type.name === 'chapter') ??
      ancestor($pos, (node) => isPointLike(node) && node.type.name === 'point');
    const at = around ? around.pos + around.node.nodeSize : tr.doc.resolve(pos).after();
    const nodes = grown.chapters.map(({ heading, text, units }) =>
      typeOf(schema, 'chapter').create({ id: '' }, [
        heading,
        ...text,
        ...units.map((sprout) => built(sprout, 'point', 1, schema)),
      ]),
    );
    tr.insert(at, nodes);
    last = at + Fragment.from(nodes).size - 1;
  }
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(last, tr.doc.content.size)), -1));
}
