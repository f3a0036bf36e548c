import type { Node } from 'prosemirror-model';
import { plainNumber } from './numbers.js';
import type { PlaceStep } from './places.js';
import { CitationReader, recogniseCitations, type Citation } from './recognise.js';

/** A place of an act that was changed, and how a person named it. */
export type ChangedPlace = Pick<Citation, 'act' | 'steps'>;

/**
 * Reads the place that a person names, as a by-law would cite it (`Pašvaldību likuma 44. panta otrā daļa`); `null` where no
 * act is recognised, or more than one.
 */
export function readChangedPlace(words: string): ChangedPlace | null {
  const { citations } = recogniseCitations(words.trim());
  const [first] = citations;
  if (!first || citations.some(({ act }) => act.act !== first.act.act)) return null;
  return citations.length === 1 ? { act: first.act, steps: first.steps } : { act: first.act, steps: [] };
}

/** Whether a change of the one place may concern who cites the other: the same act, and one place inside the other. */
export function concerns(changed: ChangedPlace, cited: ChangedPlace): boolean {
  if (changed.act.act !== cited.act.act || changed.act.form !== cited.act.form) return false;
  const least = Math.min(changed.steps.length, cited.steps.length);
  return changed.steps
    .slice(0, least)
    .every((step, index) => stepKey(step) === stepKey(cited.steps[index] ?? step));
}

/** The places of a by-law's text that cite what was changed, in its own words, each once. */
export function citationsOf(changed: ChangedPlace, doc: Node): string[] {
  const reader = new CitationReader();
  const found = new Set<string>();
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    const text = node.textContent;
    for (const citation of reader.read(text).citations) {
      if (concerns(changed, citation)) found.add(text.slice(citation.from, citation.to).trim());
    }
    return false;
  });
  return [...found];
}

function stepKey({ kind, parts, letter }: PlaceStep): string {
  return `${kind} ${parts.map((part) => plainNumber([part])).join('.')} ${letter}`;
}
