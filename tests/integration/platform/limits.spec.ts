import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { LIMITS } from '../../../apps/api/src/platform/limits/rate-limit.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ env: { VIETVARA_RATE_LIMIT_FACTOR: '1' } });
}, 60_000);
afterAll(() => test?.close());

it('limits logging in more strictly than reading, and says how long to wait', async () => {
  const client = new TestClient(test.url);
  const statuses = new Map<number, number>();
  let last: Awaited<ReturnType<typeof client.raw>> | undefined;
  for (let i = 0; i <= LIMITS.login.limit; i++) {
    last = await client.raw('/auth/callback');
    statuses.set(last.status, (statuses.get(last.status) ?? 0) + 1);
  }
  expect([...statuses]).toEqual([
    [400, LIMITS.login.limit],
    [429, 1],
  ]);
  expect((JSON.parse(last?.text ?? '') as ProblemBody).violations[0]?.code).toBe('tooManyRequests');
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await client.get('/api/session')).status).toBe(200);
});

it('keeps no address', async () => {
  const rows = await test.dataSource.query<{ sess: object }[]>('SELECT sess FROM web_session');
  expect(JSON.stringify(rows)).not.toContain('127.0.0.1');
});
