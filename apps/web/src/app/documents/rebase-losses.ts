import { receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { Slice, type Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { Mapping, ReplaceAroundStep, ReplaceStep, type Step, type StepMap } from 'prosemirror-transform';
import { numberDocument } from '#libs/bylaw-document';
import { lostChanges } from './lost-changes';
import { lostContent, type Range } from './lost-content';
import { lossKey, nameAt, type Loss } from './loss';

/** A step of somebody else and the name of its author. */
export interface Foreign {
  author: string | null;
}

/**
 * What a rebase loses without an error. prosemirror-collab takes back our unconfirmed steps, applies those of others and
 * then ours again as far as they can be mapped; what cannot be is gone. The transaction knows which of ours came back:
 * each is the mirror of the step that took it back.
 */
export function rebaseLosses(before: EditorState, tr: Transaction, foreign: readonly Foreign[]): Loss[] {
  const pending = sendableSteps(before)?.steps ?? [];
  if (pending.length === 0) return [];
  const first = pending.length + foreign.length;
  const survived = new Map<number, Step>();
  for (let at = first; at < tr.steps.length; at += 1) {
    const mirror = tr.mapping.getMirror(at);
    const step = tr.steps[at];
    if (mirror !== undefined && step) survived.set(pending.length - 1 - mirror, step);
  }
  const lost: number[] = [];
  const weak: number[] = [];
  pending.forEach((step, index) => {
    const mapped = survived.get(index);
    if (!mapped) lost.push(index);
    else if (deletes(mapped) < deletes(step)) weak.push(index);
  });
  const texts = { base: tr.docs[pending.length] ?? before.doc, had: before.doc, now: tr.doc };
  return [
    ...(lost.length + weak.length > 0 ? ownLosses(pending, lost, weak, texts) : []),
    ...overwritten(tr, first, texts.base, foreign),
  ];
}

/** Everything unconfirmed as losses, for when the server refuses it: nothing typed disappears unseen. */
export function allLosses(state: EditorState): Loss[] {
  const pending = sendableSteps(state)?.steps ?? [];
  const all = pending.map((_step, index) => index);
  // Taking in a step that changes nothing takes ours back first, and so shows the text without them.
  const nothing = receiveTransaction(state, [new ReplaceStep(0, 0, Slice.empty)], ['']);
  const base = nothing.docs[pending.length] ?? state.doc;
  return pending.length === 0 ? [] : ownLosses(pending, all, [], { base, had: state.doc, now: base });
}

/** The texts that a comparison looks at: before our changes, with all of them, and now. */
export interface Texts {
  base: Node;
  had: Node;
  now: Node;
}

/**
 * @param lost steps that are gone.
 * @param weak steps that came through but delete less: what they were to delete may stand elsewhere now.
 */
function ownLosses(
  pending: readonly Step[],
  lost: readonly number[],
  weak: readonly number[],
  texts: Texts,
): Loss[] {
  const maps = pending.map((step) => step.getMap());
  const found = [
    ...lostContent(insertedBy(maps, lost), texts, 'text', null),
    ...lostChanges(pending, maps, [...lost, ...weak], texts),
  ];
  return found.length > 0 ? found : brokenStructure(pending, maps, lost, texts);
}

/** How much a step takes away. */
function deletes(step: Step): number {
  let sum = 0;
  step.getMap().forEach((oldStart, oldEnd) => (sum += oldEnd - oldStart));
  return sum;
}

/** Where the content stands, in the text with all our changes, that the lost steps had put in. */
function insertedBy(maps: readonly StepMap[], lost: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (const index of lost) {
    const later = new Mapping(maps.slice(index + 1));
    maps[index]?.forEach((_oldStart, _oldEnd, start, end) => {
      const [from, to] = [later.map(start, -1), later.map(end, 1)];
      if (to > from) ranges.push({ from, to });
    });
  }
  return merged(ranges);
}

/** A level, a split or a joining that did not come to be; told only when nothing else tells of it. */
function brokenStructure(
  pending: readonly Step[],
  maps: readonly StepMap[],
  lost: readonly number[],
  { base, had, now }: Texts,
): Loss[] {
  for (const index of lost) {
    const step = pending[index];
    if (!step || !changesBlocks(step, new Mapping(maps.slice(0, index)).invert(), base)) continue;
    const later = new Mapping(maps.slice(index + 1));
    let at: number | null = null;
    maps[index]?.forEach((_oldStart, _oldEnd, start) => (at ??= later.map(start, 1)));
    if (at === null) continue;
    const $at = had.resolve(Math.min(at, had.content.size));
    const block = $at.parent.isTextblock ? $at.parent : ($at.nodeAfter?.firstChild ?? $at.nodeAfter);
    const text = block?.textContent.trim() ?? '';
    if (text === '' || !now.textContent.includes(text)) continue;
    const unit = nameAt($at.nodeAfter && !$at.parent.isTextblock ? had.resolve($at.pos + 1) : $at);
    return [{ key: lossKey(), kind: 'structure', text, unit, author: null, redo: null }];
  }
  return [];
}

/** Whether a step does more than change a line of text. */
function changesBlocks(step: Step, back: Mapping, base: Node): boolean {
  if (step instanceof ReplaceAroundStep) return true;
  if (!(step instanceof ReplaceStep)) return false;
  if (step.slice.openStart > 0 || step.slice.openEnd > 0) return true;
  const $from = base.resolve(back.map(step.from, 1));
  return !$from.sameParent(base.resolve(Math.max($from.pos, back.map(step.to, -1))));
}

/** What others had written, unseen, where one of our surviving steps takes text away. */
function overwritten(tr: Transaction, first: number, base: Node, foreign: readonly Foreign[]): Loss[] {
  const ours = tr.mapping.maps.slice(first);
  if (!tr.steps.slice(first).some((step) => deletes(step) > 0)) return [];
  const had = tr.docs[first] ?? tr.doc;
  const numbering = numberDocument(had);
  return foreign.flatMap(({ author }, index) => {
    const at = first - foreign.length + index;
    const later = new Mapping(tr.mapping.maps.slice(at + 1, first));
    const ranges: Range[] = [];
    tr.mapping.maps[at]?.forEach((_oldStart, _oldEnd, start, end) => {
      const [from, to] = [later.map(start, -1), later.map(end, 1)];
      for (const gone of deletedParts(ours, from, to)) ranges.push(gone);
    });
    return lostContent(merged(ranges), { base, had, now: tr.doc }, 'overwritten', author, numbering);
  });
}

/** The parts of a range that these maps delete, in the positions of before the first of them. */
function deletedParts(maps: readonly StepMap[], from: number, to: number): Range[] {
  const parts: Range[] = [];
  maps.forEach((map, index) => {
    const back = new Mapping(maps.slice(0, index)).invert();
    map.forEach((oldStart, oldEnd) => {
      const [start, end] = [Math.max(from, back.map(oldStart, 1)), Math.min(to, back.map(oldEnd, -1))];
      if (end > start) parts.push({ from: start, to: end });
    });
  });
  return parts;
}

function merged(ranges: Range[]): Range[] {
  const out: Range[] = [];
  for (const range of ranges.sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else out.push({ ...range });
  }
  return out;
}
