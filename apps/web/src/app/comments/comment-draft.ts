import type { TextAnchor } from '#libs/bylaw-document';

/** What is typed into a comment and not sent yet. */
export interface CommentDraft {
  text: string;
  /** Whom the writer chose from the list. */
  chosen: { id: string; name: string }[];
  version?: number;
}

/** A thread that is being begun, with the words it is about. */
export interface ThreadDraft extends CommentDraft {
  anchor: Pick<TextAnchor, 'nodeId' | 'quote'>;
}

/** Nothing typed. */
export const emptyComment: CommentDraft = { text: '', chosen: [] };

/** The key under which the thread that is begun on a text is kept. */
export const newThreadKey = (documentId: string): string => `comment:${documentId}:new`;

/** The key under which an answer is kept. */
export const answerKey = (threadId: string): string => `comment:${threadId}:answer`;
