import type { CoordinationRequests, Violation } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Answer, ProblemBody } from '../../support/client.js';
import {
  desk,
  DEVELOPMENT,
  end,
  give,
  giveByFile,
  lastRound,
  logInTeam,
  objecting,
  objection,
  opinion,
  party,
  passTerm,
  path,
  readyDossier,
  requestId,
  runningRound,
  start,
  type Team,
} from './coordination-support.js';

let test: TestApp;
let team: Team;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
}, 120_000);
afterAll(() => test?.close());
afterEach(async () => {
  const { Clock } = await import('../../../apps/api/src/platform/clock/clock.js');
  test.app.get(Clock, { strict: false }).setOffset(0);
});

const codes = (answer: Answer<unknown>): string[] =>
  (answer.body as ProblemBody).violations.map(({ code }: Violation) => code);

describe('who may what', () => {
  it('shows a request to the institution that is asked, to nobody else', async () => {
    const { round } = await runningRound(team);
    const id = await requestId(team.head, round);
    const read = (client: keyof Team) => team[client].get(`/api/coordination/requests/${id}`);
    expect((await read('head')).status).toBe(200);
    for (const client of ['association', 'foreignHead', 'ministry', 'lawyer'] as const) {
      expect([client, (await read(client)).status]).toEqual([client, 404]);
      const refused = await team[client].post(`/api/coordination/requests/${id}/opinion`, opinion());
      expect([client, refused.status]).toEqual([client, 404]);
      const { body } = await team[client].get<CoordinationRequests>('/api/coordination/requests');
      expect([...body.waiting, ...body.done].some((one) => one.id === id)).toBe(false);
    }
    for (const client of ['resident', 'clerk', 'administrator', 'councillor'] as const) {
      expect([client, (await read(client)).status]).toEqual([client, 403]);
    }
    expect((await read('stranger')).status).toBe(401);
  });

  it('keeps the desk to the municipality and its running to the lawyer', async () => {
    const { dossierId, round } = await runningRound(team);
    for (const client of ['head', 'clerk', 'councillor'] as const) {
      expect((await team[client].get(path(dossierId))).status).toBe(200);
      expect((await team[client].post(path(dossierId, '/close'), { outcome: 'agreed' })).status).toBe(403);
      const ended = await team[client].post(path(dossierId, `/rounds/${round.id}/end`), { version: 1 });
      expect(ended.status).toBe(403);
    }
    for (const client of ['association', 'foreignHead', 'resident', 'ministry'] as const) {
      expect([client, (await team[client].get(path(dossierId))).status]).toEqual([client, 403]);
    }
    expect((await team.lawyer.put('/api/m/vidzale/coordination-settings', {})).status).toBe(403);
    const elsewhere = `/api/m/ezerkrasti/dossiers/${dossierId}/coordination`;
    expect((await team.foreignHead.get(elsewhere)).status).toBe(404);
  });

  it('lets nobody judge a draft of their own for an institution', async () => {
    const dossierId = await readyDossier(team);
    await start(team, dossierId, [await party(team, dossierId, 'Juridiskā nodaļa')]);
    const round = await lastRound(team.lawyer, dossierId);
    const refused = await give(team.lawyer, round, opinion());
    expect([refused.status, codes(refused)]).toEqual([409, ['coordination.own_draft']]);
  });
});

describe('one opinion of a party', () => {
  it('a second one is refused', async () => {
    const { round } = await runningRound(team);
    expect((await give(team.head, round, objecting())).status).toBe(201);
    const second = await give(team.head, round, opinion());
    expect([second.status, codes(second)]).toEqual([409, ['coordination.opinion_given']]);
  });

  it('of several at the same moment one is written', async () => {
    const { dossierId, round } = await runningRound(team);
    const tries = await Promise.all([1, 2, 3, 4].map(() => give(team.head, round, objecting())));
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const byFile = [1, 2].map(() =>
      giveByFile(team, dossierId, round, { ...objecting(), receivedDay: round.sentDay }),
    );
    expect((await Promise.all(byFile)).map(({ status }) => status).sort()).toEqual([201, 409]);
    const { parties } = await lastRound(team.lawyer, dossierId);
    expect(parties.map((one) => one.opinion?.items.length)).toEqual([1, 1]);
  });

  it.each<[string, object, string]>([
    ['without grounds', objecting(objection({ grounds: ' ' })), 'coordination.grounds_missing'],
    ['on a point that is not there', objecting(objection({ unitId: 'nav' })), 'coordination.unit_unknown'],
    ['against its own verdict', opinion({ items: [objection()] }), 'coordination.verdict_contradicts'],
    ['by nobody', opinion({ approvedBy: '' }), 'coordination.approver_missing'],
    [
      'with a field of somebody else',
      { ...opinion(), receivedDay: '2026-01-01' },
      'field.whitelistValidation',
    ],
  ])('is refused %s', async (_, body, code) => {
    const { dossierId, round } = await runningRound(team);
    const refused = await team.head.post(
      `/api/coordination/requests/${await requestId(team.head, round)}/opinion`,
      body,
    );
    expect(refused.status).toBe(422);
    expect(codes(refused)).toContain(code);
    expect((await lastRound(team.lawyer, dossierId)).parties[0]?.opinion).toBeNull();
  });

  it('after the term it is kept, but only advises', async () => {
    const { dossierId, round } = await runningRound(team);
    await passTerm(test, team, dossierId);
    const given = await give(team.head, round, objecting());
    expect([given.status, given.body.late]).toEqual([201, true]);
    // In time by its postmark, though typed in later.
    const byFile = await giveByFile(team, dossierId, round, { ...objecting(), receivedDay: round.dueDay });
    expect([byFile.status, byFile.body.late]).toEqual([201, false]);
    await end(team, dossierId);
    const { parties } = await lastRound(team.lawyer, dossierId);
    expect(parties.map(({ state }) => state)).toEqual(['late', 'objections']);
    expect((await desk(team.lawyer, dossierId)).standing?.disputed).toEqual(['Vidzāles ūdens, SIA']);
    expect(parties[0]?.name).toBe(DEVELOPMENT);
  });

  it('as a file has to be a letter with a possible day', async () => {
    const { dossierId, round } = await runningRound(team);
    const file = (name: string, content: string, receivedDay = round.sentDay) =>
      giveByFile(team, dossierId, round, { ...objecting(), receivedDay }, { name, content });
    expect((await file('lapa.html', '<html><script>1</script></html>')).status).toBe(415);
    expect(codes(await file('tukss.txt', ''))).toEqual(['fileEmpty']);
    expect(codes(await file('a.txt', 'a', '2999-01-01'))).toEqual(['coordination.received_in_future']);
    expect(codes(await file('a.txt', 'a', '2020-01-01'))).toEqual(['coordination.received_before_sending']);
    expect((await lastRound(team.lawyer, dossierId)).parties[1]?.opinion).toBeNull();
    const outside = round.parties[1]?.id ?? '';
    const unreadable = new FormData();
    unreadable.append('opinion', '{"verdict":');
    unreadable.append('file', new Blob(['a']), 'a.txt');
    const where = path(dossierId, `/rounds/${round.id}/parties/${outside}/file-opinion`);
    expect((await team.lawyer.upload(where, unreadable)).status).toBe(400);
    expect((await team.head.upload(where, unreadable)).status).toBe(403);
  });
});
