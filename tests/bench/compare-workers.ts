import { monitorEventLoopDelay } from 'node:perf_hooks';
import { amend } from '#libs/bylaw-amend';
import { idSource, seededRandom } from '#libs/bylaw-document';
import type { DocumentJson } from '#libs/contracts';
import { TextWork } from '../../apps/api/src/platform/workers/text-work.js';
import { ActWriter, type Pair } from './compare-acts.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What large texts cost the rest of a server: compared, amended and written in threads, beside the same on the spot. */
export async function workersBench(pair: Pair): Promise<void> {
  const writer = new ActWriter(7);
  const points = Array.from({ length: 4000 }, () => writer.point(writer.sentence(25)));
  const before = writer.act(points);
  const after = writer.act(points.map((point, at) => (at % 40 === 3 ? writer.edited(point) : point)));
  let nodes = 0;
  before.descendants((node) => {
    if (!node.isText) nodes += 1;
  });
  const [base, edited] = [before.toJSON() as DocumentJson, after.toJSON() as DocumentJson];
  say(`\nLarge texts in worker threads of 512 MB: ${nodes} nodes`);
  const work = new TextWork();
  const jobs: [string, () => Promise<unknown>][] = [
    ['compare (first, starts a thread)', () => work.compare(base, edited)],
    ['compare', () => work.compare(base, edited)],
    ['compare case A', () => work.compare(json(pair.before), json(pair.after))],
    ['amend', () => work.amend({ base, edited })],
    ['export html', () => work.exportAct({ format: 'html', document: edited })],
    ['export md', () => work.exportAct({ format: 'md', document: edited })],
    ['four comparisons at once', () => Promise.all([1, 2, 3, 4].map(() => work.compare(base, edited)))],
    [
      'amend on the spot, for comparison',
      async () => amend(before, after, { newId: idSource(seededRandom(1)) }).operations.length,
    ],
  ];
  try {
    for (const [name, job] of jobs) {
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      // The first interval must be running when the work begins.
      await new Promise((resolve) => setTimeout(resolve, 20));
      const start = performance.now();
      await job();
      const time = performance.now() - start;
      // One more turn, so that a delay at the very end is seen too.
      await new Promise((resolve) => setTimeout(resolve, 20));
      delay.disable();
      say(
        `  ${name.padEnd(36)}${time.toFixed(0).padStart(8)} ms   longest wait of others ${(delay.max / 1e6).toFixed(0)} ms`,
      );
    }
  } finally {
    await work.onApplicationShutdown();
  }
}

function json(doc: Pair['before']): DocumentJson {
  return doc.toJSON() as DocumentJson;
}
