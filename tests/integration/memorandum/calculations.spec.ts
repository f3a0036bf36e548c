import fc from 'fast-check';
import { schemaOf } from '#libs/bylaw-document';
import type { CalculationsView, SavedCalculation } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { ProblemBody } from '../../support/client.js';
import {
  advanceDossier,
  draftDossier,
  endorseDossier,
  readDocument,
  startDossier,
  writeDocument,
} from '../../support/dossiers.js';
import {
  administrative,
  calculations,
  FISCAL,
  logInTeam,
  memorandum,
  path,
  type Team,
} from './memorandum-support.js';

let test: TestApp;
let team: Team;
let id: string;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
}, 120_000);
afterAll(() => test?.close());
beforeEach(async () => {
  id = (await draftDossier(team.lawyer, 'vidzale')).id;
}, 30_000);

const codes = (body: unknown): string[] => (body as ProblemBody).violations.map(({ code }) => code);
const save = (data: unknown, version = 0, kind = 'fiscal', client = team.lawyer) =>
  client.put<SavedCalculation>(path(id, `calculations/${kind}`), { version, data });
const text = async (): Promise<string> => JSON.stringify((await memorandum(team.lawyer, id)).content);

/** A busy machine takes its time. */
const LONG = 30_000;

it(
  'keeps a fiscal table and writes it into part 2 as a table, behind what the drafter wrote',
  async () => {
    const saved = await save(FISCAL);
    expect([saved.status, saved.body.version]).toEqual([200, 1]);
    const view = await calculations(team.lawyer, id);
    expect(view.fiscal).toMatchObject({
      version: 1,
      data: FISCAL,
      updatedBy: 'Ilze Bērziņa',
      inText: 'current',
    });
    expect(view.administrative).toBeNull();
    const { content, version } = await memorandum(team.lawyer, id);
    expect(version).toBe(saved.body.documentVersion);
    const doc = schemaOf('memorandum').nodeFromJSON(content);
    const part = doc.child(1);
    expect(part.firstChild?.textContent).toBe('Skaidrojums 2. daļai.');
    expect(part.children.map((node) => node.type.name)).toEqual([
      'paragraph',
      'paragraph',
      'table',
      'paragraph',
      'bullet_list',
      'paragraph',
    ]);
    expect(part.child(2).lastChild?.textContent).toContain('−25\u00a0999,50');
  },
  LONG,
);

it(
  'replaces its own blocks in place, and the steps say which calculation they come from',
  async () => {
    await save(FISCAL);
    const before = await memorandum(team.lawyer, id);
    const doc = schemaOf('memorandum').nodeFromJSON(before.content);
    const parts = doc.children.map((part) =>
      part.attrs['part'] === 2
        ? part.copy(
            part.content.addToEnd(
              doc.type.schema.node('paragraph', { id: 'manspiebilde' }, [
                doc.type.schema.text('Piebilde aiz tabulas.'),
              ]),
            ),
          )
        : part,
    );
    await writeDocument(team.lawyer, 'vidzale', before.id, doc.type.create(doc.attrs, parts));
    const changed = { ...FISCAL, lines: FISCAL.lines.slice(0, 1), assumptions: '' };
    const again = await save(changed, 1);
    expect([again.status, again.body.version]).toEqual([200, 2]);
    const after = (await readDocument(team.lawyer, 'vidzale', before.id)).doc.child(1);
    expect(after.lastChild?.textContent).toBe('Piebilde aiz tabulas.');
    expect(after.textContent).not.toContain('mērķdotācija');
    expect(after.textContent).toContain('Skaidrojums 2. daļai.');
    expect(after.child(2).attrs['id']).toBe(doc.child(1).child(2).attrs['id']);
    const origins = await test.dataSource.query<{ kind: string; id: string }[]>(
      `SELECT DISTINCT origin->>'kind' AS kind, origin->>'id' AS id FROM document_step
        WHERE document_id = $1 AND origin IS NOT NULL`,
      [before.id],
    );
    expect(origins).toEqual([{ kind: 'calculation', id: again.body.id }]);
  },
  LONG,
);

it(
  'writes administrative costs with the three groups into part 4',
  async () => {
    expect((await save(administrative(), 0, 'administrative')).status).toBe(200);
    const said = await text();
    expect(said).toContain('administratīvās izmaksas gadā samazinās par 900\u00a0euro');
    expect(said).toContain('Saimnieciskās darbības veicējiem administratīvo izmaksu nav');
    expect((await calculations(team.lawyer, id)).administrative?.inText).toBe('current');
  },
  LONG,
);

it(
  'sees that somebody changed or deleted what it wrote, and takes itself out again',
  async () => {
    await save(FISCAL);
    const { id: documentId } = await memorandum(team.lawyer, id);
    const { doc } = await readDocument(team.lawyer, 'vidzale', documentId);
    const edited = JSON.parse(JSON.stringify(doc.toJSON()).replace('Izdevumi kopā', 'Izdevumi'));
    await writeDocument(team.lawyer, 'vidzale', documentId, doc.type.schema.nodeFromJSON(edited));
    expect((await calculations(team.lawyer, id)).fiscal?.inText).toBe('changed');
    const removed = await team.lawyer.delete<SavedCalculation>(path(id, 'calculations/fiscal?version=1'));
    expect([removed.status, removed.body.version]).toEqual([200, 2]);
    expect(await text()).not.toContain('mērķdotācija');
    expect(await text()).toContain('Skaidrojums 2. daļai.');
    expect((await calculations(team.lawyer, id)).fiscal).toMatchObject({ version: 2, data: null });
    expect((await team.lawyer.delete(path(id, 'calculations/fiscal?version=2'))).status).toBe(409);
    expect((await save(FISCAL, 2)).body.version).toBe(3);
  },
  LONG,
);

it(
  'lets one of two savers win and tells the other',
  async () => {
    const answers = await Promise.all([save(FISCAL), save({ ...FISCAL, assumptions: 'Cits.' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(codes(lost?.body)).toEqual(['changedMeanwhile']);
    expect((await calculations(team.lawyer, id)).fiscal).toMatchObject({ version: 1, inText: 'current' });
  },
  LONG,
);

it(
  'does not get in the way of somebody who types meanwhile',
  async () => {
    const { id: documentId } = await memorandum(team.lawyer, id);
    const { doc, version } = await readDocument(team.lawyer, 'vidzale', documentId);
    await save(FISCAL);
    const step = { stepType: 'replace', from: 2, to: 2, slice: { content: [{ type: 'text', text: 'X' }] } };
    const late = await team.lawyer.post<{ steps: unknown[] }>(
      `/api/m/vidzale/documents/${documentId}/steps`,
      {
        version,
        clientId: 'typist',
        steps: [step],
      },
    );
    expect([late.status, codes(late.body)]).toEqual([409, ['changedMeanwhile']]);
    expect(late.body.steps.length).toBeGreaterThan(0);
    expect(doc.childCount).toBe(8);
  },
  LONG,
);

it(
  'is refused in stages where the text stands still, and still shown',
  async () => {
    await save(FISCAL);
    await advanceDossier(team.lawyer, 'vidzale', id, 'sendForEndorsement');
    expect((await save({ ...FISCAL, assumptions: 'Vēl var.' }, 1)).status).toBe(200);
    await advanceDossier(team.lawyer, 'vidzale', id, 'withdraw', 'Vairs nav vajadzīgs.');
    const refused = await save(FISCAL, 2);
    expect([refused.status, codes(refused.body)]).toEqual([409, ['document.locked']]);
    const view = await calculations(team.lawyer, id);
    expect([view.fiscal?.version, view.locked.map(({ code }) => code)]).toEqual([2, ['document.locked']]);
  },
  LONG,
);

it(
  'voids endorsements, because the text changed',
  async () => {
    await advanceDossier(team.lawyer, 'vidzale', id, 'sendForEndorsement');
    const before = await endorseDossier({ legal: team.legal, head: team.head }, 'vidzale', id);
    expect(before.endorsements.map(({ current }) => current)).toEqual([true, true]);
    await save(FISCAL);
    const after = await team.lawyer.get<typeof before>(`/api/m/vidzale/dossiers/${id}`);
    expect(after.body.endorsements.map(({ current }) => current)).toEqual([false, false]);
  },
  LONG,
);

it(
  'leaves part 2 out for municipal fees, and both for a budget',
  async () => {
    id = (await startDossier(team.lawyer, 'vidzale', { isFees: true, title: 'Par nodevu' })).id;
    const fees = await save(FISCAL);
    expect([fees.status, codes(fees.body)]).toEqual([409, ['memorandum.part_left_out']]);
    expect((await save(administrative(), 0, 'administrative')).status).toBe(200);
    id = (await startDossier(team.lawyer, 'vidzale', { kind: 'budget', title: 'Par budžetu' })).id;
    expect((await save(FISCAL)).status).toBe(409);
  },
  LONG,
);

it(
  'may be read by who reads the text, written by lawyers only, of their own municipality',
  async () => {
    await save(FISCAL);
    const reads = [team.head, team.legal, team.secretary, team.councillor, team.administrator];
    for (const client of reads) expect((await client.get(path(id, 'calculations'))).status).toBe(200);
    for (const client of [team.head, team.secretary, team.clerk, team.administrator])
      expect((await save(FISCAL, 1, 'fiscal', client)).status).toBe(403);
    expect((await team.clerk.get(path(id, 'calculations'))).status).toBe(403);
    expect((await team.stranger.get(path(id, 'calculations'))).status).toBe(401);
    expect((await team.foreignLawyer.get(path(id, 'calculations'))).status).toBe(403);
    expect((await team.foreignLawyer.get(path(id, 'calculations', 'ezerkrasti'))).status).toBe(404);
    const other = await team.foreignLawyer.put(path(id, 'calculations/fiscal', 'ezerkrasti'), {
      version: 1,
      data: FISCAL,
    });
    expect(other.status).toBe(404);
  },
  LONG,
);

it(
  'answers bad figures with reasons, never with a failure of its own',
  async () => {
    const bad: [unknown, string][] = [
      [{ ...FISCAL, lines: [] }, 'memorandum.no_lines'],
      [{ ...FISCAL, years: 400 }, 'memorandum.years'],
      [{ ...FISCAL, lines: [{ ...FISCAL.lines[0], amounts: [{ cents: 1e300 }] }] }, 'memorandum.figure'],
      [{ ...FISCAL, assumptions: 'a\u0000b' }, 'memorandum.unreadable'],
    ];
    for (const [data, code] of bad.slice(0, 3)) {
      const answer = await save(data);
      expect([answer.status, codes(answer.body)]).toEqual([422, expect.arrayContaining([code])]);
    }
    expect((await save(bad[3]?.[0])).status).toBeLessThan(500);
    expect((await save(FISCAL, 0, 'other')).status).toBe(404);
    expect((await team.lawyer.put(path(id, 'calculations/fiscal'), { version: 'x', data: [] })).status).toBe(
      422,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom('fiscal', 'administrative'),
        async (data, kind) => {
          const { status } = await save(data, 0, kind);
          expect([400, 422]).toContain(status);
        },
      ),
      { numRuns: 40 },
    );
    expect((await calculations(team.lawyer, id)).fiscal).toBeNull();
  },
  LONG,
);

it(
  'keeps every version and audits it',
  async () => {
    await save(FISCAL);
    await save({ ...FISCAL, assumptions: '' }, 1);
    const rows = await test.dataSource.query<{ version: number; ids: number }[]>(
      `SELECT version, cardinality(node_ids) AS ids FROM memorandum_calculation WHERE dossier_id = $1 ORDER BY version`,
      [id],
    );
    expect(rows).toEqual([
      { version: 1, ids: 5 },
      { version: 2, ids: 4 },
    ]);
    const audited = await test.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM audit_record WHERE subject_id = $1 AND action = 'memorandum.calculation-saved'`,
      [id],
    );
    expect(audited[0]?.n).toBe(2);
  },
  LONG,
);

it(
  'begins with the parameters that the administrator set',
  async () => {
    const settings = '/api/m/vidzale/memorandum-settings';
    const rates = {
      business: { cents: 1450, source: 'Pašvaldības aprēķins' },
      private: { cents: null, source: '' },
      budget: { cents: 1600, source: 'Vidējā atlīdzība pašvaldībā' },
    };
    expect((await team.lawyer.put(settings, { version: 0, fiscalYears: 3, rates })).status).toBe(403);
    const before = (await team.administrator.get<{ version: number }>(settings)).body.version;
    const set = await team.administrator.put(settings, { version: before, fiscalYears: 3, rates });
    expect(set.status).toBe(200);
    expect((await team.administrator.put(settings, { version: before, fiscalYears: 3, rates })).status).toBe(
      409,
    );
    const view = (await team.lawyer.get<CalculationsView>(path(id, 'calculations'))).body;
    expect(view.settings).toEqual({ fiscalYears: 3, rates });
    const bad = { ...rates, budget: { cents: 1600, source: '' } };
    const refused = await team.administrator.put(settings, {
      version: before + 1,
      fiscalYears: 3,
      rates: bad,
    });
    expect([refused.status, codes(refused.body)]).toEqual([422, ['memorandum.rate_source']]);
    expect(
      (await team.administrator.put(settings, { version: 1, fiscalYears: 3, rates: { business: 7 } })).status,
    ).toBe(422);
  },
  LONG,
);
