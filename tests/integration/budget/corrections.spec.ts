import type {
  BudgetMoney,
  CorrectionDesk,
  CycleCount,
  DeliveryCourse,
  InboxItem,
  ProposeCorrection,
  PublicProjectPage,
  PublicResults,
} from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { TestApp } from '../../support/app.js';
import { TestClient, type Answer } from '../../support/client.js';
import { CountedCycles, desk, open, winners } from './counting-support.js';
import { codesOf, openCycle, today, type TestCycle } from './voting-support.js';

let cycles: CountedCycles;
let test: TestApp;
let coordinator: TestClient;
let secretary: TestClient;
let anybody: TestClient;

// A dozen people vote one after the other.

beforeAll(async () => {
  cycles = await CountedCycles.start(2060);
  ({ test, coordinator, secretary } = cycles);
  anybody = new TestClient(test.url);
}, 60_000);
afterAll(() => test?.close());

const results = async (cycle: TestCycle): Promise<PublicResults> =>
  (await anybody.get<PublicResults>(open(cycle, 'results'))).body;

const BASE: ProposeCorrection = {
  ...{ error: 'eligibility', reason: 'Projekts nav pašvaldības īpašumā.', minutesRef: 'Lēmums 7' },
  ...{ leftOut: [], added: [], removed: [], deliveries: [] },
};

const propose = (cycle: TestCycle, change: Partial<ProposeCorrection>): Promise<Answer<CorrectionDesk>> =>
  coordinator.post(desk(cycle, 'corrections'), { ...BASE, ...change });

const confirm = (client: TestClient, cycle: TestCycle, id = ''): Promise<Answer<CycleCount>> =>
  client.post(desk(cycle, `corrections/${id}/confirm`), {});

/** Proposed by one, confirmed by the other. */
async function correct(
  cycle: TestCycle,
  change: Partial<ProposeCorrection>,
): Promise<Answer<CycleCount> | Answer<CorrectionDesk>> {
  const proposed = await propose(cycle, change);
  return proposed.status === 200 ? confirm(secretary, cycle, proposed.body.proposal?.id) : proposed;
}

const ballots = (cycle: TestCycle, choices: number[], times: number) => [
  { unitId: cycle.units[0], choices, points: null, times },
];

interface Built {
  nr: number;
  state: string;
  terms: number;
}

/** Projects of the first unit, with how many terms each has. */
const built = (cycle: TestCycle): Promise<Built[]> =>
  test.dataSource.query<Built[]>(
    `SELECT p.nr, p.state, (SELECT count(*)::int FROM budget_milestone m WHERE m.project_id = p.id) AS terms
       FROM budget_project p WHERE p.cycle_id = $1 AND p.nr <= 3 ORDER BY p.nr`,
    [cycle.id],
  );

/** What the page of each of the first three projects says of its delivery after a correction. */
const courses = (cycle: TestCycle): Promise<(DeliveryCourse | null)[]> =>
  Promise.all(
    [1, 2, 3].map(
      async (nr) => (await anybody.get<PublicProjectPage>(open(cycle, `projects/${nr}`))).body.course,
    ),
  );

/** Delivery of the project begins. */
async function begin(cycle: TestCycle, nr: number): Promise<void> {
  const [project] = await test.dataSource.query<{ id: string }[]>(
    `SELECT id FROM budget_project WHERE cycle_id = $1 AND nr = $2`,
    [cycle.id, nr],
  );
  const path = `/api/m/vidzale/budget/projects/${project?.id}/delivery`;
  const answer = await coordinator.post(path, { startedOn: today(test) });
  if (answer.status !== 200) throw new Error(answer.text);
}

/** Takes away what a stored count says that losers lacked, as only a migration may. */
const unexplain = (cycle: TestCycle, table: 'budget_count' | 'budget_correction_proposal'): Promise<void> =>
  test.dataSource.transaction(async (manager) => {
    const [{ count } = { count: null }] = await manager.query<{ count: CycleCount | null }[]>(
      `SELECT count FROM ${table} WHERE cycle_id = $1`,
      [cycle.id],
    );
    const outcomes = count?.units.flatMap((unit) => unit.outcomes) ?? [];
    expect(outcomes.filter(({ wouldWin }) => wouldWin)).not.toEqual([]);
    for (const outcome of outcomes) outcome.wouldWin = null;
    await manager.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await manager.query(`UPDATE ${table} SET count = $2 WHERE cycle_id = $1`, [
      cycle.id,
      JSON.stringify(count),
    ]);
    await manager.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  });

describe('a correction of a result', () => {
  it('is proposed by one and confirmed by another, who sees both counts', async () => {
    const cycle = await cycles.announced([[3], [3], [1], [2]]);
    const proposed = await propose(cycle, { leftOut: [3] });
    expect([proposed.status, proposed.body.proposal?.mine]).toEqual([200, true]);
    expect(winners((await results(cycle)).count)).toEqual([2, 3]);
    const { body } = await secretary.get<CorrectionDesk>(desk(cycle, 'corrections'));
    const { id, mine, proposedBy, before, after } = body.proposal ?? {};
    expect([mine, proposedBy]).toEqual([false, 'Sanita Lapsa']);
    expect([before, after].map((count) => count && winners(count))).toEqual([
      [2, 3],
      [1, 2],
    ]);
    const alone = await confirm(coordinator, cycle, id);
    expect([alone.status, codesOf(alone)]).toEqual([409, ['correction_needs_another']]);
    const second = await propose(cycle, { leftOut: [1] });
    expect([second.status, codesOf(second)]).toEqual([409, ['correction_waits_already']]);
    expect((await confirm(secretary, cycle, id)).status).toBe(200);
    expect((await confirm(secretary, cycle, id)).status).toBe(404);
    const shown = await results(cycle);
    expect(winners(shown.count)).toEqual([1, 2]);
    expect(shown.earlier.map(({ number, count }) => [number, winners(count)])).toEqual([[1, [2, 3]]]);
    expect(shown.correction).toMatchObject({ error: 'eligibility', leftOut: [3], minutesRef: 'Lēmums 7' });
    // Who won before is named there, so its title has to be known.
    expect(shown.projects.map(({ nr }) => nr)).toContain(3);
    expect(shown.correctedBy).toEqual({ proposed: 'Sanita Lapsa', confirmed: 'Kristīne Liepa' });
    expect(await built(cycle)).toEqual([
      { nr: 1, state: 'won', terms: 2 },
      { nr: 2, state: 'won', terms: 2 },
      { nr: 3, state: 'lost', terms: 0 },
    ]);
    const log = await test.dataSource.query<{ action: string }[]>(
      `SELECT action FROM audit_record WHERE subject_id = $1 AND action LIKE '%orrect%' ORDER BY seq`,
      [cycle.id],
    );
    expect(log.map(({ action }) => action)).toEqual(['budget.correctionProposed', 'budget.resultCorrected']);
  });

  it('is declined, and nothing of it is seen', async () => {
    const cycle = await cycles.counted([[3], [1]]);
    const { proposal } = (await propose(cycle, { leftOut: [3] })).body;
    const path = desk(cycle, `corrections/${proposal?.id}`);
    expect((await secretary.delete(path)).status).toBe(204);
    expect((await secretary.delete(path)).status).toBe(404);
    expect((await confirm(secretary, cycle, proposal?.id)).status).toBe(404);
    const { body } = await coordinator.get<CycleCount>(desk(cycle, 'count'));
    expect(winners(body)).toEqual([1]);
    const clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    expect((await clerk.get(desk(cycle, 'corrections'))).status).toBe(403);
    expect((await clerk.post(desk(cycle, 'corrections'), BASE)).status).toBe(403);
  });

  it('of counting adds and takes away ballots on paper, and is what is announced; a further one keeps it', async () => {
    const cycle = await cycles.counted([[1], [1], [3]], {}, [[3], [2]], 1);
    const answer = await correct(cycle, {
      ...{ error: 'counting', added: ballots(cycle, [3], 2), removed: ballots(cycle, [2], 1) },
    });
    expect(answer.status).toBe(200);
    const { body } = await coordinator.get<CycleCount>(desk(cycle, 'count'));
    expect(body.units[0]?.outcomes.map(({ nr, votes }) => [nr, votes])).toEqual([
      [3, 4],
      [1, 2],
      [2, 0],
    ]);
    const missing = await correct(cycle, { error: 'counting', removed: ballots(cycle, [1, 2], 1) });
    expect([missing.status, codesOf(missing)]).toEqual([422, ['correction_ballot_unknown']]);
    expect((await coordinator.post(desk(cycle, 'announce'), { minutesRef: '2' })).status).toBe(200);
    expect((await results(cycle)).count.units[0]?.ballots).toBe(6);
    expect((await correct(cycle, { leftOut: [1] })).status).toBe(200);
    const { count, earlier } = await results(cycle);
    expect(count.units[0]?.outcomes.map(({ nr, votes }) => [nr, votes])).toEqual([
      [3, 4],
      [2, 0],
    ]);
    expect(earlier.map(({ correction }) => correction?.error ?? null)).toEqual([null, 'counting']);
  });

  it('of counting adds no more papers than the roll has marks, also after an earlier one', async () => {
    const cycle = await cycles.counted([[1], [1]], {}, [[3], [2]], 2);
    const add = (times: number) =>
      correct(cycle, { error: 'counting', added: ballots(cycle, [3], times), minutesRef: 'Akts 4' });
    const over = await add(3);
    expect([over.status, over.body]).toEqual([
      409,
      expect.objectContaining({
        violations: [
          {
            ...{ code: 'correction_more_than_marked', where: 'added' },
            params: { unit: 'Vidzāle', papers: 5, marked: 4 },
            article: { act: 'PL', ref: '60(4)' },
          },
        ],
      }),
    ]);
    // One box was found, then another.
    expect((await add(1)).status).toBe(200);
    expect(codesOf(await add(2))).toEqual(['correction_more_than_marked']);
    expect((await add(1)).status).toBe(200);
    const { body } = await coordinator.get<CycleCount>(desk(cycle, 'count'));
    expect(body.units[0]?.ballots).toBe(6);
    // What was read wrongly is taken away with what is added.
    const change = { added: ballots(cycle, [1], 1), removed: ballots(cycle, [2], 1) };
    expect((await correct(cycle, { error: 'counting', ...change })).status).toBe(200);
  });

  it('is held against what was decided, not against explanations that an earlier version wrote', async () => {
    const cycle = await cycles.counted([[1], [1], [3]], {}, [[3], [2]], 1);
    await unexplain(cycle, 'budget_count');
    const same = { added: ballots(cycle, [2], 1), removed: ballots(cycle, [2], 1) };
    const none = await propose(cycle, { error: 'counting', ...same });
    expect([none.status, codesOf(none)]).toEqual([409, ['correction_changes_nothing']]);
    const { proposal } = (await propose(cycle, { error: 'counting', added: ballots(cycle, [3], 1) })).body;
    await unexplain(cycle, 'budget_correction_proposal');
    const confirmed = await confirm(secretary, cycle, proposal?.id);
    expect([confirmed.status, codesOf(confirmed)]).toEqual([200, []]);
  });

  it('names an error, changes something, and chooses nobody', async () => {
    const cycle = await cycles.counted([[1], [3]]);
    const refused = async (change: Partial<ProposeCorrection>): Promise<unknown> => {
      const answer = await propose(cycle, change);
      return [answer.status, ...codesOf(answer)];
    };
    expect(await refused({})).toEqual([422, 'correction_names_nothing']);
    expect(await refused({ error: 'counting', leftOut: [1] })).toEqual([422, 'correction_names_nothing']);
    expect(await refused({ leftOut: [99] })).toEqual([422, 'ballot_project_unknown']);
    const added = (choices: number[]) => refused({ error: 'counting', added: ballots(cycle, choices, 1) });
    expect(await added([99])).toEqual([422, 'ballot_project_unknown']);
    expect(await added([1, 1])).toEqual([422, 'ballot_choice_twice']);
    expect((await propose(cycle, { leftOut: [1], reason: 'īss' })).status).toBe(422);
    const voting = await openCycle(test, coordinator, { year: cycles.nextYear() });
    const early = await propose(voting, { leftOut: [1] });
    expect([early.status, codesOf(early)]).toEqual([409, ['cycle_wrong_state']]);
  });
});

describe('a project that is being built and loses by a correction', () => {
  const decided = (course: 'stop' | 'go_on') => ({
    ...{ nr: 3, course, decisionNumber: '88', decisionDay: today(test), reason: 'Līgums jau noslēgts.' },
  });

  it('stops where the council decided so; the money is decided on anew', async () => {
    const cycle = await cycles.announced([[3], [3], [1], [2]]);
    // The votes were closed ahead of their day; the decision is of a day after it.
    await coordinator.post('/api/demo/clock', { toDay: addUnits(cycle.voting.to, 5, 'day') });
    const day = addUnits(cycle.voting.to, 3, 'day');
    const given = await coordinator.post(desk(cycle, 'allocation'), {
      decisionNumber: '5',
      decisionDay: day,
    });
    expect([given.status, (await results(cycle)).allocation?.outdated]).toEqual([200, false]);
    await begin(cycle, 3);
    const bare = await propose(cycle, { leftOut: [3] });
    expect([bare.status, codesOf(bare)]).toEqual([409, ['correction_in_delivery']]);
    expect((await correct(cycle, { leftOut: [3], deliveries: [decided('stop')] })).status).toBe(200);
    expect((await built(cycle)).map(({ nr, state, terms }) => [nr, state, terms])).toEqual([
      [1, 'won', 2],
      [2, 'won', 2],
      // What was built of it stays to be seen.
      [3, 'lost', 2],
    ]);
    const { deliveries, allocation } = await results(cycle);
    expect([deliveries, allocation?.outdated]).toEqual([[decided('stop')], true]);
    expect(await courses(cycle)).toEqual([null, null, decided('stop')]);
    // Nobody is asked to finish it any more.
    await test.dataSource.query(
      `UPDATE budget_milestone m SET due_on = $2 FROM budget_project p
        WHERE p.id = m.project_id AND p.cycle_id = $1 AND p.nr = 3 AND m.kind = 'done'`,
      [cycle.id, today(test)],
    );
    const { body: tasks } = await coordinator.get<InboxItem[]>('/api/inbox');
    expect(tasks.filter(({ event }) => event === 'finishProjects')).toEqual([]);
  });

  it('goes on outside the participatory budget where the council decided so', async () => {
    const cycle = await cycles.announced([[3], [3], [1], [2]]);
    await begin(cycle, 3);
    expect((await correct(cycle, { leftOut: [3], deliveries: [decided('go_on')] })).status).toBe(200);
    expect((await built(cycle)).map(({ state }) => state)).toEqual(['won', 'won', 'in_delivery']);
    // It is a winner no more: what the winners are given is not more than was set aside for them.
    const { body: money } = await anybody.get<BudgetMoney>('/api/m/vidzale/budget/money');
    const inAll = (await results(cycle)).count.units.reduce((sum, { spentCents }) => sum + spentCents, 0);
    const ofYear = money.years.find(({ year }) => year === cycle.year);
    expect([ofYear?.won, ofYear?.wonCents]).toEqual([2, inAll]);
    // A further correction asks for no second decision.
    expect((await correct(cycle, { leftOut: [2] })).status).toBe(200);
    expect((await results(cycle)).deliveries.map(({ nr }) => nr)).toEqual([3]);
    expect(await courses(cycle)).toEqual([null, null, decided('go_on')]);
  });
});
