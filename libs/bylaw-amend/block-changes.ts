import { LineWriter } from './lines.js';
import type { Change, Target } from './operations.js';
import { innerTexts, skeletonOf } from './shapes.js';
import { TreeUnit } from './tree.js';
import { wordChanges } from './word-changes.js';

/** Most instructions for paragraphs and cells of one unit; above that the unit is restated. */
const MOST = 3;
/** An annex is long: restating it for a few words would hide them. */
const MOST_IN_ANNEX = 8;

/**
 * Instructions that change words in the paragraphs and table cells of a unit, or `null` where more differs than words or
 * they cannot be named without doubt.
 */
export function blockChanges(base: TreeUnit, unit: TreeUnit, target: Target): Change[] | null {
  if (skeletonOf(base) !== skeletonOf(unit)) return null;
  const writer = new LineWriter(new Map());
  const [old, now] = [innerTexts(base), innerTexts(unit)].map((blocks) =>
    blocks.map((block) => writer.block(block)[0] ?? ''),
  );
  if (!old || old.length !== now?.length) return null;
  let whole = wholeText(base, writer).join(' ');
  const changes: Change[] = [];
  for (const [at, before] of old.entries()) {
    const after = now[at] ?? '';
    if (before === after) continue;
    const found = before === '' || after === '' ? null : wordChanges(before, after, whole, target, 1);
    if (!found) return null;
    changes.push(...found);
    whole = whole.replace(before, () => after);
  }
  return changes.length <= (unit.type === 'annex' ? MOST_IN_ANNEX : MOST) ? changes : null;
}

function wholeText(unit: TreeUnit, writer: LineWriter): string[] {
  return unit.children.flatMap((child) =>
    child instanceof TreeUnit ? wholeText(child, writer) : writer.block(child),
  );
}
