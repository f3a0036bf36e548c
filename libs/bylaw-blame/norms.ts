import type { Node } from 'prosemirror-model';
import { blockText, isUnit, numberDocument, type TextContext } from '#libs/bylaw-document';

/** How a unit got a wording: `original` with the first text, else by an amendment. */
export type NormChangeKind = 'original' | 'inserted' | 'changed' | 'deleted';

/** One wording of a unit. */
export interface NormWording {
  kind: NormChangeKind;
  /** Which of the given texts was the first with this wording. */
  text: number;
  /** The words of the unit without those of units in it; empty for a deleted one. */
  words: string;
}

/** The wordings of a unit of the newest text, newest first. */
export interface NormHistory {
  unitId: string;
  /** The number today, as references name it. */
  number: string;
  wordings: NormWording[];
}

interface Seen {
  number: string;
  words: string;
  deleted: boolean;
}

/**
 * What brought the wording of every unit of an act: its texts in the order of time, the newest last, units known by their ids
 * through all of them. A new number alone is no new wording, nor is a remark of who consolidated the text.
 */
export function normHistories(texts: readonly Node[]): NormHistory[] {
  const seen = texts.map(unitsOf);
  const newest = seen.at(-1);
  if (!newest) return [];
  return [...newest].map(([unitId, { number }]) => {
    const wordings: NormWording[] = [];
    let before: Seen | undefined;
    seen.forEach((units, text) => {
      const unit = units.get(unitId);
      const kind = unit && changeOf(before, unit, text);
      if (kind) wordings.unshift({ kind, text, words: unit.words });
      before = unit;
    });
    return { unitId, number, wordings };
  });
}

function changeOf(before: Seen | undefined, now: Seen, text: number): NormChangeKind | null {
  if (!before) return text === 0 ? 'original' : 'inserted';
  if (now.deleted !== before.deleted) return now.deleted ? 'deleted' : 'changed';
  return now.words === before.words ? null : 'changed';
}

function unitsOf(doc: Node): Map<string, Seen> {
  const numbering = numberDocument(doc);
  const units = new Map<string, Seen>();
  const visit = (parent: Node, annex: string | null): void =>
    parent.forEach((node) => {
      const number = isUnit(node) ? numbering.get(String(node.attrs['id'])) : undefined;
      if (number) {
        const deleted = node.attrs['deleted'] === true;
        const context = { numbering, annex: number.kind === 'annex' ? number.id : annex };
        const words = deleted ? '' : wordsOf(node, context);
        units.set(number.id, { number: number.text, words, deleted });
      }
      if (!node.isTextblock) visit(node, number?.kind === 'annex' ? number.id : annex);
    });
  visit(doc, null);
  return units;
}

function wordsOf(unit: Node, context: TextContext): string {
  return unit.children
    .filter((child) => !isUnit(child) && child.type.name !== 'remark')
    .map((child) => blockText(child, context).replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && !/^\(.*\)$/.test(line))
    .join('\n');
}
