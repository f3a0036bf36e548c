import type { Socket } from 'socket.io-client';
import { SCHEMA_VERSION } from '#libs/bylaw-document';
import {
  COLLAB_CALL,
  COLLAB_NAMESPACE,
  COLLAB_NEWS,
  COLLAB_TRANSPORTS,
  type AppendAnswer,
  type AppendCall,
  type AppendSteps,
  type CollabAuth,
  type CollabRefusal,
  type DocumentView,
  type EndedNews,
  type LockedNews,
  type OpenAnswer,
  type OpenCall,
  type PeopleNews,
  type PresenceCall,
  type PresenceNews,
  type StepsNews,
  type StepsView,
} from '#libs/contracts';
import type { LiveChannel, LiveListener, SendAnswer, StepTransport } from './session-parts';

/** How long an answer may take before the batch is sent again; what was stored is recognised then. */
const ANSWER_MS = 15_000;
const OPEN_AGAIN_MS = 2000;

/** Requests without an open connection. */
export type PlainRequests = Pick<StepTransport, 'at' | 'steps' | 'send'>;

/** Who the server takes this browser for. */
export type Identity = 'same' | 'nobody' | 'stranger' | 'unknown';

/** What a live transport works with. */
export interface LiveParts {
  place: string;
  documentId: string;
  http: PlainRequests;
  /** Asks the server who is logged in: never send what one person typed under the name of another. */
  identity: () => Promise<Identity>;
  /** The token of the session, asked for after `identity`. */
  token: () => string;
  /** The comments beside the text changed. */
  comments?: () => void;
  /** Opens the connection; its program is loaded only when a text is edited. */
  socket?: OpenSocket;
}

/** Opens a socket that asks for `auth` before every attempt to connect. */
export type OpenSocket = (auth: () => Promise<CollabAuth>) => Promise<Socket>;

/** A socket to this server. */
async function openSocket(auth: () => Promise<CollabAuth>): Promise<Socket> {
  const { io } = await import('socket.io-client');
  return io(COLLAB_NAMESPACE, {
    transports: [...COLLAB_TRANSPORTS],
    auth: (tell) => void auth().then(tell),
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
    timeout: 8000,
  });
}

/** Steps over an open connection, and by requests while there is none. */
export class LiveTransport implements StepTransport {
  private connection: Connection | null = null;

  constructor(private readonly parts: LiveParts) {}

  at(version?: number): Promise<DocumentView> {
    return this.parts.http.at(version);
  }

  steps(since: number): Promise<StepsView> {
    return this.parts.http.steps(since);
  }

  async send(body: AppendSteps): Promise<SendAnswer> {
    if (this.connection?.live()) return this.connection.append(body);
    // A refusal ends the connection for good, and then nothing goes around it either.
    if (this.connection?.final) return this.connection.final;
    const who = await this.parts.identity();
    if (who === 'stranger') return { kind: 'stranger' };
    return who === 'nobody' ? { kind: 'signedOut' } : this.parts.http.send(body);
  }

  listen(listener: LiveListener): LiveChannel {
    this.connection?.close();
    this.connection = new Connection(this.parts, listener);
    return this.connection;
  }
}

class Connection implements LiveChannel {
  /** Why nothing is sent any more. */
  final: SendAnswer | null = null;
  private socket: Socket | null = null;
  private who: Identity = 'unknown';
  private opened = false;
  private closed = false;
  private again: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly parts: LiveParts,
    private readonly listener: LiveListener,
  ) {
    void this.start();
  }

  live(): boolean {
    return this.opened && this.socket?.connected === true;
  }

  presence(call: PresenceCall): void {
    if (this.live()) this.socket?.volatile.emit(COLLAB_CALL.presence, call);
  }

  retry(): void {
    if (this.final?.kind === 'signedOut' || this.final?.kind === 'stranger') this.final = null;
    if (this.socket && !this.socket.connected && !this.closed) this.socket.connect();
  }

  drop(): void {
    const { socket } = this;
    if (!socket || this.final || this.closed) return;
    socket.disconnect();
    // Browsers are sometimes wrong about the network.
    this.later(() => {
      if (!socket.connected) socket.connect();
    });
  }

  close(): void {
    this.closed = true;
    if (this.again) clearTimeout(this.again);
    if (this.live()) this.socket?.emit(COLLAB_CALL.leave, { documentId: this.parts.documentId });
    this.socket?.disconnect();
  }

  async append(body: AppendSteps): Promise<SendAnswer> {
    const { place, documentId } = this.parts;
    const call: AppendCall = { ...body, place, documentId, schema: SCHEMA_VERSION };
    const answer = await this.ask<AppendAnswer>(COLLAB_CALL.append, call);
    if (!answer) return { kind: 'unreachable' };
    if (answer.ok) return { kind: 'accepted' };
    if ('behind' in answer) return { kind: 'behind', since: answer.behind };
    return refusalOf(answer);
  }

  private async start(): Promise<void> {
    try {
      const socket = await (this.parts.socket ?? openSocket)(() => this.auth());
      if (this.closed) {
        socket.disconnect();
        return;
      }
      this.socket = socket;
      this.hear(socket);
    } catch {
      // Without the program of the connection, requests still work.
      this.listener.closed();
    }
  }

  private async auth(): Promise<CollabAuth> {
    this.who = await this.parts.identity();
    return { csrfToken: this.parts.token() };
  }

  private hear(socket: Socket): void {
    const ours =
      <T extends { documentId: string }>(tell: (news: T) => void) =>
      (news: T): void => {
        if (news.documentId === this.parts.documentId && !this.closed) tell(news);
      };
    socket.on('connect', () => void this.enter());
    socket.on('disconnect', (reason) => {
      this.lost();
      // Only what the network ended is tried again by the socket itself.
      if (reason === 'io server disconnect' && !this.final) this.later(() => socket.connect());
    });
    socket.on('connect_error', (error: Error & { data?: { status?: number } }) => {
      if (error.data?.status === 401) this.end({ kind: 'signedOut' });
      else if (!this.mayStay()) return;
      else this.lost();
      if (!socket.active && !this.final) this.later(() => socket.connect());
    });
    socket.on(
      COLLAB_NEWS.steps,
      ours<StepsNews>((news) => this.listener.steps(news)),
    );
    socket.on(
      COLLAB_NEWS.people,
      ours<PeopleNews>((news) => this.listener.people(news)),
    );
    socket.on(
      COLLAB_NEWS.presence,
      ours<PresenceNews>((news) => this.listener.presence(news)),
    );
    socket.on(
      COLLAB_NEWS.locked,
      ours<LockedNews>((news) => this.listener.locked(news.violations)),
    );
    socket.on(
      COLLAB_NEWS.comments,
      ours<{ documentId: string }>(() => this.parts.comments?.()),
    );
    socket.on(COLLAB_NEWS.ended, ({ violations }: EndedNews) => {
      const out = violations.some(({ code }) => /session|signedOut|unauthenticated|notLoggedIn/iu.test(code));
      this.end(out || violations.length === 0 ? { kind: 'signedOut' } : { kind: 'refused', violations });
    });
    if (socket.connected) void this.enter();
  }

  private async enter(): Promise<void> {
    if (this.closed || !this.mayStay()) return;
    const { place, documentId } = this.parts;
    const { version, clientId } = this.listener.holds();
    const call: OpenCall = { place, documentId, since: version, schema: SCHEMA_VERSION, clientId };
    const answer = await this.ask<OpenAnswer>(COLLAB_CALL.open, call);
    if (this.closed) return;
    if (answer?.ok) {
      this.opened = true;
      this.final = null;
      this.listener.opened(answer);
      return;
    }
    const refusal = answer ? refusalOf(answer) : null;
    if (refusal && refusal.kind !== 'unreachable') this.end(refusal);
    else this.later(() => void (this.socket?.connected ? this.enter() : this.socket?.connect()));
  }

  private async ask<T>(event: string, body: OpenCall | AppendCall): Promise<T | null> {
    try {
      return (await this.socket?.timeout(ANSWER_MS).emitWithAck(event, body)) as T;
    } catch {
      return null;
    }
  }

  /** Whether the person of this page is still the one who is logged in. */
  private mayStay(): boolean {
    if (this.who === 'nobody') this.end({ kind: 'signedOut' });
    else if (this.who === 'stranger') this.end({ kind: 'stranger' });
    else return true;
    return false;
  }

  private later(task: () => void): void {
    if (this.again) clearTimeout(this.again);
    this.again = setTimeout(() => {
      if (!this.closed) task();
    }, OPEN_AGAIN_MS);
  }

  private lost(): void {
    this.opened = false;
    if (!this.closed && !this.final) this.listener.closed();
  }

  private end(answer: SendAnswer): void {
    this.final = answer;
    this.opened = false;
    if (!this.closed) this.listener.refused(answer);
    this.socket?.disconnect();
  }
}

/** Only what the server understood and refused is final; everything else may be tried again. */
function refusalOf({ status, violations }: CollabRefusal): SendAnswer {
  if (violations.some(({ code }) => code === 'schema.stale')) return { kind: 'stale' };
  if (status === 401) return { kind: 'signedOut' };
  if (status === 408 || status === 429 || status >= 500) return { kind: 'unreachable' };
  return { kind: 'refused', violations };
}
