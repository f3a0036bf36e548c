import type { Label } from './attributes.js';
import { fromSuperscript, ordinalOf, toRoman } from './label.js';
import type { UnitKind } from './schema.js';

interface Place {
  prefix: string;
  value: number;
  sup: number;
}

/**
 * Numbers one sequence of sibling units. Fixed labels stay as they are. A derived unit continues after its
 * predecessor; where plain numbers up to the next fixed label would not suffice (a unit inserted into an act in
 * force) the derived units take superscripts after the predecessor, so nothing already numbered changes.
 *
 * @param labels the fixed labels, `null` where a number is to be derived
 * @param kind decides the numerals: Roman for chapters unless the fixed ones are Arabic, Arabic otherwise
 * @param prefix what every derived base begins with, for example `2.` for sub-chapters of chapter II
 */
export function numberSequence(labels: readonly (Label | null)[], kind: UnitKind, prefix = ''): Label[] {
  const roman = kind === 'chapter' && prefix === '' && !hasArabic(labels, kind);
  const used = new Set<string>();
  for (const label of labels) if (label) used.add(`${label.base}^${label.sup}`);
  const write = (value: number) => (roman && value > 0 && value < 4000 ? toRoman(value) : String(value));
  const out: Label[] = [];
  let last: Place = { prefix, value: 0, sup: 0 };

  for (let at = 0; at < labels.length;) {
    const fixed = labels[at];
    if (fixed) {
      out.push(fixed);
      last = placeOf(fixed, kind) ?? { ...last, value: last.value + 1, sup: 0 };
      at += 1;
      continue;
    }
    let end = at;
    while (end < labels.length && !labels[end]) end += 1;
    const inserted = needsSuperscripts(last, end - at, placeOf(labels[end] ?? null, kind));
    let { value, sup } = last;
    for (; at < end; at += 1) {
      if (inserted) {
        do sup += 1;
        while (used.has(`${last.prefix}${write(value)}^${sup}`));
      } else {
        value += 1;
        sup = 0;
      }
      out.push({ base: last.prefix + write(value), sup: sup === 0 ? '' : String(sup) });
    }
    last = { prefix: last.prefix, value, sup };
  }
  return out;
}

function hasArabic(labels: readonly (Label | null)[], kind: UnitKind): boolean {
  return labels.some((label) => label !== null && ordinalOf(label, kind)?.roman === false);
}

function placeOf(label: Label | null, kind: UnitKind): Place | null {
  if (!label) return null;
  const ordinal = ordinalOf(label, kind);
  return (
    ordinal && { prefix: ordinal.prefix, value: ordinal.value, sup: Number(fromSuperscript(label.sup)) || 0 }
  );
}

function needsSuperscripts(last: Place, count: number, next: Place | null): boolean {
  if (!next || next.prefix !== last.prefix) return false;
  const backwards = next.value < last.value || (next.value === last.value && next.sup <= last.sup);
  if (backwards) return false;
  const room = next.value - last.value - (next.sup === 0 ? 1 : 0);
  return count > room;
}
