import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { io, type Socket } from 'socket.io-client';
import { bylawSchema, SCHEMA_VERSION } from '#libs/bylaw-document';
import {
  COLLAB_CALL,
  COLLAB_NAMESPACE,
  COLLAB_NEWS,
  COLLAB_TRANSPORTS,
  type AppendAnswer,
  type AppendCall,
  type OpenAnswer,
  type OpenCall,
  type PeopleNews,
  type StepsNews,
  type StepsView,
} from '#libs/contracts';
import type { TestClient } from './client.js';

const ANSWER_MS = 20_000;

/** What a test says differently of a connection. */
export interface SocketChoice {
  origin?: string;
  csrfToken?: string;
  /** The address, where the person logged in at another process of the same installation. */
  url?: string;
}

/** A socket as the page of a logged-in person opens it; connected, or an error with the refusal as `data`. */
export async function liveSocket(client: TestClient, choice: SocketChoice = {}): Promise<Socket> {
  const cookie = client.cookie('vv');
  const socket = io(`${choice.url ?? client.url}${COLLAB_NAMESPACE}`, {
    transports: [...COLLAB_TRANSPORTS],
    forceNew: true,
    reconnection: false,
    auth: { csrfToken: choice.csrfToken ?? (await client.token()) },
    extraHeaders: {
      origin: choice.origin ?? new URL(client.url).origin,
      ...(cookie === undefined ? {} : { cookie: `vv=${cookie}` }),
    },
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
}

/** Waits until something holds; looks again whenever `tick` resolves. */
async function until(holds: () => boolean, tick: () => Promise<unknown>): Promise<void> {
  while (!holds()) await tick();
}

/** An editor without a page: its state, and a socket that it sends and receives by. */
export class LiveEditor {
  /** Answers to appends that were accepted. */
  acknowledged = 0;
  people: PeopleNews['people'] = [];
  private state: EditorState;
  private changed: (() => void)[] = [];

  private constructor(
    readonly socket: Socket,
    private readonly at: { place: string; documentId: string },
    readonly clientId: string,
    doc: Node,
    version: number,
  ) {
    this.state = EditorState.create({ doc, plugins: [collab({ version, clientID: clientId })] });
    socket.on(COLLAB_NEWS.steps, (news: StepsNews) => this.receive(news));
    socket.on(COLLAB_NEWS.people, (news: PeopleNews) => {
      this.people = news.people;
      this.wake();
    });
  }

  /** Opens a document over the socket. */
  static async open(
    socket: Socket,
    place: string,
    documentId: string,
    clientId: string,
    from: { doc: Node; version: number },
  ): Promise<LiveEditor> {
    const editor = new LiveEditor(socket, { place, documentId }, clientId, from.doc, from.version);
    const answer = await editor.openAgain();
    if (!answer.ok) throw new Error(`Opening was refused: ${JSON.stringify(answer)}`);
    return editor;
  }

  /** The call `open`, with what the editor holds. */
  async openAgain(): Promise<OpenAnswer> {
    const call: OpenCall = {
      ...this.at,
      since: this.version,
      schema: SCHEMA_VERSION,
      clientId: this.clientId,
    };
    const answer = await ask<OpenAnswer>(this.socket, COLLAB_CALL.open, call);
    if (answer.ok) this.receive(answer.since);
    return answer;
  }

  /** Types at the beginning of the n-th paragraph with text. */
  type(text: string, paragraph: number): void {
    const positions: number[] = [];
    this.state.doc.descendants((node, position) => {
      if (node.type.name === 'paragraph' && node.content.size > 0) positions.push(position + 1);
    });
    const at = positions[paragraph % positions.length];
    if (at !== undefined) this.state = this.state.apply(this.state.tr.insertText(text, at));
  }

  /** Sends until everything is acknowledged; rebases whenever somebody was faster. */
  async flush(): Promise<void> {
    for (let open = sendableSteps(this.state); open; open = sendableSteps(this.state)) {
      const answer = await this.append({
        version: open.version,
        steps: open.steps.map((step) => step.toJSON() as Record<string, unknown>),
      });
      if (answer.ok) {
        this.acknowledged += open.steps.length;
        await this.reaches(answer.version);
      } else if ('behind' in answer) this.receive(answer.behind);
      else throw new Error(`Appending was refused: ${JSON.stringify(answer)}`);
    }
  }

  /** The call `append` as it stands, with `overrides` for what a forger would write. */
  append(call: Pick<AppendCall, 'version' | 'steps'> & Partial<AppendCall>): Promise<AppendAnswer> {
    const body: AppendCall = { ...this.at, schema: SCHEMA_VERSION, clientId: this.clientId, ...call };
    return ask<AppendAnswer>(this.socket, COLLAB_CALL.append, body);
  }

  /** Resolves when the editor holds the version. */
  reaches(version: number): Promise<void> {
    return until(
      () => this.version >= version,
      () => this.nextChange(),
    );
  }

  /** Resolves when so many editors have the document open. */
  sees(people: number): Promise<void> {
    return until(
      () => this.people.length === people,
      () => this.nextChange(),
    );
  }

  get version(): number {
    return getVersion(this.state);
  }

  get doc(): Node {
    return this.state.doc;
  }

  close(): void {
    this.socket.close();
  }

  private receive(view: StepsView): void {
    const fresh = view.steps.filter(({ version }) => version > this.version);
    if (fresh.length > 0) {
      if (fresh[0]?.version !== this.version + 1) throw new Error('Steps came with a gap.');
      const steps = fresh.map(({ step }) => Step.fromJSON(bylawSchema, step));
      const clients = fresh.map(({ clientId }) => clientId);
      this.state = this.state.apply(receiveTransaction(this.state, steps, clients));
    }
    this.wake();
  }

  private nextChange(): Promise<void> {
    return new Promise((resolve) => this.changed.push(resolve));
  }

  private wake(): void {
    for (const resolve of this.changed.splice(0)) resolve();
  }
}

/** One call with its answer. */
export function ask<T>(socket: Socket, event: string, body: unknown): Promise<T> {
  return socket.timeout(ANSWER_MS).emitWithAck(event, body) as Promise<T>;
}

/** The next news of a kind. */
export function nextNews<T>(socket: Socket, event: string): Promise<T> {
  return new Promise((resolve) => socket.once(event, resolve));
}
