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
    const version = await type('Turklāt ');
    const [point] = pointsOf((await readDocument(lawyer, PLACE, id)).doc);
    const view = await blame(`?unit=${point?.id}`);
    const words = view.lines[0]?.words ?? [];
    expect(words[0]?.text).toBe('Turklāt ');
    expect(view.sources[words[0]?.source ?? -1]).toMatchObject({
      version,
      author: 'Ilze Bērziņa',
      origin: null,
    });
    expect(view.changes[0]).toMatchObject({
      after: version,
      author: 'Ilze Bērziņa',
      deleted: 0,
    });
    expect((await lawyer.get(path('/blame?unit=zzzzzzzzzzzz'))).status).toBe(404);
    expect((await lawyer.get(path(`/blame?version=${version + 1}`))).status).toBe(404);
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

  it('names an earlier moment', async () => {
    const version = await type('Turklāt ');
    await type('Tomēr ');
    const named = done(
      await lawyer.post<NamedVersionView>(path('/versions'), { name: 'Pirms labojuma', version }),
    );
    expect(named).toMatchObject({ version, name: 'Pirms labojuma', purpose: 'manual' });
    expect((await history()).named.map((one) => one.version)).toContain(version);
    expect((await lawyer.post(path('/versions'), { name: 'Nākotne', version: 900 })).status).toBe(404);
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
