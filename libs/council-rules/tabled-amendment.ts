import type { Node } from 'prosemirror-model';
import type { Violation } from '#libs/contracts';
import { findById, isUnit, numberDocument, textBlocks, unitPhrase } from '#libs/bylaw-document';

/** What a councillor asks for: another wording of a unit's line, its removal, or a new unit right behind it. */
export type AmendmentKind = 'replace' | 'delete' | 'insert_after';

/** All values of {@link AmendmentKind}. */
export const AMENDMENT_KINDS: readonly AmendmentKind[] = ['replace', 'delete', 'insert_after'];

/** One amendment to the draft on the table, anchored to a unit of the text that is voted on. */
export interface Amendment {
  id: string;
  /** In the order of tabling, from 1. */
  number: number;
  kind: AmendmentKind;
  /** The id of the unit. */
  nodeId: string;
  /** The wording; `null` for a removal. */
  text: string | null;
}

/** Characters of a wording at most. */
export const MAX_AMENDMENT_TEXT = 5000;

/** How the unit is named and what its line says, as a councillor sees it. */
export interface AmendmentPlace {
  /** For example `5.2. apakšpunkts`. */
  place: string;
  /** The wording of the unit's line. */
  before: string;
}

/** The unit of an amendment in the text that is voted on; `null` where the text has none with that id. */
export function amendmentPlace(doc: Node, nodeId: string): AmendmentPlace | null {
  const unit = numberDocument(doc).get(nodeId);
  if (!unit) return null;
  const block = textBlocks(doc).find((one) => one.unit?.id === nodeId || one.id === nodeId);
  return { place: unitPhrase(unit, 'nom'), before: block?.text ?? '' };
}

/** What stands against tabling this. */
export function checkAmendment(
  doc: Node,
  { kind, nodeId, text }: Omit<Amendment, 'id' | 'number'>,
): Violation[] {
  const found = findById(doc, nodeId);
  if (!found || !isUnit(found.node)) return [{ code: 'amendment_place_unknown', where: 'nodeId' }];
  if (kind === 'delete') return [];
  if (kind === 'insert_after' && !['point', 'subpoint'].includes(found.node.type.name))
    return [{ code: 'amendment_not_after_this', where: 'nodeId' }];
  const wording = plain(text);
  if (wording === '') return [{ code: 'amendment_without_text', where: 'text' }];
  const same = kind === 'replace' && amendmentPlace(doc, nodeId)?.before.trim() === wording;
  return same ? [{ code: 'amendment_changes_nothing', where: 'text' }] : [];
}

/** A wording without line breaks and doubled spaces. */
export function plain(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/**
 * The order of voting: by the place in the text; at one place removals first, because they go furthest, then wordings,
 * then what is put behind it, each by the number of tabling. No law sets an order, so the secretary may choose another
 * one where the rules of procedure ask for it.
 */
export function voteOrder<A extends Amendment>(amendments: readonly A[], doc: Node): A[] {
  const places = new Map([...numberDocument(doc).keys()].map((id, index) => [id, index]));
  const rank: Record<AmendmentKind, number> = { delete: 0, replace: 1, insert_after: 2 };
  const at = ({ nodeId }: A): number => places.get(nodeId) ?? places.size;
  return [...amendments].sort((a, b) => at(a) - at(b) || rank[a.kind] - rank[b.kind] || a.number - b.number);
}

/**
 * The amendments that have lost their object because this one was adopted: other wordings and the removal of a unit
 * that has a new wording; whatever is anchored in a unit that goes, but for new units right behind it.
 *
 * @param open amendments that are not voted on yet
 */
export function lapsedBy<A extends Amendment>(adopted: Amendment, open: readonly A[], doc: Node): A[] {
  if (adopted.kind === 'insert_after') return [];
  const numbering = numberDocument(doc);
  return open.filter((other) => {
    if (other.id === adopted.id) return false;
    if (other.nodeId === adopted.nodeId) return other.kind !== 'insert_after';
    return adopted.kind === 'delete' && (numbering.get(other.nodeId)?.path.includes(adopted.nodeId) ?? false);
  });
}
