import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { COLLAB_NEWS, type PresenceNews } from '#libs/contracts';
import { MAX_NOTE_BYTES, ProcessBus } from '../../platform/realtime/process-bus.js';
import type { Editor, RemotePerson, Room } from './room.js';
import { Rooms } from './rooms.js';

const PEOPLE = 'document.people';
const ASK = 'document.people.ask';
const SELECTION = 'document.selection';
const COLOURS = 8;
/** How often processes that died are looked for. */
const LOOK_EVERY_MS = 3_000;
/** Selections of one editor go on at most so often. */
const SELECTION_EVERY_MS = 80;
/** Beside people, a note has an address and its own words. */
const PEOPLE_BYTES = MAX_NOTE_BYTES - 400;

/**
 * Who has a document open and where they are, over all processes. Nothing of it is stored: processes tell each other by
 * notes, and the people of a process that is not heard of any more are gone.
 */
@Injectable()
export class LivePeople implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly waiting = new Map<
    string,
    { news: PresenceNews; timer: NodeJS.Timeout; changed: boolean }
  >();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly rooms: Rooms,
    private readonly bus: ProcessBus,
  ) {
    bus.on(PEOPLE, (body, from) => {
      const { documentId, people } = body as { documentId: string; people: RemotePerson[] };
      const room = from === bus.self ? undefined : rooms.of(documentId);
      if (room) this.remote(room, from, people);
    });
    bus.on(ASK, ({ documentId }, from) => {
      const room = from === bus.self ? undefined : rooms.of(String(documentId));
      if (room) this.announce(room);
    });
    bus.on(SELECTION, (body, from) => {
      const news = body as unknown as PresenceNews;
      if (from !== bus.self) rooms.of(news.documentId)?.emit(COLLAB_NEWS.presence, news);
    });
    bus.onResume(() => {
      for (const room of rooms.all()) {
        this.announce(room);
        bus.send(ASK, { documentId: room.head.documentId });
      }
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.forgetDead(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
  }

  /** The colour of somebody: everywhere the same. */
  colourOf(personId: string): number {
    return createHash('sha256').update(personId).digest().readUInt32BE(0) % COLOURS;
  }

  /** Somebody came: the others are told, and other processes asked who is with them. */
  came(room: Room, editor: Editor): void {
    const first = room.editors.size === 0;
    room.editors.set(editor.socket.id, editor);
    this.changed(room);
    if (first && this.bus.hasOthers()) this.bus.send(ASK, { documentId: room.head.documentId });
  }

  /** Somebody left. */
  left(room: Room, socketId: string): void {
    const editor = room.editors.get(socketId);
    if (!editor) return;
    room.editors.delete(socketId);
    const key = `${room.head.documentId} ${socketId}`;
    const held = this.waiting.get(key);
    if (held) clearTimeout(held.timer);
    this.waiting.delete(key);
    this.changed(room);
    this.rooms.closeIfEmpty(room);
  }

  /** Where an editor is; of many in a short time the first and the last go on. */
  selected(room: Room, socketId: string, news: PresenceNews): void {
    const key = `${room.head.documentId} ${socketId}`;
    const held = this.waiting.get(key);
    if (held) {
      held.news = news;
      held.changed = true;
      return;
    }
    this.sendSelection(room, socketId, news);
    const timer = setTimeout(() => {
      const last = this.waiting.get(key);
      this.waiting.delete(key);
      if (last?.changed && room.editors.has(socketId)) this.selected(room, socketId, last.news);
    }, SELECTION_EVERY_MS);
    timer.unref();
    this.waiting.set(key, { news, timer, changed: false });
  }

  private sendSelection(room: Room, socketId: string, news: PresenceNews): void {
    room.editors.get(socketId)?.socket.to(room.name).volatile.emit(COLLAB_NEWS.presence, news);
    if (this.bus.hasOthers()) this.bus.send(SELECTION, { ...news });
  }

  private changed(room: Room): void {
    room.emit(COLLAB_NEWS.people, { people: room.people() });
    if (this.bus.hasOthers()) this.announce(room);
  }

  /** As many people as one note holds: the first who came. */
  private announce(room: Room): void {
    const people: RemotePerson[] = [];
    let bytes = 0;
    for (const { present, personId, since } of room.editors.values()) {
      const person = { ...present, personId, since };
      bytes += Buffer.byteLength(JSON.stringify(person)) + 1;
      if (bytes > PEOPLE_BYTES) break;
      people.push(person);
    }
    this.bus.send(PEOPLE, { documentId: room.head.documentId, people });
  }

  private remote(room: Room, process: string, people: RemotePerson[]): void {
    const before = JSON.stringify(room.elsewhere.get(process) ?? []);
    if (before === JSON.stringify(people)) return;
    if (people.length > 0) room.elsewhere.set(process, people);
    else room.elsewhere.delete(process);
    room.emit(COLLAB_NEWS.people, { people: room.people() });
  }

  private forgetDead(): void {
    for (const room of this.rooms.all())
      for (const process of room.elsewhere.keys())
        if (!this.bus.isAlive(process)) this.remote(room, process, []);
  }
}
