import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { beginCredential, finishCredential } from '#libs/verifiable-ballot';
import {
  askCredential,
  ballotBy,
  keysOf,
  openVerifiable,
  random,
  sendBallot,
  votePath,
} from '../../integration/budget/verifiable-support.js';
import { startTestApp, freePort, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { PLACE } from '../../support/council.js';
import { draftDossier, readDocument } from '../../support/dossiers.js';
import { LiveEditor, liveSocket } from '../../support/live.js';

const READY_WITHIN_MS = 60_000;

let test: TestApp;
let lawyer: TestClient;
let id: string;

beforeAll(async () => {
  test = await startTestApp();
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
}, 120_000);
afterAll(() => test?.close());
beforeEach(async () => {
  const dossier = await draftDossier(lawyer, PLACE);
  id = dossier.documents.find((document) => document.kind === 'bylaw')?.id ?? '';
});

/** A process of the built product beside the one of the test, on the same database and under the same address. */
async function secondProcess(): Promise<{ child: ChildProcess; address: string }> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      VIETVARA_MODE: 'demo',
      DATABASE_URL: test.db.url,
      PORT: String(port),
      PUBLIC_URL: test.url,
      VIETVARA_FILES: test.files,
      VIETVARA_WEB: 'none',
      VIETVARA_RATE_LIMIT_FACTOR: '1000',
      LOG_LEVEL: 'silent',
    },
    stdio: 'ignore',
  });
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${address}/health/live`).catch(() => null);
    if (answer?.ok) return { child, address };
    if (child.exitCode !== null || Date.now() > until) throw new Error('The second process did not start.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('a process that is killed', () => {
  it('takes no acknowledged step with it, and its people are gone from the screens of the others', async () => {
    const { child, address } = await secondProcess();
    const killed = once(child, 'exit');
    const from = await readDocument(lawyer, PLACE, id);
    const here = await LiveEditor.open(await liveSocket(lawyer), PLACE, id, 'here', from);
    const there = await LiveEditor.open(await liveSocket(lawyer, { url: address }), PLACE, id, 'there', from);
    await here.sees(2);
    const acknowledged: string[] = [];
    const typing = (async (): Promise<void> => {
      for (let at = 0; ; at++) {
        const word = `[${at}]`;
        there.type(word, at);
        await there.flush();
        acknowledged.push(word);
      }
    })();
    const over = typing.catch(() => undefined);
    while (acknowledged.length < 20) await here.reaches(here.version + 1);
    child.kill('SIGKILL');
    await killed;
    there.close();
    await over;
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    for (const word of acknowledged) expect(doc.textContent).toContain(word);
    await here.reaches(version);
    expect(here.doc.eq(doc)).toBe(true);
    await here.sees(1);
    here.type('Tālāk ', 0);
    await here.flush();
    expect((await readDocument(lawyer, PLACE, id)).doc.eq(here.doc)).toBe(true);
    here.close();
  }, 180_000);
});

describe('a vote whose process is killed between the credential and the ballot', () => {
  it('goes on where it stopped: the same credential, one entry in the roll, one ballot', async () => {
    const coordinator = await TestClient.loggedIn(test.url, 'Sanita Lapsa');
    const secretary = await TestClient.loggedIn(test.url, 'Kristīne Liepa');
    const anna = await TestClient.loggedIn(test.url, 'Anna Zariņa');
    const cycle = await openVerifiable(test, { coordinator, secretary }, { year: 2070 });
    const keys = await keysOf(anna, cycle);
    const pending = await beginCredential(keys, cycle.units[0], random);
    const { child, address } = await secondProcess();
    const killed = once(child, 'exit');
    const asked = await fetch(`${address}${votePath(cycle)}/credential`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `vv=${anna.cookie('vv') ?? ''}`,
        'x-csrf-token': await anna.token(),
      },
      body: JSON.stringify({
        unitId: pending.unitId,
        blinded: pending.blinded,
        rulesDigest: keys.rulesDigest,
        backup: 'AAAA',
      }),
    });
    expect(asked.status).toBe(200);
    // The answer never reached the voter.
    child.kill('SIGKILL');
    await killed;
    const again = await askCredential(anna, cycle, keys, pending);
    expect(again.status).toBe(200);
    const held = await finishCredential(keys, pending, again.body.signature);
    expect((await sendBallot(test, cycle, ballotBy({ held, keys }, [1]))).status).toBe(200);
    const [stored] = await test.dataSource.query<{ roll: number; ballots: number }[]>(
      `SELECT (SELECT count(*)::int FROM vote_roll WHERE cycle_id = $1) AS roll,
              (SELECT count(*)::int FROM sealed_ballot WHERE cycle_id = $1)
              + (SELECT count(*)::int FROM vote_leaf WHERE cycle_id = $1) AS ballots`,
      [cycle.id],
    );
    expect(stored).toEqual({ roll: 1, ballots: 1 });
  }, 120_000);
});
