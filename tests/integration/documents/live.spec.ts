import type { Socket } from 'socket.io-client';
import { SCHEMA_VERSION } from '#libs/bylaw-document';
import {
  COLLAB_CALL,
  COLLAB_NEWS,
  type AppendAnswer,
  type DossierView,
  type EndedNews,
  type LockedNews,
  type OpenAnswer,
  type PresenceNews,
  type StepsNews,
  type StepsView,
} from '#libs/contracts';
import { LiveGateway } from '../../../apps/api/src/documents/live/live-gateway.js';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { done, PLACE } from '../../support/council.js';
import { draftDossier, readDocument } from '../../support/dossiers.js';
import { ask, LiveEditor, liveSocket, nextNews } from '../../support/live.js';

let test: TestApp;
let lawyer: TestClient;
let endorser: TestClient;
let dossier: DossierView;
let id: string;
const sockets: Socket[] = [];

beforeAll(async () => {
  test = await startTestApp();
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  endorser = await TestClient.loggedIn(test.url, 'Laima Ozola');
}, 120_000);
afterAll(() => test?.close());
beforeEach(async () => {
  dossier = await draftDossier(lawyer, PLACE);
  id = dossier.documents.find((document) => document.kind === 'bylaw')?.id ?? '';
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

async function socketOf(client: TestClient): Promise<Socket> {
  const socket = await liveSocket(client);
  sockets.push(socket);
  return socket;
}

async function editor(client: TestClient, clientId: string): Promise<LiveEditor> {
  return LiveEditor.open(await socketOf(client), PLACE, id, clientId, await readDocument(lawyer, PLACE, id));
}

const opening = (clientId: string, overrides: object = {}) => ({
  place: PLACE,
  documentId: id,
  since: 0,
  schema: SCHEMA_VERSION,
  clientId,
  ...overrides,
});
const codes = (answer: OpenAnswer | AppendAnswer): unknown =>
  'violations' in answer ? [answer.status, answer.violations[0]?.code] : answer.ok;

describe('writing together', () => {
  it('brings what one types to the other, who wrote it, and the acknowledgement', async () => {
    const [a, b] = [await editor(lawyer, 'a'), await editor(lawyer, 'b')];
    const news = nextNews<StepsNews>(b.socket, COLLAB_NEWS.steps);
    a.type('Kopā ', 0);
    await a.flush();
    expect(await news).toMatchObject({
      documentId: id,
      steps: [{ clientId: 'a', author: 'Ilze Bērziņa' }],
    });
    await b.reaches(a.version);
    expect(b.doc.eq(a.doc)).toBe(true);
    expect((await readDocument(lawyer, PLACE, id)).doc.eq(a.doc)).toBe(true);
  });

  it('lets the log decide the order of those who write at once, and loses nothing', async () => {
    const editors = await Promise.all(['a', 'b', 'c', 'd'].map((name) => editor(lawyer, name)));
    for (let round = 0; round < 5; round++) {
      for (const [index, one] of editors.entries()) one.type(`${round}/${index};`, index * round);
      await Promise.all(editors.map((one) => one.flush()));
    }
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    for (const one of editors) {
      await one.reaches(version);
      expect(one.doc.eq(doc)).toBe(true);
    }
    for (let round = 0; round < 5; round++)
      for (const index of editors.keys()) expect(doc.textContent).toContain(`${round}/${index};`);
  });

  it('brings what comes over HTTP and by the server itself, and keeps where it comes from', async () => {
    const a = await editor(lawyer, 'a');
    const { version } = a;
    const replaced = { stepType: 'replace', from: 0, to: 0 };
    const origin = { kind: 'clause', id: 'k1' };
    const news = nextNews<StepsNews>(a.socket, COLLAB_NEWS.steps);
    const body = { version, clientId: 'http', steps: [replaced], origins: [origin] };
    done(await lawyer.post(`/api/m/${PLACE}/documents/${id}/steps`, body));
    expect((await news).steps).toMatchObject([{ clientId: 'http', origin }]);
    const log = done(await lawyer.get<StepsView>(`/api/m/${PLACE}/documents/${id}/steps?since=${version}`));
    expect(log.steps).toMatchObject([{ origin }]);
  });

  it('writes in one go: rights, stage and version are asked by the statement that appends', async () => {
    const a = await editor(lawyer, 'a');
    const unitOfWork = test.app.get(UnitOfWork);
    const usual = unitOfWork.run.bind(unitOfWork);
    unitOfWork.run = () => Promise.reject(new Error('The long way was taken.'));
    try {
      for (let at = 0; at < 3; at++) {
        a.type(`${at} `, at);
        await a.flush();
      }
    } finally {
      unitOfWork.run = usual;
    }
    expect((await readDocument(lawyer, PLACE, id)).doc.eq(a.doc)).toBe(true);
  });

  it('answers a batch that was sent twice with the version it has, and writes it once', async () => {
    const a = await editor(lawyer, 'a');
    const { version } = a;
    const steps = [{ stepType: 'replace', from: 0, to: 0 }];
    const first = await a.append({ version, steps });
    expect(await a.append({ version, steps })).toEqual(first);
    expect((await readDocument(lawyer, PLACE, id)).version).toBe(version + 1);
  });
});

describe('who may', () => {
  it('refuses other origins, other tokens and nobody at all', async () => {
    await expect(liveSocket(lawyer, { origin: 'https://elsewhere.example' })).rejects.toThrow();
    await expect(liveSocket(lawyer, { csrfToken: 'x' })).rejects.toMatchObject({ data: { status: 403 } });
    await expect(liveSocket(new TestClient(test.url))).rejects.toMatchObject({ data: { status: 401 } });
  });

  it('lets nobody into documents of another municipality, nor into ones that are not there', async () => {
    const elsewhere = await socketOf(await TestClient.loggedIn(test.url, 'Toms Krastiņš'));
    const open = (overrides: object) => ask<OpenAnswer>(elsewhere, COLLAB_CALL.open, opening('x', overrides));
    expect(codes(await open({}))).toEqual([403, 'notAllowed']);
    expect(codes(await open({ place: 'ezerkrasti' }))).toEqual([404, 'notFound']);
    expect(codes(await open({ place: 'nekur' }))).toEqual([404, 'notFound']);
    const forged = { ...opening('x'), version: 0, steps: [{ stepType: 'replace', from: 0, to: 0 }] };
    const { since: _since, ...append } = forged;
    expect(codes(await ask<AppendAnswer>(elsewhere, COLLAB_CALL.append, append))).toEqual([
      403,
      'notAllowed',
    ]);
    const misplaced = { ...append, place: 'ezerkrasti' };
    expect(codes(await ask<AppendAnswer>(elsewhere, COLLAB_CALL.append, misplaced))).toEqual([
      404,
      'notFound',
    ]);
  });

  it.each([
    ['Ilze Bērziņa', 'edit'],
    ['Laima Ozola', 'suggest'],
    ['Andris Kalniņš', 'suggest'],
    ['Kristīne Liepa', 'suggest'],
    ['Juris Vītols', 'read'],
    ['Dace Krūmiņa', 'read'],
    ['Mārtiņš Egle', null],
    ['Anna Zariņa', null],
  ])('%s may %s', async (name, right) => {
    const socket = await socketOf(await TestClient.loggedIn(test.url, name));
    const opened = await ask<OpenAnswer>(socket, COLLAB_CALL.open, opening('x'));
    expect(opened.ok ? opened.right : null).toBe(right);
    const { version } = await readDocument(lawyer, PLACE, id);
    const { since: _since, ...call } = opening('x');
    const steps = [{ stepType: 'replace', from: 0, to: 0 }];
    const answer = await ask<AppendAnswer>(socket, COLLAB_CALL.append, { ...call, version, steps });
    expect(answer.ok).toBe(right === 'edit' || right === 'suggest');
    if (right === null || right === 'read') expect(codes(answer)).toEqual([403, 'notAllowed']);
  });

  it('takes from whoever may only suggest nothing but suggestions of their own', async () => {
    const a = await editor(endorser, 'suggests');
    a.type('Tieši ', 0);
    await expect(a.flush()).rejects.toThrow('suggestion.changesText');
    const b = await editor(endorser, 'suggests too');
    const suggested = (author: string) => {
      let at = 0;
      b.doc.descendants((node, pos) => {
        if (node.type.name === 'paragraph' && node.content.size > 0) at ||= pos + 1;
      });
      const attrs = { id: 'abcdefabcdef', author, at: '2026-11-21', scope: 'content', move: null };
      const text = { type: 'text', text: 'ieteikts ', marks: [{ type: 'insertion', attrs }] };
      return [{ stepType: 'replace', from: at, to: at, slice: { content: [text] } }];
    };
    const { version } = b;
    expect(codes(await b.append({ version, steps: suggested('Ilze Bērziņa') }))).toEqual([
      403,
      'suggestion.notOwn',
    ]);
    expect(codes(await b.append({ version, steps: suggested('Laima Ozola') }))).toBe(true);
  });

  it('asks again whenever steps come: a role that ended ends writing, a session that ended the connection', async () => {
    const a = await editor(endorser, 'a');
    const roles = (from: string, to: string | null) =>
      test.dataSource.query(
        `UPDATE role_assignment SET valid_from = $1, valid_to = $2
          WHERE person_id = (SELECT id FROM person WHERE name = 'Laima Ozola')`,
        [from, to],
      );
    await roles('2000-01-01', '2000-01-02');
    const steps = [{ stepType: 'replace', from: 0, to: 0 }];
    expect(codes(await a.append({ version: a.version, steps }))).toEqual([403, 'notAllowed']);
    await roles('2020-01-01', null);
    const b = await editor(await TestClient.loggedIn(test.url, 'Laima Ozola'), 'b');
    const ended = nextNews<EndedNews>(b.socket, COLLAB_NEWS.ended);
    await test.dataSource.query(`DELETE FROM web_session WHERE sess->>'personId' = (
      SELECT id::text FROM person WHERE name = 'Laima Ozola')`);
    expect(codes(await b.append({ version: b.version, steps }))).toEqual([401, 'session.ended']);
    expect((await ended).violations).toEqual([{ code: 'session.ended' }]);
    endorser = await TestClient.loggedIn(test.url, 'Laima Ozola');
  });

  it('ends an idle connection whose session ended, at the next check', async () => {
    const client = await TestClient.loggedIn(test.url, 'Andris Kalniņš');
    const a = await editor(client, 'a');
    const ended = nextNews<EndedNews>(a.socket, COLLAB_NEWS.ended);
    await test.dataSource.query(`UPDATE web_session SET expire = now() - interval '1 minute'
      WHERE sess->>'personId' = (SELECT id::text FROM person WHERE name = 'Andris Kalniņš')`);
    await test.app.get(LiveGateway, { strict: false }).checkAll();
    expect((await ended).violations).toEqual([{ code: 'session.ended' }]);
  });

  it('ends a session at its absolute limit, however busy it is', async () => {
    const client = await TestClient.loggedIn(test.url, 'Andris Kalniņš');
    const a = await editor(client, 'a');
    await test.dataSource.query(
      `UPDATE web_session SET sess = jsonb_set(sess, '{loggedInAt}', to_jsonb($1::float8))
        WHERE sess->>'personId' = (SELECT id::text FROM person WHERE name = 'Andris Kalniņš')`,
      [Date.now() - 12 * 60 * 60 * 1000],
    );
    const answer = await a.append({ version: a.version, steps: [{ stepType: 'replace', from: 0, to: 0 }] });
    expect(codes(answer)).toEqual([401, 'session.ended']);
  });
});

describe('what is refused harms nobody', () => {
  it.each([
    ['an unreadable step', { stepType: 'rm -rf' }, 'step.unreadable'],
    ['a step behind the end', { stepType: 'replace', from: 900_000, to: 900_001 }, 'step.notApplicable'],
    ['a step that empties the document', { stepType: 'replace', from: 0, to: 5 }, undefined],
  ])('%s', async (_name, forged, code) => {
    const [a, b] = [await editor(lawyer, 'a'), await editor(lawyer, 'b')];
    const answer = await a.append({ version: a.version, steps: [forged] });
    expect(answer.ok).toBe(false);
    if (code) expect(codes(answer)).toEqual([422, code]);
    b.type('Mierīgi ', 0);
    await b.flush();
    await a.reaches(b.version);
    expect(a.doc.eq(b.doc)).toBe(true);
  });

  it('a program that is too old, in both calls', async () => {
    const a = await editor(lawyer, 'a');
    const steps = [{ stepType: 'replace', from: 0, to: 0 }];
    expect(codes(await a.append({ version: a.version, steps, schema: 0 }))).toEqual([409, 'schema.stale']);
    const open = await ask<OpenAnswer>(a.socket, COLLAB_CALL.open, opening('z', { schema: 0 }));
    expect(codes(open)).toEqual([409, 'schema.stale']);
  });

  it('an editor that speaks as that of somebody else', async () => {
    await editor(lawyer, 'mine');
    const b = await editor(endorser, 'theirs');
    const steps = [{ stepType: 'replace', from: 0, to: 0 }];
    expect(codes(await b.append({ version: b.version, steps, clientId: 'mine' }))).toEqual([
      422,
      'client.notOwn',
    ]);
    const overHttp = await endorser.post<ProblemBody>(`/api/m/${PLACE}/documents/${id}/steps`, {
      version: b.version,
      clientId: 'mine',
      steps,
    });
    expect([overHttp.status, overHttp.body.violations[0]?.code]).toEqual([422, 'client.notOwn']);
    const open = await ask<OpenAnswer>(await socketOf(endorser), COLLAB_CALL.open, opening('mine'));
    expect(codes(open)).toEqual([422, 'client.notOwn']);
  });

  it('calls that are none', async () => {
    const a = await editor(lawyer, 'a');
    for (const body of [null, 7, 'x', [], {}, { documentId: id }, { ...opening('x'), evil: 1 }])
      for (const call of [COLLAB_CALL.open, COLLAB_CALL.append])
        expect(codes(await ask<AppendAnswer>(a.socket, call, body))).toEqual([422, expect.any(String)]);
    a.socket.emit('nothing', { x: 1 });
    a.socket.emit(COLLAB_CALL.append);
    a.socket.emit(COLLAB_CALL.presence, { documentId: id, version: 'x', anchor: -1, head: 1e99 });
    a.type('Vēl strādā ', 0);
    await a.flush();
    expect(a.acknowledged).toBe(1);
  });
});

describe('a text that is locked', () => {
  it('tells every open editor, and refuses what comes after', async () => {
    const [a, b] = [await editor(lawyer, 'a'), await editor(endorser, 'b')];
    const locked = [a, b].map(({ socket }) => nextNews<LockedNews>(socket, COLLAB_NEWS.locked));
    const withdrawn = { event: 'withdraw', version: dossier.version, reason: 'Vairs nav vajadzīgs.' };
    done(await lawyer.post(`/api/m/${PLACE}/dossiers/${dossier.id}/advance`, withdrawn));
    for (const news of await Promise.all(locked))
      expect(news).toMatchObject({ documentId: id, violations: [{ code: 'document.locked' }] });
    const answer = await a.append({ version: a.version, steps: [{ stepType: 'replace', from: 0, to: 0 }] });
    expect(codes(answer)).toEqual([409, 'document.locked']);
    const opened = await ask<OpenAnswer>(await socketOf(lawyer), COLLAB_CALL.open, opening('c'));
    expect(opened.ok && opened.locked[0]?.code).toBe('document.locked');
  });

  it('lets nothing through while the stage moves', async () => {
    const a = await editor(lawyer, 'a');
    const runner = test.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`SELECT 1 FROM dossier WHERE id = $1 FOR UPDATE`, [dossier.id]);
    const pending = a.append({ version: a.version, steps: [{ stepType: 'replace', from: 0, to: 0 }] });
    await runner.query(`UPDATE dossier SET state = 'withdrawn', version = version + 1 WHERE id = $1`, [
      dossier.id,
    ]);
    await runner.commitTransaction();
    await runner.release();
    expect(codes(await pending)).toEqual([409, 'document.locked']);
  });
});

describe('who is here', () => {
  it('says who comes and goes, with one colour for each person', async () => {
    const a = await editor(lawyer, 'a');
    const b = await editor(endorser, 'b');
    const c = await editor(lawyer, 'c');
    await a.sees(3);
    expect(a.people.map(({ clientId, name, right }) => [clientId, name, right])).toEqual([
      ['a', 'Ilze Bērziņa', 'edit'],
      ['b', 'Laima Ozola', 'suggest'],
      ['c', 'Ilze Bērziņa', 'edit'],
    ]);
    const colours = new Map(a.people.map(({ clientId, colour }) => [clientId, colour]));
    expect(colours.get('a')).toBe(colours.get('c'));
    b.close();
    await a.sees(2);
    c.socket.emit(COLLAB_CALL.leave, { documentId: id });
    await a.sees(1);
  });

  it('passes on where somebody is, and of a flood the last place', async () => {
    const [a, b] = [await editor(lawyer, 'a'), await editor(endorser, 'b')];
    const seen: PresenceNews[] = [];
    const last = new Promise<void>((resolve) =>
      b.socket.on(COLLAB_NEWS.presence, (news: PresenceNews) => {
        seen.push(news);
        if (news.selection?.head === 49) resolve();
      }),
    );
    for (let at = 0; at < 50; at++)
      a.socket.emit(COLLAB_CALL.presence, { documentId: id, version: a.version, anchor: 1, head: at });
    await last;
    expect(seen.length).toBeLessThan(25);
    expect(seen.at(-1)).toEqual({
      documentId: id,
      clientId: 'a',
      version: a.version,
      selection: { anchor: 1, head: 49 },
    });
  });
});
