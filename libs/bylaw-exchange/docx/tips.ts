import type { Attrs } from 'prosemirror-model';

/*
 * How references stand in our files, so that they survive Word even without the facts:
 *
 * - a `citation` mark is a `w:hyperlink` with the tooltip of `citationTip`; to `r:id` where the mark has an address,
 *   without any target where it has none;
 * - a `reference` node is its number as the result of a field `REF <bookmark of the target> \n \h`, which Word updates, and
 *   the text before and after it (`. punktā`), each a `w:hyperlink` to the bookmark with the tooltip of `referenceTip`. The
 *   three follow each other immediately. A reference without a field, or with nothing beside it, is one hyperlink;
 * - a space of a signature that sets the name apart is a `w:ptab` to the right margin, read as one space.
 */

const CITATION = /^Atsauce uz aktu: ([^:]+)(?:: (.+))?$/s;
const REFERENCE = /^Atsauce \((\w+), (\w+), (\w+)\)(?: (.+))?$/s;

/** The tooltip that tells which place of which act a link cites. */
export function citationTip(attrs: Attrs): string {
  const [act, ref] = [String(attrs['act']), String(attrs['ref'] ?? '')];
  const name = act.replaceAll('%', '%25').replaceAll(':', '%3A');
  return `Atsauce uz aktu: ${name}${ref === '' ? '' : `: ${ref}`}`;
}

/** Reads what `citationTip` wrote; `null` for any other tooltip. */
export function readCitationTip(tip: string): { act: string; ref: string } | null {
  const match = CITATION.exec(tip);
  if (!match) return null;
  const act = (match[1] ?? '').replaceAll('%3A', ':').replaceAll('%25', '%');
  return { act, ref: match[2] ?? '' };
}

/** The tooltip of a reference to a unit of the same act: how it is worded, and what was last printed. */
export function referenceTip(attrs: Attrs): string {
  const [unit, inflection, form, printed] = ['unit', 'inflection', 'form', 'printed'].map((key) =>
    String(attrs[key] ?? ''),
  );
  return `Atsauce (${unit}, ${inflection}, ${form})${printed ? ` ${printed}` : ''}`;
}

/** Reads what `referenceTip` wrote; `null` for any other tooltip. The values still have to pass the schema. */
export function readReferenceTip(
  tip: string,
): { unit: string; inflection: string; form: string; printed: string } | null {
  const match = REFERENCE.exec(tip);
  const [, unit = '', inflection = '', form = '', printed = ''] = match ?? [];
  return match ? { unit, inflection, form, printed } : null;
}
