import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { countCycle, type CountProgress, type CycleCountInput } from '#libs/budget-count';
import type { CycleCount } from '#libs/contracts';
import type { CountTask } from './count-worker.js';

/** Up to so many ballots a count of most votes first takes less than some 50 ms, which copying them would take as well. */
const ON_THE_SPOT = 5_000;
/** Megabytes that the objects of the thread may take. */
const MEMORY = 512;
/** Milliseconds after which a thread without work ends. */
const IDLE = 30_000;

/** Counts in a thread of its own, one after the other, so that nobody else waits for it; tells how far it is. */
@Injectable()
export class CountWork implements OnApplicationShutdown {
  private pool: Piscina<CountTask, CycleCount> | null = null;

  /** @param countsPerLoser 0 = only who wins. */
  async count(
    input: CycleCountInput,
    {
      countsPerLoser,
      onProgress,
    }: { countsPerLoser?: number; onProgress?: (progress: CountProgress) => void } = {},
  ): Promise<CycleCount> {
    const effort = countsPerLoser === undefined ? {} : { countsPerLoser };
    if (input.rules.countRule.startsWith('greedy') && input.ballots.length <= ON_THE_SPOT)
      return countCycle(input, effort);
    const { port1, port2 } = new MessageChannel();
    port1.on('message', (progress: CountProgress) => onProgress?.(progress));
    try {
      return await this.thread().run({ input, port: port2, ...effort }, { transferList: [port2] });
    } finally {
      port1.close();
    }
  }

  /** The thread ends with the application; what it was counting is given up. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
  }

  private thread(): Piscina<CountTask, CycleCount> {
    this.pool ??= new Piscina({
      ...workerFile(),
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    return this.pool;
  }
}

/** The file that the thread runs: compiled beside this one, or, where this one runs from source, compiled on loading. */
function workerFile(): { filename: string; execArgv?: string[] } {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return { filename: fileURLToPath(new URL('count-worker.js', here)) };
  return {
    filename: fileURLToPath(new URL('count-worker.ts', here)),
    execArgv: ['--import', new URL('../../../../launch/from-source.mjs', here).href],
  };
}
