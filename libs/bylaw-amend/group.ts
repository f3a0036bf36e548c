import type { Change, Step, Target } from './operations.js';

/** Changes that one instruction makes, in the order in which it names their places. */
export type ChangeGroup = readonly Change[];

/**
 * Puts changes together that one instruction can make: neighbouring units that are deleted, added or restated, and the
 * same words that are replaced or deleted in several places. The first of them keeps its place in the order.
 */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups: Change[][] = [];
  const words = new Map<string, Change[]>();
  for (const change of changes) {
    const key = wordsKey(change);
    const same = key === null ? undefined : words.get(key);
    const last = groups.at(-1);
    if (same) same.push(change);
    else if (last && joins(last, change)) last.push(change);
    else {
      const group = [change];
      groups.push(group);
      if (key !== null) words.set(key, group);
    }
  }
  return groups;
}

function wordsKey(change: Change): string | null {
  if (change.kind === 'replaceWords' && isListed(change.target))
    return JSON.stringify([change.pairs, change.inflected]);
  if (change.kind === 'deleteWords' && isListed(change.target))
    return JSON.stringify([change.words, change.inflected]);
  return null;
}

/** Places of which a list can be made. */
function isListed(target: Target): boolean {
  const last = target.at(-1);
  return last !== undefined && ['point', 'subpoint', 'introduction', 'annex'].includes(last.kind);
}

function joins(group: readonly Change[], change: Change): boolean {
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last || last.kind !== change.kind) return false;
  if (last.kind === 'delete' && change.kind === 'delete')
    return isNumbered(last.target) && isNumbered(change.target) && sameKind(last.target, change.target);
  if (last.kind === 'restate' && change.kind === 'restate')
    return isUnit(last.target) && isUnit(change.target) && sameKind(last.target, change.target);
  if (last.kind === 'add' && change.kind === 'add')
    return (
      isUnit(last.units) &&
      isUnit(change.units) &&
      sameKind(last.units, change.units) &&
      JSON.stringify(last.target) === JSON.stringify(change.target)
    );
  return false;
}

function isNumbered(target: Target): boolean {
  const last = target.at(-1);
  return last !== undefined && last.segments.length > 0;
}

function isUnit(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  return last?.kind === 'point' || last?.kind === 'subpoint';
}

/** Units of one kind in the same place: points of the body, or sub-points of one point. */
function sameKind(one: readonly Step[], other: readonly Step[]): boolean {
  const [a, b] = [one.at(-1), other.at(-1)];
  const around = (steps: readonly Step[]): string =>
    JSON.stringify([steps.slice(0, -1), (steps.at(-1)?.segments ?? []).slice(0, -1)]);
  return a?.kind === b?.kind && around(one) === around(other);
}
