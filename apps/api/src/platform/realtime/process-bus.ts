import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config.js';

/** The one channel of the database that all processes listen on. */
export const BUS_CHANNEL = 'vietvara';
/** PostgreSQL carries less than 8000 bytes in one notification. */
export const MAX_NOTE_BYTES = 7900;
/** Name of the listening connection, as `pg_stat_activity` shows it. */
export const BUS_CONNECTION = 'vietvara-bus';

const HEARTBEAT_MS = 4_000;
/** Without hearing its own heartbeat for so long, the connection is taken for dead. */
const SILENT_MS = 15_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/** Reaction to what a process told; `from` is {@link ProcessBus.self} for this one's own notes. */
export type NoteHandler = (body: Record<string, unknown>, from: string) => void;

interface Note {
  topic: string;
  from: string;
  body: Record<string, unknown>;
}

/**
 * Notes between the API processes of one installation, by LISTEN and NOTIFY of their database. A note may be lost while a
 * connection is: whoever follows something learns by `onResume` that it has to look for itself.
 */
@Injectable()
export class ProcessBus implements OnApplicationBootstrap, OnApplicationShutdown {
  /** Name of this process among all. */
  readonly self = randomUUID();
  private readonly log = new Logger('ProcessBus');
  private readonly handlers = new Map<string, NoteHandler[]>();
  private readonly resumed: (() => void)[] = [];
  private readonly others = new Map<string, number>();
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private retry: NodeJS.Timeout | null = null;
  private wait = FIRST_RETRY_MS;
  private heardAt = 0;
  private wasConnected = false;
  private stopped = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Adds a reaction to the notes of a topic, also to this process's own. */
  on(topic: string, handler: NoteHandler): void {
    this.handlers.set(topic, [...(this.handlers.get(topic) ?? []), handler]);
  }

  /** Called when the connection stands again after notes may have been lost. */
  onResume(handler: () => void): void {
    this.resumed.push(handler);
  }

  /** Whether another process was heard of lately; what only others need, nobody sends while there is none. */
  hasOthers(): boolean {
    return [...this.others.keys()].some((name) => this.isAlive(name));
  }

  /** Whether the process was heard of lately: one that was killed says nothing any more. */
  isAlive(process: string): boolean {
    return (this.others.get(process) ?? 0) > Date.now() - SILENT_MS;
  }

  /**
   * The payload of a note, to be sent by `pg_notify` with {@link BUS_CHANNEL} inside a transaction: it goes out when that
   * commits. `null` when it is too long.
   */
  payload(topic: string, body: Record<string, unknown>): string | null {
    const text = JSON.stringify({ topic, from: this.self, body } satisfies Note);
    return Buffer.byteLength(text) > MAX_NOTE_BYTES ? null : text;
  }

  /** Sends a note outside of any transaction; it may be lost. */
  send(topic: string, body: Record<string, unknown>): void {
    const text = this.payload(topic, body);
    if (text === null) this.log.warn(`A note of ${topic} is too long.`);
    else
      this.client
        ?.query('SELECT pg_notify($1, $2)', [BUS_CHANNEL, text])
        .catch((error: unknown) => this.log.debug(`A note was lost: ${String(error)}`));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
    this.timer = setInterval(() => this.beat(), HEARTBEAT_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    if (this.retry) clearTimeout(this.retry);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({
      connectionString: this.config.databaseUrl,
      application_name: BUS_CONNECTION,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    try {
      await client.connect();
      // Notes are worth nothing after a crash: none of them waits for the disk.
      await client.query('SET synchronous_commit = off');
      await client.query(`LISTEN ${BUS_CHANNEL}`);
    } catch (error) {
      this.log.warn(`The bus has no connection: ${error instanceof Error ? error.message : String(error)}`);
      client.end().catch(() => undefined);
      this.again();
      return;
    }
    if (this.stopped) {
      await client.end();
      return;
    }
    this.client = client;
    this.heardAt = Date.now();
    this.wait = FIRST_RETRY_MS;
    this.send('bus.alive', {});
    if (this.wasConnected) for (const handler of this.resumed) handler();
    this.wasConnected = true;
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    this.log.warn('The bus lost its connection.');
    this.again();
  }

  private again(): void {
    if (this.stopped || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.connect();
    }, this.wait);
    this.wait = Math.min(this.wait * 2, LAST_RETRY_MS);
  }

  private beat(): void {
    const { client } = this;
    if (!client) return;
    if (Date.now() - this.heardAt > SILENT_MS) {
      this.lost(client);
      client.end().catch(() => undefined);
      return;
    }
    this.send('bus.alive', {});
  }

  private hear(text: string): void {
    this.heardAt = Date.now();
    let note: Note;
    try {
      note = JSON.parse(text) as Note;
    } catch {
      return;
    }
    if (note.from !== this.self) this.heardOf(note.from);
    for (const handler of this.handlers.get(note.topic) ?? []) {
      try {
        handler(note.body, note.from);
      } catch (error) {
        this.log.error(`A note of ${note.topic} failed: ${String(error)}`);
      }
    }
  }

  private heardOf(process: string): void {
    const isNew = !this.isAlive(process);
    this.others.set(process, Date.now());
    // Whoever comes anew learns at once that it is not alone.
    if (isNew) this.send('bus.alive', {});
    for (const name of this.others.keys()) if (!this.isAlive(name)) this.others.delete(name);
  }
}
