import { sendableSteps } from 'prosemirror-collab';
import type { Node, Slice } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { Mapping, ReplaceAroundStep, ReplaceStep, type Step } from 'prosemirror-transform';
import { numberDocument, unitPhrase } from '#libs/bylaw-document';

/** Text of ours that had no place left when the changes of others came in. */
export interface LostText {
  key: number;
  text: string;
  /** The unit it stood in, as it was called then; empty outside units. */
  unit: string;
  slice: Slice;
}

interface Pending {
  step: Step;
  origin: unknown;
}

let keys = 0;

/**
 * What a rebase loses without an error: unconfirmed steps that could not be mapped disappear, and with them the text
 * that they had put in. Compares the unconfirmed steps before and after.
 */
export function lostTexts(before: EditorState, after: EditorState): LostText[] {
  const pending = pendingOf(before);
  const survived = pendingOf(after);
  const lost: number[] = [];
  let next = 0;
  pending.forEach((one, index) => {
    const other = survived[next];
    if (other && sameChange(one, other)) next += 1;
    else lost.push(index);
  });
  return lost.length === 0 ? [] : textsOf(before.doc, pending, lost);
}

function pendingOf(state: EditorState): Pending[] {
  const sendable = sendableSteps(state);
  if (!sendable) return [];
  return sendable.steps.map((step, index) => ({ step, origin: sendable.origins[index] }));
}

/** Whether the later step is the earlier one, moved: mapping changes positions only, never what is put in. */
function sameChange(one: Pending, other: Pending): boolean {
  if (one.origin !== other.origin || one.step.constructor !== other.step.constructor) return false;
  const [a, b] = [insertedBy(one.step), insertedBy(other.step)];
  return a === null || b === null ? a === b : a.eq(b);
}

function insertedBy(step: Step): Slice | null {
  return step instanceof ReplaceStep || step instanceof ReplaceAroundStep ? step.slice : null;
}

/** The text that the lost steps had put into the document as it was, in whole runs instead of keystrokes. */
function textsOf(doc: Node, pending: readonly Pending[], lost: readonly number[]): LostText[] {
  const maps = pending.map(({ step }) => step.getMap());
  const ranges: { from: number; to: number }[] = [];
  for (const index of lost) {
    const later = new Mapping(maps.slice(index + 1));
    maps[index]?.forEach((_oldStart, _oldEnd, start, end) => {
      const from = later.map(start, -1);
      const to = later.map(end, 1);
      if (to > from) ranges.push({ from, to });
    });
  }
  const numbering = numberDocument(doc);
  return merged(ranges).flatMap(({ from, to }) => {
    const text = doc.textBetween(from, to, '\n', '\n').trim();
    if (text === '') return [];
    const $from = doc.resolve(from);
    let unit = '';
    for (let depth = $from.depth; depth > 0 && unit === ''; depth -= 1) {
      const number = numbering.get(String($from.node(depth).attrs['id'] ?? ''));
      if (number) unit = unitPhrase(number, 'nom');
    }
    return [{ key: (keys += 1), text, unit, slice: doc.slice(from, to) }];
  });
}

function merged(ranges: { from: number; to: number }[]): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (const range of ranges.sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else out.push({ ...range });
  }
  return out;
}
