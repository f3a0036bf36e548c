import { isTraceless } from '../../../apps/api/src/platform/http/without-traces.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { forgetLogger } from '../../support/own-logger.js';
import { ballotBy, credentialOf, openVerifiable, sendBallot, votePath } from './verifiable-support.js';
import { ballotOf, logInVoters, openCycle, PLACE, vote } from './voting-support.js';

// The logger writes through this function as soon as somebody else has laid a hand on it.
const written: string[] = [];
const output = jest.spyOn(process.stdout, 'write').mockImplementation((data) => {
  written.push(String(data));
  return true;
});

let test: TestApp;
beforeAll(async () => {
  await forgetLogger();
  test = await startTestApp({ env: { LOG_LEVEL: 'trace' } });
}, 60_000);
afterAll(async () => {
  await test?.close();
  output.mockRestore();
  await forgetLogger();
});

it('logs neither persons nor choices, also of votes that are refused', async () => {
  const { anna, coordinator } = await logInVoters(test);
  const cycle = await openCycle(test, coordinator, { year: 2030, firstNr: 70_001 });
  written.length = 0;
  const statuses: number[] = [];
  for (const choices of [[79_999], [70_001, 70_001], [70_002], [70_003]]) {
    statuses.push((await vote(anna, cycle, await ballotOf(test, cycle, choices))).status);
  }
  await anna.get(`/api/m/${PLACE}/budget/${cycle.year}/eligibility`);
  expect(statuses).toEqual([422, 422, 200, 409]);

  const log = written.join('');
  expect(log.match(/"path":"\/api\/m\/vidzale\/budget\/2030\/vote"/g)).toHaveLength(4);
  const [row] = await test.dataSource.query<{ id: string; code: string; roll: string }[]>(
    `SELECT p.id, encode(c.code_hash, 'hex') AS code, encode(v.person_hash, 'hex') AS roll
       FROM person p JOIN person_code c ON c.person_id = p.id CROSS JOIN vote_roll v WHERE p.name = 'Anna Zariņa'`,
  );
  for (const secret of ['Anna', 'Zari', row?.id, row?.code, row?.roll]) {
    expect(secret).toBeTruthy();
    expect(log).not.toContain(secret);
  }
  expect(log).not.toMatch(/7000[1-3]|79999/);
});

it('logs nothing at all of ballots that come apart, and keeps no id, address or browser of them', async () => {
  const { coordinator, anna } = await logInVoters(test);
  const secretary = await TestClient.loggedIn(test.url, 'Kristīne Liepa');
  const cycle = await openVerifiable(test, { coordinator, secretary }, { year: 2031 });
  const credential = await credentialOf(anna, cycle);
  written.length = 0;
  const traces = {
    cookie: `vv=${anna.cookie('vv') ?? ''}`,
    'user-agent': 'Browser-77',
    'x-request-id': 'request-id-from-a-proxy',
    'x-forwarded-for': '203.0.113.77',
    referer: 'https://elsewhere.example/page',
  };
  const statuses: number[] = [];
  for (const [choices, sequence] of [
    [[99], 1],
    [[1], 1],
    [[2], 1],
    [[3], 2],
  ] as const) {
    const answer = await sendBallot(test, cycle, ballotBy(credential, [...choices], sequence), traces);
    statuses.push(answer.status);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-request-id')).not.toBe(traces['x-request-id']);
  }
  expect(statuses).toEqual([422, 200, 409, 200]);

  // The path in any letters a route takes, and bodies that are no ballot.
  const path = `${test.url}${votePath(cycle)}/ballots`;
  const ballot = ballotBy(credential, [1], 3);
  const { signature, ...unsigned } = ballot;
  const send = (at: string, body: string) =>
    fetch(at, { method: 'POST', headers: { ...traces, 'content-type': 'application/json' }, body });
  const elsewhere = `${test.url}/API/M/${PLACE}/Budget/${cycle.year}/VOTE/Ballots/?x=1`;
  const others: [string, string, number, string][] = [
    [elsewhere, JSON.stringify(ballot), 200, signature],
    [path, JSON.stringify({ ...ballot, points: undefined, sequence: 4 }), 403, 'ballot_forged'],
    [path, JSON.stringify(unsigned), 422, 'field.matches'],
    [path, JSON.stringify({ ...ballot, person: 'Anna' }), 422, 'field.whitelistValidation'],
    [path, '{"choices":', 400, 'bodyUnreadable'],
    [path, JSON.stringify({ ...ballot, pad: 'x'.repeat(70_000) }), 413, 'bodyTooLarge'],
    [path.replace(PLACE, 'nekur'), JSON.stringify(ballot), 404, 'notFound'],
    [path.replace('2031', '2099'), JSON.stringify(ballot), 404, 'notFound'],
    [path.replace('2031', '9'.repeat(30)), JSON.stringify(ballot), 404, 'notFound'],
  ];
  for (const [at, body, status, code] of others) {
    const answer = await send(at, body);
    expect(answer.headers.get('set-cookie')).toBeNull();
    const text = await answer.text();
    expect([answer.status, status === 200 || text.includes(`"${code}"`)]).toEqual([status, true]);
  }
  for (const url of [path, `${votePath(cycle)}/ballots#x`, `HTTP://a.lv:80${votePath(cycle)}/ballots?x`])
    expect(isTraceless({ url })).toBe(true);
  const read = await fetch(path, { headers: traces });
  expect([read.status, read.headers.get('allow')]).toEqual([405, 'POST']);

  const log = written.join('');
  expect(log.toLowerCase()).not.toContain('/vote/ballots');
  const key = credential.held.credential.key;
  for (const secret of ['Browser-77', 'request-id-from', '203.0.113.77', 'elsewhere.example', key]) {
    expect(log).not.toContain(secret);
  }
}, 60_000);
