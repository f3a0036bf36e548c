import type { Label } from './attributes.js';
import type { UnitKind } from './schema.js';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Digits as superscript characters: `12` becomes `¹²`. Other characters stay. */
export function toSuperscript(digits: string): string {
  return digits === '' ? '' : digits.replace(/[0-9]/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
}

/** Superscript characters as digits: `¹²` becomes `12`. Other characters stay. */
export function fromSuperscript(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹]/g, (char) => String(SUPERSCRIPTS.indexOf(char)));
}

/** A whole number from 1 to 3999 in Roman numerals; anything else is an error. */
export function toRoman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999)
    throw new RangeError(`no Roman numeral for ${value}`);
  let rest = value;
  let out = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      out += sign;
      rest -= worth;
    }
  }
  return out;
}

/** The value of a well-formed Roman numeral in capitals, or `null`. */
export function fromRoman(text: string): number | null {
  if (!/^[MDCLXVI]+$/.test(text)) return null;
  let value = 0;
  let at = 0;
  for (const [worth, sign] of ROMAN) {
    while (text.startsWith(sign, at)) {
      value += worth;
      at += sign.length;
    }
  }
  return at === text.length && value <= 3999 && toRoman(value) === text ? value : null;
}

/**
 * A unit's own number as it is printed before its text: `5.`, `5.¹`, or what the source printed if that was irregular
 * (`a)`); for a chapter `IV.` or `III.¹`; for an annex `2.`.
 */
export function labelText(label: Label): string {
  return label.printed?.trim() ?? regularLabel(label);
}

/** A unit's own number in its regular form, whatever the source printed: `5.¹` also for a printed `5.1`. */
export function regularLabel(label: Label): string {
  return `${label.base}.${toSuperscript(label.sup)}`;
}

/**
 * The whole number of a unit below its parent's whole number: `7.` and `2.` give `7.2.`; a superscript parent is set
 * apart by a space, `39.¹ 1.`
 */
export function joinLabels(parent: string, own: string): string {
  if (parent === '') return own;
  return /[⁰¹²³⁴-⁹]$/.test(parent) ? `${parent} ${own}` : parent + own;
}

/** A number without its closing dot, as it stands in `IV nodaļa`: `IV.` → `IV`, `III.¹` → `III¹`. */
export function withoutDot(text: string): string {
  return text.replace(/\.(?=[⁰¹²³⁴-⁹]*$)/, '');
}

/** How a number is read aloud: `5.¹` is `5. prim 1`, `III¹` is `III prim 1`, `39.¹ 1.` is `39. prim 1 1.`. */
export function spokenLabel(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹]+/g, (sup) => ` prim ${fromSuperscript(sup)}`);
}

/** Where the number of a label stands in its sequence; `null` for a base that is no number (for example `a`). */
export function ordinalOf(
  label: Label,
  kind: UnitKind,
): { prefix: string; value: number; roman: boolean } | null {
  const cut = label.base.lastIndexOf('.') + 1;
  const last = label.base.slice(cut);
  const prefix = label.base.slice(0, cut);
  if (/^[0-9]+$/.test(last)) return { prefix, value: Number(last), roman: false };
  const roman = kind === 'chapter' ? fromRoman(last) : null;
  return roman === null ? null : { prefix, value: roman, roman: true };
}
