import { HocuspocusProvider } from '@hocuspocus/provider';
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { Node } from 'prosemirror-model';
import { EditorState, type Plugin, type Transaction } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { io } from 'socket.io-client';
import { prosemirrorToYXmlFragment, ySyncPlugin } from 'y-prosemirror';
import * as Y from 'yjs';
import { bylawSchema, SCHEMA_VERSION } from '#libs/bylaw-document';
import {
  COLLAB_CALL,
  COLLAB_NAMESPACE,
  COLLAB_NEWS,
  COLLAB_TRANSPORTS,
  type AppendAnswer,
  type OpenAnswer,
  type StepsView,
} from '#libs/contracts';

/** An editor without a page, whatever carries what it writes. */
export interface HeadlessEditor {
  doc(): Node;
  /** Types as a person does; what it becomes goes out at once. */
  type(change: (state: EditorState) => Transaction): void;
  /** Whether everything typed is known to be with the server. */
  settled(): boolean;
  close(): void;
}

/** Called whenever something of others was applied to the editor's state. */
export type Applied = (doc: Node) => void;

/** How an editor of the product connects. */
export interface OursAccess {
  url: string;
  cookie: string;
  csrfToken: string;
  place: string;
  documentId: string;
}

/** An editor of the product: prosemirror-collab over its socket. */
export async function openOurs(
  access: OursAccess,
  name: string,
  from: { doc: Node; version: number },
  applied: Applied,
): Promise<HeadlessEditor> {
  const { place, documentId } = access;
  let state = EditorState.create({
    doc: from.doc,
    plugins: [collab({ version: from.version, clientID: name })],
  });
  let sending = false;
  const socket = io(`${access.url}${COLLAB_NAMESPACE}`, {
    transports: [...COLLAB_TRANSPORTS],
    forceNew: true,
    auth: { csrfToken: access.csrfToken },
    extraHeaders: { origin: access.url, cookie: `vv=${access.cookie}` },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const receive = (view: StepsView): void => {
    const fresh = view.steps.filter(({ version }) => version > getVersion(state));
    if (fresh.length === 0) return;
    const steps = fresh.map(({ step }) => Step.fromJSON(bylawSchema, step));
    state = state.apply(
      receiveTransaction(
        state,
        steps,
        fresh.map(({ clientId }) => clientId),
      ),
    );
    applied(state.doc);
  };
  const send = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    for (let open = sendableSteps(state); open; open = sendableSteps(state)) {
      const answer = (await socket.emitWithAck(COLLAB_CALL.append, {
        place,
        documentId,
        schema: SCHEMA_VERSION,
        clientId: name,
        version: open.version,
        steps: open.steps.map((step): unknown => step.toJSON()),
      })) as AppendAnswer;
      if (answer.ok) continue;
      if (!('behind' in answer)) throw new Error(JSON.stringify(answer));
      receive(answer.behind);
    }
    sending = false;
  };
  socket.on(COLLAB_NEWS.steps, receive);
  const opened = (await socket.emitWithAck(COLLAB_CALL.open, {
    place,
    documentId,
    since: from.version,
    schema: SCHEMA_VERSION,
    clientId: name,
  })) as OpenAnswer;
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  receive(opened.since);
  return {
    doc: () => state.doc,
    type: (change) => {
      state = state.apply(change(state));
      void send();
    },
    settled: () => sendableSteps(state) === null,
    close: () => void socket.close(),
  };
}

/** An editor of y-prosemirror over Hocuspocus: its own binding, with a view that has a state and no page. */
export async function openHocuspocus(
  url: string,
  name: string,
  first: Node | null,
  applied: Applied,
): Promise<HeadlessEditor> {
  const document = new Y.Doc();
  const provider = await new Promise<HocuspocusProvider>((resolve) => {
    const made: HocuspocusProvider = new HocuspocusProvider({
      url,
      name,
      document,
      onSynced: () => resolve(made),
    });
  });
  const fragment = document.getXmlFragment('prosemirror');
  if (first) prosemirrorToYXmlFragment(first, fragment);
  const sync = ySyncPlugin(fragment) as Plugin;
  let state = EditorState.create({ schema: bylawSchema, plugins: [sync] });
  const parts: { update?: () => void } = {};
  let typing = false;
  const view = {
    get state(): EditorState {
      return state;
    },
    hasFocus: () => false,
    dispatch: (tr: Transaction): void => {
      state = state.apply(tr);
      parts.update?.();
      if (!typing) applied(state.doc);
    },
  };
  const pluginView = sync.spec.view?.(view as never);
  parts.update = () => pluginView?.update?.(view as never, state);
  return {
    doc: () => state.doc,
    type: (change) => {
      typing = true;
      view.dispatch(change(state));
      typing = false;
    },
    settled: () => !provider.hasUnsyncedChanges,
    close: () => provider.destroy(),
  };
}
