import type { Mark, Node } from 'prosemirror-model';
import { decidedText, rejectedText } from '#libs/bylaw-document';
import type { Violation } from '#libs/contracts';

const remembered = new WeakMap<Node, Map<string, { all: Node; own: Node }>>();

/**
 * Whether a change of a text is nothing but suggestions of one person: with every suggestion rejected the text is what it was,
 * and with this person's own rejected it is what it was too, so nobody else's suggestion was accepted, rejected or altered, and
 * every new one carries this person's name. Withdrawing one's own suggestion is such a change.
 *
 * @param name the name that the person's suggestions carry as `author`.
 * @returns `suggestion.changesText` or `suggestion.notOwn`; nothing where the change is one of suggestions only.
 */
export function suggestOnly(before: Node, after: Node, name: string): Violation[] {
  const was = without(before, name);
  const is = without(after, name);
  if (!was.all.eq(is.all)) return [{ code: 'suggestion.changesText' }];
  if (!was.own.eq(is.own)) return [{ code: 'suggestion.notOwn' }];
  return [];
}

/** The text with every suggestion rejected, and with only this person's. */
function without(doc: Node, name: string): { all: Node; own: Node } {
  const byName = remembered.get(doc) ?? new Map<string, { all: Node; own: Node }>();
  const known = byName.get(name);
  if (known) return known;
  const texts = {
    all: rejectedText(doc),
    own: decidedText(doc, (mark: Mark) => (mark.attrs['author'] === name ? 'reject' : null)),
  };
  byName.set(name, texts);
  remembered.set(doc, byName);
  return texts;
}
