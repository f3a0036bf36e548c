import type {
  ChecklistAnswer,
  ChecklistItem,
  CommissionView,
  CycleView,
  DeskProject,
  EvaluationFile,
  InboxItem,
  PublicProjectPage,
  PublishedMinutes,
  Submitter,
} from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { strFromU8, unzipSync } from 'fflate';
import { startTestApp, type TestApp } from '../../support/app.js';
import {
  advanceCycle,
  completeProject,
  evaluateProject,
  lawfulCycle,
  legalDay,
  showCycle,
  submitProject,
  waitingFor,
} from '../../support/budget.js';
import { TestClient, type Answer } from '../../support/client.js';
import { arrivedMails } from '../../support/mail.js';
import {
  BUDGET,
  codesOf,
  endSubmission,
  logInTeam,
  openCycle,
  PLACE,
  reachVoting,
  type BudgetTeam,
  type OpenCycle,
} from './budget-support.js';

let test: TestApp;
let team: BudgetTeam;
let cycle: OpenCycle;
let annas: string;
let martas: string;
let evaluators: string;

const verdict = async (
  client: TestClient,
  id: string,
  changes: Record<string, unknown>,
): Promise<Answer<{ state: string }>> => {
  const { body } = await team.evaluator.get<DeskProject>(`${BUDGET}/projects/${id}`);
  return client.post(`${BUDGET}/projects/${id}/evaluation`, {
    verdict: 'compliant',
    reason: 'Pašvaldības īpašumā, izmaksas pamatotas.',
    article: null,
    statutesPoint: null,
    verifiedCents: body.submittedCents,
    costNote: '',
    noInterest: true,
    appeal: 'Pašvaldībā mēneša laikā.',
    version: body.version,
    ...changes,
  });
};

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
  cycle = await openCycle(team, 2031);
  const submit = async (author: TestClient, submitter: Submitter = { kind: 'person' }): Promise<string> => {
    const input = completeProject(cycle.unitId, { email: 'autore@majas.example', submitter });
    return (await submitProject(author, PLACE, cycle.year, input)).id;
  };
  annas = await submit(team.anna);
  martas = await submit(team.marta);
  evaluators = await submit(team.evaluator, {
    kind: 'organisation',
    name: 'Biedrība "Pagalmi"',
    registrationNumber: '40008000002',
    noMunicipalParticipation: true,
  });
}, 120_000);
afterAll(() => test?.close());

it('waits in the inbox of the evaluator, without the own project', async () => {
  const { body } = await team.evaluator.get<InboxItem[]>('/api/inbox');
  expect(body).toContainEqual(
    expect.objectContaining({
      event: 'evaluateProjects',
      missing: 2,
      path: `darbs/${PLACE}/budzets/${cycle.id}/projekti`,
    }),
  );
});

it('is given by the evaluator alone, and never about the own project', async () => {
  for (const other of [team.coordinator, team.clerk, team.anna]) {
    expect((await verdict(other, annas, {})).status).toBe(403);
    const back = { reason: 'Labojiet', version: 1 };
    expect((await other.post(`${BUDGET}/projects/${annas}/return`, back)).status).toBe(403);
  }
  const asked = await Promise.all(
    [annas, evaluators].map((id) =>
      team.evaluator.get<EvaluationFile>(`${BUDGET}/projects/${id}/evaluation-file`),
    ),
  );
  expect(asked.map(({ body }) => body.own)).toEqual([false, true]);
  const own = await verdict(team.evaluator, evaluators, {});
  expect([own.status, codesOf(own)]).toEqual([403, ['evaluation_own_project']]);
  const back = await team.evaluator.post(`${BUDGET}/projects/${evaluators}/return`, {
    reason: 'Labošu',
    version: 3,
  });
  expect([back.status, codesOf(back)]).toEqual([403, ['evaluation_own_project']]);
  const nobodys = '11111111-1111-4111-8111-111111111111';
  expect((await team.evaluator.get(`${BUDGET}/projects/${nobodys}`)).status).toBe(404);
  const neighbour = await TestClient.loggedIn(test.url, 'Imants Ziediņš');
  expect((await neighbour.get(`/api/m/ezerkrasti/budget/projects/${annas}`)).status).toBe(404);
  expect((await neighbour.get(`${BUDGET}/projects/${annas}`)).status).toBe(403);
});

it('needs a public reason, and against the project the requirement that it fails', async () => {
  const without = await verdict(team.evaluator, martas, {
    ...{ verdict: 'not_compliant', reason: '', appeal: ' ' },
  });
  expect([without.status, codesOf(without).sort()]).toEqual([
    422,
    ['evaluation_appeal_missing', 'evaluation_article_missing', 'evaluation_reason_missing'],
  ]);
  const invented = await verdict(team.evaluator, martas, {
    verdict: 'not_compliant',
    article: { act: 'PL', ref: '60(4)' },
  });
  expect(codesOf(invented)).toEqual(['evaluation_article_unknown']);
  const dearer = await verdict(team.evaluator, annas, { verifiedCents: 400_000 });
  expect(codesOf(dearer)).toEqual(['evaluation_cost_note_missing']);
  const tooDear = await verdict(team.evaluator, annas, { verifiedCents: 3_000_001, costNote: 'Tāme' });
  expect(codesOf(tooDear)).toEqual(['evaluation_cost_over_limit']);
});

it('shows the verdict to everybody and tells the author', async () => {
  const refused = await verdict(team.evaluator, martas, {
    verdict: 'not_compliant',
    reason: 'Rezultāts pieejams tikai vienai mājai.',
    article: { act: 'PL', ref: '60(3)3' },
  });
  expect(refused.body).toMatchObject({ state: 'not_compliant' });
  const { body } = await team.anybody.get<PublicProjectPage>(`${BUDGET}/${cycle.year}/projects/2`);
  expect(body.evaluation).toMatchObject({
    verdict: 'not_compliant',
    reason: 'Rezultāts pieejams tikai vienai mājai.',
    article: { act: 'PL', ref: '60(3)3' },
  });
  expect(body.log.map(({ event }) => event)).toEqual(['submitted', 'not_compliant']);
  const mails = (await arrivedMails(test)).filter(({ subject }) => subject.includes('neatbilst'));
  expect(mails).toMatchObject([
    { subject: 'Projekts neatbilst prasībām: Nr. 2', to: ['autore@majas.example'] },
  ]);
});

it('keeps every verdict; the slower of two is refused', async () => {
  const { version } = (await team.evaluator.get<DeskProject>(`${BUDGET}/projects/${annas}`)).body;
  const both = await Promise.all([
    verdict(team.evaluator, annas, { version }),
    verdict(team.evaluator, annas, { version, reason: 'Otrs lēmums.' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await verdict(team.evaluator, annas, { verifiedCents: 350_000, costNote: 'Piegāde' })).status).toBe(
    200,
  );
  const kept = await test.dataSource.query<{ number: number }[]>(
    `SELECT number FROM project_evaluation WHERE project_id = $1 ORDER BY number`,
    [annas],
  );
  expect(kept.map(({ number }) => number)).toEqual([1, 2]);
  await expect(test.dataSource.query(`UPDATE project_evaluation SET reason = 'x'`)).rejects.toThrow(
    /append-only/,
  );
  await expect(test.dataSource.query(`DELETE FROM project_event`)).rejects.toThrow(/append-only/);
  const { body } = await team.anybody.get<PublicProjectPage>(`${BUDGET}/${cycle.year}/projects/1`);
  expect(body.costCents).toBe(350_000);
});

it('is finished when all are decided, and puts every compliant project on the ballot', async () => {
  await endSubmission(test, team, cycle);
  const finish = async (): Promise<Answer<unknown>> => {
    const { version } = await showCycle(team.coordinator, PLACE, cycle.id);
    return team.coordinator.post(`${BUDGET}/cycles/${cycle.id}/advance`, {
      event: 'finishEvaluation',
      version,
    });
  };
  const early = await finish();
  expect([early.status, codesOf(early)]).toEqual([409, ['projects_undecided']]);
  // Somebody else has to look at the evaluator's own project.
  await test.dataSource.query(
    `UPDATE budget_project SET author_id = (SELECT id FROM person WHERE name = 'Anna Zariņa') WHERE id = $1`,
    [evaluators],
  );
  await evaluateProject(team.evaluator, PLACE, evaluators);
  expect((await finish()).status).toBe(200);
  const again = await verdict(team.evaluator, annas, { verdict: 'not_compliant', statutesPoint: '9.2.' });
  expect([again.status, codesOf(again)]).toEqual([409, ['evaluation_not_running']]);
  await reachVoting(test, team, cycle);
  const { body } = await team.anybody.get<{ nr: number; state: string }[]>(
    `${BUDGET}/${cycle.year}/projects`,
  );
  expect(body.map(({ nr, state }) => [nr, state])).toEqual([
    [1, 'on_ballot'],
    [2, 'not_compliant'],
    [3, 'on_ballot'],
  ]);
  const view = await showCycle(team.coordinator, PLACE, cycle.id);
  expect([view.state, view.rulesDigest?.length]).toEqual(['voting', 64]);
});

it('leaves rules, units, projects and days alone once voting has opened, whoever writes', async () => {
  const { version } = await showCycle(team.coordinator, PLACE, cycle.id);
  const changed = await team.coordinator.put(`${BUDGET}/cycles/${cycle.id}`, { ...cycle.input, version });
  expect([changed.status, codesOf(changed)]).toEqual([409, ['rules_frozen']]);
  const withdraw = await team.anna.post(`${BUDGET}/my-projects/${annas}/withdraw`, { version: 99 });
  expect([withdraw.status, codesOf(withdraw)]).toEqual([409, ['rules_frozen']]);
  expect(codesOf(await verdict(team.evaluator, annas, {}))).toEqual(['rules_frozen']);
  for (const sql of [
    `UPDATE budget_cycle SET voting_to = voting_to + 1 WHERE id = $1`,
    `UPDATE budget_cycle SET rules = rules || '{"whenNotFitting":"stop"}' WHERE id = $1`,
    `UPDATE budget_cycle SET state = 'evaluation' WHERE id = $1`,
    `UPDATE budget_unit SET amount_cents = amount_cents + 1 WHERE cycle_id = $1`,
    `DELETE FROM budget_unit WHERE cycle_id = $1`,
    `UPDATE budget_project SET verified_cents = 1 WHERE cycle_id = $1`,
    `UPDATE budget_project SET state = 'on_ballot' WHERE cycle_id = $1 AND state = 'not_compliant'`,
    `DELETE FROM budget_project WHERE cycle_id = $1`,
  ]) {
    await expect(test.dataSource.query(sql, [cycle.id])).rejects.toThrow(/frozen/);
  }
  const after = await team.coordinator.get<CycleView>(`${BUDGET}/cycles/${cycle.id}`);
  expect(after.body.voting).toEqual(cycle.input.voting);
});

it('puts nothing on a ballot that nobody submitted', async () => {
  const empty = await openCycle(team, 2032);
  await endSubmission(test, team, empty);
  await expect(advanceCycle(team.coordinator, PLACE, empty.id, 'finishEvaluation')).rejects.toThrow(
    /ballot_empty/,
  );
});

describe('before a verdict', () => {
  const ITEMS: ChecklistItem[] = [
    { text: 'Vieta atbilst teritorijas plānojumam', statutesPoint: '15.2', article: null },
    { text: 'Uzturēšana ir paredzēta', statutesPoint: '', article: { act: 'PL', ref: '60(3)3' } },
  ];
  const YES: ChecklistAnswer = { answer: 'yes', note: '' };
  let deep: OpenCycle;
  let project: string;
  let second: TestClient;
  let secondId: string;

  beforeAll(async () => {
    const lists = { checklist: ITEMS, listApproval: true };
    const { rules } = lawfulCycle(await legalDay(team.anna), { year: 2033 });
    deep = await openCycle(team, 2033, { rules: { ...rules, ...lists } });
    project = (await submitProject(team.anna, PLACE, deep.year, completeProject(deep.unitId))).id;
    await endSubmission(test, team, deep);
    const [row] = await test.dataSource.query<{ id: string }[]>(
      `INSERT INTO role_assignment (id, municipality_id, institution_id, person_id, role, valid_from)
       SELECT gen_random_uuid(), a.municipality_id, a.institution_id, p.id, 'evaluator', '2000-01-01'
         FROM role_assignment a JOIN municipality m ON m.id = a.municipality_id, person p
        WHERE m.slug = 'vidzale' AND a.role = 'evaluator' AND p.name = 'Mārtiņš Egle' LIMIT 1
       RETURNING person_id AS id`,
    );
    secondId = row?.id ?? '';
    second = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
  });

  const path = (rest: string): string => `${BUDGET}/projects/${project}/${rest}`;
  const file = async (client: TestClient): Promise<EvaluationFile> =>
    (await client.get<EvaluationFile>(path('evaluation-file'))).body;

  it('asks the whole checklist, with a note where something fails, and stops "compliant" beside a "no"', async () => {
    const open = await verdict(team.evaluator, project, { checklist: [YES] });
    expect([open.status, codesOf(open)]).toEqual([422, ['evaluation_checklist_open']]);
    const no: ChecklistAnswer = { answer: 'no', note: '' };
    const bare = await verdict(team.evaluator, project, { checklist: [YES, no] });
    expect(codesOf(bare)).toEqual(['evaluation_checklist_note']);
    const against = await verdict(team.evaluator, project, { checklist: [YES, { ...no, note: 'Nav' }] });
    expect(codesOf(against)).toEqual(['evaluation_checklist_against']);
    const silent = await verdict(team.evaluator, project, { checklist: [YES, YES], noInterest: false });
    expect(codesOf(silent)).toEqual(['evaluation_interest_undeclared']);
  });

  it('waits for the specialists who were asked; whoever has an interest says so and decides nothing', async () => {
    const dueOn = addUnits(await legalDay(team.anna), 3, 'day');
    const ask = { personId: secondId, field: 'Būvniecība', dueOn };
    const late = await team.evaluator.post(path('specialists'), { ...ask, dueOn: '2026-01-01' });
    expect(codesOf(late)).toEqual(['specialist_day_past']);
    expect((await team.coordinator.post(path('specialists'), ask)).status).toBe(403);
    const { colleagues } = await file(team.evaluator);
    expect(colleagues.map(({ personId }) => personId)).toContain(secondId);
    expect((await team.evaluator.post(path('specialists'), ask)).status).toBe(204);
    expect(codesOf(await team.evaluator.post(path('specialists'), ask))).toEqual(['specialist_asked']);
    const asked = (await second.get<InboxItem[]>('/api/inbox')).body;
    expect(asked.find(({ event }) => event === 'giveSpecialistOpinion')).toMatchObject({
      ...{ actor: 'evaluator', path: `darbs/${PLACE}/budzets/${deep.id}/projekti/${project}` },
      deadline: { code: 'BUDGET.SPECIALIST', day: dueOn },
    });
    const early = await verdict(team.evaluator, project, { checklist: [YES, YES] });
    expect(codesOf(early)).toEqual(['evaluation_specialists_waiting']);
    const answer = (body: object): Promise<Answer<unknown>> => second.post(path('specialist-opinion'), body);
    expect(
      (await team.evaluator.post(path('specialist-opinion'), { interest: false, opinion: 'Es' })).status,
    ).toBe(404);
    const dearer = { interest: false, opinion: 'Der', verifiedCents: 1 };
    expect(codesOf(await answer(dearer))).toEqual(['evaluation_cost_note_missing']);
    expect((await answer({ ...dearer, costNote: 'Lētāki soliņi' })).status).toBe(204);
    expect((await file(second)).specialists).toMatchObject([
      { me: true, interest: false, opinion: 'Der', verifiedCents: 1, costNote: 'Lētāki soliņi' },
    ]);
    expect((await answer({ interest: true, interestNote: 'Mans kaimiņš' })).status).toBe(204);
    const barred = await verdict(second, project, { checklist: [YES, YES] });
    expect([barred.status, codesOf(barred)]).toEqual([403, ['evaluation_interest']]);
    expect((await file(second)).specialists).toMatchObject([{ interest: true, opinion: null }]);
  });

  it('lets an evaluator who was asked nothing declare an interest, and then asks them for nothing', async () => {
    const third = await TestClient.loggedIn(test.url, 'Vilnis Avotiņš');
    expect(await waitingFor(third, deep.id)).toContain('evaluateProjects');
    const say = (body: object) => third.post(path('specialist-opinion'), body);
    expect((await say({ interest: false, opinion: 'Der' })).status).toBe(404);
    expect(codesOf(await say({ interest: true }))).toEqual(['specialist_interest_note']);
    expect((await say({ interest: true, interestNote: 'Brāļa uzņēmums' })).status).toBe(204);
    const barred = await verdict(third, project, { checklist: [YES, YES] });
    expect([barred.status, codesOf(barred)]).toEqual([403, ['evaluation_interest']]);
    expect(await waitingFor(third, deep.id)).not.toContain('evaluateProjects');
  });

  it('says what the commission voted last, which everybody reads with its minutes', async () => {
    const sittings = `${BUDGET}/cycles/${deep.id}/commission`;
    const sitting = {
      day: await legalDay(team.anna),
      minutesRef: 'Nr. 2',
      ...{ chair: 'Aija Kalna', keeper: 'Mārtiņš Egle' },
      present: ['Aija Kalna', 'Uldis Krauklis', 'Mārtiņš Egle', 'Dina Zīle', 'Ivo Bite'],
      absent: ['Rasa Meža'],
    };
    const nobody = await team.evaluator.post(sittings, { ...sitting, present: [], absent: ['A', 'A'] });
    expect([nobody.status, codesOf(nobody)]).toEqual([
      422,
      ['commission_nobody_present', 'commission_member_twice'],
    ]);
    expect((await team.coordinator.post(sittings, sitting)).status).toBe(403);
    const hold = async (minutesRef: string): Promise<string> =>
      (await team.evaluator.post<{ id: string }>(sittings, { ...sitting, minutesRef })).body.id;
    const [earlier, later] = [await hold('Nr. 2'), await hold('Nr. 3')];
    const cast = (sittingId: string, votes: object): Promise<Answer<unknown>> =>
      team.evaluator.post(path('commission-votes'), { sittingId, abstained: 0, ...votes });
    const tie = await cast(earlier, { votesFor: 2, votesAgainst: 2, abstained: 1 });
    expect([tie.status, codesOf(tie)]).toEqual([422, ['commission_tie']]);
    const steppedAside = [{ name: 'Mārtiņš Egle', why: 'Projekta autores kaimiņš' }];
    const many = await cast(earlier, { votesFor: 1, votesAgainst: 4, steppedAside });
    expect(codesOf(many)).toEqual(['commission_votes_wrong']);
    const stranger = await cast(earlier, {
      ...{ votesFor: 1, votesAgainst: 3 },
      steppedAside: [{ name: 'Anna Zariņa', why: '' }],
    });
    expect(codesOf(stranger)).toEqual(['commission_aside_unknown', 'commission_aside_why']);
    expect((await cast(earlier, { votesFor: 1, votesAgainst: 3, steppedAside })).status).toBe(204);
    const fewer = await team.evaluator.put(`${BUDGET}/commission/${earlier}`, {
      ...sitting,
      present: ['Aija Kalna'],
    });
    expect(codesOf(fewer)).toEqual(['commission_votes_differ']);
    const other = await verdict(team.evaluator, project, { checklist: [YES, YES] });
    expect(codesOf(other)).toEqual(['evaluation_against_commission']);
    expect((await cast(later, { votesFor: 4, votesAgainst: 0, steppedAside })).status).toBe(204);
    const early = await team.evaluator.post(`${BUDGET}/commission/${later}/publish`);
    expect([early.status, codesOf(early)]).toEqual([422, ['commission_decision_missing']]);
    const decided = await verdict(team.evaluator, project, { checklist: [YES, YES] });
    expect([decided.status, decided.body.state]).toEqual([200, 'compliant']);
    const tasks = (await team.evaluator.get<InboxItem[]>('/api/inbox')).body;
    expect(tasks.find(({ event }) => event === 'publishCommissionMinutes')).toMatchObject({ missing: 2 });
    const page = async () =>
      (await team.anybody.get<PublicProjectPage>(`${BUDGET}/${deep.year}/projects/1`)).body.commission;
    expect(await page()).toMatchObject({ minutesRef: 'Nr. 3', votesFor: 4, steppedAside: null });
    const { body: own } = await team.evaluator.get<EvaluationFile>(path('evaluation-file'));
    expect(own.votes[0]?.steppedAside).toEqual(steppedAside);
    const minutes = `${BUDGET}/${deep.year}/commission/2/minutes?format=docx`;
    expect((await team.anybody.get(minutes)).status).toBe(404);
    for (const id of [earlier, later]) {
      expect((await team.evaluator.post(`${BUDGET}/commission/${id}/publish`)).status).toBe(204);
    }
    expect(codesOf(await cast(later, { votesFor: 0, votesAgainst: 5 }))).toEqual([
      'commission_minutes_published',
    ]);
    const listed = await team.anybody.get<PublishedMinutes[]>(`${BUDGET}/${deep.year}/commission`);
    expect(listed.body.map(({ minutesRef }) => minutesRef)).toEqual(['Nr. 3', 'Nr. 2']);
    const { body: view } = await team.clerk.get<CommissionView>(sittings);
    expect(view.waiting).toEqual([]);
    expect(view.sittings.map(({ decisions: [one] }) => [one?.votedAgain, one?.decision?.verdict])).toEqual([
      [false, 'compliant'],
      [true, undefined],
    ]);
    const file = await team.anybody.download(minutes);
    const said = strFromU8(unzipSync(file.bytes)['word/document.xml'] ?? new Uint8Array());
    for (const words of ['Uldis Krauklis', 'Projekta autores kaimiņš', 'izmaksas pamatotas', 'Rasa Meža']) {
      expect(said).toContain(words);
    }
    expect(said).not.toContain('anna.zarina');
    await expect(
      test.dataSource.query(`UPDATE commission_sitting SET chair = 'Cits' WHERE id = $1`, [later]),
    ).rejects.toThrow(/published/);
    const { body } = await team.anybody.get<PublicProjectPage>(`${BUDGET}/${deep.year}/projects/1`);
    expect(body.commission).toMatchObject({
      ...{ minutesRef: 'Nr. 3', sitting: 2, published: true, votesFor: 4 },
      steppedAside,
    });
    expect(body.evaluation?.checklist).toMatchObject([
      { text: ITEMS[0]?.text, answer: 'yes' },
      { article: { act: 'PL', ref: '60(3)3' }, answer: 'yes' },
    ]);
    for (const sql of [
      `UPDATE project_commission_vote SET votes_for = 9`,
      `DELETE FROM project_commission_vote`,
    ]) {
      await expect(test.dataSource.query(sql)).rejects.toThrow();
    }
  });

  it('opens no vote before the list is approved, where the nolikums has that step', async () => {
    const list = `${BUDGET}/cycles/${deep.id}/list-approval`;
    const approval = { body: 'Dome', decisionRef: 'Nr. 77', decisionDay: await legalDay(team.anna) };
    const early = await team.coordinator.post(list, approval);
    expect([early.status, codesOf(early)]).toEqual([409, ['ballot_list_not_ready']]);
    await advanceCycle(team.coordinator, PLACE, deep.id, 'finishEvaluation');
    await reachVoting(test, team, deep);
    expect((await showCycle(team.coordinator, PLACE, deep.id)).state).toBe('ballot_ready');
    await expect(advanceCycle(team.coordinator, PLACE, deep.id, 'openVoting')).rejects.toThrow(
      /ballot_list_not_approved/,
    );
    const waiting = (await team.coordinator.get<InboxItem[]>('/api/inbox')).body;
    expect(waiting.filter(({ dossier }) => dossier.id === deep.id).map(({ event }) => event)).toEqual([
      'approveList',
    ]);
    expect((await team.evaluator.post(list, approval)).status).toBe(403);
    expect((await team.coordinator.post(list, approval)).status).toBe(204);
    expect((await team.clerk.get(list)).body).toEqual({ approval: { ...approval, projects: 1 } });
    await advanceCycle(team.coordinator, PLACE, deep.id, 'openVoting');
    expect((await showCycle(team.coordinator, PLACE, deep.id)).state).toBe('voting');
    const plain = await team.coordinator.post(`${BUDGET}/cycles/${cycle.id}/list-approval`, approval);
    expect(codesOf(plain)).toEqual(['ballot_list_no_step']);
  });
});
