import type { Node } from 'prosemirror-model';
import type { EditorState, Plugin, Transaction } from 'prosemirror-state';
import type { AppendSteps, DocumentView, StepsView, Violation } from '#libs/contracts';
import type { UnconfirmedStore } from './unconfirmed-store';

/** How the server answered an attempt to append. */
export type SendAnswer =
  | { kind: 'accepted' }
  | { kind: 'behind'; since: StepsView }
  | { kind: 'refused'; violations: Violation[] }
  | { kind: 'signedOut' }
  | { kind: 'unreachable' };

/** The way to the server. `steps` and `at` reject when it cannot be reached. */
export interface StepTransport {
  at(version?: number): Promise<DocumentView>;
  steps(since: number): Promise<StepsView>;
  send(body: AppendSteps): Promise<SendAnswer>;
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
}

/** What the person sees of saving. */
export type SaveStatus =
  | { kind: 'saved'; at: number | null }
  | { kind: 'saving' }
  | { kind: 'offline'; kept: boolean }
  | { kind: 'signedOut' }
  | { kind: 'refused'; violations: Violation[] };

/** What a session works with. */
export interface SessionParts {
  documentId: string;
  transport: StepTransport;
  scheduler: Scheduler;
  store: UnconfirmedStore;
  newClientId: () => string;
  /** The editor's own plugins around the document. */
  stateOf: (doc: Node, plugins: readonly Plugin[]) => EditorState;
}
