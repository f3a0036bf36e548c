import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { BallotIntakeQueue } from '../../../apps/api/src/budget/voting/verifiable/ballot-intake.queue.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { endEpoch, openVerifiable } from './verifiable-support.js';
import { logInVoters, placeId } from './voting-support.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ env: { VIETVARA_EPOCH_BALLOTS: '100000' } });
}, 120_000);
afterAll(() => test?.close());

const LEAVES = 2_000;
const BALLOTS = 200;

it('reads for a ballot what its credential has, and not all the others, in tables that were never analysed', async () => {
  const team = {
    ...(await logInVoters(test)),
    secretary: await TestClient.loggedIn(test.url, 'Kristīne Liepa'),
  };
  const cycle = await openVerifiable(test, team, { year: 2096 });
  const municipalityId = await placeId(test);
  const { query } = test.dataSource.manager;
  const sql = query.bind(test.dataSource.manager);
  await sql(
    `INSERT INTO vote_leaf (municipality_id, cycle_id, position, leaf_hash, unit_id, credential_hash, sequence, epoch, sealed)
     SELECT $1, $2, 1000000 + n, sha256(('leaf' || n)::bytea), $3, sha256(('credential' || n)::bytea), 1, 1, '\\x00'
       FROM generate_series(1, $4::int) n`,
    [municipalityId, cycle.id, cycle.units[0], LEAVES],
  );
  const queue = test.app.get(BallotIntakeQueue, { strict: false });
  const put = (): Promise<{ epoch: number }> =>
    queue.put({
      ...{ municipalityId, cycleId: cycle.id, unitId: cycle.units[0], today: cycle.voting.from },
      ...{
        leafHash: randomBytes(32),
        credentialHash: randomBytes(32),
        sequence: 1,
        sealed: Buffer.alloc(1500),
      },
    });
  const { added } = await reads();
  await putAll();
  const before = await readsAfter(added + BALLOTS);
  // After every epoch the table is empty, as it is when a plan for it is kept.
  await endEpoch(test, cycle);
  await sql('VACUUM FULL sealed_ballot');
  await putAll();
  const after = await readsAfter(added + 2 * BALLOTS);
  expect(before.rows / BALLOTS).toBeLessThan(10);
  expect((after.rows - before.rows) / BALLOTS).toBeLessThan(10);

  /** Some at a time, as the queue groups them: of single ones the planner thinks otherwise. */
  async function putAll(): Promise<void> {
    for (let at = 0; at < BALLOTS; at += 20) await Promise.all(Array.from({ length: 20 }, put));
  }

  /** The database tells its counters a moment later. */
  async function readsAfter(ballots: number): ReturnType<typeof reads> {
    for (;;) {
      const found = await reads();
      if (found.added >= ballots) return found;
      await pause(200);
    }
  }

  async function reads(): Promise<{ rows: number; added: number }> {
    const [found] = await sql(
      `SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS rows,
              sum(n_tup_ins) FILTER (WHERE relname = 'sealed_ballot')::int AS added
         FROM pg_stat_user_tables WHERE relname IN ('sealed_ballot', 'vote_leaf')`,
    );
    return found as { rows: number; added: number };
  }
}, 60_000);
