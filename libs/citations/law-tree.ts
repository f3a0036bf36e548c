import { KNOWN_ACTS, type CitedAct } from './acts.js';
import { articlesIn } from './law-index.js';

/** What the index knows of one act, for choosing a place of it step by step. */
export interface LawTree {
  act: CitedAct;
  /** Articles of a law or points of a regulation, in their order, as they are printed without the full stop. */
  articles: readonly string[];
}

/** Every act whose articles the index lists. */
export function indexedActs(): LawTree[] {
  return KNOWN_ACTS.flatMap(({ form, act, title, likumi }) => {
    const articles = likumi === null ? null : articlesIn(likumi);
    if (!articles) return [];
    return [
      {
        act: { form, act, title, likumi },
        articles: [...articles.keys()].filter((name) => !name.startsWith('t')),
      },
    ];
  });
}

/** The numbered parts of an article; empty for one without parts and for one that is not known. */
export function partsOf(likumi: number, article: string): string[] {
  return [...(articlesIn(likumi)?.get(article)?.keys() ?? [])].filter((part) => part !== '');
}

/** The items of a part, or of an article without parts (`part` is the empty string). */
export function itemsOf(likumi: number, article: string, part: string): string[] {
  return [...(articlesIn(likumi)?.get(article)?.get(part) ?? [])];
}
