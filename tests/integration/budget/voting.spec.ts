import type { BallotPaper, MyVote, VoteAccepted, VoteEligibility } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import {
  advance,
  atTheEnd,
  ballotOf,
  closeCycle,
  codesOf,
  cycleRow,
  cycleView,
  logInVoters,
  openCycle,
  PLACE,
  placeId,
  readyCycle,
  registerPeople,
  today,
  vote,
  voteAs,
  type TestCycle,
  type VotingTeam,
} from './voting-support.js';

let test: TestApp;
let team: VotingTeam;
let year = 2030;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInVoters(test);
}, 60_000);
afterAll(() => test?.close());

const opened = (plan: Partial<Parameters<typeof openCycle>[2]> = {}): Promise<TestCycle> =>
  openCycle(test, team.coordinator, { year: year++, ...plan });

const inRoll = async (cycle: TestCycle): Promise<number> => {
  const [row] = await test.dataSource.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM vote_roll WHERE cycle_id = $1`,
    [cycle.id],
  );
  return row?.n ?? -1;
};
const waiting = async (cycle: TestCycle): Promise<number> => {
  const [row] = await test.dataSource.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM ballot_intake WHERE cycle_id = $1`,
    [cycle.id],
  );
  return row?.n ?? -1;
};
const eligibility = async (client: TestClient, cycle: TestCycle): Promise<VoteEligibility> =>
  (await client.get<VoteEligibility>(`/api/m/${PLACE}/budget/${cycle.year}/eligibility`)).body;
const ownVote = async (client: TestClient, { year }: TestCycle): Promise<MyVote | undefined> =>
  (await client.get<MyVote[]>('/api/budget/my-votes')).body.find((one) => one.cycle.year === year);

describe('a vote', () => {
  it('is taken once', async () => {
    const cycle = await opened();
    const ballot = await ballotOf(test, cycle, [2, 1]);
    expect(await eligibility(team.anna, cycle)).toEqual({
      eligible: true,
      violations: [],
      votedOn: null,
      way: null,
      eligibilityDay: cycle.voting.from,
    });
    expect(await ownVote(team.anna, cycle)).toMatchObject({ open: true, votedOn: null, way: null });
    const first = await vote(team.anna, cycle, ballot);
    expect(first.status).toBe(200);
    expect(first.body as VoteAccepted).toEqual({ votedOn: today(test) });
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(await ownVote(team.anna, cycle)).toEqual({
      place: { slug: PLACE, name: expect.any(String) as string },
      cycle: {
        year: cycle.year,
        title: expect.any(String) as string,
        state: 'voting',
        secrecy: 'apart',
        voting: cycle.voting,
      },
      votedOn: today(test),
      way: 'online',
      open: true,
    });
    const second = await vote(team.anna, cycle, ballot);
    expect([second.status, codesOf(second)]).toEqual([409, ['already_voted']]);
    expect(await eligibility(team.anna, cycle)).toMatchObject({
      eligible: false,
      votedOn: today(test),
      way: 'online',
    });
    expect([await inRoll(cycle), await waiting(cycle)]).toEqual([1, 1]);
  });

  it('of one person, sent twenty times at once, is taken exactly once', async () => {
    const cycle = await opened();
    const ballots = [await ballotOf(test, cycle, [1]), await ballotOf(test, cycle, [4], 1)] as const;
    await team.anna.token();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => vote(team.anna, cycle, at % 2 ? ballots[0] : ballots[1])),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((one) => one.status === 409 && codesOf(one)[0] === 'already_voted')).toHaveLength(
      19,
    );
    expect([await inRoll(cycle), await waiting(cycle)]).toEqual([1, 1]);
  });

  it('is taken once from somebody whose personal code has changed since', async () => {
    const cycle = await opened();
    const ballot = await ballotOf(test, cycle, [1]);
    const [first, second] = await registerPeople(test, ['1980-01-01', '1980-01-01']);
    await voteAs(test, first ?? '', cycle, ballot);
    // What a login with the new code does: both codes belong to the one person, and the new one is current.
    await test.dataSource.query(`UPDATE person_code SET current = false WHERE person_id = $1`, [first]);
    await test.dataSource.query(`UPDATE person_code SET person_id = $1 WHERE person_id = $2`, [
      first,
      second,
    ]);
    await expect(voteAs(test, first ?? '', cycle, ballot)).rejects.toMatchObject({
      status: 409,
      violations: [{ code: 'already_voted' }],
    });
    expect(await inRoll(cycle)).toBe(1);
  });

  it('is refused before opening, even on the first day', async () => {
    const cycle = await readyCycle(test, { year: year++ });
    const answer = await vote(team.anna, cycle, await ballotOf(test, cycle, [1]));
    expect([answer.status, codesOf(answer)]).toEqual([409, ['voting_not_open']]);
    expect(await eligibility(team.anna, cycle)).toMatchObject({
      eligible: false,
      violations: [{ code: 'voting_not_open', article: { act: 'PL', ref: '61.6' } }],
    });
  });

  it('is taken in the last millisecond and refused from the next on, though nothing has closed voting yet', async () => {
    const cycle = await opened();
    const ballot = await ballotOf(test, cycle, [1]);
    const [early, late] = await registerPeople(test, ['1970-01-01', '1970-01-01']);
    await atTheEnd(test, cycle, 1, () => voteAs(test, early ?? '', cycle, ballot));
    await expect(
      atTheEnd(test, cycle, 0, () => voteAs(test, late ?? '', cycle, ballot)),
    ).rejects.toMatchObject({
      status: 409,
      violations: [{ code: 'voting_over' }],
    });
    expect((await cycleRow(test, cycle)).state).toBe('voting');
    expect(await inRoll(cycle)).toBe(1);
  });

  it('is refused after closing, even within the days', async () => {
    const cycle = await opened();
    const ballot = await ballotOf(test, cycle, [1]);
    await closeCycle(test, cycle);
    const answer = await vote(team.anna, cycle, ballot);
    expect([answer.status, codesOf(answer)]).toEqual([409, ['voting_over']]);
    expect(await inRoll(cycle)).toBe(0);
  });

  it('needs a login', async () => {
    const cycle = await opened();
    const answer = await vote(new TestClient(test.url), cycle, await ballotOf(test, cycle, [1]));
    expect([answer.status, codesOf(answer)]).toEqual([401, ['loginNeeded']]);
  });
});

describe('who may vote', () => {
  it.each([
    ['a resident of another municipality', 'Marta Upīte', 'voter_not_declared_here'],
    ['an official who is not declared here', 'Ilze Bērziņa', 'voter_not_declared_here'],
    ['a resident of 15', 'Kate Sila', 'voter_too_young'],
  ])('not %s', async (_who, name, code) => {
    const cycle = await opened();
    const client = await TestClient.loggedIn(test.url, name);
    const answer = await vote(client, cycle, await ballotOf(test, cycle, [1]));
    expect([answer.status, codesOf(answer)]).toEqual([403, [code]]);
    expect(await ownVote(client, cycle)).toBeUndefined();
    expect(await eligibility(client, cycle)).toMatchObject({
      eligible: false,
      violations: [{ code, article: { act: 'PL', ref: '60(4)' } }],
    });
    expect(await inRoll(cycle)).toBe(0);
  });

  it('somebody of 16 on the day of the rules, and nobody a day younger', async () => {
    const cycle = await opened();
    const ballot = await ballotOf(test, cycle, [1]);
    const birthday = addUnits(cycle.voting.from, -16, 'year');
    const [old, young] = await registerPeople(test, [birthday, addUnits(birthday, 1, 'day')]);
    await voteAs(test, old ?? '', cycle, ballot);
    await expect(voteAs(test, young ?? '', cycle, ballot)).rejects.toMatchObject({
      status: 403,
      violations: [{ code: 'voter_too_young' }],
    });
  });

  it('nobody in a municipality without a register', async () => {
    const cycle = await opened();
    const [stranger] = await registerPeople(test, ['1970-01-01'], 'ezerkrasti');
    const rows = await test.dataSource.query<unknown[]>(
      `DELETE FROM register_entry WHERE municipality_id = $1 RETURNING code_hash, born_on, territory`,
      [await placeId(test)],
    );
    await expect(voteAs(test, stranger ?? '', cycle, await ballotOf(test, cycle, [1]))).rejects.toMatchObject(
      { status: 403, violations: [{ code: 'voter_register_missing' }] },
    );
    for (const row of rows[0] as { code_hash: Buffer; born_on: string; territory: string }[]) {
      await test.dataSource.query(
        `INSERT INTO register_entry (municipality_id, code_hash, born_on, territory) VALUES ($1, $2, $3, $4)`,
        [await placeId(test), row.code_hash, row.born_on, row.territory],
      );
    }
  });
});

describe('the ballot', () => {
  it('shows everybody what is voted on, by units and under which rules', async () => {
    const cycle = await opened({ ballot: { kind: 'up_to', max: 2 } });
    const { body, status } = await new TestClient(test.url).get<BallotPaper>(
      `/api/m/${PLACE}/budget/${cycle.year}/ballot`,
    );
    expect(status).toBe(200);
    expect(body.rulesDigest).toBe((await cycleRow(test, cycle)).rulesDigest);
    expect(body.ballot).toEqual({ kind: 'up_to', max: 2 });
    expect(body.units.map(({ id, projects }) => [id, projects.map(({ nr }) => nr)])).toEqual([
      [cycle.units[0], [1, 2, 3]],
      [cycle.units[1], [4, 5]],
    ]);
    expect(body.units.flatMap(({ projects }) => projects.map(({ result }) => result))).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  it('is there only while people vote', async () => {
    const ready = await readyCycle(test, { year: year++ });
    const over = await opened();
    await closeCycle(test, over);
    const ask = (cycle: TestCycle) => team.anna.get(`/api/m/${PLACE}/budget/${cycle.year}/ballot`);
    const answers = [await ask(ready), await ask(over)];
    expect(answers.map((answer) => [answer.status, codesOf(answer)])).toEqual([
      [409, ['voting_not_open']],
      [409, ['voting_over']],
    ]);
  });
});

describe('choices', () => {
  it.each([
    ['none', [], 0, 'ballot_without_choice'],
    ['one twice', [1, 1], 0, 'ballot_choice_twice'],
    ['more than the form has', [1, 2, 3], 0, 'ballot_too_many_choices'],
    ['a project of the other unit', [1, 4], 0, 'ballot_project_unknown'],
    ['a project that nobody knows', [99], 0, 'ballot_project_unknown'],
    ['those of another unit', [1], 1, 'ballot_project_unknown'],
  ])('may not be %s', async (_what, choices, unit, code) => {
    const cycle = await opened({ ballot: { kind: 'up_to', max: 2 } });
    const answer = await vote(team.anna, cycle, await ballotOf(test, cycle, choices, unit));
    expect([answer.status, codesOf(answer)]).toEqual([422, [code]]);
    expect([await inRoll(cycle), await waiting(cycle)]).toEqual([0, 0]);
  });

  it('belong to a unit of the cycle', async () => {
    const [one, other] = [await opened(), await opened()];
    const ballot = { ...(await ballotOf(test, one, [1])), unitId: other.units[0] };
    const answer = await vote(team.anna, one, ballot);
    expect([answer.status, codesOf(answer)]).toEqual([422, ['ballot_unit_unknown']]);
  });

  it('are refused under other rules than those of the cycle', async () => {
    const cycle = await opened();
    const ballot = { ...(await ballotOf(test, cycle, [1])), rulesDigest: 'a'.repeat(64) };
    const answer = await vote(team.anna, cycle, ballot);
    expect([answer.status, codesOf(answer)]).toEqual([409, ['ballot_rules_changed']]);
    expect(await inRoll(cycle)).toBe(0);
  });

  it.each([
    ['numbers as text', { choices: ['1'] }],
    ['fractions', { choices: [1.5] }],
    ['something more', { extra: 1 }],
    ['no unit', { unitId: 'x' }],
  ])('are refused with %s', async (_what, change) => {
    const cycle = await opened();
    const answer = await team.anna.post(`/api/m/${PLACE}/budget/${cycle.year}/vote`, {
      ...(await ballotOf(test, cycle, [1])),
      ...change,
    });
    expect(answer.status).toBe(422);
    expect(await inRoll(cycle)).toBe(0);
  });
});

describe('an open vote', () => {
  it('cannot be changed by the coordinator', async () => {
    const cycle = await opened();
    const view = await cycleView(team.coordinator, cycle);
    const { statutes, programmeRef, budgetLine, revenues, amountCents, submission, evaluationUntil } = view;
    const answer = await team.coordinator.put(`/api/m/${PLACE}/budget/cycles/${cycle.id}`, {
      year: view.year,
      title: view.title,
      statutes,
      programmeRef,
      budgetLine,
      revenues,
      amountCents,
      units: view.units,
      submission,
      evaluationUntil,
      voting: { ...view.voting, to: addUnits(view.voting.to, 1, 'day') },
      rules: { ...view.rules, ballot: { kind: 'one' } },
      version: view.version,
    });
    expect([answer.status, codesOf(answer)]).toEqual([409, ['rules_frozen']]);
  });

  it.each([
    [`UPDATE budget_cycle SET rules = rules || '{"ballot": {"kind": "one"}}' WHERE id = $1`],
    [`UPDATE budget_cycle SET voting_to = voting_to + 1 WHERE id = $1`],
    [`UPDATE budget_cycle SET rules_digest = repeat('0', 64) WHERE id = $1`],
    [`UPDATE budget_cycle SET state = 'ballot_ready' WHERE id = $1`],
    [`UPDATE budget_unit SET amount_cents = amount_cents + 1 WHERE cycle_id = $1`],
    [`DELETE FROM budget_unit WHERE cycle_id = $1`],
    [`UPDATE budget_project SET verified_cents = 1 WHERE cycle_id = $1`],
    [`UPDATE budget_project SET state = 'withdrawn' WHERE cycle_id = $1`],
    [`DELETE FROM budget_project WHERE cycle_id = $1`],
  ])('cannot be changed by %s', async (sql) => {
    const cycle = await opened();
    await expect(test.dataSource.query(sql, [cycle.id])).rejects.toMatchObject({ code: '23000' });
  });

  it('puts every compliant project on the ballot and binds it by a digest', async () => {
    const cycle = await readyCycle(test, { year: year++ });
    await test.dataSource.query(
      `UPDATE budget_project SET state = 'not_compliant' WHERE cycle_id = $1 AND nr = 3`,
      [cycle.id],
    );
    expect((await advance(team.coordinator, cycle, 'openVoting')).status).toBe(200);
    const { frozenRules, rulesDigest } = await cycleRow(test, cycle);
    expect(
      (JSON.parse(frozenRules ?? '{}') as { projects: { nr: number }[] }).projects.map(({ nr }) => nr),
    ).toEqual([1, 2, 4, 5]);
    expect(rulesDigest).toMatch(/^[0-9a-f]{64}$/);
    expect((await vote(team.anna, cycle, await ballotOf(test, cycle, [3]))).status).toBe(422);
  });
});

describe('closing', () => {
  it('loses no vote that was in flight and takes none twice', async () => {
    const cycle = await opened();
    const people = await registerPeople(
      test,
      Array.from({ length: 60 }, () => '1975-05-05'),
    );
    const ballot = await ballotOf(test, cycle, [1, 2]);
    const half = people.length / 2;
    const outcome = (id: string): Promise<'taken' | 'refused'> =>
      voteAs(test, id, cycle, ballot).then(
        () => 'taken' as const,
        (error: { violations?: { code: string }[] }) => {
          if (error.violations?.[0]?.code !== 'voting_over') throw error;
          return 'refused' as const;
        },
      );
    const before = people.slice(0, half).map(outcome);
    await Promise.race(before);
    const closing = closeCycle(test, cycle);
    const outcomes = await Promise.all([...before, ...people.slice(half).map(outcome)]);
    await closing;
    const taken = outcomes.filter((one) => one === 'taken').length;
    expect(taken).toBeGreaterThan(0);
    const [ballots] = await test.dataSource.query<{ n: number; choices: number[] }[]>(
      `SELECT count(*)::int AS n, min(choices) AS choices FROM ballot WHERE cycle_id = $1`,
      [cycle.id],
    );
    expect([ballots?.n, await inRoll(cycle), await waiting(cycle)]).toEqual([taken, taken, 0]);
    expect(ballots?.choices).toEqual([1, 2]);
  });

  it('happens by itself when the last day is over', async () => {
    const cycle = await opened();
    const ballot = await ballotOf(test, cycle, [2]);
    expect((await vote(team.anna, cycle, ballot)).status).toBe(200);
    await team.coordinator.post('/api/demo/clock', { toDay: addUnits(cycle.voting.to, 1, 'day') });
    expect((await cycleRow(test, cycle)).state).toBe('voting_ended');
    const late = await vote(team.velta, cycle, ballot);
    expect([late.status, codesOf(late)]).toEqual([409, ['voting_over']]);
  });
});
