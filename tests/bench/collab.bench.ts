import { fork, type ChildProcess } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { DocumentView } from '#libs/contracts';
import { TestClient } from '../support/client.js';
import { draftDossier, writeDocument } from '../support/dossiers.js';
import type { Order, Report } from './collab-clients.js';
import { act } from './collab-text.js';

const EDITORS = 10;
/** Points with a paragraph each: 1,500 nodes. */
const POINTS = 750;
/** Five edits a second in all. */
const EVERY_MS = 200;
const EDITS_IN_ROUND = 75;
const ROUNDS = 4;
const PLACE = 'vidzale';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const children: ChildProcess[] = [];

function start(file: string, ...args: string[]): ChildProcess {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.push(child);
  return child;
}

function next<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`A process ended with code ${code}.`));
    child.once('exit', ended);
    child.once('message', (message: T) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

async function ask(child: ChildProcess, order: Order): Promise<Report> {
  const report = next<Report>(child);
  child.send(order);
  return report;
}

/** The value that so much of the sorted values are not above. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const shown = (ms: number): string => ms.toFixed(1).padStart(7);
const row = (name: string, times: readonly number[]): void =>
  say(
    `  ${name.padEnd(34)} median ${shown(quantile(times, 0.5))} ms   p95 ${shown(quantile(times, 0.95))} ms   p99 ${shown(quantile(times, 0.99))} ms   (${times.length})`,
  );

/** One row written and committed, again and again, on the database of the product while nobody else writes. */
async function commits(client: pg.Client, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at++) {
    await client.query('BEGIN');
    await client.query('INSERT INTO bench_commit (at) VALUES ($1)', [at]);
    const begun = performance.now();
    await client.query('COMMIT');
    times.push(performance.now() - begun);
  }
  return times;
}

async function measure(): Promise<boolean> {
  const server = start('./collab-server.js', 'ours');
  const url = await next<string>(server);
  const other = start('./collab-server.js', 'hocuspocus');
  const otherUrl = await next<string>(other);

  const lawyer = await TestClient.loggedIn(url, 'Ilze Bērziņa');
  const dossier = await draftDossier(lawyer, PLACE);
  const documentId = dossier.documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
  await writeDocument(lawyer, PLACE, documentId, act(POINTS));
  const { body: view } = await lawyer.get<DocumentView>(`/api/m/${PLACE}/documents/${documentId}`);
  const access = {
    url,
    cookie: lawyer.cookie('vv') ?? '',
    csrfToken: await lawyer.token(),
    place: PLACE,
    documentId,
  };

  const [ours, theirs] = [start('./collab-clients.js'), start('./collab-clients.js')];
  const common = { kind: 'open', editors: EDITORS, points: POINTS } as const;
  await ask(ours, {
    ...common,
    system: 'ours',
    url,
    access,
    content: view.content,
    version: view.version,
  });
  await ask(theirs, { ...common, system: 'hocuspocus', url: otherUrl });

  const database = new pg.Client({ connectionString: process.env['VIETVARA_TEST_POSTGRES'] });
  await database.connect();
  await database.query('CREATE TABLE bench_commit (at integer)');
  const times = { ours: [] as number[], theirs: [] as number[], commit: [] as number[] };
  // The first round warms both up alike.
  for (let round = 0; round <= ROUNDS; round++) {
    const order: Order = { kind: 'run', edits: EDITS_IN_ROUND, everyMs: EVERY_MS, seed: round + 1 };
    for (const [name, child] of [
      ['ours', ours],
      ['theirs', theirs],
    ] as const) {
      const report = await ask(child, order);
      if (report.kind === 'ran' && round > 0) times[name].push(...report.times);
    }
    const measured = await commits(database, 100);
    if (round > 0) times.commit.push(...measured);
  }
  await database.query('DROP TABLE bench_commit');
  await database.end();

  const ends = [await ask(ours, { kind: 'end' }), await ask(theirs, { kind: 'end' })];
  const equal = ends.map((report) => report.kind === 'ended' && report.equal);

  say(
    `${EDITORS} editors on one document of ${POINTS * 2} nodes, 5 edits a second in all, ${ROUNDS} rounds of ${EDITS_IN_ROUND} edits by turns (${cpus().length} cores).`,
  );
  say('From the keystroke to its being applied in the state of each other editor:');
  row('Vietvara, durable before told', times.ours);
  row('Hocuspocus, y-prosemirror, memory', times.theirs);
  row('one commit of the same database', times.commit);
  const [mine, its] = [quantile(times.ours, 0.95), quantile(times.theirs, 0.95)];
  // Of the commit the middle: its slowest would make the goal easier.
  const commit = quantile(times.commit, 0.5);
  say(`  all texts equal at the end: Vietvara ${yes(equal[0])}, Hocuspocus ${yes(equal[1])}`);
  say(
    `  medians: ${(quantile(times.ours, 0.5) / quantile(times.theirs, 0.5)).toFixed(2)} of Hocuspocus; p95: ${(mine / its).toFixed(2)} of Hocuspocus`,
  );
  const reached = mine <= its + commit && equal.every(Boolean);
  say(
    `  to reach: p95 ${mine.toFixed(1)} ms ≤ ${its.toFixed(1)} ms + one commit ${commit.toFixed(1)} ms = ${(its + commit).toFixed(1)} ms: ${reached ? 'reached' : 'NOT reached'}`,
  );
  return reached;
}

const yes = (value: boolean | undefined): string => (value ? 'yes' : 'NO');

try {
  if (!(await measure())) process.exitCode = 1;
} finally {
  for (const child of children) child.kill();
}
