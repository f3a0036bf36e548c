import { parseDocument, placeholdersOf } from '#libs/bylaw-document';
import { lintBylaw } from '#libs/bylaw-lint';
import { missingFrom, TEMPLATES, templateTitle } from '#libs/bylaw-templates';
import { TEMPLATE_IDS, type DocumentView, type OwnTemplateView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { showDossier, startDossier, writeDocument, readDocument } from '../../support/dossiers.js';

const COUNCIL = 'Vidzāles novada dome';
let test: TestApp;
let lawyer: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
}, 120_000);
afterAll(() => test?.close());

const textOf = async (client: TestClient, place: string, dossierId: string, kind: string) => {
  const view = await showDossier(client, place, dossierId);
  const document = view.documents.find((one) => one.kind === kind);
  if (!document) return null;
  const { body } = await client.get<DocumentView>(`/api/m/${place}/documents/${document.id}`);
  return { ...body, documentId: document.id };
};

it.each(TEMPLATE_IDS)('starts a dossier from the template %s', async (id) => {
  const template = TEMPLATES[id];
  const { isFees, isStatutes, kind } = template;
  const title = templateTitle(template, COUNCIL);
  const started = await startDossier(lawyer, 'vidzale', {
    kind,
    title,
    topic: template.topic ?? 'other',
    isFees,
    isStatutes,
    from: { template: id },
  });
  const view = await showDossier(lawyer, 'vidzale', started.id);
  expect([view.template, view.templateSubject, view.title]).toEqual([id, null, title]);
  // What a template proposes is no answer yet.
  expect(view.questionnaire.answers).toEqual({});
  const text = await textOf(lawyer, 'vidzale', started.id, 'bylaw');
  const parsed = parseDocument(text?.content);
  if (!parsed.allowed) throw new Error('The text does not fit the schema.');
  expect(parsed.doc.textContent).toContain(COUNCIL);
  expect(placeholdersOf(parsed.doc).length).toBeGreaterThan(0);
  expect(lintBylaw(parsed.doc).filter(({ code }) => code !== 'lint.placeholder')).toEqual([]);
  expect(missingFrom(template, parsed.doc).filter(({ state }) => state === 'absent')).toEqual([]);
  expect(view.documents.map((one) => one.kind)).toContain('memorandum');
});

it('takes the legal basis, title and subject of article 45 into the text', async () => {
  const { id } = await startDossier(lawyer, 'vidzale', {
    title: 'Par mājas (istabas) dzīvnieku labturību Vidzāles novadā',
    topic: 'animals',
    from: { template: 'penalties', subject: 'pets' },
  });
  const text = await textOf(lawyer, 'vidzale', id, 'bylaw');
  expect(JSON.stringify(text?.content)).toContain('45. panta otrās daļas 5. punktu');
  expect((await showDossier(lawyer, 'vidzale', id)).templateSubject).toBe('pets');
});

it.each([
  [{ template: 'nothing' }],
  [{ template: 'penalties', subject: 'fee_rates' }],
  [{ ownTemplateId: 'x' }],
  [{}],
])('refuses the source %j', async (from) => {
  const body = { kind: 'normal', title: 'Par kārtību', topic: 'other', from };
  expect((await lawyer.post('/api/m/vidzale/dossiers', body)).status).toBe(422);
});

describe('a template of the municipality’s own', () => {
  const keep = (client: TestClient, place: string, dossierId: string) =>
    client.post<{ id: string }>(`/api/m/${place}/templates/own`, {
      dossierId,
      name: 'Mūsu nodevu noteikumi',
      about: 'Pēc 2026. gada prakses',
    });
  const start = (client: TestClient, place: string, ownTemplateId: string) =>
    client.post<{ id: string }>(`/api/m/${place}/dossiers`, {
      kind: 'normal',
      title: 'Par citu nodevu',
      topic: 'fees_taxes',
      isFees: true,
      from: { ownTemplateId },
    });

  it('is the text of a dossier, and begins another with new ids and its own title', async () => {
    const first = await startDossier(lawyer, 'vidzale', {
      title: 'Par nodevu',
      topic: 'fees_taxes',
      isFees: true,
      from: { template: 'fees' },
    });
    const kept = await keep(lawyer, 'vidzale', first.id);
    expect(kept.status).toBe(201);
    const { body: list } = await lawyer.get<OwnTemplateView[]>('/api/m/vidzale/templates/own');
    expect(list.find(({ id }) => id === kept.body.id)).toMatchObject({
      name: 'Mūsu nodevu noteikumi',
      kind: 'normal',
      isFees: true,
      template: 'fees',
      author: 'Ilze Bērziņa',
      retired: false,
    });
    const second = await start(lawyer, 'vidzale', kept.body.id);
    expect(second.status).toBe(201);
    const [before, after] = await Promise.all([
      textOf(lawyer, 'vidzale', first.id, 'bylaw'),
      textOf(lawyer, 'vidzale', second.body.id, 'bylaw'),
    ]);
    const ids = (content: unknown): string[] =>
      [...JSON.stringify(content).matchAll(/"id":"([a-z0-9]{12})"/g)].map((match) => match[1] ?? '');
    expect(ids(after?.content).filter((one) => ids(before?.content).includes(one))).toEqual([]);
    expect(JSON.stringify(after?.content)).toContain('Par citu nodevu');
    expect((await showDossier(lawyer, 'vidzale', second.body.id)).template).toBe('fees');
  });

  it('is not offered to another municipality, nor when it is retired', async () => {
    const first = await startDossier(lawyer, 'vidzale');
    const { body } = await keep(lawyer, 'vidzale', first.id);
    const other = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect((await start(other, 'ezerkrasti', body.id)).status).toBe(404);
    expect((await keep(other, 'ezerkrasti', first.id)).status).toBe(404);
    const retire = (client: TestClient, version: number) =>
      client.post(`/api/m/vidzale/templates/own/${body.id}/retire`, { version });
    expect((await retire(lawyer, 7)).status).toBe(409);
    expect((await retire(lawyer, 1)).status).toBe(204);
    expect((await start(lawyer, 'vidzale', body.id)).status).toBe(404);
    expect((await lawyer.post(`/api/m/vidzale/templates/own/${body.id}/offer`, { version: 2 })).status).toBe(
      204,
    );
    expect((await start(lawyer, 'vidzale', body.id)).status).toBe(201);
  });

  it('is not made of a text in which suggestions stand', async () => {
    const { id } = await startDossier(lawyer, 'vidzale');
    const text = await textOf(lawyer, 'vidzale', id, 'bylaw');
    const { doc } = await readDocument(lawyer, 'vidzale', text?.documentId ?? '');
    const marked = doc.type.schema.nodeFromJSON(
      JSON.parse(
        JSON.stringify(doc.toJSON()).replace(
          '"text":"Izdoti saskaņā ar "',
          '"text":"Izdoti saskaņā ar ","marks":[{"type":"insertion","attrs":{"id":"abcdefghijkl","author":"Ilze Bērziņa","at":"2026-11-21T10:00:00.000Z","scope":"content","move":null}}]',
        ),
      ),
    );
    await writeDocument(lawyer, 'vidzale', text?.documentId ?? '', marked);
    const answer = await keep(lawyer, 'vidzale', id);
    expect(answer.status).toBe(409);
    expect((answer.body as unknown as ProblemBody).violations.map(({ code }) => code)).toEqual([
      'template.suggestions',
    ]);
  });
});
