import { Fragment, Mark, Node, type Schema } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { findById } from '#libs/bylaw-document';
import type { DocumentJson } from '#libs/contracts';
import { findBlock, type Loss, type Redo } from './loss';

/**
 * Puts a loss back as what it was: into its own block when that stands as it stood (then deletions and formats come
 * back too), into the same block or unit when it changed, whole units behind the one they stood behind; at the cursor
 * where nothing of that is left. `null` when nothing can be put back.
 */
export function restoreLoss(state: EditorState, { redo }: Loss): Transaction | null {
  try {
    const tr = redo && redone(state, redo);
    return tr?.docChanged ? tr.scrollIntoView() : null;
  } catch {
    // What was kept does not fit the schema of today.
    return null;
  }
}

function redone(state: EditorState, redo: Redo): Transaction | null {
  const { tr, schema } = state;
  switch (redo.do) {
    case 'block':
      return intoBlock(state, redo);
    case 'insert':
      return asUnits(state, redo);
    case 'delete':
      for (const id of redo.ids) {
        const found = findById(tr.doc, id);
        if (found) tr.delete(found.pos, found.pos + found.node.nodeSize);
      }
      return tr;
    case 'attribute': {
      const found = findById(tr.doc, redo.id);
      return found && tr.setNodeAttribute(found.pos, redo.name, redo.value);
    }
    case 'mark': {
      const found = findById(tr.doc, redo.id);
      const mark = Mark.fromJSON(schema, redo.mark);
      if (!found) return null;
      return redo.add ? tr.addNodeMark(found.pos, mark) : tr.removeNodeMark(found.pos, mark);
    }
  }
}

type IntoBlock = Extract<Redo, { do: 'block' }>;

function intoBlock(state: EditorState, redo: IntoBlock): Transaction | null {
  const { tr, schema } = state;
  const found = findBlock(tr.doc, redo.anchor);
  const inline = nodesOf(schema, redo.inline);
  if (found) {
    const start = found.pos + 1;
    const end = start + found.node.content.size;
    if (found.node.content.eq(Fragment.fromArray(nodesOf(schema, redo.base)))) {
      return replacedContent(tr, found, Fragment.fromArray(nodesOf(schema, redo.mine)));
    }
    const at = Math.min(start + redo.offset, end);
    return put(tr, at, inline);
  }
  const unit = redo.unit === null ? null : findById(tr.doc, redo.unit);
  const line = unit?.node.firstChild;
  if (unit && line?.isTextblock) {
    const at = unit.pos + 1 + line.nodeSize - 1;
    return put(tr, at, spaced(schema, line, inline));
  }
  return atCursor(state, inline);
}

/** Only what differs is replaced, so that what others do beside it meanwhile stays. */
function replacedContent(
  tr: Transaction,
  { node, pos }: { node: Node; pos: number },
  content: Fragment,
): Transaction | null {
  const from = node.content.findDiffStart(content);
  const end = node.content.findDiffEnd(content);
  if (from === null || end === null) return null;
  const overlap = Math.max(0, from - end.a, from - end.b);
  const start = pos + 1;
  const until = end.b + overlap;
  tr.replace(start + from, start + end.a + overlap, node.copy(content).slice(from, until));
  return tr.setSelection(TextSelection.create(tr.doc, start + until));
}

function put(tr: Transaction, at: number, inline: readonly Node[]): Transaction | null {
  if (inline.length === 0) return null;
  tr.insert(at, inline);
  return tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(at)));
}

function spaced(schema: Schema, line: Node, inline: readonly Node[]): Node[] {
  const open = line.textContent === '' || /\s$/u.test(line.textContent);
  return open ? [...inline] : [schema.text(' '), ...inline];
}

function asUnits(state: EditorState, redo: Extract<Redo, { do: 'insert' }>): Transaction | null {
  const { tr, schema } = state;
  const nodes = nodesOf(schema, redo.nodes);
  const before = redo.after === null ? null : findById(tr.doc, redo.after);
  const parent = redo.parent === null ? null : findById(tr.doc, redo.parent);
  const places = [
    ...(before ? [before.pos + before.node.nodeSize] : []),
    ...(parent ? [parent.pos + parent.node.nodeSize - 1] : []),
    ...behindCursor(state),
  ];
  for (const at of places) {
    const $at = tr.doc.resolve(at);
    const index = $at.index();
    if (!$at.parent.canReplace(index, index, Fragment.fromArray(nodes))) continue;
    tr.insert(at, nodes);
    return tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1)));
  }
  return atCursor(state, [schema.text(nodes.map((node) => node.textContent).join(' '))]);
}

/** Behind each block around the cursor, innermost first. */
function behindCursor({ selection: { $head } }: EditorState): number[] {
  const places: number[] = [];
  for (let depth = $head.depth; depth > 0; depth -= 1) places.push($head.after(depth));
  return places;
}

function atCursor(state: EditorState, inline: readonly Node[]): Transaction | null {
  const { $head } = state.selection;
  return $head.parent.inlineContent ? put(state.tr, $head.pos, inline) : null;
}

function nodesOf(schema: Schema, all: readonly DocumentJson[]): Node[] {
  return all.map((one) => {
    const node = Node.fromJSON(schema, one);
    node.check();
    return node;
  });
}
