import type { ArticleRef } from '#libs/contracts';
import { pl, warn } from './guard.js';
import type { Guard } from './guard.js';

const CONTACTS: ArticleRef = { act: 'IPAL', ref: '6(3)' };

/** Conditions on the memorandum's substance and on contacts with lobbyists; they advise and stop nothing. */
export const MEMORANDUM_GUARDS = {
  /** The parts of the memorandum answer what they are asked (PL 46(1)); what they lack, `#libs/memorandum-rules` finds. */
  memorandumThorough: {
    article: pl('46(1)'),
    actor: 'lawyer',
    check: ({ facts }) => {
      const { findings: count, parts } = facts.memorandumReview ?? { findings: 0, parts: [] };
      if (count === 0) return [];
      return [
        warn('memorandum_to_improve', {
          article: pl('46(1)'),
          params: { count, parts: parts.map(String) },
          where: 'memorandum',
        }),
      ];
    },
  },
  /** Contacts with lobbyists are listed, or it is stated that there were none (IPAL 6(3)). */
  contactsStated: {
    article: CONTACTS,
    actor: 'lawyer',
    check: ({ facts }) =>
      facts.contacts?.stated === false
        ? [warn('contacts_unstated', { article: CONTACTS, where: 'contacts' })]
        : [],
  },
} as const satisfies Record<string, Guard>;
