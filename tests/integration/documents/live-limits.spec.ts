import { Manager, type Socket } from 'socket.io-client';
import { COLLAB_CALL, type AppendAnswer, type DossierView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { PLACE } from '../../support/council.js';
import { draftDossier, readDocument } from '../../support/dossiers.js';
import { ask, LiveEditor, liveSocket } from '../../support/live.js';

/** More than anybody is let do at once. */
const FLOOD = 200;

let test: TestApp;
let lawyer: TestClient;
let endorser: TestClient;
let dossier: DossierView;
const sockets: Socket[] = [];

beforeAll(async () => {
  test = await startTestApp({ env: { VIETVARA_RATE_LIMIT_FACTOR: '1' } });
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  endorser = await TestClient.loggedIn(test.url, 'Laima Ozola');
  dossier = await draftDossier(lawyer, PLACE);
}, 120_000);
afterAll(() => test?.close());
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

async function editor(client: TestClient, clientId: string): Promise<LiveEditor> {
  const id = dossier.documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
  const socket = await liveSocket(client);
  sockets.push(socket);
  return LiveEditor.open(socket, PLACE, id, clientId, await readDocument(lawyer, PLACE, id));
}

describe('what no database can keep', () => {
  it('is refused like over HTTP, and the editor writes on', async () => {
    const forger = await editor(lawyer, 'forger');
    const step = { stepType: 'none' };
    const bodies = [
      { clientId: 'a\0b', steps: [step] },
      { steps: [step], origins: [{ kind: 'comment' as const, id: 'a\0b' }] },
      { steps: [{ stepType: '\ud800' }] },
      { place: 'vidzale\0', steps: [step] },
    ];
    for (const body of bodies)
      expect(await forger.append({ version: forger.version, ...body })).toMatchObject({
        ok: false,
        status: 400,
        violations: [{ code: 'textUnusable' }],
      });
    forger.type('Tālāk ', 0);
    await forger.flush();
    expect(forger.acknowledged).toBe(1);
  });
});

describe('floods', () => {
  it('of steps are answered with 429, and others write on', async () => {
    const [flooder, other] = [await editor(endorser, 'flood'), await editor(lawyer, 'calm')];
    const answers = await Promise.all(
      Array.from({ length: FLOOD }, () =>
        flooder.append({ version: flooder.version, steps: [{ stepType: 'none' }] }),
      ),
    );
    const statuses = new Set(answers.map((answer) => (answer.ok ? 200 : answer.status)));
    expect([...statuses].sort()).toEqual([422, 429]);
    other.type('Mierīgi ', 0);
    await other.flush();
    await flooder.reaches(other.version);
    expect(flooder.doc.eq(other.doc)).toBe(true);
  });

  it('of calls without an answer do no more than that', async () => {
    const [flooder, other] = [await editor(endorser, 'flood'), await editor(lawyer, 'calm')];
    for (let at = 0; at < 2000; at++) {
      flooder.socket.emit(COLLAB_CALL.presence, { documentId: 'x', at });
      flooder.socket.emit('nobody knows this', at);
    }
    other.type('Joprojām ', 0);
    await other.flush();
    await flooder.reaches(other.version);
    expect(flooder.doc.eq(other.doc)).toBe(true);
  });

  it('in one message end the connection of who sent it, and nothing else', async () => {
    const [flooder, other] = [await editor(lawyer, 'flood'), await editor(lawyer, 'calm')];
    const ended = new Promise((resolve) => flooder.socket.once('disconnect', resolve));
    flooder.socket.emit(COLLAB_CALL.append, { x: 'x'.repeat(5_000_000) });
    await ended;
    other.type('Vēl ', 0);
    await other.flush();
    expect(other.acknowledged).toBe(1);
  });

  it('of connections are refused', async () => {
    const client = await TestClient.loggedIn(test.url, 'Andris Kalniņš');
    const tried = await Promise.allSettled(
      Array.from({ length: 30 }, async () => {
        const socket = await liveSocket(client);
        sockets.push(socket);
      }),
    );
    const refused = tried.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    expect(refused[0]).toMatchObject({ reason: { data: { status: 429 } } });
  });

  it('of connections that nobody is logged in by leave room for everybody else', async () => {
    const managers = Array.from(
      { length: 110 },
      () =>
        new Manager(test.url, {
          transports: ['websocket'],
          reconnection: false,
          autoConnect: false,
          extraHeaders: { origin: new URL(test.url).origin },
        }),
    );
    const tried = await Promise.all(
      managers.map((manager) => new Promise((resolve) => manager.open((error) => resolve(!error)))),
    );
    expect(tried.filter((opened) => !opened).length).toBeGreaterThan(0);
    sockets.push(await liveSocket(lawyer));
    for (const manager of managers) manager._close();
  });
});

describe('the address of the sockets', () => {
  it('is no page, with or without a slash, and answers no requests that wait', async () => {
    const visitor = new TestClient(test.url);
    expect((await visitor.raw('/socket.io')).status).toBe(404);
    const polling = await visitor.raw('/socket.io/?EIO=4&transport=polling');
    expect(polling.status).toBe(400);
    expect(polling.headers.get('set-cookie')).toBeNull();
    const socket = await liveSocket(lawyer);
    sockets.push(socket);
    expect(await ask<AppendAnswer>(socket, COLLAB_CALL.append, {})).toMatchObject({ ok: false, status: 422 });
  });
});
