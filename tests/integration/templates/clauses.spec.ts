import type { ClauseText, ClauseVersionView, OwnClauseView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';

let test: TestApp;
let lawyer: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
}, 120_000);
afterAll(() => test?.close());

const path = (rest = ''): string => `/api/m/vidzale/templates/clauses${rest}`;
const clause = (overrides: Partial<ClauseText> = {}): ClauseText => ({
  title: 'Sociālā dienesta lēmums',
  group: 'decision',
  kinds: ['social_aid'],
  about: 'Pēc domes 2025. gada lēmuma',
  text: 'Sociālais dienests lemj:\n- [norādīt termiņu];\n- rakstveidā.',
  ...overrides,
});
const add = (client: TestClient = lawyer, body: unknown = clause()) =>
  client.post<{ id: string; version: number }>(path(), body);
const find = async (id: string): Promise<OwnClauseView | undefined> =>
  (await lawyer.get<OwnClauseView[]>(path())).body.find((one) => one.id === id);
const codes = (body: unknown): string[] => (body as ProblemBody).violations.map(({ code }) => code);

it('keeps a clause with its structure, and every wording of it', async () => {
  const { body } = await add();
  expect(await find(body.id)).toMatchObject({
    version: 1,
    title: 'Sociālā dienesta lēmums',
    points: [
      { text: 'Sociālais dienests lemj:', items: [{ text: '[norādīt termiņu];' }, { text: 'rakstveidā.' }] },
    ],
    author: 'Ilze Bērziņa',
    retired: false,
  });
  const changed = await lawyer.put<{ version: number }>(path(`/${body.id}`), {
    ...clause({ text: 'Cits teksts.', kinds: [] }),
    version: 1,
  });
  expect([changed.status, changed.body.version]).toEqual([200, 2]);
  const { body: versions } = await lawyer.get<ClauseVersionView[]>(path(`/${body.id}/versions`));
  expect(versions.map(({ version, points }) => [version, points[0]?.text])).toEqual([
    [2, 'Cits teksts.'],
    [1, 'Sociālais dienests lemj:'],
  ]);
  const stale = await lawyer.put(path(`/${body.id}`), { ...clause(), version: 1 });
  expect(stale.status).toBe(409);
});

it('takes a clause out of what is offered and back', async () => {
  const { body } = await add();
  expect((await lawyer.post(path(`/${body.id}/retire`), { version: 1 })).status).toBe(204);
  expect((await find(body.id))?.retired).toBe(true);
  expect((await lawyer.post(path(`/${body.id}/offer`), { version: 1 })).status).toBe(204);
  expect((await find(body.id))?.retired).toBe(false);
});

it.each([
  ['without text', clause({ text: ' \n ' }), 422, 'clause.empty'],
  [
    'of too many points',
    clause({ text: Array.from({ length: 51 }, (_, at) => `${at}. rinda`).join('\n') }),
    422,
    'clause.too-long',
  ],
])('refuses a clause %s', async (_, body, status, code) => {
  const answer = await add(lawyer, body);
  expect([answer.status, codes(answer.body)]).toEqual([status, [code]]);
});

it.each([
  ['an unknown group', { ...clause(), group: 'x' }],
  ['an unknown kind', { ...clause(), kinds: ['x'] }],
  ['no title', { ...clause(), title: ' ' }],
  ['another field', { ...clause(), points: [] }],
])('refuses a clause with %s', async (_, body) => {
  expect((await add(lawyer, body)).status).toBe(422);
});

it('is kept by lawyers and administrators, read by who reads texts, of their own municipality only', async () => {
  const { body } = await add();
  const [administrator, head, clerk, other] = await Promise.all(
    ['Dace Krūmiņa', 'Andris Kalniņš', 'Mārtiņš Egle', 'Toms Krastiņš'].map((name) =>
      TestClient.loggedIn(test.url, name),
    ),
  );
  if (!administrator || !head || !clerk || !other) throw new Error('Nobody is logged in.');
  expect((await add(administrator)).status).toBe(201);
  expect((await head.get(path())).status).toBe(200);
  expect((await add(head)).status).toBe(403);
  expect((await clerk.get(path())).status).toBe(403);
  expect((await other.get(path())).status).toBe(403);
  const foreign = `/api/m/ezerkrasti/templates/clauses/${body.id}`;
  expect((await other.put(foreign, { ...clause(), version: 1 })).status).toBe(404);
  expect((await other.get<unknown[]>(`${foreign}/versions`)).body).toEqual([]);
  expect((await other.post(`${foreign}/retire`, { version: 1 })).status).toBe(404);
  expect((await find(body.id))?.version).toBe(1);
});
