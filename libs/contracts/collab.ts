import type { Violation } from './decision.js';
import type { AppendSteps, StepsView } from './documents.js';

/** Socket.IO namespace of live co-editing; the sockets themselves stand under `/socket.io`. */
export const COLLAB_NAMESPACE = '/documents';

/**
 * How sockets connect: over WebSocket only, so that several API processes need no proxy that remembers browsers. Where a
 * network lets no WebSocket through, the editor saves over HTTP (`POST …/steps`) and asks for what others wrote.
 */
export const COLLAB_TRANSPORTS = ['websocket'] as const;

/** What `auth` of the handshake carries beside the session cookie: the token of `GET /api/session`. */
export interface CollabAuth {
  csrfToken: string;
}

/** Events that an editor sends; each is answered by the acknowledgement named beside it. */
export const COLLAB_CALL = {
  /** {@link OpenCall} → {@link OpenAnswer} */
  open: 'open',
  /** {@link AppendCall} → {@link AppendAnswer}; acknowledged only when the steps are durable. */
  append: 'append',
  /** {@link PresenceCall}, without an answer; may be lost. */
  presence: 'presence',
  /** `{ documentId }`, without an answer. */
  leave: 'leave',
} as const;

/** Events that the server sends to every editor of a document. */
export const COLLAB_NEWS = {
  /**
   * {@link StepsNews}: steps that are durable, in order and without gaps, from whichever process; sent to whoever wrote
   * them too, before the acknowledgement of the append.
   */
  steps: 'steps',
  /** {@link PeopleNews}: who has the document open now. */
  people: 'people',
  /** {@link PresenceNews}: where one of them is. */
  presence: 'presence',
  /** {@link LockedNews}: the document may not be edited any more, or may be again. */
  locked: 'locked',
  /** `{ documentId }`: the comments beside the document are others than before. */
  comments: 'comments',
  /** {@link EndedNews}: the session or the right to read ended; the socket is closed behind it. */
  ended: 'ended',
} as const;

/** Joins the room of a document. */
export interface OpenCall {
  place: string;
  documentId: string;
  /** The version that the editor holds; the answer brings what follows. */
  since: number;
  /** `SCHEMA_VERSION` of the editor's program; an older one is refused with `schema.stale`. */
  schema: number;
  /** The `clientID` of prosemirror-collab in this editor. */
  clientId: string;
}

/** What the caller may do with the text: write it, only suggest changes to it, or read it. */
export type EditingRight = 'edit' | 'suggest' | 'read';

/** Answer to {@link OpenCall}. Who else has the text open is told by {@link COLLAB_NEWS} `people` alone, also at once. */
export type OpenAnswer =
  { ok: true; since: StepsView; right: EditingRight; locked: Violation[] } | CollabRefusal;

/** Appends steps; the body of `POST …/steps` with the document it goes to. */
export interface AppendCall extends AppendSteps {
  place: string;
  documentId: string;
  /** `SCHEMA_VERSION` of the program that made the steps; another one than the server's is refused. */
  schema: number;
}

/** Answer to {@link AppendCall}. `behind` brings the steps since, over which the editor rebases and tries again. */
export type AppendAnswer =
  { ok: true; version: number } | { ok: false; status: 409; behind: StepsView } | CollabRefusal;

/** A refusal like a problem+json body: what is wrong, with the status that HTTP would have. */
export interface CollabRefusal {
  ok: false;
  status: number;
  violations: Violation[];
}

/** Where somebody's selection is, at the version of the document that the positions count in. */
export interface PresenceCall {
  documentId: string;
  version: number;
  anchor: number;
  head: number;
}

/** One open editor of somebody. */
export interface PresentPerson {
  clientId: string;
  name: string;
  right: EditingRight;
  /** Number from 0 of the colour; the same person has the same one in every document. */
  colour: number;
}

/** Steps that are stored. */
export interface StepsNews extends StepsView {
  documentId: string;
}

/** Everybody who has the document open, in the order of opening. */
export interface PeopleNews {
  documentId: string;
  people: PresentPerson[];
}

/** Where one editor is; `null` when it lost the focus. */
export interface PresenceNews {
  documentId: string;
  clientId: string;
  version: number;
  selection: { anchor: number; head: number } | null;
}

/** Why the text cannot be edited; empty when it can. */
export interface LockedNews {
  documentId: string;
  violations: Violation[];
}

/** Why the connection ends. */
export interface EndedNews {
  violations: Violation[];
}
