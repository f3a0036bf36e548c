import type { Attrs } from 'prosemirror-model';

/** The namespace of the root element `<facts>` of the custom XML part, by which the reader finds it. */
export const FACTS_NAMESPACE = 'urn:vietvara:docx-facts:1';

/**
 * What Word has no place for, kept in a custom XML part (`customXml/item1.xml`: `<facts xmlns="…">JSON</facts>`). It only
 * helps: the reader takes a fact where the text it speaks of is unchanged, and manages without the part.
 */
export interface DocxFacts {
  /** By node id: attributes that neither the text nor the layout shows. */
  nodes: Record<string, Attrs>;
  /** By id of the text block that holds them, in order: live references, each with the text it was written with. */
  references: Record<string, { text: string; attrs: Attrs }[]>;
  /** By `w:id` of an insertion, deletion or move: the id and move of our marks, with author and time to know it again. */
  revisions: Record<string, { id: string; move: string | null; author: string; at: string }>;
  /** By `w:id` of the first comment of a thread: the id of the `comment` mark. */
  comments: Record<string, string>;
}
