import { isUnit, numberDocument, parseDocumentOfKind, unitPhrase } from '#libs/bylaw-document';
import type { DocumentJson } from '#libs/contracts';

/** The units of a frozen by-law by id, as one calls them in Latvian: "7. punkts". Units struck out are left out. */
export function unitLabels(bylaw: DocumentJson): ReadonlyMap<string, string> {
  const parsed = parseDocumentOfKind(bylaw, 'bylaw');
  if (!parsed.allowed) throw new Error('A frozen text does not fit its schema.');
  const numbering = numberDocument(parsed.doc);
  const labels = new Map<string, string>();
  parsed.doc.descendants((node) => {
    const unit = isUnit(node) ? numbering.get(String(node.attrs['id'])) : undefined;
    if (unit && !unit.deleted) labels.set(unit.id, unitPhrase(unit, 'nom'));
    return !node.isTextblock;
  });
  return labels;
}
