import { bylawSchema, type IdSource } from '#libs/bylaw-document';
import { Node } from 'prosemirror-model';
import { textOf } from './fragment.js';
import { describe } from './insert.js';
import { oneLine } from './lines.js';
import { NotApplicable } from './not-applicable.js';
import type { Step, Target } from './operations.js';
import { sentencesOf } from './sentences.js';
import type { TreeUnit } from './tree.js';

/** Puts words at the end of a unit's own text, before its end mark. */
export function appendWords(unit: TreeUnit, words: string, target: Target): void {
  const first = ownBlock(unit, target);
  const end = /[.;:]$/.exec(first.textContent)?.[0] ?? '';
  unit.children[0] = inserted(first, first.content.size - end.length, ` ${words}`);
}

/** Adds paragraphs behind a unit's text, or a sentence to it: at its end, or as the one that the instruction counts. */
export function addText(
  unit: TreeUnit,
  steps: readonly Step[],
  lines: readonly string[],
  target: Target,
  newId: IdSource,
): void {
  const [step] = steps;
  if (!step || steps.length > 1 || unit.type === 'body' || unit.type === 'doc')
    throw new NotApplicable('amend.cannot-apply', { target: describe(target) });
  if (step.kind === 'paragraph') {
    unit.children.push(...lines.map((line) => bylawSchema.node('paragraph', { id: newId() }, textOf(line))));
  } else if (step.kind === 'sentence') {
    const first = ownBlock(unit, target);
    const sentence = oneLine(lines.join(' '));
    const next = sentencesOf(first.textContent)[Number(step.segments[0]?.base ?? 0) - 1];
    unit.children[0] =
      next && first.content.size === first.textContent.length
        ? inserted(first, next.from, `${sentence} `)
        : inserted(first, first.content.size, ` ${sentence}`);
  } else throw new NotApplicable('amend.cannot-apply', { target: describe(target) });
}

function ownBlock(unit: TreeUnit, target: Target): Node {
  const [first] = unit.children;
  if (!(first instanceof Node) || !first.isTextblock || unit.type === 'doc')
    throw new NotApplicable('amend.cannot-apply', { target: describe(target) });
  return first;
}

function inserted(block: Node, at: number, text: string): Node {
  const added = bylawSchema.node('paragraph', null, textOf(text)).content;
  return block.copy(block.content.cut(0, at).append(added).append(block.content.cut(at)));
}
