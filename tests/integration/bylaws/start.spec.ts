import { isBudgetExplanations } from '#libs/bylaw-document';
import type { DossierView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { readDocument, showDossier, startDossier } from '../../support/dossiers.js';

describe('starting a dossier', () => {
  let test: TestApp;
  let lawyer: TestClient;

  beforeAll(async () => {
    test = await startTestApp();
    lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  }, 120_000);

  afterAll(() => test.close());

  it('opens with a number, two texts and a first entry of the timeline', async () => {
    const { id, code } = await startDossier(lawyer, 'vidzale');
    const view = await showDossier(lawyer, 'vidzale', id);
    const { legalToday } = await lawyer.session();
    expect(code).toMatch(new RegExp(`^${legalToday.slice(2, 4)}-SN-VID-\\d+$`));
    expect(view).toMatchObject<Partial<DossierView>>({
      code,
      state: 'draft',
      title: 'Par atkritumu dalītu vākšanu',
      createdDay: legalToday,
    });
    expect(view.documents.map((document) => document.kind)).toEqual(['bylaw', 'memorandum']);
    expect(view.timeline).toHaveLength(1);
    expect(view.timeline[0]).toMatchObject({
      event: 'start',
      to: 'draft',
      day: legalToday,
      actor: { name: 'Ilze Bērziņa', role: 'lawyer', onBehalfOf: null },
    });
    expect(view.timeline[0]?.documents.map((document) => document.kind)).toEqual(['bylaw', 'memorandum']);
  });

  it('looks at every source that is named', async () => {
    const start = (from: object) =>
      lawyer.post('/api/m/vidzale/dossiers', {
        kind: 'normal',
        title: 'Par atkritumu dalītu vākšanu',
        topic: 'environment',
        from,
      });
    for (const other of ['importId', 'ownTemplateId'])
      expect((await start({ template: 'blank', [other]: 'nothing' })).status).toBe(422);
    expect((await start({ importId: 'nothing', ownTemplateId: 'nothing' })).status).toBe(422);
  });

  it('gives parallel starts different numbers without a gap', async () => {
    const before = await startDossier(lawyer, 'vidzale');
    const started = await Promise.all(Array.from({ length: 12 }, () => startDossier(lawyer, 'vidzale')));
    const first = Number(before.code.split('-')[3]);
    const numbers = started.map(({ code }) => Number(code.split('-')[3])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => first + 1 + index));
  });

  it('has explanations of its own for a budget, and nothing where article 46 does not apply otherwise', async () => {
    const budget = await startDossier(lawyer, 'vidzale', {
      kind: 'budget',
      title: 'Par budžetu',
      topic: 'budget',
    });
    const view = await showDossier(lawyer, 'vidzale', budget.id);
    expect(view.documents.map(({ kind }) => kind)).toEqual(['bylaw', 'memorandum']);
    const id = view.documents.find(({ kind }) => kind === 'memorandum')?.id ?? '';
    expect(isBudgetExplanations((await readDocument(lawyer, 'vidzale', id)).doc)).toBe(true);
    const planning = await startDossier(lawyer, 'vidzale', {
      kind: 'spatial_planning',
      title: 'Par lokālplānojumu',
      topic: 'planning',
    });
    const { documents } = await showDossier(lawyer, 'vidzale', planning.id);
    expect(documents.map(({ kind }) => kind)).toEqual(['bylaw']);
  });

  it.each([
    ['no title', { title: '  ' }, 'title'],
    ['an unknown kind', { kind: 'law' }, 'kind'],
    ['an unknown topic', { topic: 'weather' }, 'topic'],
    ['no source', { from: {} }, 'from.template'],
    ['an unknown field', { state: 'in_force' }, 'state'],
  ])('refuses %s and writes nothing', async (_name, change, where) => {
    const before = await countDossiers(test);
    const answer = await lawyer.post<{ violations: { where: string }[] }>('/api/m/vidzale/dossiers', {
      kind: 'normal',
      title: 'Par kārtību',
      topic: 'other',
      from: { template: 'blank' },
      ...change,
    });
    expect(answer.status).toBe(422);
    expect(answer.body.violations.map((violation) => violation.where)).toContain(where);
    expect(await countDossiers(test)).toEqual(before);
  });

  it('is for lawyers of the municipality only', async () => {
    const body = { kind: 'normal', title: 'Par kārtību', topic: 'other', from: { template: 'blank' } };
    const head = await TestClient.loggedIn(test.url, 'Andris Kalniņš');
    expect((await head.post('/api/m/vidzale/dossiers', body)).status).toBe(403);
    expect((await lawyer.post('/api/m/ezerkrasti/dossiers', body)).status).toBe(403);
    expect((await new TestClient(test.url).post('/api/m/vidzale/dossiers', body)).status).toBe(401);
    expect((await lawyer.post('/api/m/nekurnav/dossiers', body)).status).toBe(404);
  });

  it('hides dossiers from other municipalities', async () => {
    const { id } = await startDossier(lawyer, 'vidzale');
    const stranger = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect((await stranger.get(`/api/m/ezerkrasti/dossiers/${id}`)).status).toBe(404);
    expect((await stranger.get(`/api/m/vidzale/dossiers/${id}`)).status).toBe(403);
    expect((await lawyer.get('/api/m/vidzale/dossiers/not-an-id')).status).toBe(404);
  });
});

async function countDossiers(test: TestApp): Promise<unknown> {
  return test.dataSource.query(
    `SELECT (SELECT count(*) FROM dossier) AS dossiers, (SELECT count(*) FROM document) AS documents,
            (SELECT coalesce(sum(last_number), 0) FROM dossier_number) AS numbers`,
  );
}
