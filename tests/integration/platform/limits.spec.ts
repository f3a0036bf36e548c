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

it.each([
  ['compare', 'GET', '/api/public/m/vidzale/acts/nav/compare?from=v&to=v'],
  ['export', 'GET', '/api/public/m/vidzale/sn/2024/nav/2024-01-01/file.pdf'],
  // Pasted text is as dear as a file.
  ['upload', 'POST', '/api/m/vidzale/imports'],
] as const)(
  'counts what costs much work as %s',
  async (name, method, path) => {
    const client = new TestClient(test.url);
    const headers = { 'content-type': 'application/json', 'x-csrf-token': await client.token() };
    const send = () => client.raw(path, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) });
    const statuses: number[] = [];
    for (let i = 0; i <= LIMITS[name].limit; i++) statuses.push((await send()).status);
    expect(statuses.indexOf(429)).toBe(LIMITS[name].limit);
  },
  60_000,
);
