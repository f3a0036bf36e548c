import { LIMITS } from '../../../apps/api/src/platform/limits/rate-limit.js';
import { RateLimits } from '../../../apps/api/src/platform/limits/rate-limits.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import {
  ballotBy,
  credentialAs,
  credentialOf,
  keysOf,
  openVerifiable,
  sendBallot,
} from './verifiable-support.js';
import { logInVoters, registerPeople, type TestCycle, type VotingTeam } from './voting-support.js';

let test: TestApp;
let team: VotingTeam & { secretary: TestClient };
let cycle: TestCycle;
beforeAll(async () => {
  test = await startTestApp({ env: { VIETVARA_RATE_LIMIT_FACTOR: '1', VIETVARA_EPOCH_BALLOTS: '1000' } });
  team = { ...(await logInVoters(test)), secretary: await TestClient.loggedIn(test.url, 'Kristīne Liepa') };
  cycle = await openVerifiable(test, team, { year: 2095 });
}, 120_000);
afterAll(() => test?.close());

it('takes true ballots after false ones have used up all that is left for them', async () => {
  const anna = await credentialOf(team.anna, cycle);
  const velta = await credentialOf(team.velta, cycle);
  const ballot = ballotBy(anna, [1]);
  const forged = { ...ballot, credential: { ...ballot.credential, key: velta.held.credential.key } };
  const { points: _points, ...bare } = forged;
  const elsewhere = { ...cycle, year: 2094 };
  // As many false ballots of other senders have come before, up to the last but five.
  const limits = test.app.get(RateLimits, { strict: false });
  for (let at = 0; at < LIMITS.falseBallots.limit - 5; at++) limits.countTogether('falseBallots');

  const told = [
    await sendBallot(test, cycle, forged),
    // Without points it comes by the ordinary route, and counts once all the same.
    await sendBallot(test, cycle, bare as typeof forged),
    await sendBallot(test, cycle, { ...ballot, choices: [2] }),
    await sendBallot(test, cycle, { ...ballot, sequence: 0 }),
    await sendBallot(test, elsewhere, ballot),
  ];
  expect(told.map(({ status, codes }) => [status, codes])).toEqual([
    [403, ['credential_forged']],
    [403, ['credential_forged']],
    [403, ['ballot_forged']],
    [422, ['field.min']],
    [404, ['notFound']],
  ]);
  const refused = [
    await sendBallot(test, cycle, forged),
    await sendBallot(test, cycle, { ...ballot, choices: [2] }),
    await sendBallot(test, cycle, { ...ballot, sequence: 0 }),
    await sendBallot(test, elsewhere, ballot),
  ];
  expect(refused.map(({ status, codes }) => [status, codes])).toEqual(
    refused.map(() => [429, ['tooManyRequests']]),
  );
  const stale = await sendBallot(test, cycle, { ...ballot, rulesDigest: '0'.repeat(64) });
  expect([stale.status, stale.codes]).toEqual([409, ['ballot_rules_changed']]);
  expect((await sendBallot(test, cycle, ballot)).status).toBe(200);
  expect((await sendBallot(test, cycle, ballotBy(velta, [2]))).status).toBe(200);
});

it('limits the ballots of one credential, and no others for them', async () => {
  const keys = await keysOf(team.anna, cycle);
  const [often = '', once = ''] = await registerPeople(test, ['1975-05-05', '1975-05-05']);
  const eager = await credentialAs(test, keys, cycle, often);
  const calm = await credentialAs(test, keys, cycle, once);
  const statuses: number[] = [];
  for (let at = 0; at <= LIMITS.ballots.limit; at++) {
    statuses.push((await sendBallot(test, cycle, ballotBy(eager, [1], at + 1))).status);
  }
  expect(statuses.indexOf(429)).toBe(LIMITS.ballots.limit);
  expect((await sendBallot(test, cycle, ballotBy(calm, [1]))).status).toBe(200);
});
