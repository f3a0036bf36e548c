import { createHash } from 'node:crypto';
import { countElection, byList, orderByLot, parseRule, readPabulib } from '#libs/budget-count';
import type { BudgetMoney, CountState, DeskProject, PublicResults, RuleComparison } from '#libs/contracts';
import { CountWork } from '../../../apps/api/src/budget/results/count-work.js';
import type { TestApp } from '../../support/app.js';
import { countVotes, waitingFor } from '../../support/budget.js';
import { TestClient } from '../../support/client.js';
import { CountedCycles, desk, open, winners } from './counting-support.js';
import { codesOf, PLACE, today, type TestCycle } from './voting-support.js';

let cycles: CountedCycles;
let test: TestApp;
let coordinator: TestClient;
let secretary: TestClient;
let anybody: TestClient;

// A dozen people vote one after the other.

beforeAll(async () => {
  cycles = await CountedCycles.start(2050);
  ({ test, coordinator, secretary } = cycles);
  anybody = new TestClient(test.url);
}, 60_000);
afterAll(() => test?.close());

const results = async (cycle: TestCycle): Promise<PublicResults> =>
  (await anybody.get<PublicResults>(open(cycle, 'results'))).body;

describe('two people count', () => {
  it('one begins, another carries it out, and neither alone', async () => {
    const cycle = await cycles.voted([[1], [5]]);
    const state = async (client: TestClient): Promise<CountState> =>
      (await client.get<CountState>(desk(cycle, 'count/state'))).body;
    const alone = await coordinator.post(desk(cycle, 'count'), {});
    expect([alone.status, codesOf(alone)]).toEqual([409, ['count_not_begun']]);
    expect(await state(coordinator)).toEqual({ started: null, lot: false, progress: null });
    for (const either of [coordinator, secretary])
      expect(await waitingFor(either, cycle.id)).toEqual(['startCount']);
    expect((await coordinator.post(desk(cycle, 'count/start'), {})).status).toBe(204);
    expect(await waitingFor(coordinator, cycle.id)).toEqual([]);
    expect(await waitingFor(secretary, cycle.id)).toEqual(['count']);
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

  it('begun by two at once and carried out many times at once, it is begun by one and done once', async () => {
    const cycle = await cycles.voted([[1], [1], [2]], { ties: 'lot' });
    const desks = [coordinator, secretary];
    const begun = await Promise.all(
      desks.map((one) => one.post(desk(cycle, 'count/start'), { word: 'upe' })),
    );
    expect(begun.map(({ status }) => status).sort()).toEqual([204, 409]);
    const [first, second] = begun[0]?.status === 204 ? desks : [secretary, coordinator];
    // Whoever has begun may take another word as long as nobody has carried it out, and cannot carry it out by any haste.
    const pressed = await Promise.all([
      first?.post(desk(cycle, 'count/start'), { word: 'ezers' }),
      ...Array.from({ length: 3 }, () => first?.post(desk(cycle, 'count'), { word: 'ezers' })),
    ]);
    expect(pressed.map((one) => one?.status)).toEqual([204, 409, 409, 409]);
    const words = ['jūra', 'krasts', 'kāpa', 'smilts'];
    const counted = await Promise.all(words.map((word) => second?.post(desk(cycle, 'count'), { word })));
    expect(counted.map((one) => one?.status).sort()).toEqual([200, 409, 409, 409]);
    const done = counted.findIndex((one) => one?.status === 200);
    const { body } = await coordinator.get<{ lot: { seed: string } }>(desk(cycle, 'count'));
    expect(body.lot.seed.endsWith(`:ezers:${words[done] ?? ''}`)).toBe(true);
    expect(body).toEqual(counted[done]?.body);
    const rows = await test.dataSource.query<{ started: string; counted: string }[]>(
      `SELECT started_by AS started, counted_by AS counted FROM budget_count WHERE cycle_id = $1`,
      [cycle.id],
    );
    expect(rows.length).toBe(1);
    expect(rows[0]?.started).not.toBe(rows[0]?.counted);
  });

  it('equal votes are drawn by a lot that everybody can draw again', async () => {
    const cycle = await cycles.voted([[1], [2], [3]], { ties: 'lot' });
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
  const cycle = await cycles.announced(votes, { countRule: 'mes:cost:add1u' });
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
  // The next reader is told the same without a further count.
  const work = test.app.get(CountWork, { strict: false });
  Object.assign(work, { count: () => Promise.reject(new Error('counted again')) });
  const again = await coordinator.get<RuleComparison>(desk(cycle, 'comparison'));
  Reflect.deleteProperty(work, 'count');
  expect(again.body).toEqual(body);
});

it('the council compares the rules once the result is announced, and nobody but those who count before', async () => {
  const cycle = await cycles.voted([[1], [5]]);
  await countVotes(secretary, coordinator, PLACE, cycle.id);
  const councillor = await TestClient.loggedIn(test.url, 'Aija Siliņa');
  const early = await councillor.get(desk(cycle, 'comparison'));
  expect([early.status, codesOf(early)]).toEqual([404, ['results_hidden']]);
  expect((await secretary.get(desk(cycle, 'comparison'))).status).toBe(200);
  await coordinator.post(desk(cycle, 'announce'), { minutesRef: '1' });
  expect((await councillor.get(desk(cycle, 'comparison'))).status).toBe(200);
  const resident = await TestClient.loggedIn(test.url, 'Anna Zariņa');
  expect((await resident.get(desk(cycle, 'comparison'))).status).toBe(403);
});

it('funds in part whoever agreed, where enough is left', async () => {
  const cycle = await cycles.announced([[3], [3], [3], [2], [2], [1]], {
    partFunding: { leastBasisPoints: 5000 },
  });
  const { count } = await results(cycle);
  expect(count.units[0]?.outcomes.map(({ nr, reason, grantedCents }) => [nr, reason, grantedCents])).toEqual([
    [3, 'fits', 4_000_000],
    [2, 'fits', 2_000_000],
    [1, 'no_money_left', 0],
  ]);
  const other = await cycles.announced([[3], [3], [1]], { partFunding: { leastBasisPoints: 5000 } });
  const part = (await results(other)).count.units[0];
  expect(part?.outcomes.map(({ nr, reason, grantedCents }) => [nr, reason, grantedCents])).toEqual([
    [3, 'fits', 4_000_000],
    [1, 'funded_in_part', 2_000_000],
    [2, 'no_votes', 0],
  ]);
  expect([part?.spentCents, part?.leftCents]).toEqual([6_000_000, 0]);
  // Spending is held against what was given, not against the whole cost.
  const { body } = await coordinator.get<DeskProject[]>(desk(other, 'delivery'));
  expect(body.map(({ nr, delivery }) => [nr, delivery?.grantedCents])).toEqual([
    [1, 2_000_000],
    [3, 4_000_000],
  ]);
  const over = await coordinator.post(`/api/m/${PLACE}/budget/projects/${body[0]?.id}/delivery`, {
    ...{ startedOn: today(test), spentCents: 2_000_001 },
  });
  expect([over.status, codesOf(over)]).toEqual([422, ['spent_over_cost']]);
  const money = await anybody.get<BudgetMoney>(`/api/m/${PLACE}/budget/money`);
  expect(money.body.years.find(({ year }) => year === other.year)?.wonCents).toBe(6_000_000);
});

describe('what everybody may know', () => {
  it('ballots go out where there are enough of them, and count to the same; small numbers do not', async () => {
    const many = Array.from({ length: 11 }, (_, at) => (at % 3 === 0 ? [1, 2] : [3]));
    const cycle = await cycles.announced([...many, [4], [5]]);
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
    const cycle = await cycles.counted(Array.from({ length: 10 }, () => [1]));
    const answer = await anybody.get(open(cycle, `ballots/${cycle.units[0]}.pb`));
    expect([answer.status, codesOf(answer)]).toEqual([404, ['results_hidden']]);
  });
});
