import { roleGrants } from '#libs/access-policy';
import type { CommentPerson } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { logInCallers, type Caller } from '../access/role-people.js';
import { draft, path, start, threads } from './comments-support.js';

let test: TestApp;
let callers: Caller[];
let lawyer: TestClient;
let text: { bylaw: string; memorandum: string };
let thread: { threadId: string; commentId: string };

beforeAll(async () => {
  test = await startTestApp();
  callers = await logInCallers(test.url, test.dataSource);
  const found = callers.find(({ role, at }) => role === 'lawyer' && at === 'here');
  if (!found) throw new Error('Nobody is the lawyer.');
  lawyer = found.client;
  text = await draft(lawyer);
  thread = (await start(lawyer, text.bylaw, 'nosaka kārtību', 'Vai tā?')).body;
}, 180_000);
afterAll(() => test?.close());

it('is for every role that may comment, here, and for nobody else', async () => {
  for (const { role, at, client } of callers) {
    const may =
      at === 'here' && role !== 'anonymous' && role !== 'resident' && roleGrants(role, 'document.comment');
    const refused = role === 'anonymous' ? 401 : 403;
    const who = `${role} ${at}`;
    expect([who, (await client.get(path(text.bylaw))).status]).toEqual([who, may ? 200 : refused]);
    expect([who, (await client.get(path(text.bylaw, 'people'))).status]).toEqual([who, may ? 200 : refused]);
    const answer = await client.post(path(text.bylaw, thread.threadId), { text: 'Jā.', mentions: [] });
    expect([who, answer.status]).toEqual([who, may ? 201 : refused]);
    for (const [act, status] of [
      ['resolve', 204],
      ['reopen', 204],
      ['seen', 204],
    ] as const)
      expect([who, act, (await client.post(path(text.bylaw, thread.threadId, act))).status]).toEqual([
        who,
        act,
        may ? status : refused,
      ]);
    const own = path(text.bylaw, thread.threadId, thread.commentId);
    if (role === 'lawyer' && at === 'here') continue;
    expect([who, (await client.delete(own)).status]).toEqual([who, may ? 403 : refused]);
    const change = { text: 'Svešs', mentions: [], version: 1 };
    expect([who, (await client.patch(own, change)).status]).toEqual([who, may ? 403 : refused]);
  }
  const [shown] = await threads(lawyer, text.bylaw);
  expect(shown?.comments[0]).toMatchObject({ text: 'Vai tā?', deleted: false });
}, 120_000);

it('keeps texts and threads of another municipality out of reach', async () => {
  const other = callers.find(({ role, at }) => role === 'lawyer' && at === 'elsewhere')?.client;
  const elsewhere = (...rest: string[]): string => path(text.bylaw, ...rest).replace('vidzale', 'ezerkrasti');
  expect((await other?.get(elsewhere()))?.status).toBe(404);
  const answer = await other?.post(elsewhere(thread.threadId), { text: 'Jā.', mentions: [] });
  expect(answer?.status).toBe(404);
  expect((await other?.post(elsewhere(thread.threadId, 'resolve')))?.status).toBe(404);
});

it('finds a thread only at its own text', async () => {
  const at = path(text.memorandum, thread.threadId);
  expect((await lawyer.post(at, { text: 'Jā.', mentions: [] })).status).toBe(404);
  expect((await lawyer.post(`${at}/resolve`)).status).toBe(404);
  expect((await lawyer.post(`${at}/seen`)).status).toBe(404);
  expect((await lawyer.delete(`${at}/${thread.commentId}`)).status).toBe(404);
});

it('calls only people who may read the text', async () => {
  const { body } = await lawyer.get<CommentPerson[]>(path(text.bylaw, 'people'));
  const roles = body.flatMap((one) => one.roles);
  expect(roles).toEqual(expect.arrayContaining(['lawyer', 'councillor', 'council_secretary']));
  expect(roles.filter((role) => role === 'clerk' || role === 'evaluator')).toEqual([]);
  const clerk = callers.find(({ role, at }) => role === 'clerk' && at === 'here');
  const foreign = callers.find(({ role, at }) => role === 'lawyer' && at === 'elsewhere');
  for (const outsider of [clerk, foreign]) {
    const session = await outsider?.client.session();
    const id = session?.person?.id ?? '';
    expect(id).not.toBe('');
    const refused = await start(lawyer, text.bylaw, 'nosaka', 'Sveiki!', [id]);
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('comment.mention_unknown')]);
    const [mine] = await threads(lawyer, text.bylaw);
    const change = { text: 'Vai tā?', mentions: [id], version: mine?.comments[0]?.version };
    const at = path(text.bylaw, thread.threadId, thread.commentId);
    expect((await lawyer.patch(at, change)).status).toBe(422);
  }
});
