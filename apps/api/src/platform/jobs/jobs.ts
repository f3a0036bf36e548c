import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss, type JobResult, type JobWithMetadata } from 'pg-boss';
import { CONFIG, type Config } from '../config/config.js';

/** How a kind of work is done. */
export interface JobKind<T extends object> {
  name: string;
  /** Attempts after the first; the pause between them doubles each time. */
  retries: number;
  /** First pause in seconds. */
  pauseSeconds: number;
  /** Throwing asks for another attempt; the reason is for the kind itself to log. */
  work: (data: T, attempt: { last: boolean }) => Promise<void>;
}

const SHUTDOWN_MS = 5_000;
/** Work is announced at once by the database; this is for what was announced while everybody was busy. */
const POLL_SECONDS = 1;
/** Jobs done side by side. */
const BATCH = 10;
/** What a worker must have finished in before another may take the job. */
const EXPIRE_SECONDS = 120;

/**
 * The queue of work that is due now, in PostgreSQL, by real time. Nothing is scheduled into the future here: what legal
 * time triggers is found by `DueEvents`, because the queue knows nothing of the demo's clock.
 */
@Injectable()
export class Jobs implements OnApplicationShutdown {
  private readonly log = new Logger('Jobs');
  private readonly kinds: JobKind<never>[] = [];
  private boss: PgBoss | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Announces a kind of work; features call it when their module starts, before {@link start}. */
  register<T extends object>(kind: JobKind<T>): void {
    this.kinds.push(kind);
  }

  /** Starts working; called once when the application has started. */
  async start(): Promise<void> {
    const boss = new PgBoss({
      connectionString: this.config.databaseUrl,
      schema: 'pgboss',
      application_name: 'vietvara-jobs',
      max: 4,
      schedule: false,
      useListenNotify: true,
    });
    boss.on('error', (error) => this.log.error(error.message));
    await boss.start();
    for (const kind of this.kinds) await this.employ(boss, kind);
    this.boss = boss;
  }

  /** Queues work. With a `key`, work of that key that is already waiting is not queued again. */
  async send(name: string, data: object, key?: string): Promise<void> {
    if (!this.boss) throw new Error('The job queue is not running.');
    // The queue holds one waiting job per key, and "no key" would be a key too.
    await this.boss.send(name, data, { singletonKey: key ?? randomUUID() });
  }

  async onApplicationShutdown(): Promise<void> {
    const { boss } = this;
    this.boss = null;
    await boss?.stop({ graceful: true, timeout: SHUTDOWN_MS });
  }

  private async employ(boss: PgBoss, kind: JobKind<never>): Promise<void> {
    await boss.createQueue(kind.name, {
      policy: 'short',
      retryLimit: kind.retries,
      retryDelay: kind.pauseSeconds,
      retryBackoff: true,
      expireInSeconds: EXPIRE_SECONDS,
      deleteAfterSeconds: 24 * 60 * 60,
      notify: true,
    });
    await boss.work(
      kind.name,
      {
        includeMetadata: true,
        perJobResults: true,
        batchSize: BATCH,
        burstWhenBatchFull: true,
        pollingIntervalSeconds: POLL_SECONDS,
        notifyPollingIntervalSeconds: POLL_SECONDS,
      } as const,
      (jobs: JobWithMetadata<never>[]) => Promise.all(jobs.map((job) => attempt(kind, job))),
    );
  }
}

/** Each job has its own fate, whatever becomes of the others of its batch. */
async function attempt(kind: JobKind<never>, job: JobWithMetadata<never>): Promise<JobResult> {
  try {
    await kind.work(job.data, { last: job.retryCount >= job.retryLimit });
    return { id: job.id, status: 'completed' };
  } catch {
    // The kind has logged its reason; what a server says may name people and is not kept here.
    return { id: job.id, status: 'failed' };
  }
}
