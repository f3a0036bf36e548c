import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { LIMITS } from '../../../apps/api/src/platform/limits/rate-limit.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ env: { VIETVARA_RATE_LIMIT_FACTOR: '1' } });
}, 60_000);
afterAll(() => test?.close());

it('takes only so many files from one person', async () => {
  const lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  const statuses = new Map<number, number>();
  for (let i = 0; i <= LIMITS.upload.limit; i++) {
    const form = new FormData();
    form.append('file', new Blob([' ']), 'a.txt');
    const { status } = await lawyer.upload('/api/m/vidzale/imports', form);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses]).toEqual([
    [422, LIMITS.upload.limit],
    [429, 1],
  ]);
  expect((await lawyer.get('/api/session')).status).toBe(200);
});
