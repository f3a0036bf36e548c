import type {
  ActAtDate,
  ActControlView,
  ActListItem,
  ActValidityView,
  ControlDeskView,
  ControlEventName,
  ControllableAct,
  ControlStepTaken,
  DeadlineList,
  MinistryControlCase,
  PublicControlCase,
} from '#libs/contracts';
import { actInForce } from '../../support/amendments.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { done, legalDay, moveTo, peopleOfVidzale, PLACE, type Vidzale } from '../../support/council.js';

const GAZETTE = 'https://www.vestnesis.lv/op/2026/240.5';

let test: TestApp;
let people: Vidzale;
let act: ActListItem;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
  ({ act } = await actInForce(people, test, 'Par tirdzniecības kārtību'));
}, 120_000);
afterAll(() => test?.close());

const codes = (answer: { body: ProblemBody }) => answer.body.violations.map(({ code }) => code);
const ofAct = (rest: string) => `/api/m/${PLACE}/acts/${act.year}/${act.slug}/${rest}`;
const view = async (client = people.lawyer) => done(await client.get<ActControlView>(ofAct('control')));
const norms = async (day: string) =>
  done(
    await people.lawyer.get<ActAtDate>(`/api/public/m/${PLACE}/sn/${act.year}/${act.slug}?date=${day}`),
  ).norms.map(({ number, state, article }) => [number, state, article?.ref ?? null]);
const begin = (client: TestClient, what: 'opinion' | 'order', body: object) =>
  client.post<ProblemBody & ControlStepTaken>(ofAct(`control/${what}`), body);
const go = async (client: TestClient, id: string, what: string, body: object) => {
  const version = (await view()).cases.find((one) => one.id === id)?.version ?? -1;
  return client.post<ProblemBody & ControlStepTaken>(`/api/m/${PLACE}/control/${id}/${what}`, {
    ...body,
    version,
  });
};
const published = async () =>
  done(
    await people.lawyer.get<PublicControlCase[]>(`/api/public/m/${PLACE}/sn/${act.year}/${act.slug}/control`),
  );
const caseOf = async (id: string) => {
  const found = (await view()).cases.find((one) => one.id === id);
  if (!found) throw new Error('The control is not there.');
  return found;
};
const offered = async (id: string): Promise<ControlEventName[]> =>
  (await caseOf(id)).offers.map(({ event }) => event);
/** The act is about the budget: VARAM does not control it of its own motion (PL 65(1)), another institution may (65(2)). */
const opinion = (today: string, over: object = {}) => ({
  by: 'other',
  institution: 'Valsts kontrole',
  number: '1-13/77',
  issuedOn: today,
  receivedOn: today,
  reasons: 'Norma pārsniedz likumā doto pilnvarojumu.',
  unitIds: [],
  ...over,
});
const order = (today: string, over: object = {}) => ({
  number: '1-2/55',
  issuedOn: today,
  publishedOn: today,
  url: GAZETTE,
  receivedOn: today,
  reasons: 'Norma ir prettiesiska.',
  unitIds: [],
  ...over,
});

it('suspends one norm by an order, until the court lets it hold again', async () => {
  const { units, begins, cases } = await view();
  expect(cases).toEqual([]);
  expect(begins.map(({ event, may }) => [event, may])).toEqual([
    ['receiveControlOpinion', true],
    ['suspendByOrder', true],
  ]);
  const norm = units.find(({ number }) => number.startsWith('2')) ?? units[1];
  if (!norm) throw new Error('The act has one point only.');
  const today = await legalDay(people.lawyer);
  const { id, warnings } = done(
    await begin(people.lawyer, 'opinion', opinion(today, { unitIds: [norm.id] })),
  );
  expect(warnings).toEqual([]);
  expect(await caseOf(id)).toMatchObject({
    state: 'opinion_received',
    norms: [{ unitId: norm.id, number: norm.number }],
    deadlines: [{ code: 'SN.CONTROL_DISAGREE', article: { act: 'PL', ref: '65(4)' }, over: false }],
  });
  const { items } = done(await people.lawyer.get<DeadlineList>(`/api/m/${PLACE}/deadlines`));
  expect(items.find(({ code }) => code === 'SN.CONTROL_DISAGREE')).toMatchObject({
    mine: true,
    path: `darbs/${PLACE}/speka/${act.year}/${act.slug}/kontrole`,
  });

  const disagreement = { whole: true, number: '88', decidedOn: today, signedOn: today, reasons: ' ' };
  expect(codes(await go(people.lawyer, id, 'disagreement', disagreement))).toEqual([
    'control_reasons_missing',
  ]);
  done(await go(people.lawyer, id, 'disagreement', { ...disagreement, reasons: 'Pilnvarojums ir likumā.' }));
  done(await go(people.lawyer, id, 'sending', { sentOn: today }));
  expect(await norms(today)).toEqual([]);

  done(await go(people.lawyer, id, 'order', order(today, { unitIds: [norm.id] })));
  expect(await norms(today)).toEqual([[norm.number, 'suspended', '66']]);
  expect(await norms(await legalDay(people.lawyer, -1))).toEqual([]);
  expect(await offered(id)).toEqual(['callControlSitting', 'voidByOrder']);
  const { records } = done(await people.lawyer.get<ActValidityView>(ofAct('validity')));
  expect(records).toEqual([expect.objectContaining({ unitNumber: norm.number, ofControl: true })]);
  const byHand = await people.lawyer.post<ProblemBody>(`/api/m/${PLACE}/validity/${records[0]?.id}/end`, {
    until: today,
    version: 1,
  });
  expect(codes(byHand)).toEqual(['validity.of-control']);

  const sitting = { calledOn: today, day: await legalDay(people.lawyer, 5), toldOn: null };
  const called = done(await go(people.chair, id, 'sitting', sitting));
  expect(called.warnings.map(({ code }) => code)).toEqual(['control_minister_not_told']);
  const application = { number: '2-9/7', filedOn: today, earlierDisagreementOn: null };
  expect(codes(await go(people.lawyer, id, 'application', application))).toEqual(['control_days_reversed']);
  await moveTo(people.lawyer, test, await legalDay(people.lawyer, 7));
  const later = await legalDay(people.lawyer);
  done(await go(people.lawyer, id, 'application', { ...application, filedOn: later }));
  expect(await norms(later)).toEqual([[norm.number, 'suspended', '66']]);
  const judgment = { number: '2026-11-03', pronouncedOn: later, url: GAZETTE, from: null };
  done(await go(people.lawyer, id, 'upheld', judgment));
  expect(await norms(later)).toEqual([[norm.number, 'suspended', '66']]);
  expect(await norms(await legalDay(people.lawyer, 1))).toEqual([]);
  expect(await offered(id)).toEqual([]);
  expect(await published()).toEqual([
    {
      state: 'norms_upheld',
      norms: [norm.number],
      steps: expect.arrayContaining([
        { event: 'suspendByOrder', day: today, number: '1-2/55', url: GAZETTE },
        { event: 'recordNormsUpheld', day: later, number: '2026-11-03', url: GAZETTE },
      ]),
    },
  ]);
  expect(JSON.stringify(await published())).not.toContain('pilnvarojum');
}, 60_000);

it('voids the whole act where the council neither repealed nor could go to court', async () => {
  const today = await legalDay(people.lawyer);
  const { id } = done(await begin(people.lawyer, 'order', order(today, { number: '1-2/70' })));
  const all = (await view()).units.length;
  expect((await norms(today)).length).toBe(all);
  const voiding = { number: '1-2/90', issuedOn: today, publishedOn: today, url: GAZETTE, from: null };
  expect(codes(await go(people.lawyer, id, 'voiding', voiding))).toEqual(['voiding_too_early']);
  const day = await legalDay(people.lawyer, 4);
  done(await go(people.secretary, id, 'sitting', { calledOn: today, day, toldOn: today }));
  await moveTo(people.lawyer, test, await legalDay(people.lawyer, 5));
  const later = await legalDay(people.lawyer);
  const application = { number: '2-9/8', filedOn: later, earlierDisagreementOn: null };
  const refused = await go(people.lawyer, id, 'application', application);
  expect([refused.status, codes(refused)]).toEqual([409, ['court_needs_disagreement']]);
  expect(refused.body.violations[0]?.article).toEqual({ act: 'PL', ref: '66(4)' });
  done(await go(people.lawyer, id, 'voiding', { ...voiding, issuedOn: later, publishedOn: later }));
  expect(new Set((await norms(later)).map(([, state]) => state))).toEqual(new Set(['suspended']));
  const after = await norms(await legalDay(people.lawyer, 1));
  expect(new Set(after.map(([, state, ref]) => `${state} ${ref}`))).toEqual(new Set(['void 66(5)']));
  expect((await caseOf(id)).state).toBe('norms_voided');
  const [ended] = await test.dataSource.query<{ cause: string; from: string; by: string }[]>(
    `SELECT e.cause, e.from_day::text AS "from", e.by_what AS by FROM end_of_force e
       JOIN act a ON a.municipality_id = e.municipality_id AND a.dossier_id = e.dossier_id
      WHERE a.number_slug = $1 AND a.year = $2`,
    [act.slug, act.year],
  );
  expect(ended).toEqual({
    cause: 'voided',
    from: await legalDay(people.lawyer, 1),
    by: 'Ministra rīkojums Nr. 1-2/90',
  });
}, 60_000);

it('ends with the answer to an opinion, and follows a repeal', async () => {
  const today = await legalDay(people.lawyer);
  const first = done(
    await begin(people.lawyer, 'opinion', opinion(today, { institution: 'Cita ministrija' })),
  );
  done(await go(people.lawyer, first.id, 'remedy', { number: '12', signedOn: today, sentOn: today }));
  done(await go(people.lawyer, first.id, 'end', { on: today, reason: 'Ministrija piekrīt.' }));
  expect((await caseOf(first.id)).state).toBe('closed');
  const twice = await go(people.lawyer, first.id, 'end', { on: today, reason: 'Vēlreiz.' });
  expect(codes(twice)).toEqual(['control_step_taken']);

  const { id } = done(await begin(people.lawyer, 'order', order(today, { number: '1-2/71' })));
  done(await go(people.chair, id, 'sitting', { calledOn: today, day: today, toldOn: today }));
  const from = await legalDay(people.lawyer, 3);
  done(await go(people.lawyer, id, 'repeal', { number: '101', decidedOn: today, from }));
  const { records } = done(await people.lawyer.get<ActValidityView>(ofAct('validity')));
  expect(records.filter(({ documentTitle }) => documentTitle === 'Domes lēmums Nr. 101')).toEqual([
    expect.objectContaining({ cause: 'council_repeal', from, until: null, unitId: null }),
  ]);
}, 60_000);

it('is refused to others, with other versions, for unknown norms and from another municipality', async () => {
  const today = await legalDay(people.lawyer);
  expect((await begin(people.secretary, 'opinion', opinion(today))).status).toBe(403);
  expect((await begin(people.head, 'order', order(today))).status).toBe(403);
  const unknown = await begin(people.lawyer, 'opinion', opinion(today, { unitIds: ['nosuchunit'] }));
  expect([unknown.status, codes(unknown)]).toEqual([422, ['validity.unknown-unit']]);
  const varam = await begin(people.lawyer, 'opinion', opinion(today, { by: 'varam' }));
  expect([codes(varam), varam.body.violations[0]?.article]).toEqual([
    ['control_of_kind'],
    { act: 'PL', ref: '65(1)' },
  ]);
  const wrong = await begin(people.lawyer, 'opinion', opinion(today, { by: 'somebody', institution: ' ' }));
  expect(wrong.status).toBe(422);
  const ahead = opinion(today, { receivedOn: await legalDay(people.lawyer, 2) });
  expect(codes(await begin(people.lawyer, 'opinion', ahead))).toEqual(['control_day_ahead']);
  const { id } = done(await begin(people.lawyer, 'opinion', opinion(today)));
  const stale = await people.lawyer.post<ProblemBody>(`/api/m/${PLACE}/control/${id}/end`, {
    on: today,
    reason: 'Iemesls.',
    version: 7,
  });
  expect(codes(stale)).toEqual(['changedMeanwhile']);
  expect((await go(people.head, id, 'end', { on: today, reason: 'Iemesls.' })).status).toBe(403);
  const elsewhere = await people.lawyer.post<ProblemBody>(`/api/m/ezerkrasti/control/${id}/end`, {
    on: today,
    reason: 'Iemesls.',
    version: 1,
  });
  expect(elsewhere.status).toBe(403);
  expect((await people.lawyer.get(`/api/public/m/${PLACE}/sn/1999/1/control`)).status).toBe(404);
}, 60_000);

it('is begun from the desk of a ministry, which sees its own controls and no others', async () => {
  const { act: other } = await actInForce(people, test, 'Par ielu apgaismojuma kārtību');
  const at = (rest = '') => `/api/m/${PLACE}/acts/${other.year}/${other.slug}/control${rest}`;
  const [institution] = await test.dataSource.query<{ id: string }[]>(
    `INSERT INTO institution (id, municipality_id, kind, name)
     VALUES (gen_random_uuid(), NULL, 'ministry', 'Satiksmes ministrija') RETURNING id`,
  );
  await test.dataSource.query(
    `INSERT INTO role_assignment (id, person_id, institution_id, municipality_id, role, valid_from)
     SELECT gen_random_uuid(), id, $1, NULL, 'ministry_reviewer', '2020-01-01' FROM person WHERE name = 'Marta Upīte'`,
    [institution?.id],
  );
  const ministry = await TestClient.loggedIn(test.url, 'Marta Upīte');
  const varam = await TestClient.loggedIn(test.url, 'Zane Pētersone');
  const today = await legalDay(people.lawyer);
  const listed = done(await ministry.get<ControllableAct[]>('/api/control/acts?q=apgaismojuma'));
  expect(listed).toContainEqual(expect.objectContaining({ number: other.number, slug: other.slug }));
  expect((await people.lawyer.get('/api/control/acts')).status).toBe(403);

  const desk = done(await ministry.get<ControlDeskView>(at('/desk')));
  expect(desk.begins.map(({ event }) => event)).toEqual(['receiveControlOpinion']);
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.7\natzinums'], { type: 'application/pdf' }), 'Atzinums.pdf');
  const { digest } = done(
    await ministry.upload<{ digest: string }>(`/api/m/${PLACE}/control/desk/file`, form),
  );
  const norm = desk.units[0]?.id ?? '';
  const body = { number: '15-1/8', reasons: 'Nav pilnvarojuma.', unitIds: [norm], fileDigest: digest };
  expect((await people.lawyer.post(at('/desk/opinion'), body)).status).toBe(403);
  const clicks = await Promise.all(
    [1, 2].map(() => ministry.post<ControlStepTaken>(at('/desk/opinion'), body)),
  );
  expect(clicks.map(({ status }) => status).sort()).toEqual([201, 409]);
  const id = clicks.find(({ status }) => status === 201)?.body.id ?? '';
  const seen = done(await people.lawyer.get<ActControlView>(at())).cases;
  expect(seen).toMatchObject([
    {
      id,
      ministry: 'Satiksmes ministrija',
      state: 'opinion_received',
      steps: [
        {
          input: { by: 'other', institution: 'Satiksmes ministrija', issuedOn: today, receivedOn: today },
          file: { name: 'Atzinums.pdf' },
        },
      ],
    },
  ]);
  const file = await people.lawyer.raw(`/api/m/${PLACE}/control/${id}/steps/receiveControlOpinion/file`);
  expect([file.status, file.text.includes('atzinums')]).toEqual([200, true]);

  // Who acts for two ministries says for which one; an order is the minister's whatever else one is.
  await test.dataSource.query(
    `INSERT INTO role_assignment (id, person_id, institution_id, municipality_id, role, valid_from)
     SELECT gen_random_uuid(), z.id, $1, NULL, 'ministry_reviewer', '2020-01-01' FROM person z WHERE z.name = 'Zane Pētersone'`,
    [institution?.id],
  );
  const { act: third } = await actInForce(people, test, 'Par ielu tīrīšanas kārtību');
  const thirdAt = (rest = '') => `/api/m/${PLACE}/acts/${third.year}/${third.slug}/control${rest}`;
  const both = done(await varam.get<ControlDeskView>(thirdAt('/desk')));
  expect(both.ministries).toHaveLength(2);
  expect(both.ministries).toContainEqual({ id: institution?.id, name: 'Satiksmes ministrija' });
  const unsaid = {
    number: '15-1/9',
    reasons: 'Nav pilnvarojuma.',
    unitIds: [both.units[0]?.id],
    fileDigest: null,
  };
  const give = (change: object) =>
    varam.post<ControlStepTaken & ProblemBody>(thirdAt('/desk/opinion'), { ...unsaid, ...change });
  expect(codes(await give({}))).toEqual(['control_ministry_missing']);
  expect(codes(await give({ institutionId: id }))).toEqual(['control_ministry_missing']);
  const forSector = done(await give({ institutionId: institution?.id }));
  expect(done(await people.lawyer.get<ActControlView>(thirdAt())).cases).toMatchObject([
    { id: forSector.id, ministry: 'Satiksmes ministrija', steps: [{ input: { by: 'other' } }] },
  ]);
  await test.dataSource.query(
    `DELETE FROM role_assignment WHERE role = 'ministry_reviewer'
        AND person_id = (SELECT id FROM person WHERE name = 'Zane Pētersone')`,
  );

  // The sector ministry sees what it began; VARAM sees everything.
  const mine = async (client: TestClient) =>
    done(await client.get<MinistryControlCase[]>('/api/control/cases')).map((one) => one.id);
  expect((await mine(ministry)).sort()).toEqual([id, forSector.id].sort());
  expect((await mine(varam)).length).toBeGreaterThan(1);
  const [first] = (await view()).cases;
  const foreign = await ministry.post(`/api/m/${PLACE}/control/${first?.id}/desk/view`, {
    givenOn: today,
    text: 'Viedoklis.',
    version: first?.version,
  });
  expect(foreign.status).toBe(404);
  expect((await ministry.post(`/api/m/${PLACE}/control/${id}/desk/order`, {})).status).toBe(403);

  // The council repeals one of two norms of the minister's order, recorded by VARAM.
  const second = desk.units[1]?.id ?? '';
  const ordered = {
    ...order(today, { number: '1-2/80', unitIds: [norm, second] }),
    version: seen[0]?.version,
  };
  done(await varam.post(`/api/m/${PLACE}/control/${id}/desk/order`, ordered));
  const step = async (what: string, input: object) => {
    const [one] = done(await people.lawyer.get<ActControlView>(at())).cases;
    return people.lawyer.post<ProblemBody & ControlStepTaken>(`/api/m/${PLACE}/control/${id}/${what}`, {
      ...input,
      version: one?.version,
    });
  };
  const call = { calledOn: today, day: today, toldOn: today };
  const nowhere = await step('sitting', { ...call, sittingId: '00000000-0000-4000-8000-000000000000' });
  expect(codes(nowhere)).toEqual(['control_sitting_unknown']);
  done(await step('sitting', call));
  const repeal = { number: '103', decidedOn: today, from: await legalDay(people.lawyer, 2) };
  expect(codes(await step('partial-repeal', { ...repeal, unitIds: [norm, second] }))).toEqual([
    'partial_repeal_no_part',
  ]);
  done(await step('partial-repeal', { ...repeal, unitIds: [norm] }));
  const { records } = done(
    await people.lawyer.get<ActValidityView>(`/api/m/${PLACE}/acts/${other.year}/${other.slug}/validity`),
  );
  expect(records.map(({ unitId, cause, until }) => [unitId, cause, until === null]).sort()).toEqual(
    [
      [norm, 'minister_order', false],
      [norm, 'council_repeal', true],
      [second, 'minister_order', true],
    ].sort(),
  );
}, 60_000);
