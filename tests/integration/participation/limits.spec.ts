import { LIMITS } from '../../../apps/api/src/platform/limits/rate-limit.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { ProblemBody } from '../../support/client.js';
import { logInTeam, runningStage, submit, type Team } from './stage-support.js';

let test: TestApp;
let team: Team;

beforeAll(async () => {
  test = await startTestApp({ env: { VIETVARA_RATE_LIMIT_FACTOR: '1' } });
  team = await logInTeam(test);
}, 120_000);
afterAll(() => test?.close());

it('takes only so many opinions from one address, and counts a logged-in person alone', async () => {
  const stage = await runningStage(team);
  for (let i = 0; i < LIMITS.opinion.limit; i++) {
    expect((await submit(test, team.stranger, stage)).status).toBe(201);
  }
  const refused = await submit(test, team.stranger, stage);
  expect(refused.status).toBe(429);
  expect((refused.body as unknown as ProblemBody).violations[0]?.code).toBe('tooManyRequests');
  expect((await submit(test, team.resident, stage)).status).toBe(201);
});
