import type { Run } from './source.js';

/** A stretch of text that was deleted, with what it was attributed to. */
export interface DeletedText {
  key: string;
  text: string;
  runs: readonly Run[];
}

/** What one step deleted. */
export interface Deletion {
  texts: readonly DeletedText[];
  /** Ids of the nodes that went, with the source of each. */
  nodes: readonly (readonly [id: string, source: number])[];
}

/** Texts shorter than this are known again by the id of their block only. */
export const KNOWN_BY_TEXT = 12;
/** A text inside of another one is known again from this length on. */
export const KNOWN_INSIDE = 20;
/** So much deleted text is remembered; the newest deletion is, however long it is. */
const MOST_CHARS = 60_000;
const MOST_DELETIONS = 200;

/**
 * What was deleted lately. Whoever moves a point, cuts and pastes, or takes a deletion back deletes in one step and inserts
 * in another one; the words are still those of who wrote them.
 */
export class Deleted {
  private readonly kept: Deletion[] = [];
  private chars = 0;

  constructor(kept: readonly Deletion[] = []) {
    for (const deletion of kept) this.add(deletion);
  }

  /** Oldest first. */
  all(): readonly Deletion[] {
    return this.kept;
  }

  /** Remembers a deletion and forgets the oldest ones beyond the limit. */
  add(deletion: Deletion): void {
    if (deletion.texts.length === 0 && deletion.nodes.length === 0) return;
    this.kept.push(deletion);
    this.chars += charsOf(deletion);
    while (this.kept.length > 1 && (this.chars > MOST_CHARS || this.kept.length > MOST_DELETIONS)) {
      const [oldest] = this.kept.splice(0, 1);
      this.chars -= oldest ? charsOf(oldest) : 0;
    }
  }

  /** The texts of a block that was deleted, newest first. */
  ofBlock(key: string): DeletedText[] {
    if (key === '') return [];
    return this.newestFirst().filter((text) => text.key === key);
  }

  /** A deleted text that holds exactly this one, or is held by it, with the place of each in the other. */
  withText(text: string): { deleted: DeletedText; before: number; after: number; length: number } | null {
    if (text.length < KNOWN_BY_TEXT) return null;
    for (const deleted of this.newestFirst()) {
      if (deleted.text === text) return { deleted, before: 0, after: 0, length: text.length };
      if (text.length >= KNOWN_INSIDE) {
        const before = deleted.text.indexOf(text);
        if (before >= 0) return { deleted, before, after: 0, length: text.length };
      }
      if (deleted.text.length >= KNOWN_INSIDE) {
        const after = text.indexOf(deleted.text);
        if (after >= 0) return { deleted, before: 0, after, length: deleted.text.length };
      }
    }
    return null;
  }

  /** The source of a node that was deleted, as it was last; `null` where none with this id was. */
  node(id: string): number | null {
    for (let at = this.kept.length - 1; at >= 0; at -= 1) {
      const found = this.kept[at]?.nodes.find(([known]) => known === id);
      if (found) return found[1];
    }
    return null;
  }

  private newestFirst(): DeletedText[] {
    return this.kept.flatMap(({ texts }) => texts).reverse();
  }
}

function charsOf({ texts, nodes }: Deletion): number {
  return texts.reduce((sum, { text }) => sum + text.length, nodes.length);
}
