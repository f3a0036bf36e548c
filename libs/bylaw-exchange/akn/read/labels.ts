import {
  fromSuperscript,
  isLabel,
  joinLabels,
  labelText,
  regularLabel,
  type Label,
} from '#libs/bylaw-document';
import { readChapterLabel, readLabels } from '../../label.js';
import type { XmlElement } from './xml-tree.js';

/** The fixed label that our own export wrote beside the printed number. */
export function ownLabel({ own }: XmlElement): Label | null {
  const base = own.get('label');
  if (!base) return null;
  const printed = own.get('printed');
  const label = { base, sup: own.get('sup') ?? '', ...(printed === undefined ? {} : { printed }) };
  return isLabel(label) ? label : null;
}

/** The label of a point or sub-point by its printed number; `null` where the number is derived or is none. */
export function pointLabel(element: XmlElement, number: string, around: string): Label | null {
  if (element.own.has('label')) return ownLabel(element);
  const [found] = readLabels(`${number} x`).filter(({ printed }) => printed === number);
  const segment = found?.segments.at(-1);
  if (segment) {
    const label: Label = { base: segment.base, sup: segment.sup };
    const regular = joinLabels(around, regularLabel(label));
    return asPrinted(label, number === regular || number === regularLabel(label) ? null : number);
  }
  const loose = /[\p{L}\p{N}]+(?=\P{L}*$)/u.exec(number)?.[0];
  if (!loose || loose.length > 16) return null;
  const [, base = loose, sup = ''] = /^(.*?)([⁰¹²³⁴-⁹]*)$/.exec(loose) ?? [];
  return asPrinted({ base, sup: fromSuperscript(sup) }, number);
}

/** The label of a chapter by its printed number. */
export function chapterLabel(element: XmlElement, number: string): Label | null {
  if (element.own.has('label')) return ownLabel(element);
  const found = readChapterLabel(`${number} x`);
  const [segment] = found?.printed === number ? (found?.segments ?? []) : [];
  if (segment && found?.segments.length === 1) {
    const label: Label = { base: segment.base, sup: segment.sup };
    return asPrinted(label, number === labelText(label) ? null : number);
  }
  const loose = /[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*(?=\P{L}*$)/u.exec(number)?.[0];
  return loose && loose.length <= 16 ? asPrinted({ base: fromSuperscript(loose), sup: '' }, number) : null;
}

function asPrinted(label: Label, printed: string | null): Label | null {
  const whole = printed === null ? label : { ...label, printed: printed.slice(0, 40) };
  return isLabel(whole) ? whole : null;
}
