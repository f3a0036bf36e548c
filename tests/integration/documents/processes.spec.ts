import type { Socket } from 'socket.io-client';
import { COLLAB_NEWS, type DossierView, type LockedNews, type StepsNews } from '#libs/contracts';
import { ReplaceText } from '../../../apps/api/src/documents/index.js';
import { ProcessBus } from '../../../apps/api/src/platform/realtime/process-bus.js';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { done, PLACE } from '../../support/council.js';
import { completeBylaw, draftDossier, readDocument } from '../../support/dossiers.js';
import { LiveEditor, liveSocket, nextNews } from '../../support/live.js';

let first: TestApp;
let second: TestApp;
let lawyer: TestClient;
let endorser: TestClient;
let dossier: DossierView;
let id: string;
const sockets: Socket[] = [];

beforeAll(async () => {
  first = await startTestApp();
  second = await startTestApp({ beside: first });
  lawyer = await TestClient.loggedIn(first.url, 'Ilze Bērziņa');
  endorser = await TestClient.loggedIn(first.url, 'Laima Ozola');
}, 120_000);
afterAll(async () => {
  await second?.close();
  await first?.close();
});
beforeEach(async () => {
  dossier = await draftDossier(lawyer, PLACE);
  id = dossier.documents.find((document) => document.kind === 'bylaw')?.id ?? '';
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

async function editor(at: TestApp, clientId: string, client = lawyer): Promise<LiveEditor> {
  const socket = await liveSocket(client, { url: at.address });
  sockets.push(socket);
  return LiveEditor.open(socket, PLACE, id, clientId, await readDocument(lawyer, PLACE, id));
}

describe('two processes on one database', () => {
  it('bring what is written at one to the editors at the other', async () => {
    const [a, b] = [await editor(first, 'a'), await editor(second, 'b')];
    a.type('No pirmā ', 0);
    await a.flush();
    await b.reaches(a.version);
    b.type('No otrā ', 1);
    await b.flush();
    await a.reaches(b.version);
    expect(a.doc.eq(b.doc)).toBe(true);
    expect(a.doc.textContent).toContain('No pirmā ');
    expect(a.doc.textContent).toContain('No otrā ');
  });

  it('agree on one order of what is written at once, and on one text', async () => {
    const editors = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name, index) => editor(index % 2 ? second : first, name)),
    );
    for (let round = 0; round < 6; round++) {
      for (const [index, one] of editors.entries()) one.type(`${round}.${index};`, round);
      await Promise.all(editors.map((one) => one.flush()));
    }
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    for (const one of editors) {
      await one.reaches(version);
      expect(one.doc.eq(doc)).toBe(true);
    }
    for (let round = 0; round < 6; round++)
      for (const index of editors.keys()) expect(doc.textContent).toContain(`${round}.${index};`);
  });

  it('bring steps that are too long for a note', async () => {
    const [a, b] = [await editor(first, 'a'), await editor(second, 'b')];
    a.type('garš '.repeat(5000), 0);
    await a.flush();
    await b.reaches(a.version);
    expect(b.doc.eq(a.doc)).toBe(true);
  });

  it('bring what the server writes itself inside a transaction', async () => {
    const [a, b] = [await editor(first, 'a'), await editor(second, 'b')];
    const news = [a, b].map(({ socket }) => nextNews<StepsNews>(socket, COLLAB_NEWS.steps));
    const [row] = await first.dataSource.query<{ municipality_id: string }[]>(
      `SELECT municipality_id FROM document WHERE id = $1`,
      [id],
    );
    const key = { municipalityId: row?.municipality_id ?? '', documentId: id };
    const content = completeBylaw('Par citu', 'citu lietu', 9).toJSON() as Record<string, unknown>;
    await first.app
      .get(UnitOfWork)
      .run({ kind: 'system' }, (tx) =>
        first.app.get(ReplaceText, { strict: false }).within(tx, key, content, 'server'),
      );
    for (const { steps } of await Promise.all(news))
      expect(steps).toMatchObject([{ clientId: 'server', author: null }]);
    expect(a.doc.toJSON()).toEqual(content);
    expect(b.doc.toJSON()).toEqual(content);
  });

  it('keep nothing of a transaction that came to nothing', async () => {
    const a = await editor(first, 'a');
    a.type('Sākums ', 0);
    await a.flush();
    const key = { municipalityId: '', documentId: id };
    const [row] = await first.dataSource.query<{ municipality_id: string }[]>(
      `SELECT municipality_id FROM document WHERE id = $1`,
      [id],
    );
    key.municipalityId = row?.municipality_id ?? '';
    const content = completeBylaw('Par neko', 'neko', 9).toJSON() as Record<string, unknown>;
    const failing = first.app.get(UnitOfWork).run({ kind: 'system' }, async (tx) => {
      const replace = first.app.get(ReplaceText, { strict: false });
      await replace.within(tx, key, content, 'server');
      await replace.within(tx, key, completeBylaw('Par vēl', 'vēl', 8).toJSON() as never, 'server');
      throw new Error('No.');
    });
    await expect(failing).rejects.toThrow('No.');
    a.type('Turpinājums ', 0);
    await a.flush();
    expect((await readDocument(lawyer, PLACE, id)).doc.eq(a.doc)).toBe(true);
  });

  it('show who is at the other, and lock both when the stage moves', async () => {
    const [a, b] = [await editor(first, 'a'), await editor(second, 'b', endorser)];
    await a.sees(2);
    await b.sees(2);
    expect(b.people.find(({ clientId }) => clientId === 'a')?.name).toBe('Ilze Bērziņa');
    const c = await editor(second, 'c');
    await a.sees(3);
    const locked = [a, b, c].map(({ socket }) => nextNews<LockedNews>(socket, COLLAB_NEWS.locked));
    const withdrawn = { event: 'withdraw', version: dossier.version, reason: 'Vairs nav vajadzīgs.' };
    done(await lawyer.post(`/api/m/${PLACE}/dossiers/${dossier.id}/advance`, withdrawn));
    for (const { violations } of await Promise.all(locked))
      expect(violations[0]?.code).toBe('document.locked');
    b.close();
    c.close();
    await a.sees(1);
  });

  it('catch up when the listening connection was lost and came back', async () => {
    const [a, b] = [await editor(first, 'a'), await editor(second, 'b')];
    const bus = second.app.get(ProcessBus);
    const back = new Promise<void>((resolve) => bus.onResume(resolve));
    const [killed] = await first.dataSource.query<{ count: string }[]>(
      `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE application_name = 'vietvara-bus' AND datname = current_database()`,
    );
    expect(Number(killed?.count)).toBe(2);
    for (let at = 0; at < 5; at++) {
      a.type(`bez ziņām ${at} `, at);
      await a.flush();
    }
    await back;
    await b.reaches(a.version);
    expect(b.doc.eq(a.doc)).toBe(true);
    b.type('Atkal ', 0);
    await b.flush();
    await a.reaches(b.version);
    expect(a.doc.eq(b.doc)).toBe(true);
  });
});
