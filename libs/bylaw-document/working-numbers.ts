import type { Node } from 'prosemirror-model';
import { movedIds, settledId } from './moved-ids.js';
import { numberDocument, type Numbering, type UnitNumber } from './numbering.js';
import { idOf } from './schema.js';
import { acceptedText, hasSuggestions, rejectedText } from './suggestions.js';

/** The numbers of a text in which suggestions stand. */
export interface WorkingNumbers {
  /**
   * The numbers as they will be with everything accepted; references show them. What is suggested to be moved has the
   * number of its new place, under the id it has there as well as under its own.
   */
  current: Numbering;
  /** The numbers that struck units, and all in them, had before the suggestions. */
  struck: Numbering;
}

/** Numbers a text as if its suggestions were accepted, and what is struck as it was. */
export function numberWorkingText(doc: Node): WorkingNumbers {
  if (!hasSuggestions(doc)) return { current: numberDocument(doc), struck: new Map() };
  const current = new Map(numberDocument(acceptedText(doc)));
  const moved = movedIds(doc);
  for (const id of moved.keys()) {
    const unit = current.get(settledId(id, moved));
    if (unit && !current.has(id)) current.set(id, { ...unit, id });
  }
  const struck = struckIds(doc);
  if (struck.size === 0) return { current, struck: new Map() };
  const before = [...numberDocument(rejectedText(doc))];
  return { current, struck: new Map<string, UnitNumber>(before.filter(([id]) => struck.has(id))) };
}

function struckIds(doc: Node): Set<string> {
  const ids = new Set<string>();
  const visit = (node: Node, around: boolean): void => {
    node.forEach((child) => {
      const struck =
        around ||
        child.marks.some(({ type, attrs }) => type.name === 'deletion' && attrs['scope'] !== 'break');
      const id = struck ? idOf(child) : null;
      if (id !== null) ids.add(id);
      if (!child.isTextblock) visit(child, struck);
    });
  };
  visit(doc, false);
  return ids;
}
