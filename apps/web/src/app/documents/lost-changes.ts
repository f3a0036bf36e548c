import type { Mark, Node } from 'prosemirror-model';
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  Mapping,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  ReplaceStep,
  type Step,
  type StepMap,
} from 'prosemirror-transform';
import { findById, idOf, IDENTIFIED } from '#libs/bylaw-document';
import type { DocumentJson } from '#libs/contracts';
import { anchorAt, findBlock, lossKey, nameAt, readable, unitAt, type BlockAnchor, type Loss } from './loss';
import { contentOf, leafText } from './lost-content';
import type { Texts } from './rebase-losses';

/**
 * What lost steps were to change without putting anything in: deletions, formats and suggestions on text or blocks,
 * attributes. Of what others deleted altogether nothing is told; there is nothing left to change.
 */
export function lostChanges(
  pending: readonly Step[],
  maps: readonly StepMap[],
  lost: readonly number[],
  texts: Texts,
): Loss[] {
  const blocks = new Map<string, BlockAnchor>();
  const losses: Loss[] = [];
  for (const index of lost) {
    const step = pending[index];
    if (!step) continue;
    const later = new Mapping(maps.slice(index + 1));
    for (const pos of lineTouched(step)) {
      const at = Math.min(later.map(pos, -1), texts.had.content.size);
      const anchor = anchorAt(texts.had.resolve(at));
      if (anchor) blocks.set(`${anchor.id}/${anchor.child ?? ''}`, anchor);
    }
    losses.push(...blockChange(step, later, texts));
    losses.push(...unitsDeleted(step, new Mapping(maps.slice(0, index)).invert(), texts));
  }
  return [...losses, ...[...blocks.values()].flatMap((anchor) => lineChange(anchor, texts))];
}

/** A position in the line of text that the step changes without putting anything in; none when it changes more. */
function lineTouched(step: Step): number[] {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return [step.from + 1];
  const deletes = step instanceof ReplaceStep && step.slice.size === 0 && step.to > step.from;
  return deletes ? [step.from] : [];
}

/** A line that stands as it was before our change, or changed by others only. */
function lineChange(anchor: BlockAnchor, { base, had, now }: Texts): Loss[] {
  const [before, mine, present] = [base, had, now].map((doc) => findBlock(doc, anchor));
  if (!before || !mine || !present || present.node.eq(mine.node) || before.node.eq(mine.node)) return [];
  const removed = removedText(before.node, mine.node);
  if (removed === null) return [];
  if (removed !== '' && !lineText(present.node).includes(removed)) return [];
  const $at = had.resolve(mine.pos + 1);
  const kind = removed === '' ? ('format' as const) : ('deletion' as const);
  const text = removed.trim() || lineText(mine.node).trim();
  const redo = {
    do: 'block' as const,
    anchor,
    unit: unitAt($at),
    base: contentOf(before.node),
    mine: contentOf(mine.node),
    offset: 0,
    inline: [],
  };
  return text === '' ? [] : [{ key: lossKey(), kind, text, unit: nameAt($at), author: null, redo }];
}

/** What the line had and has no more; `null` when other text came too, which is told of as text. */
function removedText(before: Node, after: Node): string | null {
  const [old, present] = [lineText(before), lineText(after)];
  let start = 0;
  while (start < present.length && old[start] === present[start]) start += 1;
  let end = 0;
  while (end < present.length - start && old.at(-1 - end) === present.at(-1 - end)) end += 1;
  return start + end === present.length ? old.slice(start, old.length - end) : null;
}

function lineText(node: Node): string {
  return node.textBetween(0, node.content.size, ' ', leafText);
}

/** An attribute or a mark of a whole block. */
function blockChange(step: Step, later: Mapping, { had, now }: Texts): Loss[] {
  const changes =
    step instanceof AttrStep || step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep;
  if (!changes) return [];
  const node = had.nodeAt(later.map(step.pos, 1));
  const id = node && idOf(node);
  const present = id ? findById(now, id) : null;
  if (!id || !node || !present) return [];
  const common = {
    key: lossKey(),
    text: readable(node).slice(0, 200),
    unit: nameAt(now.resolve(present.pos + 1)),
    author: null,
  };
  if (step instanceof AttrStep) {
    const value: unknown = step.value;
    const same = JSON.stringify(present.node.attrs[step.attr]) === JSON.stringify(value);
    if (step.attr === 'id' || same) return [];
    return [{ ...common, kind: 'attribute', redo: { do: 'attribute', id, name: step.attr, value } }];
  }
  const add = step instanceof AddNodeMarkStep;
  const mark: Mark = step.mark;
  if (mark.isInSet(present.node.marks) === add) return [];
  return [{ ...common, kind: 'format', redo: { do: 'mark', id, mark: mark.toJSON() as DocumentJson, add } }];
}

/** Whole units that we had deleted and that stand again, because somebody else moved them. */
function unitsDeleted(step: Step, back: Mapping, { base, had, now }: Texts): Loss[] {
  if (!(step instanceof ReplaceStep) || step.to - step.from < 2) return [];
  const [from, to] = [back.map(step.from, 1), back.map(step.to, -1)];
  const nodes: Node[] = [];
  if (to > from)
    base.nodesBetween(from, to, (node, pos) => {
      const id =
        IDENTIFIED.has(node.type.name) && pos >= from && pos + node.nodeSize <= to ? idOf(node) : null;
      if (id === null || findById(had, id) || !findById(now, id)) return id === null;
      nodes.push(node);
      return false;
    });
  const ids = nodes.flatMap((node) => idOf(node) ?? []);
  const text = nodes.map(readable).join('\n').trim();
  const first = ids[0] === undefined ? null : findById(now, ids[0]);
  if (!first || text === '') return [];
  const unit = nameAt(now.resolve(first.pos + 1));
  return [{ key: lossKey(), kind: 'deletion', text, unit, author: null, redo: { do: 'delete', ids } }];
}
