import { fromSuperscript, toSuperscript } from '#libs/bylaw-document';

const SUP = '⁰¹²³⁴-⁹';

/** One part of a number: `39.¹ 2.` has the parts `39¹` and `2`. */
export interface NumberPart {
  base: string;
  /** Superscript digits, or the empty string. */
  sup: string;
}

/** A number in running text, as part of a pattern. */
export const NUMBER = `\\d{1,4}(?:(?:\\.?[${SUP}]+\\.? ?|\\.)\\d{1,4})*(?:\\.?[${SUP}]+\\.?|\\.)?`;

/** The parts of a printed number. */
export function readParts(text: string): NumberPart[] {
  return [...text.matchAll(new RegExp(`(\\d+)(?:\\.?([${SUP}]+))?`, 'g'))].map((match) => ({
    base: match[1] ?? '',
    sup: fromSuperscript(match[2] ?? ''),
  }));
}

/** Whether a number of several parts ends without a dot: `25.2` may stand for 25.² whose superscript was lost. */
export function isOpen(text: string): boolean {
  return /\d\.\d+$/.test(text.trim());
}

/** `25.2` read as `25.²`. */
export function asSuperscript(parts: readonly NumberPart[]): NumberPart[] {
  const last = parts.at(-1);
  const owner = parts.at(-2);
  if (!last || !owner || owner.sup !== '' || last.sup !== '') return [...parts];
  return [...parts.slice(0, -2), { base: owner.base, sup: last.base }];
}

/** A number as references to own units print it: `7.2.`, `5.¹`, `39.¹ 1.` */
export function printNumber(parts: readonly NumberPart[]): string {
  let out = '';
  for (const { base, sup } of parts) {
    if (out !== '' && !out.endsWith('.')) out += ' ';
    out += `${base}.${toSuperscript(sup)}`;
  }
  return out;
}

/** A number as references to articles carry it: `46`, `25²`, `3.1`. */
export function plainNumber(parts: readonly NumberPart[]): string {
  return parts.map(({ base, sup }) => base + toSuperscript(sup)).join('.');
}

/** All numbers of a range, both ends included; `null` where it is none (backwards, too long, of different depth). */
export function numberRange(
  first: readonly NumberPart[],
  last: readonly NumberPart[],
): NumberPart[][] | null {
  const [start, end] = [Number(first.at(-1)?.base), Number(last.at(-1)?.base)];
  if (first.length !== last.length || !(end > start) || end - start > 200) return null;
  const above = first.slice(0, -1);
  if (above.some(({ base, sup }, at) => base !== last[at]?.base || sup !== last[at]?.sup)) return null;
  const out: NumberPart[][] = [[...first]];
  for (let value = start + 1; value < end; value += 1) out.push([...above, { base: String(value), sup: '' }]);
  out.push([...last]);
  return out;
}
