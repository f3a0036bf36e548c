import { isUnit, numberDocument, parseDocumentOfKind, unitPhrase } from '#libs/bylaw-document';
import type { PublicStageTexts } from '#libs/contracts';

/** A unit of the frozen text that an opinion can be about. */
export interface UnitChoice {
  id: string;
  /** "5.2. apakšpunkts". */
  name: string;
  /** "5.2. apakšpunktu", as it is said after "par". */
  about: string;
  /** The beginning of its text. */
  text: string;
  /** Its own words as they were shown, without those of its sub-points. */
  wording: string;
}

const EXCERPT = 60;

/** The units of the frozen by-law in their order, as one names them in Latvian. */
export function unitChoices(texts: PublicStageTexts | null): UnitChoice[] {
  const parsed = texts ? parseDocumentOfKind(texts.bylaw, 'bylaw') : null;
  if (!parsed?.allowed) return [];
  const numbering = numberDocument(parsed.doc);
  const choices: UnitChoice[] = [];
  parsed.doc.descendants((node) => {
    const unit = isUnit(node) ? numbering.get(String(node.attrs['id'])) : undefined;
    if (unit && !unit.deleted) {
      const text = node.firstChild?.textContent ?? '';
      choices.push({
        id: unit.id,
        name: unitPhrase(unit, 'nom'),
        about: unitPhrase(unit, 'acc'),
        text: text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text,
        wording: text,
      });
    }
    return !node.isTextblock;
  });
  return choices;
}

/** The names in the accusative by id. */
export function unitsById(choices: readonly UnitChoice[]): ReadonlyMap<string, string> {
  return new Map(choices.map(({ id, about }) => [id, about]));
}
