/** Most characters of one comment. */
export const MAX_COMMENT_CHARS = 4000;
/** Most people that one comment may call. */
export const MAX_MENTIONS = 20;

/** Where a thread began: beside the text here, or in a Word file that the dossier was made from. */
export type CommentOrigin = 'person' | 'word';

/** Why a thread waits for somebody: they were called by name, or somebody went on where they had written. */
export type CommentNotice = 'mention' | 'answer';

/** Somebody who can be called in a comment: whoever may read the text and write beside it. */
export interface CommentPerson {
  id: string;
  name: string;
  /** Roles in the municipality, as `#libs/access-policy` calls them. */
  roles: string[];
}

/** One comment of a thread. */
export interface CommentView {
  id: string;
  /** As the person is called today, or as the Word file named them. */
  author: string;
  /** Written outside of the product, in a Word file: the author has no account here by which they were known. */
  outside: boolean;
  own: boolean;
  /** `null` where a Word file did not say when. */
  at: string | null;
  editedAt: string | null;
  /** Taken back by its author; the text is gone, the place in the thread stays. */
  deleted: boolean;
  text: string;
  /** Who is called in the text as `@name`. */
  mentions: { id: string; name: string }[];
  version: number;
}

/**
 * Where a thread stands in the version of the text that was asked for: on words, on the block its words stood in (`block`),
 * nowhere any more (`gone`), or on the text as a whole (`whole`). Positions are those of the document at that version.
 */
export type ThreadPlace =
  { kind: 'words' | 'block'; from: number; to: number } | { kind: 'gone' } | { kind: 'whole' };

/** A thread of comments on a place of a text. */
export interface CommentThreadView {
  id: string;
  origin: CommentOrigin;
  /** The words that it began on; empty for the text as a whole. */
  quote: string;
  /** The block that the words were last seen in. */
  nodeId: string | null;
  place: ThreadPlace;
  resolved: { by: string | null; at: string } | null;
  comments: CommentView[];
  /** Why it waits for the reader. */
  notice: CommentNotice | null;
  /** The reader wrote in it. */
  mine: boolean;
  /** The reader is called in it. */
  mentionsMe: boolean;
}

/** Answer of `GET /api/m/:place/documents/:id/comments`. */
export interface CommentsView {
  documentId: string;
  /** The version that places count in. */
  version: number;
  /** In the order of the text; what has no place any more stands last. */
  threads: CommentThreadView[];
}

/** The text of a comment with whom it calls. */
export interface CommentInput {
  text: string;
  /** Ids of people whose `@name` stands in the text. */
  mentions: string[];
}

/** Body of `POST …/comments`: a thread on a range, or on a unit or block by its id. */
export interface StartCommentThread extends CommentInput {
  /** The version of the document that the positions count in. */
  version: number;
  from?: number;
  to?: number;
  nodeId?: string;
}

/** Body of `PATCH …/comments/:thread/:comment`. */
export interface EditComment extends CommentInput {
  version: number;
}
