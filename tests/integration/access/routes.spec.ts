import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RouteRecord } from '../../../apps/api/src/platform/access/route-audit.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { HERE, logInCallers, type Caller } from './role-people.js';
import { isRefused, routeTable, type Call } from './route-table.js';

/** The reviewed table. `VIETVARA_REVIEW_ROUTES=1` writes it anew; read the difference before committing it. */
const reviewed = join(process.cwd(), 'tests/integration/access/routes.md');

/** Routes whose call ends the session of the caller, so they come last. */
const ENDS_SESSION = /^\/auth\//;
/** Requests of one caller under way at once. */
const AT_ONCE = 6;

describe('every route with every role', () => {
  let testApp: TestApp;
  let calls: Call[];

  beforeAll(async () => {
    testApp = await startTestApp({ seed: 'directory' });
    // Nest must be loaded before its CommonJS parts; see startTestApp.
    const { listRoutes } = await import('../../../apps/api/src/platform/access/route-audit.js');
    const routes = listRoutes(testApp.app);
    const callers = await logInCallers(testApp.url, testApp.dataSource);
    const byCaller = await Promise.all(callers.map((caller) => callAll(caller, routes)));
    const order = new Map(routes.map((route, index) => [route, index]));
    calls = byCaller.flat().sort((a, b) => (order.get(a.route) ?? 0) - (order.get(b.route) ?? 0));
  }, 180_000);

  afterAll(async () => {
    await testApp?.close();
  });

  it('lets through whom the reviewed table names', async () => {
    const table = routeTable(calls);
    if (process.env['VIETVARA_REVIEW_ROUTES'] === '1') await writeFile(reviewed, table);
    expect(table).toBe(await readFile(reviewed, 'utf8'));
  });

  it('answers no call with an error of its own or a limit', () => {
    const broken = calls.filter(({ status }) => status >= 500 || status === 429);
    expect(
      broken.map(({ route, caller, status, text }) => ({ ...route, role: caller.role, status, text })),
    ).toEqual([]);
  });

  it('refuses a stranger, with 401, everything that is neither public nor the control of the demo', () => {
    const open = new Set<unknown>(['public', 'demo.control']);
    const strangers = calls.filter(
      ({ caller, route }) => caller.role === 'anonymous' && !open.has(route.access),
    );
    expect(strangers.filter(({ status }) => status !== 401).map(nameOf)).toEqual([]);
    expect(strangers.length).toBeGreaterThan(0);
  });

  it('gives a role in another municipality no more than a resident has', () => {
    const residents = new Set(calls.filter((c) => c.caller.role === 'resident' && !isRefused(c)).map(nameOf));
    const foreign = calls.filter(
      ({ caller, route }) => caller.at === 'elsewhere' && route.path.includes('/:place'),
    );
    const passed = foreign.filter((call) => !isRefused(call)).map(nameOf);
    expect(passed.filter((name) => !residents.has(name))).toEqual([]);
    expect(foreign.some(isRefused)).toBe(true);
  });
});

const nameOf = ({ route }: Call): string => `${route.method} ${route.path}`;

async function callAll(caller: Caller, routes: readonly RouteRecord[]): Promise<Call[]> {
  const calls: Call[] = [];
  const queue = routes.filter((route) => !ENDS_SESSION.test(route.path));
  const worker = async (): Promise<void> => {
    for (let route = queue.shift(); route; route = queue.shift()) calls.push(await callOne(caller, route));
  };
  // The first request brings the token that the others share.
  await caller.client.token();
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  for (const route of routes.filter(({ path }) => ENDS_SESSION.test(path)))
    calls.push(await callOne(caller, route));
  return calls;
}

async function callOne(caller: Caller, route: RouteRecord): Promise<Call> {
  const isRead = route.method === 'GET';
  const headers: Record<string, string> = { accept: 'application/json' };
  if (!isRead) {
    headers['x-csrf-token'] = await caller.client.token();
    headers['content-type'] = 'application/json';
  }
  const { status, text } = await caller.client.raw(pathOf(route), {
    method: route.method,
    headers,
    ...(isRead ? {} : { body: '{}' }),
  });
  return { route, caller, status, text };
}

/** Ids that do not exist: a caller who is let through gets "not found" or "this is no valid input". */
function pathOf({ path }: RouteRecord): string {
  const filled = path
    .split('/')
    .map((part) =>
      part === ':place' ? HERE : part.startsWith('*') ? 'x' : part.replaceAll(/:\w+/g, () => randomUUID()),
    )
    .join('/');
  return /^\/(health|auth)\//.test(filled) ? filled : `/api${filled}`;
}
