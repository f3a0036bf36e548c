import type { CoordinationRequestView, Violation } from '#libs/contracts';
import { addWorkingDays } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Answer, ProblemBody } from '../../support/client.js';
import { advanceDossier, completeBylaw, showDossier, writeDocument } from '../../support/dossiers.js';
import { arrivedMails } from '../../support/mail.js';
import {
  ASSOCIATION,
  desk,
  DEVELOPMENT,
  disposeAll,
  end,
  give,
  giveByFile,
  lastRound,
  logInTeam,
  objecting,
  objection,
  opinion,
  OUTSIDER,
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

/** The day so many working days after today in Vidzāle. */
async function workingDaysAhead(days: number): Promise<string> {
  const { WorkingCalendar } = await import('../../../apps/api/src/directory/index.js');
  const { legalToday } = await team.lawyer.session();
  const [row] = await test.dataSource.query<{ id: string }[]>(
    `SELECT id FROM municipality WHERE slug = 'vidzale'`,
  );
  const calendar = await test.app.get(WorkingCalendar, { strict: false }).calendarFor(null, row?.id ?? '');
  return addWorkingDays(legalToday, days, calendar);
}

describe('sending', () => {
  it('freezes the text, tells the parties and moves the draft', async () => {
    const { dossierId, round } = await runningRound(team);
    const view = await showDossier(team.lawyer, 'vidzale', dossierId);
    expect(view.state).toBe('coordination');
    expect(round).toMatchObject({ number: 1, kind: 'normal', state: 'open', termOver: false });
    expect(round.dueDay).toBe(await workingDaysAhead(10));
    expect(round.parties.map(({ name, answersHere, state }) => [name, answersHere, state])).toEqual([
      [DEVELOPMENT, true, 'waiting'],
      ['Vidzāles ūdens, SIA', false, 'waiting'],
    ]);
    const mails = (await arrivedMails(test)).filter(({ subject }) => subject.startsWith('Saskaņošanai:'));
    const outside = mails.find(({ to }) => to.includes('birojs@udens.example'));
    expect(outside?.body).toContain('Noteikumi stājas spēkā');
    const inside = mails.find(({ to }) => to.includes('andris.kalnins@vidzale.example'));
    const department = round.parties.find(({ name }) => name === DEVELOPMENT);
    expect(inside?.body).toContain(`/darbs/saskanosana/${department?.id}`);
    expect(inside?.body).not.toContain('Noteikumi stājas spēkā');
  });

  it('leaves the text alone while the round runs, and opens it between rounds', async () => {
    const { dossierId, round } = await runningRound(team);
    const [bylaw] = (await showDossier(team.lawyer, 'vidzale', dossierId)).documents;
    const write = (): Promise<number> =>
      writeDocument(team.lawyer, 'vidzale', bylaw?.id ?? '', completeBylaw('Par atkritumiem', 'citu', 5));
    await expect(write()).rejects.toThrow(/coordination\.text_frozen/);
    await give(team.head, round, objecting());
    await giveByFile(team, dossierId, round, { ...opinion(), receivedDay: round.sentDay });
    expect((await end(team, dossierId)).status).toBe(204);
    await expect(write()).resolves.toBeGreaterThan(0);
  });

  it.each<[string, object, number, string]>([
    ['nobody', { parties: [] }, 422, 'coordination.no_parties'],
    ['urgently without a reason', { kind: 'urgent' }, 422, 'coordination.urgency_reason_missing'],
    ['as a repetition', { kind: 'repeat' }, 422, 'coordination.first_is_no_repeat'],
    ['with a stale version', { version: 1 }, 409, 'changedMeanwhile'],
  ])('is refused: %s', async (_, changes, status, code) => {
    const dossierId = await readyDossier(team);
    const { version } = await showDossier(team.lawyer, 'vidzale', dossierId);
    const parties = [await party(team, dossierId, DEVELOPMENT)];
    const body = { kind: 'normal', parties, version, ...changes };
    const refused = await team.lawyer.post(path(dossierId, '/rounds'), body);
    expect([refused.status, codes(refused)]).toEqual([status, [code]]);
    expect((await showDossier(team.lawyer, 'vidzale', dossierId)).state).toBe('endorsement');
  });

  it('asks nobody twice, however the name is written, and no institution of another municipality', async () => {
    const dossierId = await readyDossier(team);
    const twice = await start(team, dossierId, [OUTSIDER, { ...OUTSIDER, name: 'VIDZALES UDENS, SIA' }]);
    expect([twice.status, codes(twice)]).toEqual([422, ['coordination.party_twice']]);
    const [foreign] = await test.dataSource.query<{ id: string }[]>(
      `SELECT i.id FROM institution i JOIN municipality m ON m.id = i.municipality_id
        WHERE m.slug = 'ezerkrasti' LIMIT 1`,
    );
    const elsewhere = await start(team, dossierId, [{ institutionId: foreign?.id ?? '' }]);
    expect([elsewhere.status, codes(elsewhere)]).toEqual([422, ['coordination.institution_unknown']]);
  });

  it('makes no second round while one runs, and none of two at once', async () => {
    const { dossierId } = await runningRound(team);
    const again = await start(team, dossierId, [OUTSIDER], { kind: 'repeat' });
    expect([again.status, codes(again)]).toEqual([409, ['coordination.round_open']]);
    const fresh = await readyDossier(team);
    const both = await Promise.all([start(team, fresh, [OUTSIDER]), start(team, fresh, [OUTSIDER])]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await desk(team.lawyer, fresh)).rounds).toHaveLength(1);
  });
});

describe('asking more while a round runs', () => {
  const add = async (
    dossierId: string,
    parties: object[],
    version?: number,
  ): Promise<Answer<{ dueDay: string }>> => {
    const round = await lastRound(team.lawyer, dossierId);
    return team.lawyer.post(path(dossierId, `/rounds/${round.id}/parties`), {
      parties,
      version: version ?? round.version,
    });
  };

  it('gives them the same frozen text and the whole term; everybody has as long', async () => {
    const { dossierId, round } = await runningRound(team);
    const { Clock } = await import('../../../apps/api/src/platform/clock/clock.js');
    test.app.get(Clock, { strict: false }).setOffset(4 * 86_400);
    const answer = await add(dossierId, [
      await party(team, dossierId, ASSOCIATION),
      { name: 'Ceļu pārvalde', email: 'celi@pasts.example' },
    ]);
    const later = await workingDaysAhead(10);
    expect([answer.status, answer.body]).toEqual([200, { dueDay: later, version: round.version + 1 }]);
    expect(later > round.dueDay).toBe(true);
    const now = await lastRound(team.lawyer, dossierId);
    expect(now.parties.map(({ name, state }) => [name, state])).toEqual([
      [DEVELOPMENT, 'waiting'],
      ['Vidzāles ūdens, SIA', 'waiting'],
      [ASSOCIATION, 'waiting'],
      ['Ceļu pārvalde', 'waiting'],
    ]);
    const mails = await arrivedMails(test);
    expect(
      mails.some(({ to, body }) => to.includes('celi@pasts.example') && body.includes('/atzinums#')),
    ).toBe(true);
    expect((await give(team.association, now, opinion())).status).toBe(201);
    const { timeline } = await showDossier(team.lawyer, 'vidzale', dossierId);
    expect(timeline.find(({ event }) => event === 'addCoordinationParties')?.details).toMatchObject({
      round: 1,
      parties: `${ASSOCIATION}, Ceļu pārvalde`,
    });
  });

  it('is refused for whoever is asked already, for nobody, with a stale version, and once the term is over', async () => {
    const { dossierId } = await runningRound(team);
    const asked = await party(team, dossierId, DEVELOPMENT);
    const refusals = [
      await add(dossierId, [asked]),
      await add(dossierId, [{ ...OUTSIDER, name: 'vidzales udens, sia' }]),
      await add(dossierId, []),
      await add(dossierId, [await party(team, dossierId, ASSOCIATION)], 99),
    ];
    expect(refusals.map((one) => [one.status, codes(one)])).toEqual([
      [422, ['coordination.party_twice']],
      [422, ['coordination.party_twice']],
      [422, ['coordination.no_parties']],
      [409, ['changedMeanwhile']],
    ]);
    await passTerm(test, team, dossierId);
    const late = await add(dossierId, [await party(team, dossierId, ASSOCIATION)]);
    expect([late.status, codes(late)]).toEqual([409, ['coordination.term_over']]);
    expect((await lastRound(team.lawyer, dossierId)).parties).toHaveLength(2);
  });
});

describe('the whole way', () => {
  it('two rounds: objections, a file, answers, a repeated round with silence, agreement', async () => {
    const { dossierId, round } = await runningRound(team);
    const { bylaw } = (
      await team.head.get<CoordinationRequestView>(
        `/api/coordination/requests/${await requestId(team.head, round)}`,
      )
    ).body;
    const unitId = /"type":"point","attrs":\{"id":"([^"]+)"/.exec(JSON.stringify(bylaw.content))?.[1] ?? '';
    expect(unitId).not.toBe('');
    const given = await give(team.head, round, objecting(objection({ unitId })));
    expect(given.status).toBe(201);
    const early = await end(team, dossierId);
    expect([early.status, codes(early)]).toEqual([409, ['coordination.round_runs']]);
    const proposal = objection({ kind: 'proposal', grounds: '', proposedWording: null });
    const byFile = await giveByFile(team, dossierId, round, {
      ...objecting(objection(), proposal),
      receivedDay: round.sentDay,
    });
    expect([byFile.status, byFile.body]).toEqual([201, expect.objectContaining({ late: false })]);
    expect((await end(team, dossierId)).status).toBe(204);

    const first = await lastRound(team.lawyer, dossierId);
    expect(first.parties.map(({ state }) => state)).toEqual(['objections', 'objections']);
    expect(first.parties[0]?.opinion?.items[0]).toMatchObject({ unitLabel: '1. punkts', position: 1 });
    const file = first.parties[1]?.opinion?.file;
    expect(file?.name).toBe('Atzinums Nr. 5.txt');
    const sent = await team.councillor.raw(path(dossierId, `/files/${file?.id}`));
    expect([sent.status, sent.text]).toEqual([200, 'Iebilstam pret 2. punktu.']);

    const blocked = await team.lawyer.post(path(dossierId, '/close'), { outcome: 'not_agreed', reason: 'x' });
    expect([blocked.status, codes(blocked)]).toEqual([409, ['coordination.items_unanswered']]);
    await disposeAll(team, dossierId, 'accepted', '');
    expect((await desk(team.lawyer, dossierId)).standing).toEqual({
      outcome: 'not_agreed',
      toConfirm: [DEVELOPMENT, 'Vidzāles ūdens, SIA'],
      disputed: [],
    });

    // Everything is said to be taken into account and nothing has changed yet: pointed out, not refused.
    expect((await desk(team.lawyer, dossierId)).beforeNext).toEqual([
      { code: 'coordination.taken_but_unchanged', params: { items: expect.stringContaining(DEVELOPMENT) } },
    ]);
    const [document] = (await showDossier(team.lawyer, 'vidzale', dossierId)).documents;
    await writeDocument(
      team.lawyer,
      'vidzale',
      document?.id ?? '',
      completeBylaw('Par atkritumiem', 'citu', 1),
    );
    const second = await start(team, dossierId, [await party(team, dossierId, DEVELOPMENT), OUTSIDER], {
      kind: 'repeat',
    });
    expect(second.body).toMatchObject({ number: 2, dueDay: await workingDaysAhead(5) });
    const repeated = await lastRound(team.lawyer, dossierId);
    const seen = await team.head.get<CoordinationRequestView<{ summary?: unknown }>>(
      `/api/coordination/requests/${await requestId(team.head, repeated)}`,
    );
    expect(seen.body.comparison).not.toBeNull();
    expect(seen.body.earlier.map(({ opinion: said }) => said.items[0]?.disposition)).toEqual(['accepted']);
    expect((await give(team.head, repeated, opinion())).status).toBe(201);
    await passTerm(test, team, dossierId);
    const over = await showDossier(team.lawyer, 'vidzale', dossierId);
    expect(over.timeline.find(({ event }) => event === 'coordinationTermOver')?.details).toMatchObject({
      round: 2,
      waiting: 'Vidzāles ūdens, SIA',
    });
    expect(over.state).toBe('coordination');
    const unchecked = await end(team, dossierId, false);
    expect([unchecked.status, codes(unchecked)]).toEqual([422, ['coordination.silence_unchecked']]);
    expect((await end(team, dossierId)).status).toBe(204);
    expect((await lastRound(team.lawyer, dossierId)).silenceChecked).toEqual({
      by: 'Ilze Bērziņa',
      day: (await team.lawyer.session()).legalToday,
    });
    const done = await desk(team.lawyer, dossierId);
    expect(done.rounds.at(-1)?.parties.map(({ state }) => state)).toEqual(['agreed', 'agreed_by_silence']);
    expect(done.standing?.outcome).toBe('agreed');
    const other = await team.lawyer.post(path(dossierId, '/close'), { outcome: 'not_agreed', reason: 'x' });
    expect([other.status, codes(other)]).toEqual([409, ['coordination.outcome_changed']]);
    expect((await team.lawyer.post(path(dossierId, '/close'), { outcome: 'agreed' })).status).toBe(204);
    expect((await showDossier(team.lawyer, 'vidzale', dossierId)).state).toBe('endorsement');
    expect((await desk(team.councillor, dossierId)).coordination?.closed?.outcome).toBe('agreed');
  });

  it('goes on without agreement only with a reason, which stays to be read', async () => {
    const { dossierId, round } = await runningRound(team);
    await give(team.head, round, objecting());
    await giveByFile(team, dossierId, round, { ...opinion(), receivedDay: round.sentDay });
    await end(team, dossierId);
    await disposeAll(team, dossierId, 'declined', 'Likums to neļauj.');
    const silent = await team.lawyer.post(path(dossierId, '/close'), { outcome: 'not_agreed', reason: ' ' });
    expect([silent.status, codes(silent)]).toEqual([422, ['coordination.disagreement_reason_missing']]);
    const reason = 'Termiņu nosaka likums.';
    const closed = await team.lawyer.post(path(dossierId, '/close'), { outcome: 'not_agreed', reason });
    expect(closed.status).toBe(204);
    expect((await desk(team.councillor, dossierId)).coordination?.closed).toMatchObject({
      outcome: 'not_agreed',
      reason,
      by: 'Ilze Bērziņa',
    });
    const { items } = (await lastRound(team.lawyer, dossierId)).parties[0]?.opinion ?? { items: [] };
    const late = await team.lawyer.put(path(dossierId, `/items/${items[0]?.id}/disposition`), {
      disposition: 'accepted',
      reason: '',
      version: items[0]?.version,
    });
    expect([late.status, codes(late)]).toEqual([409, ['coordination.closed']]);
  });

  it('is broken off with the draft; nobody can answer any more', async () => {
    const { dossierId, round } = await runningRound(team);
    const request = await requestId(team.head, round);
    await advanceDossier(team.lawyer, 'vidzale', dossierId, 'withdraw', 'Dome to vairs nevēlas.');
    await test.settled();
    expect((await desk(team.lawyer, dossierId)).coordination?.closed?.outcome).toBe('abandoned');
    const refused = await team.head.post(`/api/coordination/requests/${request}/opinion`, opinion());
    expect([refused.status, codes(refused)]).toEqual([409, ['coordination.round_ended']]);
  });
});
