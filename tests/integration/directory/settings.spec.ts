import type { InstitutionView, MunicipalitySettings, SessionView, SettingsView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';

let test: TestApp;
let dace: TestClient;
let valdis: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  dace = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
  valdis = await TestClient.loggedIn(test.url, 'Valdis Priede');
}, 60_000);

afterAll(() => test.close());

const read = async (): Promise<SettingsView> =>
  (await dace.get<SettingsView>('/api/m/vidzale/settings')).body;
const input = (view: SettingsView, change: Partial<MunicipalitySettings> = {}) => ({
  version: view.version,
  name: view.name,
  nameGenitive: view.nameGenitive,
  councilName: view.councilName,
  councilSize: view.councilSize,
  seat: view.seat,
  population: view.population,
  officialDomain: view.officialDomain,
  contactEmail: view.contactEmail,
  address: view.address,
  colour: view.colour,
  numberPattern: view.numberPattern,
  ...change,
});
const codes = (answer: { body: ProblemBody }): string[] => answer.body.violations.map((one) => one.code);

describe('settings of a municipality', () => {
  it('are read and changed by its administrator, with a record of which fields changed', async () => {
    const before = await read();
    expect(before).toMatchObject({
      slug: 'vidzale',
      officialDomain: 'www.vidzale.example',
      numberPattern: '{n}/{yyyy}',
    });
    const answer = await dace.put(
      '/api/m/vidzale/settings',
      input(before, { seat: ' Vidzāles ciems ', population: null }),
    );
    expect(answer).toMatchObject({ status: 200, body: { version: before.version + 1 } });
    expect(await read()).toMatchObject({
      seat: 'Vidzāles ciems',
      population: null,
      version: before.version + 1,
    });
    const [record] = await test.dataSource.query<{ details: unknown }[]>(
      `SELECT details FROM audit_record WHERE action = 'municipality.updated'`,
    );
    expect(record?.details).toEqual({ changed: ['seat', 'population'] });
  });

  it('say what the municipality itself rules about a ministry’s review, and keep it when it is left out', async () => {
    const before = await read();
    expect(before).toMatchObject({ lateCorrectionAllowed: false, receiptPresumptionWorkingDays: 2 });
    const own = { lateCorrectionAllowed: true, receiptPresumptionWorkingDays: null };
    expect((await dace.put('/api/m/vidzale/settings', input(before, own))).status).toBe(200);
    expect((await dace.put('/api/m/vidzale/settings', input(await read()))).status).toBe(200);
    expect(await read()).toMatchObject(own);
    const wrong = await dace.put<ProblemBody>(
      '/api/m/vidzale/settings',
      input(await read(), { receiptPresumptionWorkingDays: 31 }),
    );
    expect(wrong.status).toBe(422);
    const back = input(await read(), { lateCorrectionAllowed: false, receiptPresumptionWorkingDays: 2 });
    expect((await dace.put('/api/m/vidzale/settings', back)).status).toBe(200);
  });

  it('say from which day the two years of a winning project run, and keep it when it is left out', async () => {
    const before = await read();
    expect(before.deliveryTermFrom).toBe('results');
    const put = async (change: object) => dace.put('/api/m/vidzale/settings', input(await read(), change));
    expect((await put({ deliveryTermFrom: 'start' })).status).toBe(200);
    expect((await put({ deliveryTermFrom: undefined })).status).toBe(200);
    expect((await read()).deliveryTermFrom).toBe('start');
    expect((await put({ deliveryTermFrom: 'whenever' })).status).toBe(422);
    expect((await put({ deliveryTermFrom: 'results' })).status).toBe(200);
  });

  it('switch on rules of the linter that nobody has verified, and no others', async () => {
    expect((await read()).lintRules).toEqual([]);
    const put = async (change: object) => dace.put('/api/m/vidzale/settings', input(await read(), change));
    expect((await put({ lintRules: ['lint.and-or'] })).status).toBe(200);
    expect((await put({ lintRules: undefined })).status).toBe(200);
    expect((await read()).lintRules).toEqual(['lint.and-or']);
    const session = await dace.get<SessionView>('/api/session');
    expect(session.body.municipalities.find(({ slug }) => slug === 'vidzale')?.lintRules).toEqual([
      'lint.and-or',
    ]);
    expect((await put({ lintRules: ['lint.title-missing'] })).status).toBe(422);
    expect((await put({ lintRules: [] })).status).toBe(200);
    expect((await read()).lintRules).toEqual([]);
  });

  it('are not overwritten by somebody who read an older version', async () => {
    const before = await read();
    expect(
      (await dace.put('/api/m/vidzale/settings', input(before, { address: 'Pirmā iela 1' }))).status,
    ).toBe(200);
    const late = await dace.put<ProblemBody>(
      '/api/m/vidzale/settings',
      input(before, { address: 'Otrā iela 2' }),
    );
    expect(late.status).toBe(409);
    expect(codes(late)).toEqual(['changedMeanwhile']);
    expect((await read()).address).toBe('Pirmā iela 1');
  });

  it('are refused with every reason at once', async () => {
    const wrong = { officialDomain: 'https://vidzale.example/', colour: '#ffd24a', numberPattern: '{yyyy}' };
    const answer = await dace.put<ProblemBody>('/api/m/vidzale/settings', input(await read(), wrong));
    expect(answer.status).toBe(422);
    expect(codes(answer)).toEqual(['hostForm', 'colourContrast', 'number_pattern_needs_one_sequence']);
  });

  it('refuses fields that are not settings: the address of the municipality stays', async () => {
    const answer = await dace.put<ProblemBody>('/api/m/vidzale/settings', {
      ...input(await read()),
      slug: 'cits',
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { violations: [{ code: 'field.whitelistValidation', where: 'slug' }] },
    });
  });

  it('belong to one municipality: the administrator of another neither reads nor changes them', async () => {
    const before = await read();
    expect((await valdis.get('/api/m/vidzale/settings')).status).toBe(403);
    expect((await valdis.put('/api/m/vidzale/settings', input(before, { seat: 'Cita' }))).status).toBe(403);
    expect(await read()).toEqual(before);
    expect((await new TestClient(test.url).get('/api/m/vidzale/settings')).status).toBe(401);
  });
});

describe('institutions', () => {
  const list = async () => (await dace.get<InstitutionView[]>('/api/m/vidzale/institutions')).body;

  it('are added, changed by version and deleted while unused', async () => {
    const body = { kind: 'ngo', name: 'Biedrība “Upe”', registrationNo: '40008000001', email: null };
    const added = await dace.post<{ id: string }>('/api/m/vidzale/institutions', body);
    expect(added.status).toBe(201);
    const { id } = added.body;
    expect((await list()).find((one) => one.id === id)).toMatchObject({ ...body, roles: 0, version: 1 });
    const renamed = { ...body, name: 'Biedrība “Upes krasts”', version: 1 };
    expect((await dace.put(`/api/m/vidzale/institutions/${id}`, renamed)).status).toBe(200);
    expect((await dace.put(`/api/m/vidzale/institutions/${id}`, renamed)).status).toBe(409);
    expect((await dace.delete(`/api/m/vidzale/institutions/${id}?version=1`)).status).toBe(409);
    expect((await dace.delete(`/api/m/vidzale/institutions/${id}?version=2`)).status).toBe(204);
    expect((await list()).some((one) => one.id === id)).toBe(false);
  });

  it('stay while anybody holds or held a role in them', async () => {
    const used = (await list()).find((one) => one.roles > 0);
    const answer = await dace.delete<ProblemBody>(
      `/api/m/vidzale/institutions/${used?.id}?version=${used?.version}`,
    );
    expect(answer.status).toBe(409);
    expect(codes(answer)).toEqual(['institutionInUse']);
  });

  it('have different names, whatever the letters', async () => {
    const [first] = await list();
    const again = { kind: 'other', name: first?.name.toUpperCase(), registrationNo: null, email: null };
    expect(codes(await dace.post<ProblemBody>('/api/m/vidzale/institutions', again))).toEqual([
      'institutionExists',
    ]);
  });

  it('of another municipality do not exist here', async () => {
    const [foreign] = (await valdis.get<InstitutionView[]>('/api/m/ezerkrasti/institutions')).body;
    const body = {
      kind: 'other',
      name: 'Sveša',
      registrationNo: null,
      email: null,
      version: foreign?.version,
    };
    expect((await dace.put(`/api/m/vidzale/institutions/${foreign?.id}`, body)).status).toBe(404);
    expect((await dace.delete(`/api/m/vidzale/institutions/${foreign?.id}?version=1`)).status).toBe(404);
    expect((await dace.put('/api/m/vidzale/institutions/not-an-id', body)).status).toBe(404);
  });
});
