import { plainNumber } from './numbers.js';
import type { PlaceStep } from './places.js';

/** A step as a short English phrase: `section 46`, `subpoint "b"`. */
export function printStep({ kind, parts, letter }: PlaceStep): string {
  const number = letter === '' ? plainNumber(parts) : `"${letter}"`;
  return number === '' ? kind : `${kind} ${number}`;
}

/**
 * A place in the form of `ArticleRef.ref`: `46(3)`, `4(1)2`, `60(3)2b`, `61.5`, `trans.11`, `18.1`; the empty string for
 * the whole act and for places that this form cannot name (chapters, annexes).
 */
export function refOf(steps: readonly PlaceStep[]): string {
  const [first] = steps;
  if (!first) return '';
  if (first.kind === 'point' || first.kind === 'subpoint')
    return steps.length === 1 ? plainNumber(first.parts) : '';
  if (first.kind === 'transitional') {
    const point = steps.find(({ kind }) => kind === 'point' || kind === 'section');
    return point ? `trans.${plainNumber(point.parts)}` : '';
  }
  if (first.kind !== 'section') return '';
  let ref = plainNumber(first.parts);
  for (const { kind, parts, letter } of steps.slice(1)) {
    if (kind === 'part') ref += `(${plainNumber(parts)})`;
    else if (kind === 'point') ref += `${ref.endsWith(')') ? '' : '.'}${plainNumber(parts)}`;
    else if (kind === 'subpoint') ref += letter;
  }
  return ref;
}
