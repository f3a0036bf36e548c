import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { NormValidity } from '#libs/bylaw-amend';
import type { Comparison } from '#libs/bylaw-diff';
import type { ImportResult, ImportSource, PlainDocx } from '#libs/bylaw-exchange';
import type { Decision, DocumentJson } from '#libs/contracts';
import type { ReadContainer } from '#libs/signed-containers';
import { Refused } from '../http/refused.js';
import { textTasks, type AmendmentJson, type AmendTask } from './text-tasks.js';
import type {
  ConsolidateTask,
  ConsolidationJson,
  ContainerTask,
  ExportTask,
  FollowResult,
  FollowTask,
  ProveResult,
  ProveTask,
  TextTasks,
  ValidityTask,
} from './text-tasks.js';
import type { ReadAct } from './kept-words.js';
import { weightOf } from './weight.js';
import type { WorkerTask } from './text-worker.js';

/** How much is done at the same time, and for how long at most. */
export interface TextWorkLimits {
  threads: number;
  /** Tasks that wait for a thread; one more is refused. */
  queue: number;
  /** Milliseconds from asking to the result. */
  patience: number;
  /** Megabytes that the objects of one thread may take. */
  memory: number;
  /** Milliseconds after which a thread without work ends. */
  idle: number;
}

const LIMITS: TextWorkLimits = {
  threads: Math.max(1, Math.min(2, availableParallelism() - 1)),
  queue: 16,
  patience: 60_000,
  memory: 512,
  idle: 30_000,
};

/**
 * The heaviest input, in nodes, that each task does on the spot: below it the work takes less than some 50 ms, which is
 * what copying the text to a thread and back costs others in waiting.
 */
const ON_THE_SPOT: Record<keyof TextTasks, number> = {
  compare: 4000,
  checkContainer: 2000,
  amend: 600,
  consolidate: 1500,
  prove: 600,
  follow: 1500,
  validity: 3000,
  importAct: 400,
  readWords: 1000,
  readAct: 300,
  exportAct: 1000,
};

/**
 * Work on whole texts: small ones on the spot, large ones in worker threads, so that nobody else waits for them. Plain
 * data goes in and comes out.
 */
@Injectable()
export class TextWork implements OnApplicationShutdown {
  private readonly log = new Logger('TextWork');
  private pool: Piscina<WorkerTask, unknown> | null = null;
  private closed = false;
  /** Tasks that wait or run in a thread. */
  private open = 0;
  protected limits = LIMITS;

  /** The differences between two documents. */
  compare(before: DocumentJson, after: DocumentJson): Promise<Comparison> {
    return this.run('compare', { before, after });
  }

  /** The amending by-law that leads from one text to another, with its proof. */
  amend(task: AmendTask): Promise<AmendmentJson> {
    return this.run('amend', task);
  }

  /** Applies the operations of one amending act. */
  consolidate(task: ConsolidateTask): Promise<ConsolidationJson> {
    return this.run('consolidate', task);
  }

  /** Reads an amending by-law and applies it: whether it leads to the edited text. */
  prove(task: ProveTask): Promise<ProveResult> {
    return this.run('prove', task);
  }

  /** The texts of an act on the days on which an amending act changes it. */
  follow(task: FollowTask): Promise<FollowResult> {
    return this.run('follow', task);
  }

  /** The norms of a text that do not hold on a day, with the reason. */
  validity(task: ValidityTask): Promise<NormValidity[]> {
    return this.run('validity', task);
  }

  /** Reads a file into an act; what cannot be read is a decision, not an error. */
  importAct(source: ImportSource): Promise<Decision<ImportResult>> {
    return this.run('importAct', source);
  }

  /** The same with the count of words that arrived. */
  readAct(source: ImportSource): Promise<Decision<ReadAct>> {
    return this.run('readAct', source);
  }

  /** The text of a Word file, also inside of a signed container; `null` for anything else. */
  readWords(bytes: Uint8Array): Promise<PlainDocx | null> {
    return this.run('readWords', { bytes });
  }

  /** Everything about a signed container, or everything that is wrong with it. */
  checkContainer(task: ContainerTask): Promise<ReadContainer> {
    return this.run('checkContainer', task);
  }

  /** Writes an act. */
  exportAct(task: ExportTask): Promise<string | Uint8Array> {
    return this.run('exportAct', task);
  }

  /** Threads end with the application; what they were doing is given up. */
  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    await this.pool?.destroy();
  }

  /**
   * @throws Refused 503 `tooBusy` where too much waits already, 503 `workTooLong` after the time limit, 413
   *   `workTooLarge` where the memory of a thread does not suffice.
   */
  private async run<Name extends keyof TextTasks>(
    name: Name,
    input: Parameters<TextTasks[Name]>[0],
  ): Promise<Awaited<ReturnType<TextTasks[Name]>>> {
    type Result = Awaited<ReturnType<TextTasks[Name]>>;
    const least = ON_THE_SPOT[name];
    if (weightOf(input, least) < least) {
      const task = textTasks[name] as (given: typeof input) => Result | Promise<Result>;
      return task(input);
    }
    if (this.closed || this.open >= this.limits.threads + this.limits.queue)
      throw new Refused([{ code: 'tooBusy' }], 503);
    const signal = AbortSignal.timeout(this.limits.patience);
    this.open += 1;
    try {
      return (await this.threads().run({ name, input }, { signal })) as Result;
    } catch (error) {
      throw this.refusal(error, signal.aborted) ?? error;
    } finally {
      this.open -= 1;
    }
  }

  private refusal(error: unknown, late: boolean): Refused | null {
    if (late) {
      this.log.warn('A task on a text took too long and was given up.');
      return new Refused([{ code: 'workTooLong' }], 503);
    }
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
      this.log.warn('A task on a text needed more memory than a thread may take.');
      return new Refused([{ code: 'workTooLarge' }], 413);
    }
    return this.closed ? new Refused([{ code: 'tooBusy' }], 503) : null;
  }

  private threads(): Piscina<WorkerTask, unknown> {
    const { threads, memory, idle } = this.limits;
    this.pool ??= new Piscina({
      ...workerFile(),
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: idle,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    return this.pool;
  }
}

/** The file that threads run: compiled beside this one, or, where this one runs from source, compiled on loading. */
function workerFile(): { filename: string; execArgv?: string[] } {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return { filename: fileURLToPath(new URL('text-worker.js', here)) };
  return {
    filename: fileURLToPath(new URL('text-worker.ts', here)),
    execArgv: ['--import', new URL('../../../../launch/from-source.mjs', here).href],
  };
}
