import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import { DataSource } from 'typeorm';
import { SCHEMA_VERSION } from '#libs/bylaw-document';
import {
  COLLAB_CALL,
  COLLAB_NAMESPACE,
  COLLAB_NEWS,
  type AppendAnswer,
  type CollabRefusal,
  type OpenAnswer,
  type StepsView,
} from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';
import { Sessions } from '../../platform/identity/session.js';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';
import { CallLimits, type CallName } from '../../platform/realtime/call-limits.js';
import { callerOf, RealtimeServer, type SocketCaller } from '../../platform/realtime/realtime-server.js';
import { AppendSteps } from '../append-steps.js';
import { DocumentGates } from '../document-gates.js';
import { loadHead } from '../document-store.js';
import { StepLog } from '../step-log.query.js';
import { LiveAccess, type Rights } from './live-access.js';
import { AppendCallDto, DocumentCallDto, OpenCallDto, PresenceCallDto } from './live-calls.dto.js';
import { LivePeople } from './live-people.js';
import { readCall } from './read-call.js';
import type { Room } from './room.js';
import { Rooms } from './rooms.js';

/** How often an open socket is asked whether its session and its rights still stand. */
const CHECK_EVERY_MS = 20_000;
/** Work over a socket counts as using the session, at most so often. */
const TOUCH_EVERY_MS = 60_000;
/** Texts that one socket has open; a window has one, or two beside each other. */
const MAX_OPEN = 8;

/** The server's side of live co-editing: what {@link COLLAB_CALL} asks and {@link COLLAB_NEWS} tells. */
@Injectable()
export class LiveGateway implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger('Live');
  private readonly checks = new Set<() => Promise<void>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly realtime: RealtimeServer,
    private readonly limits: CallLimits,
    private readonly sessions: Sessions,
    private readonly outbox: OutboxHandlers,
    private readonly access: LiveAccess,
    private readonly appendSteps: AppendSteps,
    private readonly gates: DocumentGates,
    private readonly stepLog: StepLog,
    private readonly rooms: Rooms,
    private readonly people: LivePeople,
  ) {}

  onModuleInit(): void {
    this.realtime.register(COLLAB_NAMESPACE, (namespace) => {
      namespace.on('connection', (socket) => this.connected(namespace, socket));
    });
    this.outbox.on('dossier.advanced', async ({ municipalityId, dossierId }) => {
      this.rooms.dossierMoved(String(municipalityId), String(dossierId));
    });
    this.timer = setInterval(() => void this.checkAll(), CHECK_EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Asks of every open socket whether its session and its rights still stand. */
  async checkAll(): Promise<void> {
    for (const check of [...this.checks]) await check();
  }

  private connected(namespace: Namespace, socket: Socket): void {
    const open = new Map<string, string>();
    socket.on(COLLAB_CALL.open, (body: unknown, answer: unknown) => {
      void this.answer<OpenAnswer>(socket, 'open', answer, () => this.open(namespace, socket, open, body));
    });
    socket.on(COLLAB_CALL.append, (body: unknown, answer: unknown) => {
      void this.answer<AppendAnswer>(socket, 'append', answer, () => this.append(socket, body));
    });
    socket.on(COLLAB_CALL.presence, (body: unknown) => this.presence(socket, body));
    socket.on(COLLAB_CALL.leave, (body: unknown) => {
      const call = readCall(DocumentCallDto, body);
      if (!call.ok) return;
      open.delete(call.value.documentId);
      this.leave(socket, this.rooms.of(call.value.documentId));
    });
    const check = (): Promise<void> => this.check(socket, open);
    this.checks.add(check);
    socket.on('disconnect', () => {
      this.checks.delete(check);
      for (const documentId of open.keys()) this.leave(socket, this.rooms.of(documentId));
    });
  }

  private async open(
    namespace: Namespace,
    socket: Socket,
    open: Map<string, string>,
    body: unknown,
  ): Promise<OpenAnswer> {
    const call = readCall(OpenCallDto, body);
    if (!call.ok) return call.refusal;
    const { place: slug, documentId, since, schema, clientId } = call.value;
    if (schema !== SCHEMA_VERSION) throw stale();
    if (open.size >= MAX_OPEN && !open.has(documentId)) throw new Refused([{ code: 'tooManyRequests' }], 429);
    const caller = callerOf(socket);
    const rights = await this.access.of(caller, slug);
    const { place, right } = rights;
    const { manager } = this.dataSource;
    const key = { municipalityId: place.id, documentId };
    const [head, [person]] = await Promise.all([
      loadHead(manager, key),
      manager.query<{ name: string }[]>(`SELECT name FROM person WHERE id = $1`, [caller.personId]),
    ]);
    const room = this.rooms.enter(namespace, head);
    if (room.isForeign(clientId, caller.personId)) {
      this.rooms.closeIfEmpty(room);
      throw new Refused([{ code: 'client.notOwn', where: 'clientId' }], 422);
    }
    if (!socket.connected) {
      this.rooms.closeIfEmpty(room);
      throw new Refused([{ code: 'session.ended' }], 401);
    }
    // First into the room, then the log: between the two nothing is missed, and what comes twice has a version.
    await socket.join(room.name);
    open.set(documentId, slug);
    const colour = this.people.colourOf(caller.personId);
    const present = { clientId, name: person?.name ?? '', right, colour };
    this.people.came(room, { socket, personId: caller.personId, since: Date.now(), rights, present });
    const now = await loadHead(manager, key);
    const [view, locked] = await Promise.all([
      this.stepLog.since(manager, now, since),
      this.gates.refusals(manager, now, false),
    ]);
    room.lock(locked);
    return { ok: true, since: view, right, locked };
  }

  private async append(socket: Socket, body: unknown): Promise<AppendAnswer> {
    const call = readCall(AppendCallDto, body);
    if (!call.ok) return call.refusal;
    const { place: slug, documentId, schema, ...steps } = call.value;
    if (schema !== SCHEMA_VERSION) throw stale();
    const caller = callerOf(socket);
    const room = this.rooms.of(documentId);
    if (room?.isForeign(steps.clientId, caller.personId))
      throw new Refused([{ code: 'client.notOwn', where: 'clientId' }], 422);
    const editor = room?.editors.get(socket.id);
    const fresh = (): Promise<Rights> => this.mayWrite(caller, slug);
    if (!room || !editor || editor.rights.place.slug !== slug) {
      const { actor, place } = await fresh();
      return { ok: true, ...(await this.appendSteps.run(actor, place, documentId, steps)) };
    }
    // Who could not write everything a moment ago may be able to now: only that is not proven by what writes.
    if (editor.rights.right !== 'edit') editor.rights = await fresh();
    const { actor, place } = editor.rights;
    const { version } = await this.appendSteps.run(actor, place, documentId, steps, {
      head: room.head,
      name: editor.present.name,
      proofs: this.access.proofs(caller, editor.rights),
      confirm: async () => (editor.rights = await fresh()).actor,
    });
    this.used(socket);
    return { ok: true, version };
  }

  private async mayWrite(caller: SocketCaller, slug: string): Promise<Rights> {
    const rights = await this.access.of(caller, slug);
    if (rights.right === 'read')
      throw new Refused([{ code: 'notAllowed', params: { permission: 'document.suggest' } }], 403);
    return rights;
  }

  private presence(socket: Socket, body: unknown): void {
    if (!this.limits.allow('presence', callerOf(socket).personId)) return;
    const call = readCall(PresenceCallDto, body);
    if (!call.ok) return;
    const { documentId, version, anchor, head } = call.value;
    const room = this.rooms.of(documentId);
    const editor = room?.editors.get(socket.id);
    if (!room || !editor) return;
    const { clientId } = editor.present;
    this.people.selected(room, socket.id, { documentId, clientId, version, selection: { anchor, head } });
  }

  private leave(socket: Socket, room: Room | undefined): void {
    if (!room) return;
    void socket.leave(room.name);
    this.people.left(room, socket.id);
  }

  /** Ends what no longer stands: a session that ran out or was logged out of, a role that was withdrawn. */
  private async check(socket: Socket, open: ReadonlyMap<string, string>): Promise<void> {
    const caller = callerOf(socket);
    try {
      if ((await this.sessions.personOf(caller.sessionId)) !== caller.personId)
        throw new Refused([{ code: 'session.ended' }], 401);
      for (const slug of new Set(open.values())) await this.access.of(caller, slug);
    } catch (error) {
      if (error instanceof Refused) this.end(socket, error);
      else this.log.warn(`A session could not be checked: ${String(error)}`);
    }
  }

  private end(socket: Socket, refused: Refused): void {
    socket.emit(COLLAB_NEWS.ended, { violations: refused.violations });
    socket.disconnect(true);
  }

  private used(socket: Socket): void {
    const data = socket.data as { usedAt?: number };
    const now = Date.now();
    if (now - (data.usedAt ?? 0) < TOUCH_EVERY_MS) return;
    data.usedAt = now;
    this.sessions
      .touch(callerOf(socket).sessionId)
      .catch((error: unknown) => this.log.warn(`A session was not prolonged: ${String(error)}`));
  }

  /** Whatever happens inside, the caller gets one answer, and no other socket notices. */
  private async answer<T>(
    socket: Socket,
    limit: CallName,
    answer: unknown,
    work: () => Promise<T>,
  ): Promise<void> {
    const give =
      typeof answer === 'function' ? (answer as (value: T | AppendAnswer) => void) : () => undefined;
    if (!this.limits.allow(limit, callerOf(socket).personId)) {
      give({ ok: false, status: 429, violations: [{ code: 'tooManyRequests' }] });
      return;
    }
    try {
      give(await work());
    } catch (error) {
      give(this.refusalOf(error));
      if (error instanceof Refused && error.status === 401) this.end(socket, error);
    }
  }

  private refusalOf(error: unknown): AppendAnswer & { ok: false } {
    if (error instanceof Refused) {
      const { status, violations, extension } = error;
      if (status === 409 && 'steps' in extension)
        return { ok: false, status, behind: extension as unknown as StepsView };
      return { ok: false, status, violations } satisfies CollabRefusal;
    }
    this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { ok: false, status: 500, violations: [{ code: 'unexpected' }] };
  }
}

function stale(): Refused {
  return new Refused([{ code: 'schema.stale' }], 409);
}
