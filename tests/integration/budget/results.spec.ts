import { readFile } from 'node:fs/promises';
import type { CycleCount, ProjectOutcome, ProjectState, PublicProject, PublicResults } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { BudgetCycles } from '../../../apps/api/src/budget/cycles/budget-cycles.js';
import { CountBallots } from '../../../apps/api/src/budget/results/count-ballots.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type Answer } from '../../support/client.js';
import { countVotes } from '../../support/budget.js';
import { readablePaths } from './readable-paths.js';
import {
  ballotOf,
  closeCycle,
  codesOf,
  cycleRow,
  cycleView,
  logInVoters,
  openCycle,
  PLACE,
  placeId,
  registerPeople,
  today,
  voteAs,
  type TestCycle,
  type VotingTeam,
} from './voting-support.js';

let test: TestApp;
let team: VotingTeam;
let anybody: TestClient;
let secretary: TestClient;
let year = 2030;

// The end of voting waits for older transactions, of tests beside this one too.

beforeAll(async () => {
  test = await startTestApp();
  team = await logInVoters(test);
  anybody = new TestClient(test.url);
  secretary = await TestClient.loggedIn(test.url, 'Kristīne Liepa');
}, 60_000);
afterAll(() => test?.close());

/** Choices of seven people: 3 and 1 are equal, 2 gets one vote, 5 wins in its unit, 4 gets none. */
const VOTES: [number[], number][] = [
  [[3, 1], 0],
  [[3, 1], 0],
  [[1], 0],
  [[3], 0],
  [[2], 0],
  [[5], 1],
  [[5], 1],
];

/** The count as it was kept before migration 174. */
function countBefore174({ whenNotFitting, units }: CycleCount): object {
  return {
    ...{ rule: 'greedy_votes', whenNotFitting },
    units: units.map(({ unitIds: _units, satisfied: _satisfied, endowment: _endowment, ...unit }) => ({
      ...unit,
      outcomes: unit.outcomes.map((one) => ({
        ...{ nr: one.nr, unitId: one.unitId, rank: one.rank, votes: one.votes, costCents: one.costCents },
        ...{ won: one.won, reason: one.reason, tiedWith: one.tiedWith, missingCents: one.missingCents },
        ...{ leftBeforeCents: one.leftBeforeCents, votesNeeded: one.won ? 0 : (one.wouldWin?.votes ?? null) },
      })),
    })),
  };
}

/** A cycle in which people have voted. */
async function voted(votes = VOTES): Promise<TestCycle> {
  const cycle = await openCycle(test, team.coordinator, { year: year++ });
  const people = await registerPeople(
    test,
    votes.map(() => '1960-01-01'),
  );
  for (const [at, [choices, unit]] of votes.entries()) {
    await voteAs(test, people[at] ?? '', cycle, await ballotOf(test, cycle, choices, unit));
  }
  return cycle;
}

const desk = (cycle: TestCycle, what: string): string => `/api/m/${PLACE}/budget/cycles/${cycle.id}/${what}`;
const open = (cycle: TestCycle, what: string): string => `/api/m/${PLACE}/budget/${cycle.year}/${what}`;
const count = (cycle: TestCycle): Promise<Answer<CycleCount>> =>
  countVotes(secretary, team.coordinator, PLACE, cycle.id);
const announce = (cycle: TestCycle, minutesRef = 'Protokols 3'): Promise<Answer<unknown>> =>
  team.coordinator.post(desk(cycle, 'announce'), { minutesRef });

/** A cycle whose votes are counted. */
async function counted(votes = VOTES): Promise<TestCycle> {
  const cycle = await voted(votes);
  await closeCycle(test, cycle);
  const answer = await count(cycle);
  if (answer.status !== 200) throw new Error(answer.text);
  return cycle;
}

async function states(cycle: TestCycle): Promise<ProjectState[]> {
  const rows = await test.dataSource.query<{ state: ProjectState }[]>(
    `SELECT state FROM budget_project WHERE cycle_id = $1 ORDER BY nr`,
    [cycle.id],
  );
  return rows.map(({ state }) => state);
}

describe('counting', () => {
  it('waits for the end of voting and happens once', async () => {
    const cycle = await voted();
    const early = await count(cycle);
    expect([early.status, codesOf(early)]).toEqual([409, ['cycle_wrong_state']]);
    await closeCycle(test, cycle);
    const answer = await count(cycle);
    expect(answer.status).toBe(200);
    const [town, country] = answer.body.units;
    expect(town?.outcomes.map(({ nr, votes, won, reason }) => [nr, votes, won, reason])).toEqual([
      [1, 3, true, 'fits'],
      [3, 3, false, 'no_money_left'],
      [2, 1, true, 'fits'],
    ]);
    expect(town?.ties).toEqual([{ votes: 3, projects: [1, 3], order: [1, 3] }]);
    expect(country?.outcomes.map(({ nr, votes, won, reason }) => [nr, votes, won, reason])).toEqual([
      [5, 2, true, 'fits'],
      [4, 0, false, 'no_votes'],
    ]);
    expect([town?.ballots, country?.ballots]).toEqual([5, 2]);
    const again = await count(cycle);
    expect([again.status, codesOf(again)]).toEqual([409, ['cycle_wrong_state']]);
    expect((await team.coordinator.get<CycleCount>(desk(cycle, 'count'))).body).toEqual(answer.body);
  });

  it('comes to the same again, in whatever order the ballots are', async () => {
    const cycle = await counted();
    const counting = test.app.get(CountBallots, { strict: false });
    const row = await test.app
      .get(BudgetCycles, { strict: false })
      .load(test.dataSource.manager, await placeId(test), cycle.id);
    const again = await counting.of(test.dataSource.manager, row);
    const [stored] = await test.dataSource.query<{ count: CycleCount; ballots_digest: string }[]>(
      `SELECT count, ballots_digest FROM budget_count WHERE cycle_id = $1`,
      [cycle.id],
    );
    expect(again.count).toEqual(stored?.count);
    expect(again.ballotsDigest).toBe(stored?.ballots_digest);
  });

  it('is refused when a unit has more ballots than voters, or fewer', async () => {
    const cycle = await voted();
    await test.dataSource.query(
      `DELETE FROM vote_roll WHERE cycle_id = $1 AND unit_id = $2 AND person_hash =
         (SELECT min(person_hash) FROM vote_roll WHERE cycle_id = $1 AND unit_id = $2)`,
      [cycle.id, cycle.units[1]],
    );
    await closeCycle(test, cycle);
    const answer = await count(cycle);
    expect([answer.status, codesOf(answer)]).toEqual([409, ['ballots_do_not_match_roll']]);
    expect((await cycleRow(test, cycle)).state).toBe('voting_ended');
    expect((await team.coordinator.get(desk(cycle, 'count'))).status).toBe(404);
  });

  it('of a vote in which nobody voted has no winners', async () => {
    const cycle = await counted([]);
    const { body } = await team.coordinator.get<CycleCount>(desk(cycle, 'count'));
    expect(body.units.flatMap(({ outcomes }) => outcomes.map(({ won }) => won))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it.each(['Jānis Ozoliņš', 'Dace Krūmiņa', 'Anna Zariņa', 'Mārtiņš Egle'])(
    'is neither done nor seen by %s',
    async (name) => {
      const cycle = await counted();
      const client = await TestClient.loggedIn(test.url, name);
      for (const answer of [
        await client.get(desk(cycle, 'count')),
        await client.post(desk(cycle, 'count')),
        await client.post(desk(cycle, 'announce'), { minutesRef: '1' }),
        await client.post(desk(cycle, 'allocation'), { decisionNumber: '1', decisionDay: today(test) }),
      ]) {
        expect(answer.status).toBe(403);
      }
    },
  );
});

describe('before the announcement', () => {
  it('nobody but the coordinator learns the result by any address', async () => {
    const cycle = await counted();
    const readers = [
      anybody,
      team.anna,
      team.coordinator,
      await TestClient.loggedIn(test.url, 'Jānis Ozoliņš'),
      await TestClient.loggedIn(test.url, 'Dace Krūmiņa'),
    ];
    const told = /"votes":\s*\d|"won":\s*true|"state":"(won|lost)"|"rank":|,true,(\d|fits)|ballotsDigest/;
    const count = desk(cycle, 'count');
    const leaks: string[] = [];
    for (const path of await readablePaths(test, cycle)) {
      for (const [at, reader] of readers.entries()) {
        if (path === count && reader === team.coordinator) continue;
        const { text } = await reader.get(path);
        if (told.test(text)) leaks.push(`${at} ${path}`);
      }
    }
    expect(leaks).toEqual([]);
    for (const what of ['results', 'results.csv', 'results.json', 'minutes']) {
      const answer = await anybody.get(open(cycle, what));
      expect([what, answer.status, codesOf(answer)]).toEqual([what, 404, ['results_hidden']]);
    }
    expect((await announce(cycle)).status).toBe(200);
    const after = await Promise.all(
      ['results', 'results.csv', 'results.json', 'projects', 'projects.csv', 'projects/1'].map(
        async (what) => (await anybody.get(open(cycle, what))).text,
      ),
    );
    expect(after.map((text) => told.test(text))).toEqual([true, true, true, true, true, true]);
  }, 60_000);

  it('projects keep their state, and no money is allocated', async () => {
    const cycle = await counted();
    expect(await states(cycle)).toEqual(['on_ballot', 'on_ballot', 'on_ballot', 'on_ballot', 'on_ballot']);
    const answer = await team.coordinator.post(desk(cycle, 'allocation'), {
      decisionNumber: '5',
      decisionDay: today(test),
    });
    expect([answer.status, codesOf(answer)]).toEqual([409, ['cycle_wrong_state']]);
  });
});

describe('the announcement', () => {
  it('needs minutes', async () => {
    const cycle = await counted();
    const answer = await announce(cycle, '  ');
    expect([answer.status, codesOf(answer)]).toEqual([409, ['minutes_missing']]);
    expect(await states(cycle)).toContain('on_ballot');
  });

  it('tells winners and losers, with the minutes as a file', async () => {
    const cycle = await counted();
    const form = new FormData();
    form.set('minutesRef', 'Protokols Nr. 7');
    form.set('file', new Blob(['%PDF-1.7 protokols'], { type: 'application/pdf' }), 'protokols.pdf');
    const answer = await team.coordinator.upload(desk(cycle, 'announce'), form);
    expect(answer.status).toBe(200);
    expect(await states(cycle)).toEqual(['won', 'won', 'lost', 'lost', 'won']);
    const { body } = await anybody.get<PublicResults>(open(cycle, 'results'));
    expect(body).toMatchObject({
      voters: 7,
      byChannel: { online: null, inPerson: 0 },
      announcedOn: today(test),
      minutesRef: 'Protokols Nr. 7',
      minutesFileUrl: open(cycle, 'minutes'),
      allocation: null,
      cycle: { state: 'announced', counts: { voters: 7 } },
    });
    expect(body.eligible).toBeGreaterThanOrEqual(7);
    expect(body.projects.map(({ nr, result }: PublicProject) => [nr, result?.won, result?.votes])).toEqual([
      [1, true, 3],
      [2, true, 1],
      [3, false, 3],
      [4, false, 0],
      [5, true, 2],
    ]);
    const minutes = await anybody.get(open(cycle, 'minutes'));
    expect([minutes.status, minutes.text]).toEqual([200, '%PDF-1.7 protokols']);
  });

  it('is told as a table and as open data', async () => {
    const cycle = await counted();
    await announce(cycle);
    const table = await anybody.get(open(cycle, 'results.csv'));
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(table.text.split('\r\n').slice(0, 3)).toEqual([
      'unit,rank,place,nr,title,votes,supporters,cost_eur,granted_eur,won,reason,available_eur,missing_eur,votes_needed,cost_needed_eur,excluded_by,tied_with',
      'Vidzāle,1,1,1,Projekts 1,3,3,30000.00,30000.00,true,fits,60000.00,0.00,0,,,3',
      'Vidzāle,2,,3,Projekts 3,3,3,40000.00,0.00,false,no_money_left,30000.00,10000.00,1,30000.00,,1',
    ]);
    const { body } = await anybody.get<{
      results: PublicResults;
      rules: { text: string; digest: string };
      ballotsDigest: string;
    }>(open(cycle, 'results.json'));
    const { createHash } = await import('node:crypto');
    expect(createHash('sha256').update(body.rules.text).digest('hex')).toBe(body.rules.digest);
    expect(body.ballotsDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(body.results.count).toEqual((await team.coordinator.get<CycleCount>(desk(cycle, 'count'))).body);
  });

  /** Puts another count in the place of the one that is stored, as only a migration may. */
  const rewrite = (cycle: TestCycle, count: object, ...more: string[]): Promise<void> =>
    test.dataSource.transaction(async (manager) => {
      await manager.query(`ALTER TABLE budget_count DISABLE TRIGGER budget_count_final`);
      await manager.query(`UPDATE budget_count SET count = $2 WHERE cycle_id = $1`, [
        cycle.id,
        JSON.stringify(count),
      ]);
      for (const sql of more) await manager.query(sql);
      await manager.query(`ALTER TABLE budget_count ENABLE TRIGGER budget_count_final`);
    });

  it('of a count made before migration 174 is not refused: the migration leaves what is counted today', async () => {
    const cycle = await counted();
    const { body: now } = await team.coordinator.get<CycleCount>(desk(cycle, 'count'));
    const migration = await readFile('migrations/174.do.budget-counts.sql', 'utf8');
    const [update = ''] = /UPDATE budget_count k[^;]*;/.exec(migration) ?? [];
    await rewrite(cycle, countBefore174(now), update);
    expect((await team.coordinator.get<CycleCount>(desk(cycle, 'count'))).body).toEqual(now);
    expect((await announce(cycle)).status).toBe(200);
  });

  it('holds the outcome against the ballots, not how a version explained it', async () => {
    const cycle = await counted();
    const { body: now } = await team.coordinator.get<CycleCount>(desk(cycle, 'count'));
    const changed = (change: (one: ProjectOutcome) => Partial<ProjectOutcome>): CycleCount => ({
      ...now,
      units: now.units.map((unit) => ({
        ...unit,
        outcomes: unit.outcomes.map((one) => ({ ...one, ...change(one) })),
      })),
    });
    await rewrite(
      cycle,
      changed(({ votes }) => ({ votes: votes + 1 })),
    );
    const other = await announce(cycle);
    expect([other.status, codesOf(other)]).toEqual([409, ['count_differs']]);
    const before = changed(() => ({ wouldWin: null }));
    await rewrite(cycle, before);
    expect((await announce(cycle)).status).toBe(200);
    expect((await anybody.get<PublicResults>(open(cycle, 'results'))).body.count).toEqual(before);
  });

  it('is refused when somebody has got at the ballots since the count', async () => {
    const cycle = await counted();
    await test.dataSource.transaction(async (manager) => {
      await manager.query(`ALTER TABLE ballot DISABLE TRIGGER ballot_final`);
      await manager.query(`UPDATE ballot SET choices = '{2}' WHERE cycle_id = $1 AND choices = '{3}'`, [
        cycle.id,
      ]);
      await manager.query(`ALTER TABLE ballot ENABLE TRIGGER ballot_final`);
    });
    const answer = await announce(cycle);
    expect([answer.status, codesOf(answer)]).toEqual([409, ['count_differs']]);
    expect((await cycleRow(test, cycle)).state).toBe('counted');
    expect((await anybody.get(open(cycle, 'results'))).status).toBe(404);
  });

  it.each([
    [`UPDATE budget_count SET count = '{}' WHERE cycle_id = $1`],
    [`DELETE FROM budget_count WHERE cycle_id = $1`],
    [`UPDATE budget_project SET state = 'won' WHERE cycle_id = $1 AND state = 'lost'`],
    [`UPDATE budget_cycle SET state = 'counted' WHERE id = $1`],
  ])('cannot be changed by %s', async (sql) => {
    const cycle = await counted();
    await announce(cycle);
    await expect(test.dataSource.query(sql, [cycle.id])).rejects.toMatchObject({ code: '23000' });
  });

  it('gives every winner the terms of the law', async () => {
    const cycle = await counted();
    await announce(cycle);
    const rows = await test.dataSource.query<{ nr: number; kind: string; due: string }[]>(
      `SELECT p.nr, m.kind, m.due_on::text AS due FROM budget_milestone m
         JOIN budget_project p ON p.municipality_id = m.municipality_id AND p.id = m.project_id
        WHERE p.cycle_id = $1 ORDER BY p.nr, m.due_on`,
      [cycle.id],
    );
    expect(rows.map(({ nr, kind }) => [nr, kind])).toEqual(
      [1, 2, 5].flatMap((nr) => [
        [nr, 'start'],
        [nr, 'done'],
      ]),
    );
    expect(rows[0]?.due.slice(0, 7)).toBe(addUnits(today(test), 3, 'month').slice(0, 7));
  });
});

describe("the council's allocation", () => {
  const allocate = (cycle: TestCycle, body: object): Promise<Answer<{ amountCents: number }>> =>
    team.coordinator.post(desk(cycle, 'allocation'), body);

  it('gives each winner its verified cost; a correction follows, and both stay', async () => {
    const cycle = await counted();
    await announce(cycle);
    // The votes were closed ahead of their day; the decision is of a day after it.
    await team.coordinator.post('/api/demo/clock', { toDay: addUnits(cycle.voting.to, 5, 'day') });
    const day = addUnits(cycle.voting.to, 3, 'day');
    const first = await allocate(cycle, { decisionNumber: '12', decisionDay: day });
    expect([first.status, first.body.amountCents]).toEqual([200, 8_500_000]);
    expect((await cycleView(team.coordinator, cycle)).allocation).toEqual({
      decisionNumber: '12',
      decisionDay: day,
    });
    const second = await allocate(cycle, { decisionNumber: '12.§', decisionDay: day });
    expect(second.status).toBe(200);
    const { body } = await anybody.get<PublicResults>(open(cycle, 'results'));
    expect(body.allocation).toEqual({
      ...{ decisionNumber: '12.§', decisionDay: day, amountCents: 8_500_000 },
      outdated: false,
    });
    const rows = await test.dataSource.query<{ number: number; lines: unknown }[]>(
      `SELECT number, lines FROM budget_allocation WHERE cycle_id = $1 ORDER BY number`,
      [cycle.id],
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
    expect(rows[0]?.lines).toEqual([
      { nr: 1, cents: 3_000_000 },
      { nr: 2, cents: 2_000_000 },
      { nr: 5, cents: 3_500_000 },
    ]);
  });

  it.each([
    ['without a number', { decisionNumber: ' ' }, 422, 'field.isLength'],
    ['of a day to come', { decisionDay: '2098-01-01' }, 409, 'allocation_in_future'],
    ['of a day before the end of voting', { decisionDay: '2025-01-01' }, 409, 'allocation_before_vote_ended'],
    [
      'under an item that nobody knows',
      { agendaItemId: '00000000-0000-4000-8000-000000000000' },
      404,
      'notFound',
    ],
  ])('is refused %s', async (_what, change, status, code) => {
    const cycle = await counted();
    await announce(cycle);
    const answer = await allocate(cycle, { decisionNumber: '3', decisionDay: today(test), ...change });
    expect([answer.status, codesOf(answer)]).toEqual([status, [code]]);
  });
});
