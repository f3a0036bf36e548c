import type { MessagePort } from 'node:worker_threads';
import { countCycle, type CountProgress, type CycleCountInput } from '#libs/budget-count';
import type { CycleCount } from '#libs/contracts';

/** One count for the worker thread that runs this file. */
export interface CountTask {
  input: CycleCountInput;
  /** 0 = only who wins; left out, what would have changed it as well. */
  countsPerLoser?: number;
  port: MessagePort;
}

/** Progress is told no more often than this, in milliseconds. */
const TOLD_EVERY = 100;

/** Counts; the pool calls this in a thread of its own. */
export default function run({ input, countsPerLoser, port }: CountTask): CycleCount {
  let told = performance.now();
  const onProgress = (progress: CountProgress): void => {
    if (performance.now() - told < TOLD_EVERY) return;
    told = performance.now();
    port.postMessage(progress);
  };
  try {
    return countCycle(input, { onProgress, ...(countsPerLoser !== undefined && { countsPerLoser }) });
  } finally {
    port.close();
  }
}
