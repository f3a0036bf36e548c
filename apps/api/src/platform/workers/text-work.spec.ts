import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseAmendments } from '#libs/bylaw-amend';
import type { DocumentJson } from '#libs/contracts';
import { randomBylaw } from '../../../../../libs/bylaw-document/testing/index.js';
import { Refused } from '../http/refused.js';
import { textTasks } from './text-tasks.js';
import { TextWork, type TextWorkLimits } from './text-work.js';
import { weightOf } from './weight.js';

const document = (seed: number, points: number): DocumentJson =>
  randomBylaw(seed, { points }).toJSON() as DocumentJson;
const small = document(1, 10);
const large = document(2, 700);
const other = document(3, 700);

/** A thread that runs from source compiles it first. */

let work: TextWork;
const limited = (limits: Partial<TextWorkLimits>): TextWork => {
  class Limited extends TextWork {
    protected override limits = {
      threads: 1,
      queue: 4,
      patience: 120_000,
      memory: 512,
      idle: 1000,
      ...limits,
    };
  }
  return (work = new Limited());
};
afterEach(() => work.onApplicationShutdown());

/** How often others had their turn until the work was done. */
async function turnsDuring(doing: Promise<unknown>): Promise<number> {
  let turns = 0;
  let done = false;
  const ended = doing.finally(() => (done = true));
  for (;;) {
    await nextTurn();
    if (done) break;
    turns += 1;
  }
  await ended;
  return turns;
}
const codesOf = (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? [error.status, error.violations[0]?.code] : error),
  );

describe('TextWork', () => {
  it('lets others go on while large texts are compared, and finds what it finds on the spot', async () => {
    limited({});
    const comparing = work.compare(large, other);
    expect(await turnsDuring(comparing)).toBeGreaterThan(20);
    expect((await comparing).summary).toEqual(textTasks.compare({ before: large, after: other }).summary);
  });

  it('does small work on the spot, before anybody else has a turn', async () => {
    limited({});
    expect(await turnsDuring(work.compare(small, document(4, 10)))).toBe(0);
  });

  it('imports, writes, amends and applies in a thread what it does on the spot', async () => {
    limited({});
    const text = await work.exportAct({ format: 'md', document: large });
    expect(text).toBe(textTasks.exportAct({ format: 'md', document: large }));
    const imported = await work.importAct({ name: 'act.md', text: String(text) });
    expect(imported.allowed && imported.recognised.title).toBe(
      large['content'] && randomBylaw(2, { points: 700 }).firstChild?.child(2).textContent,
    );
    const middle = document(5, 300);
    const amended = await work.amend({ base: middle, edited: middle });
    expect(amended.proof.closed).toBe(true);
    const consolidated = await work.consolidate({
      base: large,
      operations: parseAmendments('1. Svītrot 2. punktu.').operations,
      options: { act: { issuer: '', number: '' }, day: '2026-01-01' },
    });
    expect(consolidated.applied).toBe(true);
  });

  it('refuses what comes when too much waits already', async () => {
    limited({ queue: 1 });
    const first = [work.compare(large, other), work.compare(large, other)];
    expect(await codesOf(work.compare(large, other))).toEqual([503, 'tooBusy']);
    await Promise.all(first);
  });

  it('gives up what takes too long, and goes on with the next', async () => {
    limited({ patience: 1 });
    expect(await codesOf(work.compare(large, other))).toEqual([503, 'workTooLong']);
    expect(await codesOf(work.compare(small, small))).toBe('done');
  });

  it('ends with the application', async () => {
    limited({});
    const open = codesOf(work.compare(large, other));
    await work.onApplicationShutdown();
    expect(await open).toEqual([503, 'tooBusy']);
    expect(await codesOf(work.compare(large, other))).toEqual([503, 'tooBusy']);
  });
});

describe('weightOf', () => {
  it('counts nodes and characters up to the limit', () => {
    expect(weightOf({ type: 'text', text: 'x'.repeat(1000) }, 100)).toBeCloseTo(10.54);
    expect(weightOf(large, 100)).toBe(100);
    expect(weightOf({ bytes: new Uint8Array(5000) }, 100)).toBeGreaterThan(49);
  });
});
