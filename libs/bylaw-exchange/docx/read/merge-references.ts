import type { Run } from '../../blocks.js';

/**
 * Puts the parts of references of our own files together again: linked text, the number as a field, linked text. Each part
 * names the same target, and at least one is linked with the tooltip that says how the reference is worded.
 */
export function mergeReferences(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (let at = 0; at < runs.length;) {
    const end = referenceEnd(runs, at);
    const parts = runs.slice(at, Math.max(end, at + 1));
    const [first] = parts;
    const worded = parts.find(({ wording }) => wording !== undefined);
    if (!first) break;
    if (parts.length === 1 || !worded?.wording) out.push(...parts);
    else out.push({ ...first, text: parts.map(({ text }) => text).join(''), wording: worded.wording });
    at += parts.length;
  }
  return out;
}

/** Where the reference that begins here ends: linked text, runs of one field, linked text. */
function referenceEnd(runs: readonly Run[], from: number): number {
  const target = runs[from]?.target;
  const isPart = (run: Run | undefined): run is Run => run?.target === target && !run?.atom;
  if (target === undefined) return from;
  let at = from;
  const before = runs[at];
  if (before?.wording) at += 1;
  const field = at;
  while (isPart(runs[at]) && !runs[at]?.wording) at += 1;
  const after = runs[at];
  const same = !before?.wording || JSON.stringify(before.wording) === JSON.stringify(after?.wording);
  return at > field && isPart(after) && after.wording && same ? at + 1 : at;
}
