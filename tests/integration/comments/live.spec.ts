import type { Socket } from 'socket.io-client';
import { SCHEMA_VERSION } from '#libs/bylaw-document';
import { COLLAB_CALL, COLLAB_NEWS, type OpenAnswer } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { liveSocket } from '../../support/live.js';
import { draft, path, PLACE, start } from './comments-support.js';

let test: TestApp;
let lawyer: TestClient;
let councillor: TestClient;
const sockets: Socket[] = [];

beforeAll(async () => {
  test = await startTestApp();
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  councillor = await TestClient.loggedIn(test.url, 'Juris Vītols');
}, 120_000);
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await test?.close();
});

/** A window with a text open, and the documents whose comments it is told of. */
async function opened(client: TestClient, documentId: string): Promise<{ socket: Socket; told: string[] }> {
  const socket = await liveSocket(client);
  sockets.push(socket);
  const told: string[] = [];
  socket.on(COLLAB_NEWS.comments, (news: { documentId: string }) => told.push(news.documentId));
  const clientId = `window${sockets.length}`;
  const call = { place: PLACE, documentId, since: 0, schema: SCHEMA_VERSION, clientId };
  const answer = (await socket.timeout(20_000).emitWithAck(COLLAB_CALL.open, call)) as OpenAnswer;
  expect(answer.ok).toBe(true);
  return { socket, told };
}

const next = (socket: Socket): Promise<{ documentId: string }> =>
  new Promise((resolve) => socket.once(COLLAB_NEWS.comments, resolve));

it('tells every open editor of the text, whoever reads it, of each change and of nothing else', async () => {
  const { bylaw, memorandum } = await draft(lawyer);
  const reader = await opened(councillor, bylaw);
  const beside = await opened(councillor, memorandum);
  const begun = next(reader.socket);
  const { body } = await start(lawyer, bylaw, 'nosaka kārtību', 'Vai tā?');
  expect(Object.keys(await begun)).toEqual(['documentId']);
  for (const act of [
    () => councillor.post(path(bylaw, body.threadId), { text: 'Tā.', mentions: [] }),
    () =>
      lawyer.patch(path(bylaw, body.threadId, body.commentId), { text: 'Vai?', mentions: [], version: 1 }),
    () => councillor.post(path(bylaw, body.threadId, 'resolve')),
    () => lawyer.post(path(bylaw, body.threadId, 'reopen')),
    () => lawyer.delete(path(bylaw, body.threadId, body.commentId)),
  ]) {
    const heard = next(reader.socket);
    expect((await act()).status).toBeLessThan(300);
    expect((await heard).documentId).toBe(bylaw);
  }
  const other = next(beside.socket);
  await start(lawyer, memorandum, 'Skaidrojums 2', 'Cik?');
  await other;
  expect(new Set(reader.told)).toEqual(new Set([bylaw]));
  expect(beside.told).toEqual([memorandum]);
}, 60_000);
