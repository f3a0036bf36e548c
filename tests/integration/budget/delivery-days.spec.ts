import type { CorrectionDesk, DeskProject, NewsPage, PublicProjectPage } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { addUnits } from '#libs/legal-calendar';
import type { TestApp } from '../../support/app.js';
import { moveClockTo } from '../../support/budget.js';
import { TestClient, type Answer } from '../../support/client.js';
import { CountedCycles, desk, open } from './counting-support.js';
import { codesOf, PLACE, today, type TestCycle } from './voting-support.js';

const BUDGET = `/api/m/${PLACE}/budget`;

let cycles: CountedCycles;
let test: TestApp;
let coordinator: TestClient;

beforeAll(async () => {
  cycles = await CountedCycles.start(2070);
  ({ test, coordinator } = cycles);
}, 60_000);
afterAll(() => test?.close());

/** Id of a winner. */
async function winner(cycle: TestCycle, nr: number): Promise<string> {
  const { body } = await coordinator.get<DeskProject[]>(desk(cycle, 'delivery'));
  return body.find((one) => one.nr === nr)?.id ?? '';
}

const record = (projectId: string, body: object): Promise<Answer<unknown>> =>
  coordinator.post(`${BUDGET}/projects/${projectId}/delivery`, body);

/** A step of the municipality's own, to be done today. */
async function addStep(projectId: string): Promise<string> {
  const { body } = await coordinator.post<{ id: string }>(`${BUDGET}/projects/${projectId}/milestones`, {
    ...{ title: 'Iepirkums', dueOn: today(test), doneOn: null, note: '', delayReason: null },
  });
  return body.id;
}

/** From which day the municipality counts the two years. */
const termFrom = (from: 'results' | 'start'): Promise<unknown> =>
  test.dataSource.query(
    `UPDATE municipality SET settings = settings || jsonb_build_object('delivery_term_from', $2::text) WHERE slug = $1`,
    [PLACE, from],
  );

/** Terms of a winner as if they ended on these days. */
const setTerms = (projectId: string, start: string, done: string): Promise<unknown> =>
  test.dataSource.query(
    `UPDATE budget_milestone SET due_on = CASE kind WHEN 'start' THEN $2::date ELSE $3 END WHERE project_id = $1`,
    [projectId, start, done],
  );

const reasons = async (cycle: TestCycle): Promise<unknown> =>
  (await coordinator.get<PublicProjectPage>(open(cycle, 'projects/3'))).body.delivery?.milestones.map(
    ({ kind, delayReason }) => [kind, delayReason],
  );

it('is recorded by the coordinator, for winners, on days that can be', async () => {
  const cycle = await cycles.announced([[3], [3], [1], [2]]);
  const projectId = await winner(cycle, 3);
  const announcedOn = today(test);
  for (const name of ['Jānis Ozoliņš', 'Mārtiņš Egle', 'Anna Zariņa']) {
    const other = await TestClient.loggedIn(test.url, name);
    const answer = await other.post(`${BUDGET}/projects/${projectId}/delivery`, { spentCents: 1 });
    expect(answer.status).toBe(403);
  }
  const [loser] = await test.dataSource.query<{ id: string }[]>(
    `SELECT id FROM budget_project WHERE cycle_id = $1 AND state = 'lost' LIMIT 1`,
    [cycle.id],
  );
  const lost = await record(loser?.id ?? '', { startedOn: announcedOn });
  expect([lost.status, codesOf(lost)]).toEqual([409, ['project_not_won']]);
  const refusals: [object, string][] = [
    [{ startedOn: addUnits(announcedOn, 1, 'day') }, 'delivery_in_future'],
    [{ startedOn: addUnits(announcedOn, -1, 'day') }, 'delivery_before_announcement'],
    [{ deliveredOn: announcedOn }, 'delivery_before_start'],
    [{ plaqueOn: announcedOn }, 'plaque_before_start'],
  ];
  for (const [body, code] of refusals) {
    const refused = await record(projectId, body);
    expect([refused.status, codesOf(refused)]).toEqual([422, [code]]);
  }
  expect((await record('11111111-1111-4111-8111-111111111111', { spentCents: 1 })).status).toBe(404);
});

it('takes back a step only once nothing else happens to its project', async () => {
  const cycle = await cycles.announced([[3], [3], [1], [2]]);
  const projectId = await winner(cycle, 3);
  const step = await addStep(projectId);
  const other = test.dataSource.createQueryRunner();
  await other.startTransaction();
  try {
    await other.query('SELECT 1 FROM budget_project WHERE id = $1 FOR UPDATE', [projectId]);
    const removal = coordinator.delete(`${BUDGET}/milestones/${step}`);
    let done = false;
    void removal.then(() => (done = true));
    const waiting = async (): Promise<boolean> => {
      const [locks] = await test.dataSource.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return (locks?.n ?? 0) > 0;
    };
    while (!done && !(await waiting())) await new Promise((resolve) => setImmediate(resolve));
    expect(done).toBe(false);
    await other.rollbackTransaction();
    expect((await removal).status).toBe(204);
  } finally {
    if (other.isTransactionActive) await other.rollbackTransaction();
    await other.release();
  }
});

it('leaves the steps of a project that a correction stopped as they are', async () => {
  const cycle = await cycles.announced([[3], [3], [1], [2]]);
  const projectId = await winner(cycle, 3);
  const step = await addStep(projectId);
  expect((await record(projectId, { startedOn: today(test) })).status).toBe(200);
  const stopped = {
    nr: 3,
    course: 'stop',
    decisionNumber: '88',
    decisionDay: today(test),
    reason: 'Nav vietas.',
  };
  const { body } = await coordinator.post<CorrectionDesk>(desk(cycle, 'corrections'), {
    ...{ error: 'eligibility', reason: 'Projekts nav pašvaldības īpašumā.', minutesRef: 'Lēmums 7' },
    ...{ leftOut: [3], added: [], removed: [], deliveries: [stopped] },
  });
  const confirmed = await cycles.secretary.post(desk(cycle, `corrections/${body.proposal?.id}/confirm`), {});
  expect(confirmed.status).toBe(200);
  const change = { title: 'Cits', dueOn: today(test), doneOn: null, note: '', delayReason: null };
  for (const refused of [
    await coordinator.delete(`${BUDGET}/milestones/${step}`),
    await coordinator.put(`${BUDGET}/milestones/${step}`, change),
  ])
    expect([refused.status, codesOf(refused)]).toEqual([409, ['project_not_won']]);
});

it('holds the end against the term that the start gives it, also where both are recorded at once', async () => {
  const cycle = await cycles.announced([[3], [3], [1], [2]]);
  const projectId = await winner(cycle, 3);
  const announcedOn = today(test);
  await termFrom('start');
  // As if the two years from the announcement were nearly over.
  await test.dataSource.query(
    `UPDATE budget_milestone SET due_on = $2 WHERE project_id = $1 AND kind = 'done'`,
    [projectId, addUnits(announcedOn, 30, 'day')],
  );
  const startedOn = addUnits(announcedOn, 10, 'day');
  const deliveredOn = addUnits(announcedOn, 40, 'day');
  await moveClockTo(coordinator, deliveredOn);
  const both = await record(projectId, { startedOn, deliveredOn });
  expect([both.status, codesOf(both)]).toEqual([200, []]);
  const { body } = await coordinator.get<PublicProjectPage>(open(cycle, 'projects/3'));
  expect(body.delivery).toMatchObject({ startedOn, deliveredOn });
});

it('corrects a day that was typed wrongly, and tells why in the log, until the cycle is closed', async () => {
  const cycle = await cycles.announced([[3], [3], [1], [2]]);
  const projectId = await winner(cycle, 3);
  const first = today(test);
  const day = (after: number): string => addUnits(first, after, 'day');
  const reason = 'Pārrakstīšanās.';
  const correct = (correction: object, client = coordinator): Promise<Answer<unknown>> =>
    client.post(`${BUDGET}/projects/${projectId}/delivery/correction`, { reason, ...correction });
  const early = await correct({ kind: 'start', day: first });
  expect([early.status, codesOf(early)]).toEqual([409, ['delivery_not_recorded']]);
  await moveClockTo(coordinator, day(20));
  expect((await record(projectId, { startedOn: day(10), deliveredOn: day(15) })).status).toBe(200);
  await test.dataSource.query(
    `UPDATE budget_milestone SET due_on = $2 WHERE project_id = $1 AND kind = 'start'`,
    [projectId, day(11)],
  );
  const refusals: [object, string][] = [
    [{ kind: 'start', day: day(-1) }, 'delivery_before_announcement'],
    [{ kind: 'start', day: day(16) }, 'delivery_start_after_end'],
    [{ kind: 'start', day: day(10) }, 'delivery_day_same'],
    [{ kind: 'start', day: day(12) }, 'delay_reason_missing'],
    [{ kind: 'done', day: day(9) }, 'delivery_end_before_start'],
    [{ kind: 'done', day: day(21) }, 'delivery_in_future'],
  ];
  for (const [correction, code] of refusals) {
    const refused = await correct(correction);
    expect([refused.status, codesOf(refused)]).toEqual([422, [code]]);
  }
  expect((await correct({ kind: 'done', day: day(14), reason: ' ' })).status).toBe(422);
  const resident = await TestClient.loggedIn(test.url, 'Anna Zariņa');
  expect((await correct({ kind: 'done', day: day(14) }, resident)).status).toBe(403);
  const delayReason = 'Iepirkumu pārsūdzēja.';
  expect((await correct({ kind: 'start', day: day(12), delayReason })).status).toBe(204);
  expect((await correct({ kind: 'done', day: day(14) })).status).toBe(204);
  const { body } = await coordinator.get<PublicProjectPage>(open(cycle, 'projects/3'));
  expect(body.delivery).toMatchObject({ startedOn: day(12), deliveredOn: day(14) });
  const steps = body.delivery?.milestones.map((one) => [one.kind, one.doneOn, one.delayReason]);
  expect(steps).toEqual([
    ['start', day(12), delayReason],
    ['done', day(14), null],
  ]);
  expect(body.log.slice(-2)).toEqual([
    {
      ...{ event: 'dayCorrected', day: day(20) },
      note: `Īstenošana sākta ${datePhrase(day(12), 'loc')}, nevis ${datePhrase(day(10), 'loc')}. ${reason}`,
    },
    expect.objectContaining({ event: 'dayCorrected' }),
  ]);
  await test.dataSource.query(`UPDATE budget_cycle SET state = 'closed' WHERE id = $1`, [cycle.id]);
  const late = await correct({ kind: 'done', day: day(13) });
  expect([late.status, codesOf(late)]).toEqual([409, ['cycle_wrong_state']]);
});

it('keeps the reason of the other step where a day is corrected to a late one, and tells nothing false of it', async () => {
  const cycle = await cycles.announced([[3], [3], [1], [2]]);
  const projectId = await winner(cycle, 3);
  const first = today(test);
  const day = (after: number): string => addUnits(first, after, 'day');
  await termFrom('results');
  await setTerms(projectId, day(11), day(15));
  await moveClockTo(coordinator, day(20));
  const late = { deliveredOn: day(16), delayReason: 'Plūdi.' };
  expect((await record(projectId, { startedOn: day(10), ...late })).status).toBe(200);
  const correct = (correction: object): Promise<Answer<unknown>> =>
    coordinator.post(`${BUDGET}/projects/${projectId}/delivery/correction`, {
      ...{ reason: 'Pārrakstīšanās.', ...correction },
    });
  expect((await correct({ kind: 'start', day: day(12), delayReason: 'Iepirkums.' })).status).toBe(204);
  expect(await reasons(cycle)).toEqual([
    ['start', 'Iepirkums.'],
    ['done', 'Plūdi.'],
  ]);
  await test.settled();
  const { body } = await coordinator.get<NewsPage>(`/api/public/m/${PLACE}/news?project=${cycle.year}/3`);
  const told = body.items.filter(({ kind }) => kind === 'project_delayed').map(({ title }) => title);
  expect(told.map((title) => title.slice(title.lastIndexOf('. ', title.length - 2) + 2)).sort()).toEqual([
    'Projekta īstenošanas sākums: Iepirkums.',
    'Projekts īstenots: Plūdi.',
  ]);
  // Another reason for the same step is told as before.
  expect((await correct({ kind: 'done', day: day(17), delayReason: 'Vētra.' })).status).toBe(204);
  expect((await correct({ kind: 'start', day: day(11) })).status).toBe(204);
  expect(await reasons(cycle)).toEqual([
    ['start', null],
    ['done', 'Vētra.'],
  ]);
});

it('is late no more once its day is corrected to one in time, or the start gives the end a later term', async () => {
  const cycle = await cycles.announced([[3], [3], [1], [2]]);
  const projectId = await winner(cycle, 3);
  const first = today(test);
  const day = (after: number): string => addUnits(first, after, 'day');
  await termFrom('start');
  await setTerms(projectId, day(11), day(14));
  await moveClockTo(coordinator, day(20));
  const delayReason = 'Iepirkumu pārsūdzēja.';
  expect((await record(projectId, { startedOn: day(12), delayReason })).status).toBe(200);
  await setTerms(projectId, day(11), day(14));
  expect((await record(projectId, { deliveredOn: day(15), delayReason })).status).toBe(200);
  expect(await reasons(cycle)).toEqual([
    ['start', delayReason],
    ['done', delayReason],
  ]);
  const correction = { kind: 'start', day: day(10), reason: 'Pārrakstīšanās.' };
  const answer = await coordinator.post(`${BUDGET}/projects/${projectId}/delivery/correction`, correction);
  expect(answer.status).toBe(204);
  expect(await reasons(cycle)).toEqual([
    ['start', null],
    ['done', null],
  ]);
});
