import type { ActPage, DossierView, InboxItem, InternalStepsInput, InternalStepsView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import {
  done,
  legalDay,
  moveTo,
  peopleOfVidzale,
  PLACE,
  planSitting,
  prepareSitting,
  readSitting,
  readyForCouncil,
  voteOf,
  type Vidzale,
} from '../../support/council.js';
import {
  advanceDossier,
  draftDossier,
  endorseDossier,
  showDossier,
  startDossier,
} from '../../support/dossiers.js';
import { promulgationPath, publishedBylaw, sendPackage, workingDayIn } from '../../support/promulgation.js';

const STEPS = `/api/m/${PLACE}/procedure-steps`;
const DEFAULTS: InternalStepsInput = {
  endorsers: [
    { code: 'legal', name: '', people: [] },
    { code: 'head', name: '', people: [] },
  ],
  endorseInOrder: false,
  committees: [],
  coordinateAfterOpinions: false,
  repeatOpinions: false,
  terms: {},
  exPostMonths: null,
};

let test: TestApp;
let people: Vidzale;
let administrator: TestClient;
let clerk: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
  administrator = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
  clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
}, 120_000);
afterEach(() => set({}));
afterAll(() => test?.close());

const url = (id: string, rest: string) => `/api/m/${PLACE}/dossiers/${id}/${rest}`;
const codes = (body: ProblemBody) => body.violations.map(({ code, where }) => [code, where]);
const read = async (): Promise<InternalStepsView> => done(await administrator.get<InternalStepsView>(STEPS));

async function set(change: Partial<InternalStepsInput>): Promise<InternalStepsView> {
  const { version } = await read();
  done(await administrator.put(STEPS, { ...DEFAULTS, ...change, version }));
  return read();
}

/** A step of the clerk's own before the others. */
async function clerkFirst(): Promise<void> {
  const { candidates } = await read();
  const id = candidates.find(({ name }) => name === 'Mārtiņš Egle')?.id ?? '';
  const own = { code: 'office', name: 'Kanceleja', people: [id] };
  await set({ endorsers: [own, ...DEFAULTS.endorsers], endorseInOrder: true });
}

function endorse(client: TestClient, view: DossierView, role: string) {
  const { bylawVersionId, memorandumVersionId } = view.toEndorse ?? { memorandumVersionId: null };
  const body = { role, bylawVersionId, ...(memorandumVersionId ? { memorandumVersionId } : {}) };
  return client.post<ProblemBody>(url(view.id, 'endorse'), body);
}

describe('the steps of a municipality', () => {
  it('are set by its administrator, one version after the other', async () => {
    const before = await read();
    expect(before).toMatchObject({ endorsers: DEFAULTS.endorsers, committees: [], terms: {} });
    const body = { ...DEFAULTS, terms: { 'SN.OPINION_MIN': 21 } };
    expect((await people.lawyer.put(STEPS, { ...body, version: before.version })).status).toBe(403);
    expect((await people.lawyer.get(STEPS)).status).toBe(200);
    const { version } = done(
      await administrator.put<{ version: number }>(STEPS, { ...body, version: before.version }),
    );
    expect((await administrator.put(STEPS, { ...body, version: before.version })).status).toBe(409);
    expect(await read()).toMatchObject({ version, terms: { 'SN.OPINION_MIN': 21 } });
  });

  it('hold from a day: until it comes the earlier ones do, and it can be taken back', async () => {
    await set({ terms: { 'SN.OPINION_MIN': 15 } });
    const from = await legalDay(administrator, 5);
    const plan = async (day: string, term: number) =>
      administrator.put<ProblemBody>(STEPS, {
        ...DEFAULTS,
        terms: { 'SN.OPINION_MIN': term },
        version: (await read()).version,
        from: day,
      });
    const past = await plan(await legalDay(administrator, -1), 30);
    expect([past.status, codes(past.body)]).toEqual([422, [['steps_from_past', 'from']]]);
    expect((await plan(from, 40)).status).toBe(200);
    const now = await read();
    expect([now.terms['SN.OPINION_MIN'], now.from]).toEqual([15, await legalDay(administrator)]);
    expect(now.planned).toMatchObject([{ from, steps: { terms: { 'SN.OPINION_MIN': 40 } } }]);
    await moveTo(administrator, test, from);
    expect(await read()).toMatchObject({ terms: { 'SN.OPINION_MIN': 40 }, from, planned: [] });
    const later = await legalDay(administrator, 9);
    expect((await plan(later, 50)).status).toBe(200);
    const cancel = (day: string, version: number) =>
      administrator.post(`${STEPS}/cancel`, { from: day, version });
    const { version } = await read();
    expect((await cancel(later, version - 1)).status).toBe(409);
    expect((await cancel(from, version)).status).toBe(404);
    expect((await people.lawyer.post(`${STEPS}/cancel`, { from: later, version })).status).toBe(403);
    expect((await cancel(later, version)).status).toBe(200);
    expect(await read()).toMatchObject({ terms: { 'SN.OPINION_MIN': 40 }, planned: [] });
  });

  it.each<[string, Partial<InternalStepsInput>, unknown[]]>([
    [
      'shorter than the law',
      { terms: { 'SN.OPINION_MIN': 13 } },
      ['term_shorter_than_law', 'terms.SN.OPINION_MIN'],
    ],
    ['longer than the law', { terms: { 'SN.SEND_LV': 4 } }, ['term_longer_than_law', 'terms.SN.SEND_LV']],
    [
      'of something that the law alone sets',
      { terms: { 'SN.DISAGREE': 1 } },
      ['step_term_unknown', 'terms.SN.DISAGREE'],
    ],
    ['without the check of legality', { endorsers: [] }, ['steps_without_legal_check', 'endorsers']],
    [
      'with a person who has no role here',
      {
        endorsers: [
          ...DEFAULTS.endorsers,
          { code: 'office', name: 'Kanceleja', people: ['00000000-0000-4000-8000-000000000000'] },
        ],
      },
      ['step_person_without_role', 'endorsers.2'],
    ],
  ])('cannot be %s', async (_, change, expected) => {
    const { version } = await read();
    const answer = await administrator.put<ProblemBody>(STEPS, { ...DEFAULTS, ...change, version });
    expect([answer.status, codes(answer.body)]).toEqual([422, [expected]]);
    expect((await read()).version).toBe(version);
  });
});

describe('an endorser of the municipality’s own', () => {
  it('is waited for, finds it in the inbox, and comes in turn', async () => {
    await clerkFirst();
    const { id } = await draftDossier(people.lawyer, PLACE, { kind: 'budget', topic: 'budget' });
    const view = await advanceDossier(people.lawyer, PLACE, id, 'sendForEndorsement');
    expect(view.life.steps.endorsers.map(({ code, mine }) => [code, mine])).toEqual([
      ['office', false],
      ['legal', false],
      ['head', false],
    ]);
    const early = await endorse(people.legal, view, 'legal');
    expect([early.status, codes(early.body)]).toEqual([
      409,
      [['endorsement_out_of_turn_own', 'endorsements']],
    ]);
    const stranger = await endorse(people.head, view, 'office');
    expect(stranger.status).toBe(403);
    const waiting = async (client: TestClient) =>
      done(await client.get<InboxItem[]>('/api/inbox')).find(({ dossier }) => dossier.id === id);
    expect(await waiting(clerk)).toMatchObject({ actor: 'own_endorser', waitsFor: ['endorsedByOthers'] });
    expect(await waiting(people.legal)).toBeUndefined();

    done(await endorse(clerk, view, 'office'));
    expect(await waiting(clerk)).toBeUndefined();
    expect(await waiting(people.legal)).toMatchObject({ actor: 'legal_endorser' });
    const after = await endorseDossier(people, PLACE, id);
    expect(after.endorsements.map(({ role, by }) => [role, by.name])).toEqual([
      ['office', 'Mārtiņš Egle'],
      ['legal', 'Laima Ozola'],
      ['head', 'Andris Kalniņš'],
    ]);
    expect((await advanceDossier(people.lawyer, PLACE, id, 'submitToCouncil')).state).toBe('council_ready');
  }, 30_000);

  it('keeps a draft from the council until then', async () => {
    await clerkFirst();
    const { id } = await draftDossier(people.lawyer, PLACE, { kind: 'budget', topic: 'budget' });
    const view = await advanceDossier(people.lawyer, PLACE, id, 'sendForEndorsement');
    await set({ endorsers: (await read()).endorsers, endorseInOrder: false });
    done(await endorse(people.legal, view, 'legal'));
    done(await endorse(people.head, view, 'head'));
    const { version } = await showDossier(people.lawyer, PLACE, id);
    const answer = await people.lawyer.post<ProblemBody>(url(id, 'advance'), {
      event: 'submitToCouncil',
      version,
    });
    expect([answer.status, codes(answer.body)]).toEqual([409, [['endorsement_missing_own', 'endorsements']]]);
  }, 30_000);
});

it('opinions of the committees that are asked are recorded by the secretary', async () => {
  await set({ committees: [{ code: 'finance', name: 'Finanšu komiteja' }] });
  const { id } = await readyForCouncil(people, 'Par komitejas atzinumu');
  const today = await legalDay(people.secretary);
  const opinion = {
    code: 'finance',
    outcome: 'supports_with_changes',
    day: today,
    reference: 'prot. Nr. 3, 5. p.',
    note: '',
  };
  expect((await people.lawyer.post(url(id, 'committee-opinions'), opinion)).status).toBe(403);
  const post = (change: object) =>
    people.secretary.post<ProblemBody>(url(id, 'committee-opinions'), { ...opinion, ...change });
  expect(codes((await post({ code: 'social' })).body)).toEqual([['committee_unknown', 'code']]);
  expect(codes((await post({ day: await legalDay(people.secretary, 1) })).body)).toEqual([
    ['committee_opinion_in_future', 'day'],
  ]);
  done(await post({}));
  const { life, timeline } = await showDossier(people.lawyer, PLACE, id);
  expect(life.committeeOpinions).toMatchObject([
    { name: 'Finanšu komiteja', outcome: 'supports_with_changes' },
  ]);
  expect(timeline.at(-1)).toMatchObject({
    event: 'recordCommitteeOpinion',
    article: { act: 'PL', ref: '36(2)' },
  });
}, 30_000);

it('the vote of a committee’s own sitting is its opinion, where the municipality asks it by that name', async () => {
  await set({ committees: [{ code: 'social', name: 'Sociālo lietu komiteja' }] });
  const { id } = await readyForCouncil(people, 'Par sociālo lietu komitejas balsojumu');
  const today = await legalDay(people.secretary);
  const { councillors } = await planSitting(people, today);
  const memberIds = councillors.slice(0, 3).map(({ personId }) => personId);
  const committee = { name: 'sociālo lietu komiteja', finance: false, chairId: memberIds[0], memberIds };
  const made = done(await people.secretary.post<{ id: string }>(`/api/m/${PLACE}/committees`, committee));
  const meeting = await planSitting(people, today, { committeeId: made.id, chairId: memberIds[0] });
  const item = done(
    await people.secretary.post<{ id: string }>(`/api/m/${PLACE}/sittings/${meeting.id}/items`, {
      dossierId: id,
      rapporteur: null,
      addedAtSitting: null,
    }),
  );
  const votes = memberIds.map((personId) => ({ personId, choice: 'against', conflict: false }));
  const vote = { present: 3, votes, decisionNumber: null, minutesRef: 'prot. Nr. 2, 1. p.' };
  done(await people.secretary.post(`/api/m/${PLACE}/agenda-items/${item.id}/vote`, vote));
  const { life } = await showDossier(people.lawyer, PLACE, id);
  expect(life.committeeOpinions).toMatchObject([
    { name: 'Sociālo lietu komiteja', outcome: 'does_not_support', reference: 'prot. Nr. 2, 1. p.' },
  ]);
}, 30_000);

it('a by-law on spatial planning is a record: one step to the council, with a link, then published like any other', async () => {
  const title = 'Par lokālplānojuma apstiprināšanu pārbaudei';
  const { id } = await startDossier(people.lawyer, PLACE, {
    kind: 'spatial_planning',
    topic: 'planning',
    title,
  });
  const { version, nextStep } = await showDossier(people.lawyer, PLACE, id);
  expect(nextStep).toMatchObject({ event: 'recordPlanning', ready: false });
  const attempt = (event: string) => people.lawyer.post<ProblemBody>(url(id, 'advance'), { event, version });
  expect(codes((await attempt('recordPlanning')).body)).toEqual([['planning_record_missing', 'planningUrl']]);
  expect(codes((await attempt('sendForEndorsement')).body)).toContainEqual([
    'spatial_planning_elsewhere',
    'dossier.kind',
  ]);
  expect((await people.lawyer.put(url(id, 'planning-record'), { url: 'geolatvija' })).status).toBe(422);
  const link = 'https://planning.example/documents/12';
  done(await people.lawyer.put(url(id, 'planning-record'), { url: link }));
  const view = await advanceDossier(people.lawyer, PLACE, id, 'recordPlanning');
  expect([view.state, view.life.planningUrl]).toEqual(['council_ready', link]);
  expect(view.timeline.map(({ event }) => event)).toContain('linkPlanningRecord');

  const { id: sittingId } = await planSitting(people, await workingDayIn(people, 12));
  const itemId = await prepareSitting(people, sittingId, id);
  const sitting = await readSitting(people, sittingId);
  await moveTo(people.secretary, test, sitting.day);
  const item = `/api/m/${PLACE}/agenda-items/${itemId}`;
  done(await people.secretary.post(`${item}/vote`, voteOf(sitting, { for: 10, against: 3 })));
  done(
    await people.chair.post(`${item}/signature`, {
      day: sitting.day,
      capacity: 'sitting_chair',
      means: 'paper',
      containerDigest: null,
      paperReference: 'Lieta 1-6, 13. lp.',
    }),
  );
  await advanceDossier(people.lawyer, PLACE, id, 'takeTrackA');
  await sendPackage(people, id);
  const day = await legalDay(people.lawyer);
  const { entryDay } = done(
    await people.lawyer.post<{ entryDay: string }>(promulgationPath(id, '/publication'), {
      number: `${day.slice(0, 4)}/233.9`,
      day,
    }),
  );
  await moveTo(people.lawyer, test, entryDay);
  const { state, code } = await showDossier(people.lawyer, PLACE, id);
  expect(state).toBe('in_force');
  const visitor = new TestClient(test.url);
  const shown = done(await visitor.get<ActPage>(`/api/public/m/${PLACE}/acts/${code}`));
  expect([shown.planningUrl, shown.act?.inForce]).toEqual([link, true]);
}, 60_000);

describe('a by-law in force', () => {
  it('is looked back at on the planned day, and ends with its legal basis', async () => {
    await set({ exPostMonths: 12 });
    const { dossier, entryDay } = await publishedBylaw(people, test, 'Par izvērtējamo budžetu');
    await moveTo(people.lawyer, test, entryDay);
    const { id } = dossier;
    expect((await showDossier(people.lawyer, PLACE, id)).life.exPostProposed).toBe(
      `${Number(entryDay.slice(0, 4)) + 1}${entryDay.slice(4)}`,
    );
    const today = await legalDay(people.lawyer);
    const review = { doneOn: today, outcome: 'keep', conclusion: 'Mērķis ir sasniegts.' };
    const unplanned = await people.lawyer.post<ProblemBody>(url(id, 'ex-post-review'), review);
    expect(codes(unplanned.body)).toEqual([['ex_post_not_planned', undefined]]);
    done(await people.lawyer.put(url(id, 'ex-post-review'), { dueOn: await legalDay(people.lawyer, 20) }));
    const inbox = done(await people.lawyer.get<InboxItem[]>('/api/inbox'));
    expect(inbox.find((item) => item.dossier.id === id)).toMatchObject({ event: 'recordExPostReview' });
    done(await people.lawyer.post(url(id, 'ex-post-review'), review));
    expect((await showDossier(people.lawyer, PLACE, id)).life.exPost).toMatchObject([
      { round: 1, doneOn: today, outcome: 'keep' },
    ]);

    const from = await legalDay(people.lawyer, 3);
    const end = { cause: 'basis_lapsed', from, by: 'Pašvaldību likuma 44. panta otrā daļa' };
    expect((await people.lawyer.put(url(id, 'end-of-force'), { ...end, by: null })).status).toBe(422);
    expect(done(await people.lawyer.put(url(id, 'end-of-force'), end))).toEqual({ ended: false });
    const later = await people.lawyer.put<ProblemBody>(url(id, 'end-of-force'), end);
    expect(codes(later.body)).toEqual([['end_of_force_known', 'from']]);
    expect((await showDossier(people.lawyer, PLACE, id)).state).toBe('in_force');
    await moveTo(people.lawyer, test, from);
    const ended = await showDossier(people.lawyer, PLACE, id);
    expect([ended.state, ended.stateSince]).toEqual(['lapsed', from]);
    expect(ended.timeline.at(-1)).toMatchObject({
      event: 'recordBasisLapse',
      actor: null,
      article: { act: 'OPL', ref: '9(5)' },
    });
  }, 60_000);
});
