import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Session, SessionData } from 'express-session';
import { Server, type Namespace, type Socket } from 'socket.io';
import type { Violation } from '#libs/contracts';
import { CONFIG, type Config } from '../config/config.js';
import { CsrfTokens } from '../identity/csrf.js';
import { Sessions } from '../identity/session.js';
import { CallLimits } from './call-limits.js';

/** Where sockets connect; no page and no municipality may stand there. */
export const SOCKET_PATH = '/socket.io';
/** As much as a request may bring over HTTP. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
/** Open connections of one process, and of one person in it. */
const MAX_CONNECTIONS = 2_000;
const MAX_OF_PERSON = 20;
/** Connections that have joined nothing count too: of one person, and of all whom nobody is logged in by. */
const MAX_HELD = { person: 2 * MAX_OF_PERSON, nobody: 100 };
/** Who joins nothing within this time is let go. */
const JOIN_WITHIN_MS = 10_000;

/** Who a socket belongs to. */
export interface SocketCaller {
  personId: string;
  sessionId: string;
}

type WithSession = IncomingMessage & { sessionID?: string; session?: Session & Partial<SessionData> };

/** A connection below the sockets, before it joins anything. */
interface RawConnection {
  request: WithSession;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * Sockets beside HTTP, on the same port. Nobody gets in by default: a connection comes from this site's own pages, with a
 * session that somebody is logged in by and its token against requests of other sites.
 */
@Injectable()
export class RealtimeServer implements BeforeApplicationShutdown {
  private readonly log = new Logger('Realtime');
  private readonly namespaces: { name: string; ready: (namespace: Namespace) => void }[] = [];
  private readonly perPerson = new Map<string, number>();
  private readonly held = new Map<string, number>();
  private io: Server | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly csrf: CsrfTokens,
    private readonly limits: CallLimits,
  ) {}

  /** A feature's own namespace; `ready` registers what happens on a connection. */
  register(name: string, ready: (namespace: Namespace) => void): void {
    this.namespaces.push({ name, ready });
  }

  /** Begins to take connections of the server; called once, before it listens. */
  attach(server: HttpServer): void {
    const io = new Server(server, {
      path: SOCKET_PATH,
      serveClient: false,
      transports: ['websocket'],
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      connectTimeout: JOIN_WITHIN_MS,
      pingInterval: 20_000,
      pingTimeout: 15_000,
    });
    io.engine.use((request: IncomingMessage, _response: unknown, next: (error?: Error) => void) => {
      const refused = this.refusal(request);
      next(refused ? new Error(refused) : undefined);
    });
    for (const middleware of this.sessions.middleware()) io.engine.use(middleware);
    io.engine.use((request: WithSession, _response: unknown, next: (error?: Error) => void) => {
      const person = request.session?.personId;
      const most = person ? MAX_HELD.person : MAX_HELD.nobody;
      next((this.held.get(person ?? '') ?? 0) < most ? undefined : new Error('too many connections'));
    });
    io.engine.on('connection', (connection: RawConnection) => {
      const close = counted(this.held, connection.request.session?.personId ?? '');
      connection.once('close', close);
    });
    io.engine.on('connection_error', ({ code, message }: { code: number; message: string }) => {
      this.log.debug(`A connection was refused: ${code} ${message}`);
    });
    io.use((_socket, next) => next(denied(403, { code: 'notAllowed' })));
    for (const { name, ready } of this.namespaces) {
      const namespace = io.of(name);
      namespace.use((socket, next) => next(this.admit(socket) ?? undefined));
      namespace.on('connection', (socket: Socket) => this.count(socket));
      ready(namespace);
    }
    this.io = io;
  }

  beforeApplicationShutdown(): void {
    this.io?.disconnectSockets(true);
    this.io?.engine.close();
  }

  /** Browsers always say where a page that opens a WebSocket comes from. */
  private refusal(request: IncomingMessage): string | null {
    if (request.headers.origin !== this.config.publicUrl.origin) return 'other origin';
    if ((this.io?.engine.clientsCount ?? 0) >= MAX_CONNECTIONS) return 'too many connections';
    return null;
  }

  private admit(socket: Socket): Error | null {
    const { session, sessionID } = socket.request as WithSession;
    const personId = session?.personId;
    if (!personId || !sessionID) return denied(401, { code: 'loginNeeded' });
    const { csrfToken } = socket.handshake.auth as { csrfToken?: unknown };
    if (!this.csrf.fitsSession(csrfToken, sessionID)) return denied(403, { code: 'csrfRefused' });
    if (!this.limits.allow('connect', personId)) return denied(429, { code: 'tooManyRequests' });
    if ((this.perPerson.get(personId) ?? 0) >= MAX_OF_PERSON) return denied(429, { code: 'tooManyRequests' });
    (socket.data as { caller?: SocketCaller }).caller = { personId, sessionId: sessionID };
    return null;
  }

  private count(socket: Socket): void {
    const { personId } = callerOf(socket);
    socket.on('disconnect', counted(this.perPerson, personId));
  }
}

/** Who the socket belongs to. */
export function callerOf(socket: Socket): SocketCaller {
  const { caller } = socket.data as { caller?: SocketCaller };
  if (!caller) throw new Error('A socket without a person was let in.');
  return caller;
}

/** Counts one more; what it returns counts it no longer. */
function counted(counts: Map<string, number>, key: string): () => void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
  return () => {
    const left = (counts.get(key) ?? 1) - 1;
    if (left > 0) counts.set(key, left);
    else counts.delete(key);
  };
}

function denied(status: number, violation: Violation): Error {
  return Object.assign(new Error(violation.code), { data: { status, violations: [violation] } });
}
