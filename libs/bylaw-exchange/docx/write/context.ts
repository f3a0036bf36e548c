import { numberDocument, type Assets, type Numbering } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import type { CommentThread } from '../../import.js';
import type { DocxFacts } from '../facts.js';
import { bookmarkNames } from './bookmarks.js';
import { Comments } from './comments.js';
import { Footnotes } from './footnotes.js';
import { Media } from './media.js';
import { NumberingPlan } from './numbering.js';
import { Relationships } from './package.js';
import { Counter, Revisions } from './revisions.js';

/** What all writers of one file share. */
export interface WriteContext {
  /** Numbers of the units as they are printed. */
  numbering: Numbering;
  /** Numbers that references show: those of the later version where the file compares two. */
  cited: Numbering;
  bookmarks: ReadonlyMap<string, string>;
  lists: NumberingPlan;
  ids: Counter;
  revisions: Revisions;
  comments: Comments;
  footnotes: Footnotes;
  media: Media;
  relationships: Relationships;
  facts: DocxFacts;
}

/** What a file is made of beside its documents. */
export interface ContextSources {
  assets?: Assets;
  threads?: readonly CommentThread[];
  /** The numbers that references show, where they are not those of the act itself. */
  cited?: Numbering;
}

/** Begins a file for a by-law and, if given, its memorandum. */
export function writeContext(doc: Node, memorandum: Node | null, sources: ContextSources): WriteContext {
  const docs = memorandum ? [doc, memorandum] : [doc];
  const facts: DocxFacts = { nodes: {}, references: {}, revisions: {}, comments: {} };
  const ids = new Counter();
  const relationships = new Relationships();
  const numbering = numberDocument(doc);
  return {
    numbering,
    cited: sources.cited ?? numbering,
    bookmarks: new Map(docs.flatMap((each) => [...bookmarkNames(each)])),
    lists: new NumberingPlan(),
    ids,
    revisions: new Revisions(docs, ids, facts.revisions),
    comments: new Comments(docs, sources.threads ?? [], facts.comments),
    footnotes: new Footnotes(),
    media: new Media(sources.assets ?? new Map(), relationships, ids),
    relationships,
    facts,
  };
}
