import type { Node } from 'prosemirror-model';
import type { EditorState, Plugin, Transaction } from 'prosemirror-state';
import type { Step } from 'prosemirror-transform';
import type {
  AppendSteps,
  DocumentView,
  EditingRight,
  PeopleNews,
  PresenceCall,
  PresenceNews,
  PresentPerson,
  StepsNews,
  StepsView,
  Violation,
} from '#libs/contracts';
import type { LossStore } from './loss-store';
import type { UnconfirmedStore } from './unconfirmed-store';

/** How the server answered an attempt to append. */
export type SendAnswer =
  | { kind: 'accepted' }
  | { kind: 'behind'; since: StepsView }
  | { kind: 'refused'; violations: Violation[] }
  /** The server reads texts otherwise than this page, which must be loaded anew. */
  | { kind: 'stale' }
  | { kind: 'signedOut' }
  /** Somebody else has logged in in this browser meanwhile. */
  | { kind: 'stranger' }
  | { kind: 'unreachable' };

/** What comes over an open connection. */
export interface LiveListener {
  /** What the editor holds at this moment; asked at every opening. */
  holds(): { version: number; clientId: string };
  opened(answer: { since: StepsView; right: EditingRight; locked: Violation[] }): void;
  /** The connection is gone; it is tried again. */
  closed(): void;
  /** The server did not let us in, and trying again is of no use. */
  refused(answer: SendAnswer): void;
  steps(news: StepsNews): void;
  people(news: PeopleNews): void;
  presence(news: PresenceNews): void;
  locked(violations: Violation[]): void;
}

/** A connection over which steps are pushed; `live` is false while it is not there. */
export interface LiveChannel {
  live(): boolean;
  presence(call: PresenceCall): void;
  /** Tries to connect now. */
  retry(): void;
  /** The browser says that there is no network: nothing waits for answers that cannot come. */
  drop(): void;
  close(): void;
}

/** The way to the server. `steps` and `at` reject when it cannot be reached. */
export interface StepTransport {
  at(version?: number): Promise<DocumentView>;
  steps(since: number): Promise<StepsView>;
  /** Over the open connection, and without one by a request of its own. */
  send(body: AppendSteps): Promise<SendAnswer>;
  listen(listener: LiveListener): LiveChannel;
}

/** Time as the session uses it; tests move it by hand. */
export interface Scheduler {
  after(ms: number, task: () => void): () => void;
  now(): number;
  /** Whether anybody sees the page; nobody asks for the steps of others otherwise. */
  visible(): boolean;
}

/** The editor that holds the state. */
export interface SessionHost {
  state(): EditorState;
  apply(tr: Transaction): void;
  /** Whether a letter is being put together (IME, dead keys): the text around it must stand still. */
  composing?(): boolean;
}

/** What the person sees of saving. `changes`: how many are not saved; `kept`: whether this browser could keep them. */
export type SaveStatus =
  | { kind: 'saved'; at: number | null }
  | { kind: 'saving' }
  | { kind: 'offline'; kept: boolean; changes: number }
  | { kind: 'signedOut'; kept: boolean; changes: number }
  | { kind: 'stranger'; kept: boolean; changes: number }
  | { kind: 'stale'; kept: boolean; changes: number }
  | { kind: 'refused'; violations: Violation[] };

/** Who is there, and where; told to whoever shows it. */
export interface PresenceListener {
  people(people: readonly PresentPerson[]): void;
  presence(news: PresenceNews): void;
  /** Steps of the log became part of the state, the last of them at `version`. */
  confirmed(version: number, steps: readonly Step[]): void;
}

/** What a session works with. */
export interface SessionParts {
  documentId: string;
  transport: StepTransport;
  scheduler: Scheduler;
  store: UnconfirmedStore;
  losses: LossStore;
  newClientId: () => string;
  /** The editor's own plugins around the document. */
  stateOf: (doc: Node, plugins: readonly Plugin[]) => EditorState;
}
