import type { DossierList, ImportPreview } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { showDossier, startDossier } from '../../support/dossiers.js';

describe('the list of dossiers', () => {
  let test: TestApp;
  let lawyer: TestClient;

  beforeAll(async () => {
    test = await startTestApp();
    lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
  }, 120_000);

  afterAll(() => test.close());

  const list = async (query: string): Promise<DossierList> =>
    (await lawyer.get<DossierList>(`/api/m/vidzale/dossiers?${query}`)).body;

  it('finds a dossier by its whole code only', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 11; i++) codes.push((await startDossier(lawyer, 'vidzale')).code);
    const [first = ''] = codes;
    expect(codes.filter((code) => code.startsWith(first)).length).toBeGreaterThan(1);
    const found = await list(`code=${first}`);
    expect(found.items.map((item) => item.code)).toEqual([first]);
    expect(found.total).toBe(1);
    expect((await list('code=26-SN')).items).toEqual([]);
  });

  it('tells in order of deadlines what comes next, and nothing of what has ended', async () => {
    const { id, code } = await startDossier(lawyer, 'vidzale');
    const { version } = await showDossier(lawyer, 'vidzale', id);
    const body = { version, reason: 'Vairs nav vajadzīgs.' };
    expect((await lawyer.post(`/api/m/vidzale/dossiers/${id}/withdraw`, body)).status).toBe(200);
    const { items, total } = await list('order=deadline&pageSize=100');
    expect(items).toHaveLength(total);
    expect(items.at(-1)).toMatchObject({ code, state: 'withdrawn', next: null });
    for (const item of items.slice(0, -1)) {
      expect(item.next).toMatchObject({ event: 'sendForEndorsement', actor: 'lawyer' });
    }
  });

  it('cuts the ordered list into pages without leaving anybody out', async () => {
    const whole = await list('order=deadline&pageSize=100');
    const pages = await Promise.all([1, 2, 3].map((page) => list(`order=deadline&pageSize=5&page=${page}`)));
    expect(pages.flatMap((page) => page.items.map((item) => item.code))).toEqual(
      whole.items.map((item) => item.code),
    );
  });

  it('counts nothing that comes next unless it is asked for', async () => {
    expect((await list('pageSize=3')).items.map((item) => item.next)).toEqual([null, null, null]);
  });

  it('counts the words that an import keeps', async () => {
    const text =
      '# Par suņu turēšanu\n\nIzdoti saskaņā ar Pašvaldību likuma 44. pantu\n\n1. Suņi 2 gab. ir suņi.\n';
    const { body } = await lawyer.post<ImportPreview>('/api/m/vidzale/imports', { name: 'a.md', text });
    expect(body.recognised.counts).toMatchObject({ sourceWords: 16, keptWords: 16 });
  });
});
