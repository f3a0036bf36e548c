import pg from 'pg';
import type { Terminal } from '../../../apps/cli/src/command.js';
import { runCli } from '../../../apps/cli/src/run.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';

const ANSWERS = {
  slug: 'vidzale',
  name: 'Vidzāles novads',
  genitive: 'Vidzāles novada',
  council: 'Vidzāles novada dome',
  seat: 'Vidzāle',
  kind: 'novads',
  code: '9900010',
  'short-code': 'VID',
  'council-size': 15,
  'official-domain': 'www.vidzale.example',
  'number-pattern': '{n}/{yyyy}',
  colour: '#1f6f54',
  'contact-email': 'pasts@vidzale.example',
  address: 'Pils iela 1, Vidzāle',
  'admin-name': 'Dace Krūmiņa',
  'admin-email': 'dace@vidzale.example',
};

/** Invented; the prefix 32 belongs to codes without a date of birth. */
const PERSONAL_CODE = '320001-00017';

describe('vietvara setup and audit verify', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(() => database.drop());

  it('makes the first municipality and its administrator, once', async () => {
    expect(await run(['setup', '--from', 'answers.json'])).toMatchObject({ code: 0, findings: [] });
    const [municipality] = await query<{ slug: string; council_size: number }>('SELECT * FROM municipality');
    expect(municipality).toMatchObject({
      slug: 'vidzale',
      council_size: 15,
      name_genitive: 'Vidzāles novada',
    });
    const roles = await query(
      `SELECT p.name, r.role FROM role_assignment r JOIN person p ON p.id = r.person_id JOIN person_code c ON c.person_id = p.id`,
    );
    expect(roles).toEqual([{ name: 'Dace Krūmiņa', role: 'administrator' }]);
    expect(await query('SELECT mode FROM installation')).toEqual([{ mode: 'production' }]);

    const again = await run(['setup', '--from', 'answers.json']);
    expect(again).toMatchObject({ code: 1, findings: [{ code: 'setupExists' }] });
    expect(await query('SELECT count(*)::int AS n FROM municipality')).toEqual([{ n: 1 }]);
  });

  it('keeps the personal code nowhere, not even in what it prints', async () => {
    const { output } = await run(['setup', '--from', 'answers.json']);
    expect(output).not.toContain('00017');
    const [everything] = await query<{ text: string }>(
      `SELECT (SELECT jsonb_agg(p)::text FROM person p) || (SELECT jsonb_agg(c)::text FROM person_code c)
           || (SELECT jsonb_agg(a)::text FROM audit_record a) AS text`,
    );
    expect(everything?.text).toContain('code_hash');
    expect(everything?.text).not.toContain('00017');
  });

  it('lists everything that is wrong at once, and writes nothing', async () => {
    const wrong = { slug: 'api', colour: '#ffffff', kind: 'valsts', 'admin-name': '' };
    const { code, findings } = await run(['setup', '--from', 'answers.json'], {
      answers: wrong,
      input: '12',
    });
    expect(code).toBe(1);
    expect(findings.map((finding) => `${finding['where']}: ${finding['code']}`).sort()).toEqual([
      'admin-name: missing',
      'colour: colourContrast',
      'kind: form',
      'slug: slugTaken',
      'standard input: personalCodeForm',
    ]);
    expect(await query('SELECT 1 FROM municipality')).toEqual([]);
  });

  it('refuses the database of a demo', async () => {
    await query(`INSERT INTO installation (mode) VALUES ('demo')`);
    const { code, findings } = await run(['setup', '--from', 'answers.json']);
    expect([code, findings[0]?.['code']]).toEqual([1, 'configuration']);
    expect(await query('SELECT 1 FROM municipality')).toEqual([]);
  });

  describe('appoints reviewers of ministries', () => {
    const appoint = (more: string[] = [], input = '320002-00015') =>
      run(['appoint', '--name', 'Zane Pētersone', '--email', 'zane@varam.example', ...more], { input });
    const held = () =>
      query(
        `SELECT p.name, r.role, i.name AS ministry, r.valid_to::text AS until
           FROM role_assignment r JOIN person p ON p.id = r.person_id JOIN institution i ON i.id = r.institution_id
          WHERE r.municipality_id IS NULL ORDER BY r.role`,
      );

    it('for VARAM and for another one, ends an appointment, and every chain tells of it', async () => {
      await run(['setup', '--from', 'answers.json']);
      expect(await appoint()).toMatchObject({ code: 0, findings: [] });
      expect(await appoint(['--ministry', 'Finanšu ministrija'])).toMatchObject({ code: 0, findings: [] });
      expect(await appoint(['--until', '2999-12-31'])).toMatchObject({ code: 0, findings: [] });
      const name = 'Zane Pētersone';
      expect(await held()).toEqual([
        { name, role: 'ministry_reviewer', ministry: 'Finanšu ministrija', until: null },
        { name, role: 'varam_reviewer', ministry: expect.stringContaining('VARAM'), until: '2999-12-31' },
      ]);
      const told = await query(
        `SELECT action FROM audit_record WHERE details ->> 'command' = 'appoint' ORDER BY seq`,
      );
      expect(told.map(({ action }) => String(action))).toEqual([
        'role.granted',
        'role.granted',
        'role.ended',
      ]);
      expect((await run(['audit', 'verify'])).code).toBe(0);
    });

    it('only where there is a municipality, and nobody under the code of another', async () => {
      expect((await appoint()).findings).toMatchObject([{ code: 'setupMissing' }]);
      await run(['setup', '--from', 'answers.json']);
      expect((await appoint([], PERSONAL_CODE)).findings).toMatchObject([{ code: 'personNameDiffers' }]);
      expect(await held()).toEqual([]);
    });

    it('with everything that is wrong named at once', async () => {
      const { code, findings } = await run(['appoint', '--email', 'zane', '--until', '2020-01-01'], {
        input: '12',
      });
      expect(code).toBe(1);
      expect(findings.map((finding) => `${finding['where']}: ${finding['code']}`).sort()).toEqual([
        'email: form',
        'name: missing',
        'standard input: personalCodeForm',
        'until: form',
      ]);
    });
  });

  it('finds every chain intact, and a record that was changed past the application', async () => {
    await run(['setup', '--from', 'answers.json']);
    const intact = await run(['audit', 'verify']);
    expect(intact.code).toBe(0);
    expect(JSON.parse(intact.output)).toMatchObject({
      intact: true,
      chains: [{ slug: 'vidzale', ok: true, records: 2 }],
    });

    await query(`ALTER TABLE audit_record DISABLE TRIGGER audit_record_append_only`);
    await query(`UPDATE audit_record SET action = 'nothing.happened' WHERE seq = 1`);
    const changed = await run(['audit', 'verify']);
    expect(changed.code).toBe(1);
    expect(changed.findings).toMatchObject([{ code: 'auditChainBroken', brokenAt: '1', fault: 'digest' }]);
  });

  it('finds a record that was removed and one that was added behind the head', async () => {
    await run(['setup', '--from', 'answers.json']);
    await query(`ALTER TABLE audit_record DISABLE TRIGGER audit_record_append_only`);
    await query(
      `INSERT INTO audit_record SELECT (jsonb_populate_record(r, '{"seq": 3}')).* FROM audit_record r WHERE seq = 2`,
    );
    expect((await run(['audit', 'verify'])).findings).toMatchObject([{ brokenAt: '3', fault: 'head' }]);
    await query(`DELETE FROM audit_record WHERE seq IN (2, 3)`);
    expect((await run(['audit', 'verify'])).findings).toMatchObject([{ brokenAt: '2', fault: 'missing' }]);
  });

  async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function run(
    args: string[],
    given: { answers?: object; input?: string } = {},
  ): Promise<{ code: number; output: string; findings: Record<string, unknown>[] }> {
    let output = '';
    let errors = '';
    const io: Terminal = {
      env: {
        DATABASE_URL: database.url,
        PUBLIC_URL: 'https://vietvara.example',
        VIETVARA_SESSION_KEY: 's'.repeat(40),
        VIETVARA_PERSONAL_CODE_KEY: 'p'.repeat(40),
        OIDC_ISSUER: 'https://login.example',
        OIDC_CLIENT_ID: 'vietvara',
        SMTP_URL: 'smtp://mail.example',
        VIETVARA_TRUST_PROXY: '1',
      },
      readFile: async () => JSON.stringify({ ...ANSWERS, ...given.answers }),
      readBytes: async () => new Uint8Array(),
      readPieces: async function* () {
        yield new Uint8Array();
      },
      writeFile: async () => undefined,
      readInput: async () => `${given.input ?? PERSONAL_CODE}\n`,
      ask: async () => null,
      out: (text) => void (output += text),
      err: (text) => void (errors += text),
    };
    const code = await runCli(args, io);
    return { code, output, findings: errors ? (JSON.parse(errors) as Record<string, unknown>[]) : [] };
  }
});
