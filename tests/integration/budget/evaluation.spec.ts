import type { CycleView, DeskProject, InboxItem, PublicProjectPage, Submitter } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import {
  advanceCycle,
  completeProject,
  evaluateProject,
  showCycle,
  submitProject,
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
  const without = await verdict(team.evaluator, martas, { verdict: 'not_compliant', reason: '' });
  expect([without.status, codesOf(without).sort()]).toEqual([
    422,
    ['evaluation_article_missing', 'evaluation_reason_missing'],
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
