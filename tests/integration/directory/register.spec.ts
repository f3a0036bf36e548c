import type { RegisterStatistics } from '#libs/contracts';
import { ageOn, ResidentRegister } from '../../../apps/api/src/directory/index.js';
import { CONFIG, type Config } from '../../../apps/api/src/platform/config/config.js';
import {
  hashPersonalCode,
  parsePersonalCode,
} from '../../../apps/api/src/platform/identity/personal-code.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';

let test: TestApp;
let dace: TestClient;
let vidzale: string;

beforeAll(async () => {
  test = await startTestApp();
  dace = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
  const [row] = await test.dataSource.query<{ id: string }[]>(
    `SELECT id FROM municipality WHERE slug = 'vidzale'`,
  );
  vidzale = row?.id ?? '';
}, 60_000);

afterAll(() => test.close());

const HEADER = 'personal_code;born_on;territory';
const send = async (text: string | Uint8Array<ArrayBuffer>, client = dace, type = 'text/csv') => {
  const answer = await client.raw('/api/m/vidzale/register/import', {
    method: 'POST',
    headers: { 'content-type': type, 'x-csrf-token': await client.token() },
    body: text,
  });
  return { ...answer, body: JSON.parse(answer.text) as ProblemBody & { entries: number } };
};
const find = (code: string) => {
  const parsed = parsePersonalCode(code);
  if (!parsed) throw new Error(`${code} is no personal code.`);
  const hash = hashPersonalCode(parsed, test.app.get<Config>(CONFIG).personalCodeKey);
  return test.app.get(ResidentRegister).find(hash, vidzale);
};
const statistics = async () =>
  (await dace.get<{ last: RegisterStatistics | null }>('/api/m/vidzale/register')).body.last;

describe('import of the register', () => {
  it('replaces the register by the file and counts it', async () => {
    const lines = [
      '010190-12345;1990-01-01;Vidzāle',
      '32000000001;28.02.2015;Vidzāle',
      '020280-12345;1980-02-02;',
    ];
    const answer = await send(`\uFEFF${HEADER}\r\n${lines.join('\r\n')}\r\n`);
    expect(answer).toMatchObject({ status: 200, body: { entries: 3 } });
    expect(await statistics()).toMatchObject({
      entries: 3,
      aged16: 2,
      importedBy: 'Dace Krūmiņa',
      territories: [
        { name: 'Vidzāle', entries: 2 },
        { name: '', entries: 1 },
      ],
    });
    expect(await find('01019012345')).toEqual({ declared: true, bornOn: '1990-01-01' });
    expect(await find('320000-00001')).toEqual({ declared: true, bornOn: '2015-02-28' });
    const next = await send(
      'territory,born_on,personal_code\n"Ozoli, Vidzāles pagasts",1990-01-01,010190-12345\n',
    );
    expect(next.body.entries).toBe(1);
    expect(await find('320000-00001')).toBeNull();
    expect((await statistics())?.territories).toEqual([{ name: 'Ozoli, Vidzāles pagasts', entries: 1 }]);
  });

  it('names every bad line and leaves the register as it was, without repeating a code', async () => {
    const before = await statistics();
    const lines = [
      '030370-12345;1970-03-03;Vidzāle',
      '990390-99999;1970-03-03;Vidzāle',
      '040470-12345;1970-02-30;Vidzāle',
      '050570-12345;2970-05-05;Vidzāle',
      '030370-12345;1970-03-03;Vidzāle',
      '060670-12345;1970-06-06',
    ];
    const answer = await send([HEADER, ...lines].join('\n'));
    expect(answer.status).toBe(422);
    expect(answer.body.violations).toEqual([
      { code: 'register.personalCode', where: 'line 3', params: { line: 3 } },
      { code: 'register.bornOn', where: 'line 4', params: { line: 4 } },
      { code: 'register.bornOn', where: 'line 5', params: { line: 5 } },
      { code: 'register.twice', where: 'line 6', params: { line: 6, first: 2 } },
      { code: 'register.columns', where: 'line 7', params: { line: 7, found: 2, needed: 3 } },
    ]);
    expect(answer.text).not.toMatch(/\d{6}-?\d{5}/);
    expect(await find('030370-12345')).toBeNull();
    expect(await find('010190-12345')).not.toBeNull();
    expect(await statistics()).toEqual(before);
  });

  it('tells the first hundred bad lines and how many more there are', async () => {
    const bad = Array.from({ length: 130 }, () => 'x;y;z');
    const { violations } = (await send([HEADER, ...bad].join('\n'))).body;
    expect(violations).toHaveLength(101);
    expect(violations.at(-1)).toEqual({ code: 'register.moreErrors', params: { count: 160 } });
  });

  it.each([
    ['an empty file', '', 'register.empty', 422],
    ['a header alone', HEADER, 'register.empty', 422],
    ['another header', 'kods;datums;vieta\n1;2;3\n', 'register.header', 422],
    [
      'a quotation mark that nobody closes',
      `${HEADER}\n"010190-12345;1990-01-01;Vidzāle\n`,
      'register.unreadable',
      422,
    ],
  ])('refuses %s', async (_what, text, code, status) => {
    const answer = await send(text);
    expect(answer.status).toBe(status);
    expect(answer.body.violations.map((one) => one.code)).toEqual([code]);
  });

  it('refuses another encoding and another type', async () => {
    const windows = new Uint8Array([
      ...new TextEncoder().encode(`${HEADER}\n010190-12345;1990-01-01;Vidz`),
      0xe2,
      0x6c,
    ]);
    expect((await send(windows)).body.violations).toEqual([{ code: 'register.encoding' }]);
    expect((await send(HEADER, dace, 'text/plain')).status).toBe(415);
  });

  it('takes a whole town in one go', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `32${String(i).padStart(9, '0')};1990-01-01;Pilsēta`,
    );
    expect((await send([HEADER, ...rows].join('\n'))).body.entries).toBe(20_000);
    const [stored] = await test.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int FROM register_entry WHERE municipality_id = $1`,
      [vidzale],
    );
    expect(stored?.count).toBe(20_000);
  });

  it('is the administrator’s, in the own municipality', async () => {
    const valdis = await TestClient.loggedIn(test.url, 'Valdis Priede');
    const file = `${HEADER}\n070770-12345;1970-07-07;Vidzāle\n`;
    expect((await send(file, valdis)).status).toBe(403);
    expect((await send(file, await TestClient.loggedIn(test.url, 'Ilze Bērziņa'))).status).toBe(403);
    expect(await find('070770-12345')).toBeNull();
  });
});

describe('the register', () => {
  it('finds a person through any of their codes, and nobody in another municipality', async () => {
    const [demo] = await test.dataSource.query<
      { person_id: string; municipality_id: string; born_on: string }[]
    >(
      `SELECT c.person_id, r.municipality_id, r.born_on::text FROM register_entry r JOIN person_code c USING (code_hash)
        WHERE r.municipality_id <> $1 LIMIT 1`,
      [vidzale],
    );
    const register = test.app.get(ResidentRegister);
    const there = await register.findPerson(demo?.person_id ?? '', demo?.municipality_id ?? '');
    expect(there).toEqual({ declared: true, bornOn: demo?.born_on });
    expect(await register.findPerson(demo?.person_id ?? '', vidzale)).toBeNull();
  });

  it.each([
    ['2026-05-01', '2010-05-01', 16],
    ['2026-04-30', '2010-05-01', 15],
    ['2027-02-28', '2008-02-29', 18],
    ['2027-03-01', '2008-02-29', 19],
    ['2028-02-29', '2008-02-29', 20],
  ])('on %s somebody born on %s is %i', (day, bornOn, age) => {
    expect(ageOn(day, bornOn)).toBe(age);
  });
});
