import type { Mark } from 'prosemirror-model';

/** What a reader of a text with suggestions and comments needs of them. */
export interface WorkingMarks {
  /** "Ieteicis A. Bērzs 03.02.2027.", in the language of the interface. */
  suggestion(kind: 'insertion' | 'deletion', author: string, at: string): string;
  /** The number of a comment thread in the list beside the text; `null` for one that is not listed. */
  comment(id: string): number | null;
  /** Further names of classes of a suggestion, for example of the colour of who made it. */
  classes?(mark: Mark): string;
}

/** The fragment of a commented place. */
export const commentAnchor = (id: string) => `c-${id}`;

/**
 * HTML of a suggestion or a comment around its text; `escape` makes texts safe. Who suggests is told by a title and to
 * assistive technology by words, because `ins` and `del` alone are mostly silent.
 */
export function workingMark(
  mark: Mark,
  inner: string,
  words: WorkingMarks,
  escape: (text: string) => string,
): string {
  const name = mark.type.name;
  if (name === 'insertion' || name === 'deletion') {
    const said = words.suggestion(name, String(mark.attrs['author']), String(mark.attrs['at']));
    const tag = name === 'insertion' ? 'ins' : 'del';
    const classes = ['suggestion', words.classes?.(mark) ?? ''].filter(Boolean).join(' ');
    return `<${tag} class="${escape(classes)}" title="${escape(said)}"><span class="visually-hidden">[${escape(said)}] </span>${inner}</${tag}>`;
  }
  const id = String(mark.attrs['id']);
  const number = words.comment(id);
  if (number === null) return inner;
  return `<mark class="commented" data-thread="${escape(id)}" id="${escape(commentAnchor(id))}">${inner}<sup class="thread">[${number}]</sup></mark>`;
}
