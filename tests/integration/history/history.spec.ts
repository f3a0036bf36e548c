import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { findById } from '#libs/bylaw-document';
import type {
  BlameView,
  DocumentHistory,
  DocumentView,
  DossierView,
  NamedVersionView,
} from '#libs/contracts';
import { AttributedTexts } from '../../../apps/api/src/documents/history/attributed-texts.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { done, PLACE } from '../../support/council.js';
import { advanceDossier, draftDossier, readDocument } from '../../support/dossiers.js';

let test: TestApp;
let lawyer: TestClient;
let dossier: DossierView;
let id: string;

beforeAll(async () => {
  test = await startTestApp();
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
}, 120_000);
afterAll(() => test?.close());
beforeEach(async () => {
  dossier = await draftDossier(lawyer, PLACE);
  id = dossier.documents.find((document) => document.kind === 'bylaw')?.id ?? '';
});

const path = (rest = '', place = PLACE) => `/api/m/${place}/documents/${id}${rest}`;

/** The first points of the text with the id of each. */
function pointsOf(doc: Node): { id: string; pos: number; node: Node }[] {
  const found: { id: string; pos: number; node: Node }[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'point') found.push({ id: String(node.attrs['id']), pos, node });
    return node.type.name !== 'point';
  });
  return found;
}

/** Types at the beginning of the n-th point; returns the version after it. */
async function type(text: string, point = 0, client = lawyer): Promise<number> {
  const { doc, version } = await readDocument(client, PLACE, id);
  const at = (pointsOf(doc)[point]?.pos ?? 0) + 2;
  const tr = EditorState.create({ doc }).tr.insertText(text, at);
  const body = { version, clientId: `test-${text}`, steps: tr.steps.map((step) => step.toJSON()) };
  return done(await client.post<{ version: number }>(path('/steps'), body)).version;
}

const history = async (rest = ''): Promise<DocumentHistory> =>
  done(await lawyer.get<DocumentHistory>(path(`/history${rest}`)));
const blame = async (rest = ''): Promise<BlameView> =>
  done(await lawyer.get<BlameView>(path(`/blame${rest}`)));
const restore = (version: number, known: number, client = lawyer) =>
  client.post<{ version: number } & ProblemBody>(path('/restore'), { version, known });

describe('the history of a text', () => {
  it('groups the log into sessions with authors and units', async () => {
    const before = (await readDocument(lawyer, PLACE, id)).version;
    await type('Viens ');
    const version = await type('Divi ', 1);
    const view = await history();
    const [point, other] = pointsOf((await readDocument(lawyer, PLACE, id)).doc);
    expect(view.version).toBe(version);
    expect(view.sessions[0]).toMatchObject({
      after: version,
      authors: [{ name: 'Ilze Bērziņa', changes: version - (view.sessions[0]?.before ?? 0) }],
    });
    const units = view.sessions[0]?.units.map((unit) => unit.id);
    expect(units).toEqual(expect.arrayContaining([point?.id, other?.id]));
    expect(before).toBe(version - 2);
    expect(view.next).toBeNull();
  });

  it('tells who wrote which words of a unit, and what became of it', async () => {
    const gatis = await TestClient.loggedIn(test.url, 'Gatis Lācis');
    const version = await type('Turklāt ', 0, gatis);
    const [point] = pointsOf((await readDocument(lawyer, PLACE, id)).doc);
    const view = await blame(`?unit=${point?.id}`);
    const words = (view.lines[0]?.words ?? []).map(({ text, source }) => [
      text,
      view.sources[source]?.author,
    ]);
    expect(words[0]).toEqual(['Turklāt ', 'Gatis Lācis']);
    expect(words.slice(1).map(([, author]) => author)).toContain('Ilze Bērziņa');
    expect(view.changes[0]).toMatchObject({ after: version, author: 'Gatis Lācis', inserted: 8, deleted: 0 });
    expect((await lawyer.get(path('/blame?unit=zzzzzzzzzzzz'))).status).toBe(404);
    expect((await lawyer.get(path(`/blame?version=${version + 1}`))).status).toBe(404);
  });

  it('gives accepted suggestions to who made them, with who accepted and what they answer', async () => {
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    const [point] = pointsOf(doc);
    const at = (point?.pos ?? 0) + 2;
    const mark = doc.type.schema.mark('insertion', {
      id: 'abcdefghijkl',
      author: 'Andris Kalniņš',
      at: '2026-11-21T09:00:00.000Z',
    });
    const suggested = EditorState.create({ doc }).tr.insert(at, doc.type.schema.text('pilsētā ', [mark]));
    const head = await TestClient.loggedIn(test.url, 'Andris Kalniņš');
    const origin = { kind: 'comment' as const, id: '6b0f0f6e-0000-4000-8000-000000000001' };
    const body = {
      version,
      clientId: 'andris',
      steps: suggested.steps.map((step) => step.toJSON()),
      origins: [origin],
    };
    done(await head.post(path('/steps'), body));
    const waiting = await blame(`?unit=${point?.id}`);
    expect(waiting.lines[0]?.words[0]).toMatchObject({ text: 'pilsētā ', pending: 'insertion' });
    const accepted = EditorState.create({ doc: suggested.doc }).tr.removeMark(at, at + 8, mark);
    const steps = accepted.steps.map((step) => step.toJSON());
    done(await lawyer.post(path('/steps'), { version: version + 1, clientId: 'ilze', steps }));
    const view = await blame(`?unit=${point?.id}`);
    const [words] = view.lines[0]?.words ?? [];
    expect(words).toMatchObject({ text: 'pilsētā ', pending: null });
    expect(view.sources[words?.source ?? -1]).toMatchObject({
      author: 'Andris Kalniņš',
      writer: null,
      accepted: { version: version + 2, author: 'Ilze Bērziņa' },
      origin: { kind: 'comment' },
    });
  });

  it('restores an earlier moment as a new version and gives the words back to who wrote them', async () => {
    const earlier = await type('Turklāt ');
    const then = (await readDocument(lawyer, PLACE, id)).doc;
    const typed = await type('Nevis tā. ', 1);
    const known = await type('Tomēr ');
    const { version } = done(await restore(earlier, known));
    expect(version).toBeGreaterThan(known);
    const now = await readDocument(lawyer, PLACE, id);
    expect(now.doc.eq(then)).toBe(true);
    const at = done(await lawyer.get<DocumentView>(path(`/at/${known}`)));
    expect(JSON.stringify(at.content)).toContain('Nevis tā. ');
    expect(done(await restore(earlier, version)).version).toBe(version);
    expect((await restore(version + 5, version)).status).toBe(404);
    expect(typed).toBe(known - 1);
    const [session] = (await history()).sessions;
    expect(session).toMatchObject({ before: known, after: version });
    expect(session?.origins).toEqual([
      { kind: 'restore', id: String(earlier), label: String(earlier), page: null },
    ]);
  });

  it('keeps what a colleague wrote while the person was deciding', async () => {
    const earlier = await type('Turklāt ');
    const known = await type('Tomēr ');
    const [, other] = pointsOf((await readDocument(lawyer, PLACE, id)).doc);
    await type('Tikko rakstīts. ', 1);
    done(await restore(earlier, known));
    const { doc } = await readDocument(lawyer, PLACE, id);
    expect(findById(doc, other?.id ?? '')?.node.textContent).toContain('Tikko rakstīts. ');
    expect(pointsOf(doc)[0]?.node.textContent).toMatch(/^Turklāt /);
    expect(pointsOf(doc)[0]?.node.textContent).not.toContain('Tomēr ');
  });

  it('counts a moment that was restored again and again once', async () => {
    await type('Turklāt ');
    let version = await type('Tomēr ');
    // Each takes the one before back. Counted anew for each, this takes longer than anybody waits.
    for (let at = 0; at < 24; at += 1) version = done(await restore(version - 1, version)).version;
    const [point] = pointsOf((await readDocument(lawyer, PLACE, id)).doc);
    const view = await blame(`?unit=${point?.id}`);
    expect(view.lines[0]?.words.map(({ text }) => text).join('')).toContain('Turklāt ');
  }, 30_000);

  it('believes no editor that says its steps restore something', async () => {
    const gatis = await TestClient.loggedIn(test.url, 'Gatis Lācis');
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    const tr = EditorState.create({ doc }).tr.insertText('Turklāt ', (pointsOf(doc)[0]?.pos ?? 0) + 2);
    const body = {
      version,
      clientId: 'forger',
      steps: tr.steps.map((step) => step.toJSON()),
      origins: [{ kind: 'restore', id: String(version) }],
    };
    done(await gatis.post(path('/steps'), body));
    const [session] = (await history()).sessions;
    expect([session?.after, session?.origins]).toEqual([version + 1, []]);
  });

  it('names an earlier moment', async () => {
    const version = await type('Turklāt ');
    await type('Tomēr ');
    const named = done(
      await lawyer.post<NamedVersionView>(path('/versions'), { name: 'Pirms labojuma', version }),
    );
    expect(named).toMatchObject({ version, name: 'Pirms labojuma', purpose: 'manual' });
    expect((await history()).named.map((one) => one.version)).toContain(version);
    expect((await lawyer.post(path('/versions'), { name: 'Nākotne', version: 900 })).status).toBe(404);
    expect((await lawyer.post(path('/versions'), { name: 'Nekad', version: null })).status).toBe(422);
  });
});

describe('who may look and who may restore', () => {
  it('shows it to the staff that reads texts, and to nobody else', async () => {
    const version = await type('Turklāt ');
    const head = await TestClient.loggedIn(test.url, 'Andris Kalniņš');
    const other = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    const resident = await TestClient.loggedIn(test.url, 'Anna Zariņa');
    for (const rest of ['/history', '/blame']) {
      expect((await head.get(path(rest))).status).toBe(200);
      expect((await new TestClient(test.url).get(path(rest))).status).toBe(401);
      expect((await resident.get(path(rest))).status).toBe(403);
      expect((await other.get(path(rest))).status).toBe(403);
      expect((await other.get(path(rest, 'ezerkrasti'))).status).toBe(404);
    }
    expect((await restore(0, version, head)).status).toBe(403);
    expect((await other.post(path('/restore', 'ezerkrasti'), { version: 0, known: 1 })).status).toBe(404);
  });

  it('restores nothing in a text that is locked', async () => {
    const earlier = await type('Turklāt ');
    const known = await type('Tomēr ');
    await advanceDossier(lawyer, PLACE, dossier.id, 'withdraw', 'Vairs nevajag.');
    const refused = await restore(earlier, known);
    expect(refused.status).toBe(409);
    expect(refused.body.violations.length).toBeGreaterThan(0);
    expect((await readDocument(lawyer, PLACE, id)).version).toBe(known);
  });
});

describe('attribution that is kept', () => {
  it('is the same as counted from the beginning, wherever it was kept and in how many pieces it was read', async () => {
    const texts = test.app.get(AttributedTexts, { strict: false });
    const { doc, version } = await readDocument(lawyer, PLACE, id);
    const tr = EditorState.create({ doc }).tr;
    const [first, second] = pointsOf(doc);
    for (let at = 0; at < 520; at += 1) {
      const place = tr.mapping.map((at % 40 < 20 ? first : second)?.pos ?? 0, -1) + 2;
      if (at % 7 === 6) tr.delete(place, place + 1);
      else tr.insertText('abc '.charAt(at % 4), place);
    }
    const steps = tr.steps.map((step) => step.toJSON());
    const send = (from: number, to: number) =>
      lawyer.post(path('/steps'), {
        version: version + from,
        clientId: 'long',
        steps: steps.slice(from, to),
      });
    done(await send(0, 300));
    const early = await blame();
    done(await send(300, 520));
    const [row] = await test.dataSource.query<{ municipality_id: string }[]>(
      `SELECT municipality_id FROM document WHERE id = $1`,
      [id],
    );
    const key = { municipalityId: row?.municipality_id ?? '', documentId: id };
    const head = { ...key, dossierId: dossier.id, kind: 'bylaw' as const, version: version + 520 };
    const warm = structuredClone((await texts.at(head, head.version)).blamer.state());
    const cold = (await new AttributedTexts(test.dataSource).at(head, head.version)).blamer.state();
    expect(cold).toEqual(warm);
    const [kept] = await test.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM document_attribution WHERE document_id = $1`,
      [id],
    );
    expect(kept?.count).toBe(1);
    await test.dataSource.query(`DELETE FROM document_attribution WHERE document_id = $1`, [id]);
    const anew = (await new AttributedTexts(test.dataSource).at(head, head.version)).blamer.state();
    expect(anew).toEqual(warm);
    expect(early.sources.length).toBeLessThan(10);
  }, 60_000);
});
