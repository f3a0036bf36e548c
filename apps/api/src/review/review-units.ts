import { isUnit, numberDocument, parseDocumentOfKind, plainText, unitPhrase } from '#libs/bylaw-document';
import type { DocumentJson, ReviewUnit } from '#libs/contracts';
import { ensureAllowed } from '../platform/http/refused.js';

/** Characters of a unit's text that tell it from others. */
const SHOWN = 160;

/** The units of a frozen by-law that an objection may name, in reading order; those struck out are left out. */
export function reviewUnits(bylaw: DocumentJson): ReviewUnit[] {
  const parsed = parseDocumentOfKind(bylaw, 'bylaw');
  ensureAllowed(parsed);
  const numbering = numberDocument(parsed.doc);
  const units: ReviewUnit[] = [];
  parsed.doc.descendants((node) => {
    const unit = isUnit(node) ? numbering.get(String(node.attrs['id'])) : undefined;
    if (unit && !unit.deleted) {
      const text = plainText(node, numbering).replaceAll(/\s+/g, ' ').trim();
      units.push({
        id: unit.id,
        label: unitPhrase(unit, 'nom'),
        text: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text,
      });
    }
    return !node.isTextblock;
  });
  return units;
}
