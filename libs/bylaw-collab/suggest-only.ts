import type { Mark, Node } from 'prosemirror-model';
import { decidedText, isSuggestion, rejectedText } from '#libs/bylaw-document';
import type { Violation } from '#libs/contracts';

interface Without {
  all: Node;
  own: Node;
  /** Ids of suggestions and moves that marks of this person and of somebody else carry. */
  shared: ReadonlySet<string>;
}

const remembered = new WeakMap<Node, Map<string, Without>>();

/**
 * Whether a change of a text is nothing but suggestions of one person: with every suggestion rejected the text is what it was,
 * and with this person's own rejected it is what it was too, so nobody else's suggestion was accepted, rejected or altered, and
 * every new one carries this person's name and none the id of somebody else's, with which it would be shown and decided. Withdrawing one's own suggestion is such a change.
 *
 * @param name the name that the person's suggestions carry as `author`.
 * @returns `suggestion.changesText` or `suggestion.notOwn`; nothing where the change is one of suggestions only.
 */
export function suggestOnly(before: Node, after: Node, name: string): Violation[] {
  const was = without(before, name);
  const is = without(after, name);
  if (!was.all.eq(is.all)) return [{ code: 'suggestion.changesText' }];
  if (!was.own.eq(is.own) || [...is.shared].some((id) => !was.shared.has(id)))
    return [{ code: 'suggestion.notOwn' }];
  return [];
}

/** The text with every suggestion rejected, and with only this person's. */
function without(doc: Node, name: string): Without {
  const byName = remembered.get(doc) ?? new Map<string, Without>();
  const known = byName.get(name);
  if (known) return known;
  const texts = {
    all: rejectedText(doc),
    own: decidedText(doc, (mark: Mark) => (mark.attrs['author'] === name ? 'reject' : null)),
    shared: sharedIds(doc, name),
  };
  byName.set(name, texts);
  remembered.set(doc, byName);
  return texts;
}

function sharedIds(doc: Node, name: string): Set<string> {
  const [own, others] = [new Set<string>(), new Set<string>()];
  doc.descendants(({ marks }) => {
    for (const { attrs } of marks.filter(isSuggestion)) {
      const ids = attrs['author'] === name ? own : others;
      ids.add(String(attrs['id']));
      if (attrs['move'] !== null) ids.add(`move ${String(attrs['move'])}`);
    }
  });
  return new Set([...own].filter((id) => others.has(id)));
}
