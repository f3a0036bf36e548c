import type { MarkSpec } from 'prosemirror-model';
import { attribute, isId, isSafeHref, required, valueIs } from './attributes.js';
import type { ElementLike } from './dom.js';

const { oneOf, orNull, text } = valueIs;

const suggestionAttrs = {
  id: required('id', isId),
  author: attribute('author', '', text(100)),
  at: attribute('at', '', text(40)),
  scope: attribute('scope', 'content', oneOf('content', 'break')),
  move: attribute('move', null, orNull(isId)),
};

function suggestion(tag: 'ins' | 'del'): MarkSpec {
  return {
    attrs: suggestionAttrs,
    inclusive: false,
    toDOM: (mark) => [
      tag,
      {
        'data-id': String(mark.attrs['id']),
        'data-author': String(mark.attrs['author']),
        datetime: String(mark.attrs['at']),
        ...(mark.attrs['scope'] === 'break' ? { 'data-scope': 'break' } : {}),
        ...(mark.attrs['move'] === null ? {} : { 'data-move': String(mark.attrs['move']) }),
      },
      0,
    ],
    parseDOM: [
      {
        tag: `${tag}[data-id]`,
        getAttrs: (element: ElementLike) => ({
          id: element.getAttribute('data-id'),
          author: element.getAttribute('data-author') ?? '',
          at: element.getAttribute('datetime') ?? '',
          scope: element.getAttribute('data-scope') === 'break' ? 'break' : 'content',
          move: isId(element.getAttribute('data-move')) ? element.getAttribute('data-move') : null,
        }),
      },
    ],
  };
}

/**
 * The marks of by-laws and memoranda. `citation` holds a reference to another act (`act` is a short name or a
 * likumi.lv number, `ref` the place in it as `46(3)`); `insertion`, `deletion` and `comment` belong to the workspace
 * for suggestions and never reach a promulgated text.
 *
 * A suggestion stands on text or on a whole block (point, row of a table). With `scope: 'break'` it concerns only the
 * break before its block: inserted, the block was split off what stands before it; deleted, the two are to be joined.
 * `move` is shared by the insertion and the deletion that together move something.
 */
export const marks = {
  link: {
    attrs: { href: required('href', isSafeHref) },
    inclusive: false,
    toDOM: (mark) => ['a', { href: String(mark.attrs['href']), rel: 'noopener noreferrer' }, 0],
    parseDOM: [
      {
        tag: 'a[href]:not([data-act])',
        getAttrs: (element: ElementLike) => {
          const href = element.getAttribute('href');
          return isSafeHref(href) ? { href } : false;
        },
      },
    ],
  },
  citation: {
    attrs: {
      act: required('act', text(100)),
      ref: attribute('ref', '', text(100)),
      href: attribute('href', null, orNull(isSafeHref)),
    },
    inclusive: false,
    toDOM: (mark) => {
      const attrs = { 'data-act': String(mark.attrs['act']), 'data-ref': String(mark.attrs['ref']) };
      const href = mark.attrs['href'] as string | null;
      return href === null ? ['cite', attrs, 0] : ['a', { ...attrs, href, rel: 'noopener noreferrer' }, 0];
    },
    parseDOM: ['a[data-act]', 'cite[data-act]'].map((tag) => ({
      tag,
      getAttrs: (element: ElementLike) => {
        const href = element.getAttribute('href');
        return {
          act: element.getAttribute('data-act'),
          ref: element.getAttribute('data-ref') ?? '',
          href: isSafeHref(href) ? href : null,
        };
      },
    })),
  },
  strong: {
    toDOM: () => ['strong', 0],
    parseDOM: [{ tag: 'strong' }, { tag: 'b' }, { style: 'font-weight=bold' }],
  },
  em: {
    toDOM: () => ['em', 0],
    parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }],
  },
  superscript: {
    excludes: 'subscript superscript',
    toDOM: () => ['sup', 0],
    parseDOM: [{ tag: 'sup' }],
  },
  subscript: {
    excludes: 'subscript superscript',
    toDOM: () => ['sub', 0],
    parseDOM: [{ tag: 'sub' }],
  },
  insertion: suggestion('ins'),
  deletion: suggestion('del'),
  comment: {
    attrs: { id: required('id', isId) },
    excludes: '',
    inclusive: false,
    toDOM: (mark) => ['span', { 'data-comment': String(mark.attrs['id']) }, 0],
    parseDOM: [
      {
        tag: 'span[data-comment]',
        getAttrs: (element: ElementLike) => {
          const id = element.getAttribute('data-comment');
          return isId(id) ? { id } : false;
        },
      },
    ],
  },
} satisfies Record<string, MarkSpec>;
