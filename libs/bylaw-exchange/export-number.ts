import { fromSuperscript, printedNumber, regularLabel, type UnitNumber } from '#libs/bylaw-document';

/**
 * The number to write before a unit: regular (`5.¹` also where the source printed `5.1`), but items (`a)`) and numbers
 * of chapters in words (`I nodaļa`) as they were printed.
 */
export function shownNumber(unit: UnitNumber | undefined): string {
  if (!unit) return '';
  if (unit.label?.printed !== undefined && /\)|\p{Ll}{2}/u.test(unit.label.printed))
    return printedNumber(unit);
  return unit.kind === 'chapter' && unit.label ? regularLabel(unit.label) : unit.text;
}

/** A number with its superscript as `<sup>`. */
export function raisedNumber(number: string): string {
  return number.replace(/[⁰¹²³⁴-⁹]+/g, (sup) => `<sup>${fromSuperscript(sup)}</sup>`);
}
