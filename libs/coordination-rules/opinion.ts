import type {
  CoordinationDisposition,
  CoordinationItemInput,
  CoordinationOpinionInput,
  Violation,
} from '#libs/contracts';
import { isBlank } from './round.js';

/** Most characters of one text of an opinion. */
export const MAX_COORDINATION_CHARS = 20_000;
/** Most objections, proposals and variants of one opinion. */
export const MAX_COORDINATION_ITEMS = 200;

/**
 * What is missing in an opinion, in the browser and on the server alike. It says "no objections", or something: on the
 * whole or in items. Objections need grounds; proposals and preferred variants are advisory and need none. The verdict
 * agrees with the items. Empty when the opinion is complete.
 */
export function checkCoordinationOpinion(opinion: CoordinationOpinionInput): Violation[] {
  const violations: Violation[] = [];
  const add = (code: string, where: string): void => void violations.push({ code, where });
  const objections = opinion.items.filter(({ kind }) => kind === 'objection').length;
  if (opinion.verdict === 'objections' && objections === 0) add('coordination.objection_missing', 'items');
  if (opinion.verdict !== 'objections' && objections > 0) add('coordination.verdict_contradicts', 'verdict');
  if (opinion.verdict === 'no_objections' && opinion.items.length > objections) {
    add('coordination.items_without_objections', 'verdict');
  }
  if (opinion.verdict === 'proposals' && opinion.items.length === 0 && isBlank(opinion.text)) {
    add('coordination.opinion_empty', 'text');
  }
  if (isBlank(opinion.approvedBy)) add('coordination.approver_missing', 'approvedBy');
  if (opinion.items.length > MAX_COORDINATION_ITEMS) add('coordination.too_many_items', 'items');
  opinion.items.forEach((item, index) => violations.push(...checkCoordinationItem(item, `items.${index}`)));
  return violations;
}

/** What is missing in one item; `where` is the item's place in its opinion. */
export function checkCoordinationItem(item: CoordinationItemInput, where: string): Violation[] {
  const violations: Violation[] = [];
  if (isBlank(item.text)) violations.push({ code: 'coordination.item_text_missing', where: `${where}.text` });
  if (item.kind === 'objection' && isBlank(item.grounds)) {
    violations.push({ code: 'coordination.grounds_missing', where: `${where}.grounds` });
  }
  return violations;
}

/** Why the answer to an item is incomplete: all but "taken into account" needs a reason. Empty when it is complete. */
export function dispositionViolations(disposition: CoordinationDisposition, reason: string): Violation[] {
  return disposition !== 'accepted' && isBlank(reason)
    ? [{ code: 'coordination.disposition_reason_missing', where: 'reason' }]
    : [];
}
