import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { wholeRules, type PublishedFile, type SignedBallot } from '#libs/contracts';
import { countCycle } from '#libs/budget-count';
import {
  ballotHash,
  fileListBytes,
  fileListText,
  grown,
  headBytes,
  NO_LEAVES,
  rootOf,
  toBase64Url,
  type FrozenVote,
} from '#libs/verifiable-ballot';
import { hangUp, loaded, makeBallots, paced, send, type Load, type VoteStage } from './vote-load.js';

/**
 * `npm run bench -- vote`: credentials and ballots a second over HTTP, durable, beside a loader that writes the same rows
 * into the same server in the same run; then a published vote checked by the command; then a steady load. With
 * VIETVARA_LONG the sizes are those of the goals: 100,000 ballots checked, ten minutes of steady load.
 */
const LONG = Boolean(process.env['VIETVARA_LONG']);
const CLIENTS = 32;
const PEOPLE = 400;
/** The two take turns, so that a machine that is slower for a while is so for both; a log that grows is to slow nothing. */
const ROUNDS = 3;
const BALLOTS = 6_000;
const CEILING = 6_000;
const CHECKED = LONG ? 100_000 : 5_000;
const STEADY_SECONDS = LONG ? 600 : 10;
const STEADY = { ballots: 50, reads: 500 };
const BYTES = 2_000;

/** Readers are many, and each is limited alone. */
const readerAt = (at: number): string => `198.18.${(at >> 8) & 255}.${at & 255}`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function tell(name: string, { times, seconds, statuses }: Load): number {
  const rate = times.length / seconds;
  const at = (share: number): string => `${quantile(times, share).toFixed(1)} ms`;
  const answers = [...statuses].map(([status, count]) => `${status}: ${count}`).join(', ');
  say(
    `  ${name.padEnd(30)} ${rate.toFixed(0).padStart(6)} a second   median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}   (${answers})`,
  );
  return rate;
}

function histogram({ times }: Load): void {
  const edges = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, Infinity];
  let before = 0;
  for (const edge of edges) {
    const count = times.filter((time) => time >= before && time < edge).length;
    if (count > 0) say(`    ${`< ${edge} ms`.padStart(10)} ${String(count).padStart(8)}`);
    before = edge;
  }
}

function start(): { child: ChildProcess; stage: Promise<VoteStage> } {
  const child = fork(fileURLToPath(new URL('vote-server.js', import.meta.url)), [String(PEOPLE)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stage = new Promise<VoteStage>((resolve, reject) => {
    child.once('message', (message: VoteStage) => resolve(message));
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code}.`)));
  });
  return { child, stage };
}

/** The same rows without anything around them: one transaction with the ballot and its leaf, 32 connections. */
async function ceiling(databaseUrl: string): Promise<Load> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CLIENTS });
  await pool.query(`CREATE TABLE IF NOT EXISTS bench_ballot (leaf_hash bytea PRIMARY KEY, unit_id uuid NOT NULL,
    credential_hash bytea NOT NULL UNIQUE, sequence integer NOT NULL, epoch integer NOT NULL, sealed bytea NOT NULL)`);
  await pool.query(
    `CREATE TABLE IF NOT EXISTS bench_leaf (leaf_hash bytea PRIMARY KEY, epoch integer NOT NULL)`,
  );
  const sealed = randomBytes(BYTES);
  const load = await loaded(CEILING, CLIENTS, async () => {
    const client = await pool.connect();
    const leaf = randomBytes(32);
    await client.query('BEGIN');
    await client.query({
      name: 'ballot',
      text: `INSERT INTO bench_ballot VALUES ($1, '961af74b-42b1-4b7f-a715-198734cc5f70', $2, 1, 1, $3)`,
      values: [leaf, randomBytes(32), sealed],
    });
    await client.query({ name: 'leaf', text: `INSERT INTO bench_leaf VALUES ($1, 1)`, values: [leaf] });
    await client.query('COMMIT');
    client.release();
    return 200;
  });
  await pool.end();
  return load;
}

/** A folder as it would be published, with all of it made here. */
function publish(folder: string, stage: VoteStage): void {
  const log = generateKeyPairSync('ed25519');
  const logKey = toBase64Url(log.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  const leaves: { hash: Uint8Array; ballot: SignedBallot }[] = makeBallots(stage, CHECKED).map((ballot) => ({
    hash: ballotHash(ballot),
    ballot,
  }));
  leaves.sort((a, b) => Buffer.compare(a.hash, b.hash));
  const root = toBase64Url(
    rootOf(
      grown(
        NO_LEAVES,
        leaves.map(({ hash }) => hash),
      ),
    ),
  );
  const head = { cycleId: stage.cycleId, epoch: 1, size: CHECKED, root, day: '2026-11-21' };
  const files: PublishedFile[] = [];
  const write = (name: string, content: string): void => {
    writeFileSync(join(folder, name), content);
    const digest = createHash('sha256').update(content).digest('hex');
    files.push({ name, bytes: Buffer.byteLength(content), sha256: digest });
  };
  write(
    'vote.json',
    JSON.stringify({
      ...{ format: 'vietvara vote 2', cycleId: stage.cycleId, year: 2060, title: '', logKey, auditor: null },
      ...{
        rulesDigest: createHash('sha256').update(stage.rules).digest('hex'),
        units: [{ unitId: stage.unitId, key: stage.unitKey }],
      },
    }),
  );
  write('rules.json', stage.rules);
  write('roll.json', JSON.stringify([{ unitId: stage.unitId, online: CHECKED, inPerson: 0 }]));
  const signature = toBase64Url(sign(null, headBytes(head), log.privateKey));
  write('heads.ndjson', `${JSON.stringify({ ...head, signature })}\n`);
  const lines = leaves.map(({ hash, ballot }) =>
    JSON.stringify({ leafHash: toBase64Url(hash), epoch: 1, unitId: stage.unitId, ballot }),
  );
  write('log.ndjson', `${lines.join('\n')}\n`);
  write('paper.json', '[]');
  write('sums.json', '[]');
  write('boxes.json', JSON.stringify({ key: logKey, batches: [] }));
  const { rules, units, projects } = JSON.parse(stage.rules) as FrozenVote;
  const ballots = leaves.map(({ ballot }) => ballot);
  const count = countCycle({ rules: wholeRules(rules), units, projects, ballots, lot: null });
  write('result.json', JSON.stringify({ counts: [{ number: 1, count, correction: null }] }));
  const list = { cycleId: stage.cycleId, files: [...files] };
  const signed = toBase64Url(sign(null, fileListBytes(list), log.privateKey));
  write('files.json', fileListText({ ...list, signature: signed }));
}

function check(stage: VoteStage): void {
  const folder = mkdtempSync(join(tmpdir(), 'vietvara-vote-'));
  try {
    publish(folder, stage);
    const cli = fileURLToPath(new URL('../../apps/cli/src/main.js', import.meta.url));
    const script = `process.argv.splice(1, 0, 'vietvara'); await import(${JSON.stringify(`file://${cli}`)});
      process.on('exit', () => process.stderr.write('\\nRSS ' + process.resourceUsage().maxRSS));`;
    const began = performance.now();
    const run = spawnSync(
      process.execPath,
      ['--max-old-space-size=320', '--input-type=module', '-e', script, 'verify', folder],
      { encoding: 'utf8' },
    );
    const seconds = (performance.now() - began) / 1000;
    const rss = Number(/RSS (\d+)/.exec(run.stderr)?.[1] ?? 0) / 1024;
    say(
      `  ${CHECKED} ballots checked by the command in ${seconds.toFixed(1)} s with ${rss.toFixed(0)} MB, code ${run.status}`,
    );
    if (run.status !== 0) say(`${run.stdout}\n${run.stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { child, stage: ready } = start();
try {
  const stage = await ready;
  say('Verifiable votes over HTTP, one API process, every answer after its commit');
  const credentials = await loaded(PEOPLE, CLIENTS, (at) => {
    const blinded = randomBytes(384);
    blinded[0] = 0;
    const { cookie, token } = stage.sessions[at] ?? { cookie: '', token: '' };
    const asked = { unitId: stage.unitId, blinded: toBase64Url(blinded), backup: 'AAAA' };
    const body = JSON.stringify({ ...asked, rulesDigest: stage.rulesDigest });
    return send(`${stage.url}${stage.path}/vote/credential`, body, { cookie, 'x-csrf-token': token });
  });
  tell('credentials', credentials);
  const voted = ROUNDS * BALLOTS;
  const bodies = makeBallots(stage, voted + STEADY.ballots * STEADY_SECONDS).map((one) =>
    JSON.stringify(one),
  );
  const address = `${stage.url}${stage.path}/vote/ballots`;
  const shares: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const most = tell('the same rows, no product', await ceiling(stage.databaseUrl));
    hangUp();
    const put = (at: number): Promise<number> => send(address, bodies[round * BALLOTS + at] ?? '');
    shares.push((100 * tell('ballots', await loaded(BALLOTS, CLIENTS, put))) / most);
  }
  const each = shares.map((share) => share.toFixed(0)).join(', ');
  say(`  ballots are ${quantile(shares, 0.5).toFixed(0)} % of what the database takes (${each}; goal: 35 %)`);

  say(`Steady: ${STEADY.ballots} ballots and ${STEADY.reads} reads a second for ${STEADY_SECONDS} s`);
  const [steady, reads] = await Promise.all([
    paced(STEADY.ballots, STEADY_SECONDS, (at) => send(address, bodies[voted + at] ?? '')),
    paced(STEADY.reads, STEADY_SECONDS, (at) =>
      send(`${stage.url}${stage.path}/vote/heads`, null, { 'x-forwarded-for': readerAt(at) }),
    ),
  ]);
  tell('ballots', steady);
  histogram(steady);
  tell('reads', reads);
  histogram(reads);
  const pool = new pg.Pool({ connectionString: stage.databaseUrl, max: 1 });
  const { rows } = await pool.query<{ stored: number; different: number }>(
    `SELECT count(*)::int AS stored, count(DISTINCT credential_hash)::int AS different
       FROM (SELECT credential_hash FROM sealed_ballot UNION ALL SELECT credential_hash FROM vote_leaf) AS b`,
  );
  await pool.end();
  say(`  sent ${bodies.length}, stored ${rows[0]?.stored}, of different voters ${rows[0]?.different}`);
  if (rows[0]?.stored !== bodies.length || rows[0].different !== bodies.length) process.exitCode = 1;
  child.disconnect();
  check(stage);
} finally {
  child.kill();
}
