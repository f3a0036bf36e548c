import { addUnits } from '#libs/legal-calendar';
import type { InstitutionView, OwnRolesView, PersonView, RoleView } from '#libs/contracts';
import { Clock } from '../../../apps/api/src/platform/clock/clock.js';
import { RoleHolders } from '../../../apps/api/src/directory/index.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';

let test: TestApp;
let dace: TestClient;
let institutions: InstitutionView[];

const today = (): string => test.app.get(Clock).legalToday();
const inDays = (days: number): string => addUnits(today(), days, 'day');
const people = async (): Promise<PersonView[]> =>
  (await dace.get<PersonView[]>('/api/m/vidzale/people')).body;
const person = async (name: string): Promise<PersonView> => {
  const found = (await people()).find((one) => one.name === name);
  if (!found) throw new Error(`${name} has no role in Vidzāle.`);
  return found;
};
const role = async (name: string, kind: string): Promise<RoleView> => {
  const found = (await person(name)).roles.find((one) => one.role === kind);
  if (!found) throw new Error(`${name} is no ${kind}.`);
  return found;
};
const codes = (answer: { body: unknown }): string[] =>
  (answer.body as ProblemBody).violations.map((one) => one.code);
const grant = (who: object, kind: string, term: { validFrom: string; validTo?: string }) =>
  dace.post<{ id: string; personId: string }>('/api/m/vidzale/roles', {
    person: who,
    institutionId: institutions[0]?.id,
    role: kind,
    ...term,
  });
const placeId = async (): Promise<string> => {
  const [row] = await test.dataSource.query<{ id: string }[]>(
    `SELECT id FROM municipality WHERE slug = 'vidzale'`,
  );
  return row?.id ?? '';
};
const advance = (days: number) => dace.post('/api/demo/clock', { advanceDays: days });

beforeAll(async () => {
  test = await startTestApp();
  dace = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
  institutions = (await dace.get<InstitutionView[]>('/api/m/vidzale/institutions')).body;
}, 60_000);

afterAll(() => test.close());

describe('granting roles', () => {
  it('makes a person from a personal code once, and never keeps the code', async () => {
    const code = '170685-12346';
    const who = { personalCode: code, name: 'Jaunā Darbiniece', email: 'jauna@vidzale.example' };
    const first = await grant(who, 'clerk', { validFrom: today() });
    expect(first.status).toBe(201);
    const again = await grant(
      { ...who, personalCode: '17068512346', name: 'jaunā  darbiniece' },
      'evaluator',
      {
        validFrom: today(),
      },
    );
    expect(again.body.personId).toBe(first.body.personId);
    expect(await person('Jaunā Darbiniece')).toMatchObject({ known: false, email: 'jauna@vidzale.example' });
    expect(await textsWith(code)).toEqual([]);
    expect(await textsWith('17068512346')).toEqual([]);
    expect(await textsWith('jauna@vidzale.example')).toEqual(['person.email']);
  });

  it('refuses a code that belongs to another name, without telling that name', async () => {
    const answer = await grant({ personalCode: '170685-12346', name: 'Cits Cilvēks', email: null }, 'clerk', {
      validFrom: today(),
    });
    expect(answer.status).toBe(409);
    expect(codes(answer)).toEqual(['personNameDiffers']);
    expect(answer.text).not.toContain('Darbiniece');
  });

  it('refuses what is no personal code, roles of the state, and the same role twice', async () => {
    const bad = await grant({ personalCode: '99999999999', name: 'Kāds Kāds' }, 'clerk', {
      validFrom: today(),
    });
    expect(codes(bad)).toEqual(['personalCodeForm']);
    const { id } = await person('Ilze Bērziņa');
    expect(codes(await grant({ id }, 'varam_reviewer', { validFrom: today() }))).toEqual(['stateRole']);
    const held = await role('Ilze Bērziņa', 'lawyer');
    const twice = await dace.post('/api/m/vidzale/roles', {
      person: { id },
      institutionId: held.institutionId,
      role: 'lawyer',
      validFrom: today(),
    });
    expect(codes(twice)).toEqual(['roleHeldAlready']);
  });

  it('refuses people and institutions of another municipality', async () => {
    const valdis = await TestClient.loggedIn(test.url, 'Valdis Priede');
    const [stranger] = (await valdis.get<PersonView[]>('/api/m/ezerkrasti/people')).body;
    const [foreign] = (await valdis.get<InstitutionView[]>('/api/m/ezerkrasti/institutions')).body;
    expect((await grant({ id: stranger?.id }, 'clerk', { validFrom: today() })).status).toBe(404);
    const { id } = await person('Ilze Bērziņa');
    const body = { person: { id }, institutionId: foreign?.id, role: 'clerk', validFrom: today() };
    expect((await dace.post('/api/m/vidzale/roles', body)).status).toBe(404);
    const own = stranger?.roles[0];
    const end = { version: own?.version, lastDay: today() };
    expect((await dace.post(`/api/m/vidzale/roles/${own?.id}/end`, end)).status).toBe(404);
  });
});

describe('the last administrator', () => {
  it('cannot go, alone or together with the other one at the same moment', async () => {
    const own = await role('Dace Krūmiņa', 'administrator');
    const end = (id: string, version: number) =>
      dace.post(`/api/m/vidzale/roles/${id}/end`, { version, lastDay: today() });
    expect(codes(await end(own.id, own.version))).toEqual(['lastAdministrator']);
    const { id } = await person('Ilze Bērziņa');
    const second = await grant({ id }, 'administrator', { validFrom: today() });
    const answers = await Promise.all([end(own.id, own.version), end(second.body.id, 1)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
    const [left] = await test.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int FROM role_assignment a JOIN municipality m ON m.id = a.municipality_id
        WHERE m.slug = 'vidzale' AND a.role = 'administrator' AND a.valid_to IS NULL`,
    );
    expect(left?.count).toBe(1);
    await test.dataSource.query(`UPDATE role_assignment SET valid_to = NULL, version = 7 WHERE id = $1`, [
      own.id,
    ]);
  });

  it('is not overtaken by an older version of the row', async () => {
    const clerk = await role('Mārtiņš Egle', 'clerk');
    const stale = await dace.post(`/api/m/vidzale/roles/${clerk.id}/end`, {
      version: clerk.version + 1,
      lastDay: today(),
    });
    expect(stale.status).toBe(409);
    expect(codes(stale)).toEqual(['changedMeanwhile']);
  });
});

describe('substitutes', () => {
  const substitute = (roleId: string, body: object, client = dace, route = 'roles') =>
    client.post<{ id: string }>(`/api/m/vidzale/${route}/${roleId}/substitutions`, {
      reason: 'Atvaļinājums',
      ...body,
    });

  it('hold the role exactly on the days named, by the legal clock', async () => {
    const laima = await role('Laima Ozola', 'legal_endorser');
    const egle = await person('Mārtiņš Egle');
    const client = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    const may = async () =>
      (await client.session()).person?.permissions['vidzale']?.includes('bylaw.endorse.legal');
    const named = await substitute(laima.id, { substituteId: egle.id, fromDay: inDays(2), toDay: inDays(3) });
    expect(named.status).toBe(201);
    const seen: (boolean | undefined)[] = [];
    for (let day = 0; day < 5; day += 1) {
      seen.push(await may());
      expect((await advance(1)).status).toBe(200);
    }
    expect(seen).toEqual([false, false, true, true, false]);
  });

  it('are refused for the holder, twice on a day, in the past and in chains', async () => {
    const laima = await person('Laima Ozola');
    const endorser = await role('Laima Ozola', 'legal_endorser');
    const head = await role('Andris Kalniņš', 'head_of_department');
    const andris = await person('Andris Kalniņš');
    const egle = await person('Mārtiņš Egle');
    const days = { fromDay: inDays(10), toDay: inDays(12) };
    expect(codes(await substitute(endorser.id, { substituteId: laima.id, ...days }))).toEqual([
      'substituteIsHolder',
    ]);
    expect(
      codes(await substitute(endorser.id, { substituteId: egle.id, fromDay: inDays(-1), toDay: inDays(1) })),
    ).toEqual(['substitutionInPast']);
    expect((await substitute(endorser.id, { substituteId: andris.id, ...days })).status).toBe(201);
    expect(codes(await substitute(endorser.id, { substituteId: egle.id, ...days }))).toEqual([
      'substitutionOverlaps',
    ]);
    expect(codes(await substitute(head.id, { substituteId: egle.id, ...days }))).toEqual([
      'holderIsSubstitute',
    ]);
    expect(codes(await substitute(head.id, { substituteId: laima.id, ...days }))).toEqual([
      'substituteIsAway',
      'holderIsSubstitute',
    ]);
  });

  it('are named by the holder for the own role only, and shortened by version', async () => {
    const lawyer = await TestClient.loggedIn(test.url, 'Ilze Bērziņa');
    const own = (await lawyer.get<OwnRolesView>('/api/m/vidzale/own-roles')).body;
    const mine = own.roles.find((one) => one.role === 'lawyer');
    const egle = own.colleagues.find((one) => one.name === 'Mārtiņš Egle');
    expect(own.colleagues.some((one) => one.name === 'Ilze Bērziņa')).toBe(false);
    const days = { substituteId: egle?.id, fromDay: inDays(20), toDay: inDays(25) };
    const named = await substitute(String(mine?.id), days, lawyer, 'own-roles');
    expect(named.status).toBe(201);
    const foreign = await role('Laima Ozola', 'legal_endorser');
    expect((await substitute(foreign.id, days, lawyer, 'own-roles')).status).toBe(404);
    const clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    expect((await substitute(String(mine?.id), days, clerk, 'own-roles')).status).toBe(403);
    const end = `/api/m/vidzale/own-substitutions/${named.body.id}/end`;
    expect((await lawyer.post(end, { version: 1, lastDay: inDays(22) })).status).toBe(204);
    expect((await lawyer.post(end, { version: 1, lastDay: inDays(21) })).status).toBe(409);
    expect((await lawyer.post(end, { version: 2 })).status).toBe(204);
    const after = (await lawyer.get<OwnRolesView>('/api/m/vidzale/own-roles')).body;
    expect(after.roles.find((one) => one.id === mine?.id)?.substitutions).toEqual([]);
  });

  it('stand in for nobody once they have left themselves', async () => {
    const clerk = await person('Mārtiņš Egle');
    const lawyer = await role('Ilze Bērziņa', 'lawyer');
    const days = { substituteId: clerk.id, fromDay: today(), toDay: inDays(30) };
    expect((await substitute(lawyer.id, days)).status).toBe(201);
    const egle = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    const permissions = async () => (await egle.session()).person?.permissions['vidzale'] ?? [];
    expect(await permissions()).toContain('dossier.start');
    for (const { id, version, state } of clerk.roles) {
      if (state === 'past') continue;
      const body = { version, lastDay: inDays(-1) };
      expect((await dace.post(`/api/m/vidzale/roles/${id}/end`, body)).status).toBe(204);
    }
    expect(await permissions()).not.toContain('dossier.start');
    expect((await egle.get('/api/m/vidzale/dossiers')).status).toBe(403);
    const holders = await test.app.get(RoleHolders, { strict: false }).of(await placeId(), 'lawyer');
    expect(holders.map(({ name }) => name)).not.toContain('Mārtiņš Egle');
  });
});

describe('a person', () => {
  it('keeps the name of the identity provider; the e-mail is the municipality’s', async () => {
    const ilze = await person('Ilze Bērziņa');
    const change = (body: object) =>
      dace.put(`/api/m/vidzale/people/${ilze.id}`, { version: ilze.version, ...body });
    expect(codes(await change({ name: 'Ilze Liepiņa', email: null }))).toEqual(['nameFromIdentityProvider']);
    expect((await change({ name: 'Ilze Bērziņa', email: 'ilze@vidzale.example' })).status).toBe(200);
    expect((await change({ name: 'Ilze Bērziņa', email: null })).status).toBe(409);
  });
});

/** Every text, json and bytes column of the database in which the text occurs, as `table.column`. */
async function textsWith(text: string): Promise<string[]> {
  const columns = await test.dataSource.query<{ table_name: string; column_name: string }[]>(
    `SELECT c.table_name, c.column_name FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { table_name, column_name } of columns) {
    const hits = await test.dataSource.query<unknown[]>(
      `SELECT 1 FROM "${table_name}"
        WHERE position($1 IN "${column_name}"::text) > 0 OR position($2 IN "${column_name}"::text) > 0 LIMIT 1`,
      [text, Buffer.from(text).toString('hex')],
    );
    if (hits.length > 0) found.push(`${table_name}.${column_name}`);
  }
  return found.sort();
}
