import type { Node } from 'prosemirror-model';
import type { ChangeGroup } from './group.js';
import type { Target } from './operations.js';
import { baseOf, type Plan } from './plan.js';
import type { Proof } from './prove.js';
import { findUnit, fixedTree, pointsOf, TreeUnit } from './tree.js';
import { sameUnits } from './shapes.js';

/**
 * The points and annexes of the base in which an amending by-law does not lead to the edited text: those whose instructions
 * cannot be applied, and those that come out otherwise. They are restated as a whole in the next attempt.
 */
export function suspects(
  plan: Plan,
  groups: readonly ChangeGroup[],
  proof: Proof,
  reached: Node | null,
): Set<string> {
  const out = new Set<string>();
  for (const { place } of proof.findings) {
    const at = groups.length === 1 ? 0 : Number(/^1\.(\d+)\.$/.exec(place.number)?.[1]) - 1;
    for (const change of groups[at] ?? [])
      if ('target' in change) add(out, ownerOf(plan.base, change.target));
  }
  if (!reached) return out;
  const after = fixedTree(reached);
  const [wanted, found] = [unitsByNumber(plan.expected), unitsByNumber(after)];
  for (const [number, unit] of wanted) {
    const other = found.get(number);
    if (!other || !sameUnits(unit, other)) add(out, baseOf(plan.fates.get(unit)) ?? null);
  }
  return out;
}

function add(out: Set<string>, unit: TreeUnit | null): void {
  if (unit && (unit.type === 'point' || unit.type === 'annex')) out.add(String(unit.attrs['id']));
}

/** The point or annex that a target stands in. */
function ownerOf(base: TreeUnit, target: Target): TreeUnit | null {
  const first = target[0];
  if (first?.kind === 'annex' && target.length === 1) return findUnit(base, target)?.unit ?? null;
  for (let length = target.length; length > 0; length -= 1) {
    const step = target[length - 1];
    if (step?.kind !== 'point' && step?.kind !== 'subpoint') continue;
    for (let parts = 1; parts <= step.segments.length; parts += 1) {
      const path = [...target.slice(0, length - 1), { ...step, segments: step.segments.slice(0, parts) }];
      const unit = findUnit(base, path)?.unit;
      if (unit?.type === 'point') return unit;
    }
  }
  return null;
}

function unitsByNumber(root: TreeUnit): Map<string, TreeUnit> {
  const out = new Map<string, TreeUnit>();
  for (const scope of root.units) {
    if (scope.type !== 'body' && scope.type !== 'annex') continue;
    const own = scope.type === 'annex' ? `annex ${scope.label?.base ?? ''}^${scope.label?.sup ?? ''}` : '';
    if (scope.type === 'annex') out.set(own, scope);
    for (const { unit } of pointsOf(scope))
      out.set(`${own} ${unit.label?.base ?? ''}^${unit.label?.sup ?? ''}`, unit);
  }
  return out;
}
