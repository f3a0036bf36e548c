import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Namespace } from 'socket.io';
import { DataSource } from 'typeorm';
import { ProcessBus } from '../../platform/realtime/process-bus.js';
import { Authority } from '../authority.js';
import { DocumentGates } from '../document-gates.js';
import { loadHead, type DocumentHead } from '../document-store.js';
import { StepLog } from '../step-log.query.js';
import { StepNews, type LogNews } from '../step-news.js';
import { Room } from './room.js';

/** How often open texts are asked whether they may still be written, should no note have said so. */
const LOOK_EVERY_MS = 15_000;
const MOVED_TOPIC = 'dossier.moved';

/** The open documents of this process: brings every editor all steps in order, from whichever process they come. */
@Injectable()
export class Rooms implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Rooms');
  private readonly rooms = new Map<string, Room>();
  private readonly reading = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly stepLog: StepLog,
    private readonly gates: DocumentGates,
    private readonly authority: Authority,
    private readonly bus: ProcessBus,
    news: StepNews,
  ) {
    news.on((told) => this.hear(told));
    bus.onResume(() => this.readAll());
    bus.on(MOVED_TOPIC, ({ municipalityId, dossierId }) => {
      for (const room of this.rooms.values()) {
        const { head } = room;
        if (head.municipalityId === municipalityId && head.dossierId === dossierId) this.look(room);
      }
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      for (const room of this.rooms.values()) this.look(room);
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await Promise.all(this.reading.values());
  }

  /** Tells every process that a dossier moved, and with it perhaps who may write. */
  dossierMoved(municipalityId: string, dossierId: string): void {
    this.bus.send(MOVED_TOPIC, { municipalityId, dossierId });
  }

  /** The room of a document, opened when nobody is in it. */
  enter(namespace: Namespace, head: DocumentHead): Room {
    const found = this.rooms.get(head.documentId);
    if (found) return found;
    const room = new Room(namespace, head, head.version);
    this.rooms.set(head.documentId, room);
    return room;
  }

  /** The room of a document, if anybody has it open here. */
  of(documentId: string): Room | undefined {
    return this.rooms.get(documentId);
  }

  /** All open documents of this process. */
  all(): IterableIterator<Room> {
    return this.rooms.values();
  }

  /** Closes the room when nobody is in it. */
  closeIfEmpty(room: Room): void {
    if (room.editors.size === 0 && this.rooms.get(room.head.documentId) === room)
      this.rooms.delete(room.head.documentId);
  }

  private hear({ documentId, municipalityId, version, steps }: LogNews): void {
    const room = this.rooms.get(documentId);
    if (!room || room.head.municipalityId !== municipalityId || version <= room.version) return;
    if (steps.length === 0 || !room.tell(steps)) void this.read(room);
    else this.authority.follow(documentId, steps);
  }

  private readAll(): void {
    for (const room of this.rooms.values()) void this.read(room);
  }

  /** Sends what the log has and the editors here were not told, one reading after the other. */
  private read(room: Room): Promise<void> {
    const { documentId } = room.head;
    const next = (this.reading.get(documentId) ?? Promise.resolve())
      .then(() => this.readOnce(room))
      .catch((error: unknown) => this.log.warn(`A log could not be read: ${String(error)}`))
      .finally(() => {
        if (this.reading.get(documentId) === next) this.reading.delete(documentId);
      });
    this.reading.set(documentId, next);
    return next;
  }

  private async readOnce(room: Room): Promise<void> {
    const { manager } = this.dataSource;
    for (let more = true; more;) {
      const head = await loadHead(manager, room.head);
      if (head.version <= room.version) return;
      const view = await this.stepLog.since(manager, head, room.version);
      room.tell(view.steps);
      more = view.more;
    }
  }

  private look(room: Room): void {
    this.gates
      .refusals(this.dataSource.manager, room.head, false)
      .then((violations) => room.lock(violations))
      .catch((error: unknown) => this.log.warn(`A gate could not be asked: ${String(error)}`));
  }
}
