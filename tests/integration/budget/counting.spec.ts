import { createHash } from 'node:crypto';
import { jest } from '@jest/globals';
import { countElection, byList, orderByLot, parseRule, readPabulib } from '#libs/budget-count';
import type {
  CountState,
  CycleCount,
  CycleRules,
  PublicResults,
  ResultCorrection,
  RuleComparison,
} from '#libs/contracts';
import { BallotBox } from '../../../apps/api/src/budget/voting/ballot-box.js';
import { RollHashes } from '../../../apps/api/src/budget/voting/roll-hashes.js';
import { VoteRolls } from '../../../apps/api/src/budget/voting/vote-rolls.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { countVotes } from '../../support/budget.js';
import { TestClient, type Answer } from '../../support/client.js';
import {
  ballotOf,
  closeCycle,
  codesOf,
  cycleRow,
  logInVoters,
  openCycle,
  PLACE,
  placeId,
  registerPeople,
  today,
  voteAs,
  type TestCycle,
} from './voting-support.js';

let test: TestApp;
let coordinator: TestClient;
let secretary: TestClient;
let anybody: TestClient;
let year = 2050;

// A dozen people vote one after the other.
jest.setTimeout(30_000);

beforeAll(async () => {
  test = await startTestApp();
  coordinator = (await logInVoters(test)).coordinator;
  secretary = await TestClient.loggedIn(test.url, 'Kristīne Liepa');
  anybody = new TestClient(test.url);
}, 60_000);
afterAll(() => test?.close());

const desk = (cycle: TestCycle, what: string): string => `/api/m/${PLACE}/budget/cycles/${cycle.id}/${what}`;
const open = (cycle: TestCycle, what: string): string => `/api/m/${PLACE}/budget/${cycle.year}/${what}`;
const winners = (count: CycleCount): number[] =>
  count.units.flatMap(({ outcomes }) => outcomes.filter(({ won }) => won).map(({ nr }) => nr)).sort();

/** A cycle whose voting has ended; choices of the first unit, or of the second where they name its projects. */
async function voted(
  votes: readonly number[][],
  rules: Partial<CycleRules> = {},
  paper: readonly number[][] = [],
): Promise<TestCycle> {
  const cycle = await openCycle(test, coordinator, { year: year++, rules, inPart: [1, 5] });
  const unitOf = (choices: readonly number[]): 0 | 1 => ((choices[0] ?? 0) > 3 ? 1 : 0);
  const people = await registerPeople(
    test,
    votes.map((_, at) => (at < 3 ? '2005-01-01' : '1960-01-01')),
  );
  for (const [at, choices] of votes.entries()) {
    const ballot = await ballotOf(test, cycle, [...choices], unitOf(choices));
    await voteAs(test, people[at] ?? '', cycle, { ...ballot, points: null });
  }
  const row = await cycleRow(test, cycle);
  const municipalityId = await placeId(test);
  const hashes = test.app.get(RollHashes, { strict: false });
  await test.dataSource.transaction(async (manager) => {
    for (const [at, choices] of paper.entries()) {
      const code = createHash('sha256').update(`${cycle.id} ${at}`).digest();
      const voter = { hashes: hashes.of(municipalityId, cycle.id, [code]), bornOn: '1960-01-01' };
      const unitId = cycle.units[unitOf(choices)];
      const entry = { unitId, channel: 'in_person' as const, day: today(test) };
      await test.app.get(VoteRolls, { strict: false }).enter(manager, row, voter, entry);
      const ballot = { unitId, choices: [...choices], points: null };
      await test.app.get(BallotBox, { strict: false }).add(manager, row, 'in_person', [ballot]);
    }
  });
  await closeCycle(test, cycle);
  return cycle;
}

async function counted(...given: Parameters<typeof voted>): Promise<TestCycle> {
  const cycle = await voted(...given);
  const answer = await countVotes(secretary, coordinator, PLACE, cycle.id, 'vārds');
  if (answer.status !== 200) throw new Error(answer.text);
  return cycle;
}

async function announced(...given: Parameters<typeof voted>): Promise<TestCycle> {
  const cycle = await counted(...given);
  const answer = await coordinator.post(desk(cycle, 'announce'), { minutesRef: 'Protokols 3' });
  if (answer.status !== 200) throw new Error(answer.text);
  return cycle;
}

const results = async (cycle: TestCycle): Promise<PublicResults> =>
  (await anybody.get<PublicResults>(open(cycle, 'results'))).body;

describe('two people count', () => {
  it('one begins, another carries it out, and neither alone', async () => {
    const cycle = await voted([[1], [5]]);
    const state = async (client: TestClient): Promise<CountState> =>
      (await client.get<CountState>(desk(cycle, 'count/state'))).body;
    const alone = await coordinator.post(desk(cycle, 'count'), {});
    expect([alone.status, codesOf(alone)]).toEqual([409, ['count_not_begun']]);
    expect(await state(coordinator)).toEqual({ started: null, lot: false, progress: null });
    expect((await coordinator.post(desk(cycle, 'count/start'), {})).status).toBe(204);
    const same = await coordinator.post(desk(cycle, 'count'), {});
    expect([same.status, codesOf(same)]).toEqual([409, ['count_needs_another']]);
    const also = await secretary.post(desk(cycle, 'count/start'), {});
    expect([also.status, codesOf(also)]).toEqual([409, ['count_begun_by_another']]);
    expect((await state(coordinator)).started).toEqual({
      name: 'Sanita Lapsa',
      day: today(test),
      mine: true,
    });
    expect((await state(secretary)).started?.mine).toBe(false);
    expect((await secretary.post(desk(cycle, 'count'), {})).status).toBe(200);
    expect((await secretary.get(desk(cycle, 'count'))).status).toBe(200);
    const early = await secretary.post(desk(cycle, 'count/start'), {});
    expect([early.status, codesOf(early)]).toEqual([409, ['cycle_wrong_state']]);
    const clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    const refused = [desk(cycle, 'count/start'), desk(cycle, 'corrections')].map((path) =>
      clerk.post(path, {}),
    );
    expect((await Promise.all(refused)).map(({ status }) => status)).toEqual([403, 403]);
  });

  it('equal votes are drawn by a lot that everybody can draw again', async () => {
    const cycle = await voted([[1], [2], [3]], { ties: 'lot' });
    const mute = await secretary.post(desk(cycle, 'count/start'), { word: ' ' });
    expect([mute.status, codesOf(mute)]).toEqual([422, ['lot_word_missing']]);
    const { body } = await countVotes(secretary, coordinator, PLACE, cycle.id, 'saule');
    const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(body.lot?.seed).toMatch(/^[0-9a-f]{64}:saule:saule$/);
    expect(body.lot?.order).toEqual(orderByLot(body.lot?.seed ?? '', [1, 2, 3, 4, 5], digest));
    expect(body.units[0]?.ties[0]?.order).toEqual(body.lot?.order.filter((nr) => nr <= 3));
    await coordinator.post(desk(cycle, 'announce'), { minutesRef: '1' });
    expect((await results(cycle)).count.lot).toEqual(body.lot);
  });
});

it('Equal Shares counts in a thread of its own, and is compared with other rules on the same ballots', async () => {
  const votes = [...Array.from({ length: 3 }, () => [1, 2]), [3], [3], [3], [4]];
  const cycle = await announced(votes, { countRule: 'mes:cost:add1u' });
  const { count } = await results(cycle);
  expect(count.rule).toBe('mes:cost:add1u');
  expect(count.units[0]?.endowment?.runs).toBeGreaterThan(1);
  const [first] = count.units[0]?.outcomes ?? [];
  expect(first?.wouldWin ?? first?.effectiveHundredths).not.toBeNull();
  const { body } = await coordinator.get<RuleComparison>(desk(cycle, 'comparison'));
  expect(body.ballots).toBe(7);
  expect(body.rules[0]).toMatchObject({
    rule: 'mes:cost:add1u',
    own: true,
    winners: winners(count),
    gained: [],
    lost: [],
  });
  const votesFirst = body.rules.find(({ rule }) => rule === 'greedy:cost');
  expect(votesFirst?.winners.length).toBeGreaterThan(0);
  expect([...(votesFirst?.winners ?? []), ...(votesFirst?.lost ?? [])].sort()).toEqual(
    [...winners(count), ...(votesFirst?.gained ?? [])].sort(),
  );
  expect((await secretary.get(desk(cycle, 'comparison'))).status).toBe(403);
});

it('funds in part whoever agreed, where enough is left', async () => {
  const cycle = await announced([[3], [3], [3], [2], [2], [1]], { partFunding: { leastBasisPoints: 5000 } });
  const { count } = await results(cycle);
  expect(count.units[0]?.outcomes.map(({ nr, reason, grantedCents }) => [nr, reason, grantedCents])).toEqual([
    [3, 'fits', 4_000_000],
    [2, 'fits', 2_000_000],
    [1, 'no_money_left', 0],
  ]);
  const other = await announced([[3], [3], [1]], { partFunding: { leastBasisPoints: 5000 } });
  const part = (await results(other)).count.units[0];
  expect(part?.outcomes.map(({ nr, reason, grantedCents }) => [nr, reason, grantedCents])).toEqual([
    [3, 'fits', 4_000_000],
    [1, 'funded_in_part', 2_000_000],
    [2, 'no_votes', 0],
  ]);
  expect([part?.spentCents, part?.leftCents]).toEqual([6_000_000, 0]);
});

describe('what everybody may know', () => {
  it('ballots go out where there are enough of them, and count to the same; small numbers do not', async () => {
    const many = Array.from({ length: 11 }, (_, at) => (at % 3 === 0 ? [1, 2] : [3]));
    const cycle = await announced([...many, [4], [5]]);
    const { ballotFiles, byAge, byChannel, count } = await results(cycle);
    expect(ballotFiles.map(({ unitId }) => unitId)).toEqual([cycle.units[0]]);
    expect(byChannel).toEqual({ online: 13, inPerson: 0 });
    const young = byAge?.find(({ from }) => from === 16);
    const old = byAge?.filter(({ voters }) => voters === null);
    expect([young?.voters, old?.length]).toEqual([null, 2]);
    const file = await anybody.get(ballotFiles[0]?.url ?? '');
    const read = readPabulib(file.text);
    if ('violations' in read) throw new Error(JSON.stringify(read.violations));
    const rule = parseRule('greedy:cost') ?? { method: 'phragmen' as const };
    const { election, meta } = read.instance;
    const again = countElection(election, rule, byList(election, ['1', '2', '3']));
    expect(again.winners.map(Number).sort()).toEqual(winners(count).filter((nr) => nr <= 3));
    expect([meta.get('num_votes'), meta.get('country')]).toEqual(['11', 'Latvia']);
    expect((await anybody.get(open(cycle, `ballots/${cycle.units[1]}.pb`))).status).toBe(404);
  });

  it('nothing of the ballots is out before the announcement', async () => {
    const cycle = await counted(Array.from({ length: 10 }, () => [1]));
    const answer = await anybody.get(open(cycle, `ballots/${cycle.units[0]}.pb`));
    expect([answer.status, codesOf(answer)]).toEqual([404, ['results_hidden']]);
  });
});

describe('a correction', () => {
  const base: ResultCorrection = {
    ...{ error: 'eligibility', reason: 'Projekts nav pašvaldības īpašumā.', minutesRef: 'Lēmums 7' },
    ...{ leftOut: [], added: [], removed: [] },
  };
  const correct = (cycle: TestCycle, change: Partial<ResultCorrection>): Promise<Answer<CycleCount>> =>
    coordinator.post(desk(cycle, 'corrections'), { ...base, ...change });

  it('of eligibility counts without the project, and both counts are shown', async () => {
    const cycle = await announced([[3], [3], [1], [2]]);
    expect(winners((await results(cycle)).count)).toEqual([2, 3]);
    expect((await correct(cycle, { leftOut: [3] })).status).toBe(200);
    const shown = await results(cycle);
    expect(winners(shown.count)).toEqual([1, 2]);
    expect(shown.earlier.map(({ number, count }) => [number, winners(count)])).toEqual([[1, [2, 3]]]);
    expect(shown.correction).toMatchObject({ error: 'eligibility', leftOut: [3], minutesRef: 'Lēmums 7' });
    const rows = await test.dataSource.query<{ nr: number; state: string; terms: number }[]>(
      `SELECT p.nr, p.state, (SELECT count(*)::int FROM budget_milestone m WHERE m.project_id = p.id) AS terms
         FROM budget_project p WHERE p.cycle_id = $1 AND p.nr <= 3 ORDER BY p.nr`,
      [cycle.id],
    );
    expect(rows).toEqual([
      { nr: 1, state: 'won', terms: 2 },
      { nr: 2, state: 'won', terms: 2 },
      { nr: 3, state: 'lost', terms: 0 },
    ]);
  });

  it('of counting adds and takes away ballots on paper, and is what is announced', async () => {
    const cycle = await counted([[1], [1], [3]], {}, [[3], [2]]);
    const ballots = (choices: number[], times: number) => [
      { unitId: cycle.units[0], choices, points: null, times },
    ];
    const answer = await correct(cycle, {
      ...{ error: 'counting', added: ballots([3], 2), removed: ballots([2], 1) },
    });
    expect(answer.status).toBe(200);
    expect(answer.body.units[0]?.outcomes.map(({ nr, votes }) => [nr, votes])).toEqual([
      [3, 4],
      [1, 2],
      [2, 0],
    ]);
    const missing = await correct(cycle, { error: 'counting', removed: ballots([1, 2], 1) });
    expect([missing.status, codesOf(missing)]).toEqual([422, ['correction_ballot_unknown']]);
    expect((await coordinator.post(desk(cycle, 'announce'), { minutesRef: '2' })).status).toBe(200);
    expect((await results(cycle)).count.units[0]?.ballots).toBe(6);
  });

  it('names an error, changes something, and chooses nobody', async () => {
    const cycle = await counted([[1], [3]]);
    const refused = async (change: Partial<ResultCorrection>): Promise<unknown> => {
      const answer = await correct(cycle, change);
      return [answer.status, ...codesOf(answer)];
    };
    expect(await refused({})).toEqual([422, 'correction_names_nothing']);
    expect(await refused({ error: 'counting', leftOut: [1] })).toEqual([422, 'correction_names_nothing']);
    expect(await refused({ leftOut: [99] })).toEqual([422, 'ballot_project_unknown']);
    expect((await correct(cycle, { leftOut: [1], reason: 'īss' })).status).toBe(422);
    const voting = await openCycle(test, coordinator, { year: year++ });
    const early = await correct(voting, { leftOut: [1] });
    expect([early.status, codesOf(early)]).toEqual([409, ['cycle_wrong_state']]);
  });
});
