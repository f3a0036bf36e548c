import { createHash, createPublicKey, randomUUID, verify } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type {
  BoxView,
  DeskVoter,
  InPersonView,
  PaperReading,
  PublishedBatches,
  WatchView,
} from '#libs/contracts';
import { readPaperNumber } from '#libs/paper-voting';
import { OnlineArrivals } from '../../../apps/api/src/budget/in-person/online-arrivals.js';
import { CONFIG, type Config } from '../../../apps/api/src/platform/config/config.js';
import {
  hashPersonalCode,
  parsePersonalCode,
} from '../../../apps/api/src/platform/identity/personal-code.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { waitingFor } from '../../support/budget.js';
import { TestClient } from '../../support/client.js';
import { countAndAnnounce } from './verifiable-support.js';
import {
  advance,
  ballotOf,
  closeCycle,
  codesOf,
  logInVoters,
  PLACE,
  placeId,
  readyCycle,
  voteAs,
  type TestCycle,
  type VotingTeam,
} from './voting-support.js';

const LIBRARY = 'Vidzāles bibliotēka';
const HALL = 'Klientu apkalpošanas centrs';
const ASIDE = 'Kastē bija divas kopā salocītas zīmes.';
const WITHOUT_NETWORK = { pollingPlace: HALL, personalCode: '' };

let test: TestApp;
let team: VotingTeam;
let clerk: TestClient;
let cycle: TestCycle;
let people = 0;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInVoters(test);
  clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
  cycle = await readyCycle(test, { year: 2034, ballot: { kind: 'up_to', max: 2 } });
  const places = [HALL, LIBRARY].map((name) => ({ name, address: 'Skolas iela 1', hours: '9–17' }));
  await test.dataSource.query(
    `UPDATE budget_cycle SET rules = rules || jsonb_build_object('inPersonPlaces', $2::jsonb) WHERE id = $1`,
    [cycle.id, JSON.stringify(places)],
  );
  const opened = await advance(team.coordinator, cycle, 'openVoting');
  if (opened.status !== 200) throw new Error(opened.text);
}, 60_000);
afterAll(() => test?.close());

const desk = (path = ''): string => `/api/m/${PLACE}/budget/cycles/${cycle.id}/in-person${path}`;
const view = async (): Promise<InPersonView> => (await clerk.get<InPersonView>(desk())).body;
const boxView = async (who: TestClient, id: string): Promise<BoxView> =>
  (await who.get<BoxView>(desk(`/boxes/${id}`))).body;

/** Somebody of the register, by the code on their document. */
async function resident(bornOn = '1980-05-05', slug = PLACE): Promise<{ id: string; personalCode: string }> {
  const personalCode = `399990-${String((people += 1)).padStart(5, '0')}`;
  const code = parsePersonalCode(personalCode);
  if (!code) throw new Error('No personal code.');
  const hash = hashPersonalCode(code, test.app.get<Config>(CONFIG, { strict: false }).personalCodeKey);
  const id = randomUUID();
  await test.dataSource.query(`INSERT INTO person (id, name) VALUES ($1, 'Balsotājs')`, [id]);
  await test.dataSource.query(`INSERT INTO person_code (code_hash, person_id) VALUES ($1, $2)`, [hash, id]);
  await test.dataSource.query(
    `INSERT INTO register_entry (municipality_id, code_hash, born_on) VALUES ($1, $2, $3)`,
    [await placeId(test, slug), hash, bornOn],
  );
  return { id, personalCode };
}

const mark = (personalCode: string, who = clerk, unit = 0) =>
  who.post(desk('/roll'), { personalCode, unitId: cycle.units[unit], pollingPlace: HALL });
const look = async (personalCode: string): Promise<DeskVoter> =>
  (await clerk.post<DeskVoter>(desk('/look'), { personalCode })).body;
const read = (...choices: number[]): PaperReading => ({ invalid: null, choices, points: null });
const numbersOf = async (run: string): Promise<string[]> =>
  (
    await test.dataSource.query<{ number: string }[]>(
      `SELECT number FROM paper_ballot WHERE run_id = $1 ORDER BY number`,
      [run],
    )
  ).map(({ number }) => number);
async function printed(papers: number, unit = 0): Promise<string[]> {
  const { body, status } = await clerk.post<{ id: string }>(desk('/papers'), {
    unitId: cycle.units[unit],
    papers,
  });
  expect(status).toBe(201);
  return numbersOf(body.id);
}

let papers: string[] = [];
let otherUnit = '';
let otherPapers: string[] = [];
let spoiled = '';
let lapsing = '';

describe('while people vote', () => {
  it('shows the desk to clerks and the coordinator alone', async () => {
    expect(await view()).toMatchObject({
      serving: true,
      closed: [],
      typing: false,
      places: [HALL, LIBRARY],
      figures: null,
    });
    for (const other of [team.anna, new TestClient(test.url)]) {
      expect([401, 403]).toContain((await other.get(desk())).status);
    }
    expect((await clerk.get(desk('/../watch'))).status).toBe(403);
  });

  it('marks whoever may vote, once, whichever way they come', async () => {
    const there = await resident();
    expect(await look(there.personalCode)).toEqual({
      allowed: true,
      violations: [],
      votedOn: null,
      votedBy: null,
    });
    expect((await mark(there.personalCode)).status).toBe(200);
    expect(await look(there.personalCode)).toMatchObject({ allowed: false, votedBy: 'in_person' });
    const again = await mark(there.personalCode);
    expect([again.status, codesOf(again)]).toEqual([409, ['already_voted']]);
    await expect(voteAs(test, there.id, cycle, await ballotOf(test, cycle, [1]))).rejects.toThrow(
      'already_voted',
    );

    const online = await resident();
    await voteAs(test, online.id, cycle, await ballotOf(test, cycle, [1]));
    const late = await mark(online.personalCode);
    expect([late.status, codesOf(late)]).toEqual([409, ['already_voted']]);
    expect(await look(online.personalCode)).toMatchObject({ allowed: false, votedBy: 'online' });
  });

  it('gives one of two clerks and the web the vote when they come at once', async () => {
    const busy = await resident();
    const ballot = await ballotOf(test, cycle, [1]);
    const answers = await Promise.allSettled([
      mark(busy.personalCode).then(({ status }) => status === 200),
      mark(busy.personalCode, team.coordinator).then(({ status }) => status === 200),
      voteAs(test, busy.id, cycle, ballot).then(
        () => true,
        () => false,
      ),
      mark(busy.personalCode).then(({ status }) => status === 200),
    ]);
    const accepted = answers.filter((one) => one.status === 'fulfilled' && one.value);
    expect(accepted).toHaveLength(1);
  });

  it.each([
    ['somebody of 15', '2020-01-01', PLACE, 403, 'voter_too_young'],
    ['somebody declared elsewhere', '1980-01-01', 'ezerkrasti', 403, 'voter_not_declared_here'],
  ])('refuses %s', async (_name, bornOn, slug, status, code) => {
    const { personalCode } = await resident(bornOn, slug);
    expect(await look(personalCode)).toMatchObject({ allowed: false, votedOn: null });
    const answer = await mark(personalCode);
    expect([answer.status, codesOf(answer)]).toEqual([status, [code]]);
  });

  it('refuses an unreadable code, another place and another unit', async () => {
    const { personalCode } = await resident();
    const body = { personalCode, unitId: cycle.units[0], pollingPlace: HALL };
    const refusals: [object, string][] = [
      [{ personalCode: '12' }, 'personal_code_unreadable'],
      [{ pollingPlace: 'Tirgus' }, 'polling_place_unknown'],
      [{ unitId: randomUUID() }, 'ballot_unit_unknown'],
    ];
    for (const [changes, code] of refusals) {
      const answer = await clerk.post(desk('/roll'), { ...body, ...changes });
      expect([answer.status, codesOf(answer)]).toEqual([422, [code]]);
    }
    expect((await look(personalCode)).allowed).toBe(true);
  });

  it('prints papers whose numbers stand by chance, and no person beside them', async () => {
    papers = await printed(6);
    otherPapers = await printed(3, 1);
    expect((await mark((await resident()).personalCode, clerk, 1)).status).toBe(200);
    [otherUnit = ''] = otherPapers;
    expect(papers.every((number) => readPaperNumber(number) === number)).toBe(true);
    expect(new Set(papers).size).toBe(6);
    spoiled = papers.pop() ?? '';
    expect((await clerk.post(desk('/spoiled'), { number: spoiled })).status).toBe(204);
    const again = await clerk.post(desk('/spoiled'), { number: spoiled });
    expect([again.status, codesOf(again)]).toEqual([422, ['paper_number_unknown']]);
    const columns = await test.dataSource.query<{ name: string }[]>(
      `SELECT attname AS name FROM pg_attribute
        WHERE attrelid = 'paper_ballot'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    );
    expect(columns.map(({ name }) => name)).toEqual([
      'municipality_id',
      'cycle_id',
      'number',
      'run_id',
      'spoiled_on',
    ]);
  });

  it('undoes a mark made by mistake only with the paper back and by two people, and never a vote on line', async () => {
    const reason = 'Atzīmēts cits cilvēks ar līdzīgu kodu.';
    const ask = (personalCode: string, number: string, who = clerk) =>
      who.post<{ id: string }>(desk('/undone'), { personalCode, pollingPlace: HALL, number, reason });
    const decide = (id: string, agree: boolean, who: TestClient) =>
      who.post(desk(`/undone/${id}`), { agree });
    const [back = ''] = await printed(1);
    const wrong = await resident();
    const nobody = await ask(wrong.personalCode, back);
    expect([nobody.status, codesOf(nobody)]).toEqual([409, ['mark_not_there']]);
    expect((await mark(wrong.personalCode)).status).toBe(200);
    const refusals: [string, TestClient, string[]][] = [
      [spoiled, clerk, ['paper_number_unknown']],
      [otherUnit, clerk, ['mark_paper_of_other_unit']],
    ];
    for (const [number, who, expected] of refusals) {
      const answer = await ask(wrong.personalCode, number, who);
      expect([answer.status, codesOf(answer)]).toEqual([409, expected]);
    }
    const { body, status } = await ask(wrong.personalCode, back);
    expect(status).toBe(201);
    const former = await resident();
    await test.dataSource.query(
      `UPDATE person_code SET person_id = $1, current = false WHERE person_id = $2`,
      [wrong.id, former.id],
    );
    for (const code of [wrong.personalCode, former.personalCode])
      expect(codesOf(await ask(code, back))).toEqual(['mark_undo_waits', 'paper_number_unknown']);
    const alone = await decide(body.id, true, clerk);
    expect([alone.status, codesOf(alone)]).toEqual([409, ['mark_undo_needs_other']]);
    expect(await look(wrong.personalCode)).toMatchObject({ allowed: false, votedBy: 'in_person' });

    expect(await waitingFor(clerk, cycle.id)).toEqual([]);
    expect(await waitingFor(team.coordinator, cycle.id)).toEqual(['decideUndoneMarks']);

    // Two at once undo it once; then the person may vote, also on line.
    const both = await Promise.all([1, 2].map(() => decide(body.id, true, team.coordinator)));
    expect(both.map((one) => one.status).sort()).toEqual([204, 409]);
    expect((await look(wrong.personalCode)).allowed).toBe(true);
    await voteAs(test, wrong.id, cycle, await ballotOf(test, cycle, [1]));
    const [another = ''] = await printed(1);
    const online = await ask(wrong.personalCode, another);
    expect([online.status, codesOf(online)]).toEqual([409, ['mark_was_online']]);

    const { undone } = await view();
    expect(undone).toEqual([
      expect.objectContaining({
        state: 'undone',
        reason,
        askedBy: 'Mārtiņš Egle',
        decidedBy: 'Sanita Lapsa',
      }),
    ]);
    const kept = await test.dataSource.query<{ row: string }[]>(
      `SELECT to_jsonb(d)::text AS row FROM undone_mark d WHERE cycle_id = $1`,
      [cycle.id],
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]?.row).toContain('"code_hash": null');
    expect(kept[0]?.row).not.toContain(back);
  });

  it('forgets who it was when voting ends before anybody decided', async () => {
    const kept = await resident();
    await mark(kept.personalCode);
    [lapsing = ''] = await printed(1);
    const body = { personalCode: kept.personalCode, pollingPlace: HALL, number: lapsing, reason: 'Aizgāja.' };
    expect((await clerk.post(desk('/undone'), body)).status).toBe(201);
    expect((await view()).undone[0]).toMatchObject({ state: 'waiting', decidable: false });
  });

  it('opens no box and gives no minutes', async () => {
    const box = await clerk.post(desk('/boxes'), {
      unitId: cycle.units[0],
      pollingPlace: HALL,
      counted: 3,
    });
    expect([box.status, codesOf(box)]).toEqual([409, ['boxes_still_closed']]);
    const minutes = await clerk.get(desk('/minutes'));
    expect([minutes.status, codesOf(minutes)]).toEqual([409, ['boxes_still_closed']]);
  });
});

describe('envelopes given while the network was away', () => {
  it('are opened only for those who have not voted; whoever voted on line keeps that vote', async () => {
    const [first, online, child, twice] = [
      await resident(),
      await resident(),
      await resident('2020-01-01'),
      await resident(),
    ];
    const give = (personalCode: string) =>
      clerk.post<{ id: string; number: number }>(desk('/envelopes'), {
        ...WITHOUT_NETWORK,
        personalCode,
        unitId: cycle.units[0],
        receivedOn: cycle.voting.from,
      });
    const given = [];
    for (const one of [first, online, child, twice, twice])
      given.push((await give(one.personalCode)).body.number);
    expect(given).toEqual([1, 2, 3, 4, 5]);
    await voteAs(test, online.id, cycle, await ballotOf(test, cycle, [2]));
    expect(await waitingFor(clerk, cycle.id)).toEqual(['reconcileEnvelopes']);
    const { body } = await clerk.post(desk('/reconcile'), {});
    expect(body).toEqual({ accepted: 2, setAside: 2, refused: 1 });
    const { envelopes } = await view();
    expect(envelopes.map(({ state, reasons }) => [state, reasons.map(({ code }) => code)])).toEqual([
      ['accepted', []],
      ['set_aside', ['envelope_voted_online']],
      ['refused', ['voter_too_young']],
      ['accepted', []],
      ['set_aside', ['envelope_voted_in_person']],
    ]);
    expect((await look(first.personalCode)).votedBy).toBe('in_person');
    const kept = await test.dataSource.query(
      `SELECT 1 FROM vote_envelope WHERE cycle_id = $1 AND code_hash IS NOT NULL`,
      [cycle.id],
    );
    expect(kept).toEqual([]);
  });

  it('refuses a day outside the vote', async () => {
    const { personalCode } = await resident();
    const answer = await clerk.post(desk('/envelopes'), {
      ...WITHOUT_NETWORK,
      personalCode,
      unitId: cycle.units[0],
      receivedOn: '2020-01-01',
    });
    expect([answer.status, codesOf(answer)]).toEqual([422, ['envelope_day_outside']]);
  });
});

describe('when voting is over', () => {
  let box = '';
  const type = (who: TestClient, number: string, content: PaperReading) =>
    who.put(desk(`/boxes/${box}/papers/${number}`), content);

  it('takes an envelope of the last day until the votes are counted', async () => {
    const { personalCode } = await resident();
    await clerk.post(desk('/envelopes'), {
      ...WITHOUT_NETWORK,
      personalCode,
      unitId: cycle.units[0],
      receivedOn: cycle.voting.from,
    });
    await closeCycle(test, cycle);
    const blocked = await team.coordinator.post(`/api/m/${PLACE}/budget/cycles/${cycle.id}/count`, {});
    expect(codesOf(blocked)).toContain('paper_envelopes_waiting');
    expect((await clerk.post(desk('/reconcile'), {})).body).toEqual({ accepted: 1, setAside: 0, refused: 0 });
    expect((await mark((await resident()).personalCode)).status).toBe(409);
    expect(await view()).toMatchObject({ serving: false, typing: true });
    expect((await view()).undone.map(({ state }) => state).sort()).toEqual(['lapsed', 'undone']);
    const remembered = await test.dataSource.query(
      `SELECT 1 FROM undone_mark WHERE cycle_id = $1 AND code_hash IS NOT NULL`,
      [cycle.id],
    );
    expect(remembered).toEqual([]);
  });

  it('has two people type a box, neither seeing the other', async () => {
    const opened = await clerk.post<{ id: string }>(desk('/boxes'), {
      unitId: cycle.units[0],
      pollingPlace: HALL,
      counted: 4,
    });
    box = opened.body.id;
    expect(await waitingFor(clerk, cycle.id)).toEqual(['typeBoxes']);
    const [a = '', b = '', c = '', d = ''] = papers;
    for (const [number, content] of [
      [a, read(2, 1)],
      [b, read(3)],
      [c, { invalid: 'too_many', choices: [], points: null }],
      [d, read(1)],
    ] as const) {
      expect((await type(clerk, number, content as PaperReading)).status).toBe(204);
    }
    const wrong: [string, PaperReading, string][] = [
      ['1234567', read(1), 'paper_number_unreadable'],
      [otherUnit, read(1), 'paper_of_other_unit'],
      [spoiled, read(1), 'paper_spoiled'],
      [lapsing, read(1), 'paper_spoiled'],
      [a, read(1, 2, 3), 'ballot_too_many_choices'],
      [a, read(4), 'ballot_project_unknown'],
    ];
    for (const [number, content, code] of wrong) {
      const answer = await type(clerk, number, content);
      expect([answer.status, codesOf(answer)]).toEqual([422, [code]]);
    }
    for (const [number, content] of [
      [a, read(1, 2)],
      [b, read(2)],
      [c, { invalid: 'too_many', choices: [], points: null }],
    ] as const) {
      expect((await type(team.coordinator, number, content as PaperReading)).status).toBe(204);
    }
    const blind = await boxView(team.coordinator, box);
    expect(blind).toMatchObject({ pass: 2, differences: null, agreed: null });
    expect(blind.typed.map(({ number }) => number).sort()).toEqual([a, b, c].sort());
    expect((await clerk.post(desk(`/boxes/${box}/done`), {})).status).toBe(204);
    expect(await waitingFor(clerk, cycle.id)).toEqual([]);
    expect(await waitingFor(team.coordinator, cycle.id)).toEqual(['startCount', 'typeBoxes']);
    const after = await type(clerk, a, read(1));
    expect([after.status, codesOf(after)]).toEqual([409, ['paper_typing_done']]);
    const early = await clerk.post(desk(`/boxes/${box}/sign`), { note: '' });
    expect(codesOf(early)).toContain('paper_box_not_typed_twice');
    expect((await team.coordinator.post(desk(`/boxes/${box}/done`), {})).status).toBe(204);
  });

  it('asks for every difference to be decided, and for two signatures', async () => {
    const [a = '', b = '', , d = ''] = papers;
    const compared = await boxView(clerk, box);
    expect(compared.agreed).toBe(2);
    expect(compared.differences?.map(({ number }) => number)).toEqual([b, d].sort());
    expect(compared.violations.map(({ code }) => code)).toEqual(['paper_box_differences_open']);
    const decide = (number: string, content: PaperReading | null) =>
      clerk.put(desk(`/boxes/${box}/decisions/${number}`), { content, reason: 'Abi apskatīja zīmi kopā.' });
    expect((await decide(a, read(3))).status).toBe(404);
    expect((await decide(b, read(2))).status).toBe(204);
    expect((await decide(d, null)).status).toBe(204);
    const missing = await clerk.post(desk(`/boxes/${box}/sign`), { note: '' });
    expect([missing.status, codesOf(missing)]).toEqual([409, ['paper_box_count_differs']]);
    expect((await decide(d, read(1))).status).toBe(204);
    expect((await clerk.post(desk(`/boxes/${box}/sign`), { note: '' })).body).toEqual({ signatures: 1 });
    const twice = await clerk.post(desk(`/boxes/${box}/sign`), { note: '' });
    expect(codesOf(twice)).toEqual(['paper_box_signed_by_you']);
    expect(await waitingFor(clerk, cycle.id)).toEqual([]);
    expect(await waitingFor(team.coordinator, cycle.id)).toEqual(['startCount', 'signBoxes']);
    const counting = await team.coordinator.post(`/api/m/${PLACE}/budget/cycles/${cycle.id}/count`, {});
    expect(codesOf(counting)).toContain('paper_boxes_open');
    expect((await team.coordinator.post(desk(`/boxes/${box}/sign`), { note: '' })).body).toEqual({
      signatures: 2,
    });
    const counted = await test.dataSource.query<{ choices: number[] }[]>(
      `SELECT choices FROM ballot WHERE cycle_id = $1 AND channel = 'in_person' ORDER BY choices`,
      [cycle.id],
    );
    expect(counted.map(({ choices }) => choices)).toEqual([[1], [1, 2], [2]]);
  });

  it('changes nothing that is signed, whoever writes', async () => {
    const answer = await type(clerk, papers[0] ?? '', read(3));
    expect([answer.status, codesOf(answer)]).toEqual([409, ['paper_box_signed']]);
    for (const sql of [
      `UPDATE paper_box SET batch = '{}' WHERE id = $1`,
      `DELETE FROM paper_reading WHERE box_id = $1`,
      `INSERT INTO paper_decision SELECT municipality_id, id, '0000000', NULL, 'x', first_by FROM paper_box WHERE id = $1`,
    ]) {
      await expect(test.dataSource.query(sql, [box])).rejects.toThrow('The box is signed');
    }
  });

  it('keeps a box with more papers than people marked until it is decided which do not count', async () => {
    const { body } = await clerk.post<{ id: string }>(desk('/boxes'), {
      unitId: cycle.units[1],
      pollingPlace: LIBRARY,
      counted: 2,
    });
    box = body.id;
    const foreign: PaperReading = { invalid: 'foreign', choices: [], points: null };
    const [one = '', other = '', last = ''] = otherPapers;
    for (const who of [clerk, team.coordinator]) {
      expect((await type(who, one, read(4))).status).toBe(204);
      expect((await type(who, other, read(5))).status).toBe(204);
      await who.post(desk(`/boxes/${box}/done`), {});
    }
    const sign = (who: TestClient, note = '') => who.post(desk(`/boxes/${box}/sign`), { note });
    const surplus = await sign(clerk, 'Balsotājs atzīmēts citā teritorijā.');
    expect([surplus.status, codesOf(surplus)]).toEqual([409, ['paper_more_than_marked']]);
    expect((await boxView(clerk, box)).violations).toEqual([
      {
        code: 'paper_more_than_marked',
        where: 'aside',
        params: { papers: 2, marked: 1, surplus: 1 },
        article: { act: 'PL', ref: '60(4)' },
      },
    ]);

    const decide = (number: string, content: PaperReading | null) =>
      clerk.put(desk(`/boxes/${box}/decisions/${number}`), { content, reason: ASIDE });
    for (const content of [read(5), null]) expect((await decide(one, content)).status).toBe(404);
    const unknown = await decide(papers[0] ?? '', foreign);
    expect([unknown.status, codesOf(unknown)]).toEqual([422, ['paper_not_to_set_aside']]);
    expect((await decide(one, foreign)).status).toBe(204);
    const enough = await decide(other, foreign);
    expect([enough.status, codesOf(enough)]).toEqual([409, ['paper_no_surplus']]);
    const takeBack = () => clerk.delete(desk(`/boxes/${box}/decisions/${one}`));
    expect((await takeBack()).status).toBe(204);
    expect((await takeBack()).status).toBe(404);
    expect(codesOf(await sign(clerk))).toEqual(['paper_more_than_marked']);
    expect((await decide(one, foreign)).status).toBe(204);
    expect(await boxView(clerk, box)).toMatchObject({
      agreed: 2,
      violations: [],
      differences: [],
      setAside: [{ number: one, read: read(4), reason: ASIDE }],
    });

    expect((await sign(clerk)).body).toEqual({ signatures: 1 });
    const late = await takeBack();
    expect([late.status, codesOf(late)]).toEqual([409, ['paper_box_signed']]);

    // A box that waits for its second signature takes up its marks already.
    const half = box;
    const opened = { unitId: cycle.units[1], pollingPlace: LIBRARY, counted: 1 };
    box = (await clerk.post<{ id: string }>(desk('/boxes'), opened)).body.id;
    for (const who of [clerk, team.coordinator]) {
      await type(who, last, read(4));
      await who.post(desk(`/boxes/${box}/done`), {});
    }
    expect(codesOf(await sign(clerk))).toEqual(['paper_more_than_marked']);
    expect((await decide(last, foreign)).status).toBe(204);
    for (const who of [clerk, team.coordinator]) expect((await sign(who)).status).toBe(200);
    box = half;
    expect((await sign(team.coordinator)).body).toEqual({ signatures: 2 });

    const counted = await test.dataSource.query<{ choices: number[] }[]>(
      `SELECT choices FROM ballot WHERE cycle_id = $1 AND unit_id = $2 AND channel = 'in_person'`,
      [cycle.id, cycle.units[1]],
    );
    expect(counted).toEqual([{ choices: [5] }]);
  });

  it('tells in the figures what lies in the boxes', async () => {
    const { figures } = await view();
    expect(figures).toEqual([
      {
        unitId: cycle.units[0],
        marked: expect.any(Number) as number,
        undone: 1,
        printed: 9,
        spoiled: 3,
        left: expect.any(Number) as number,
        inBoxes: 4,
      },
      { unitId: cycle.units[1], marked: 1, undone: 0, printed: 3, spoiled: 0, left: 2, inBoxes: 3 },
    ]);
    // Three envelopes stay closed; everybody who is marked took a paper.
    const [first] = figures ?? [];
    expect(first?.left).toBe(9 - 3 - (first?.marked ?? 0) - 3);
  });

  it('writes minutes without a name of a voter', async () => {
    const minutes = await clerk.download(desk('/minutes?format=docx'));
    expect(minutes.status).toBe(200);
    expect(Buffer.from(minutes.bytes).subarray(0, 2).toString()).toBe('PK');
    const said = strFromU8(unzipSync(minutes.bytes)['word/document.xml'] ?? new Uint8Array());
    expect(said.split(ASIDE)).toHaveLength(3);
    expect(said).toContain('Atliktās zīmes Nr.');
    expect(said).not.toContain('Balsotājs atzīmēts');
  });

  it('publishes signed boxes after the announcement, small ones without their papers', async () => {
    const path = `/api/m/${PLACE}/budget/${cycle.year}/paper-batches`;
    expect((await team.anna.get(path)).status).toBe(404);
    const secretary = await TestClient.loggedIn(test.url, 'Kristīne Liepa');
    await countAndAnnounce({ coordinator: team.coordinator, secretary }, cycle);
    const { body } = await new TestClient(test.url).get<PublishedBatches>(path);
    expect(body.batches.map(({ number, text, papers: valid }) => [number, text, valid])).toEqual([
      [1, null, expect.any(Number)],
      [2, null, 1],
      [3, expect.stringContaining('"foreign":1'), 0],
    ]);
    const [{ batch } = { batch: '' }] = await test.dataSource.query<{ batch: string }[]>(
      `SELECT batch FROM paper_box WHERE cycle_id = $1 AND number = 1`,
      [cycle.id],
    );
    const [first] = body.batches;
    expect(createHash('sha256').update(batch).digest('hex')).toBe(first?.digest);
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: body.key },
      format: 'jwk',
    });
    const signature = Buffer.from(first?.signature ?? '', 'base64url');
    expect(verify(null, Buffer.from(batch), key, signature)).toBe(true);
    expect(verify(null, Buffer.from(`${batch} `), key, signature)).toBe(false);
    for (const number of papers) expect(batch).not.toContain(number);
  });
});

it('lets the coordinator see hours and what clerks did, and asks about what is odd', async () => {
  await test.dataSource.query(
    `INSERT INTO roll_hour (municipality_id, id, cycle_id, hour, channel, polling_place, clerk_id, voters)
     SELECT municipality_id, gen_random_uuid(), cycle_id, '2034-05-05T03', 'in_person', $2, clerk_id, 77
       FROM roll_hour WHERE cycle_id = $1 AND clerk_id IS NOT NULL LIMIT 1`,
    [cycle.id, LIBRARY],
  );
  await test.app.get(OnlineArrivals, { strict: false }).flush(true);
  const { body } = await team.coordinator.get<WatchView>(`/api/m/${PLACE}/budget/cycles/${cycle.id}/watch`);
  expect(body.anomalies).toContainEqual({
    kind: 'clerk_speed',
    at: '2034-05-05T03',
    channel: 'in_person',
    pollingPlace: LIBRARY,
    clerk: expect.any(String) as string,
    band: null,
    voters: 77,
    usual: 40,
  });
  expect(
    body.hours.some(({ pollingPlace, clerk: name }) => pollingPlace === HALL && name === 'Mārtiņš Egle'),
  ).toBe(true);
  // Somebody voted on line beside the desk, and one with an envelope; who was quicker of three is chance.
  const online = body.hours.filter(({ channel }) => channel === 'online');
  expect(online.reduce((sum, { voters }) => sum + voters, 0)).toBeGreaterThanOrEqual(2);
  expect(online.every(({ pollingPlace, clerk: name }) => pollingPlace === null && name === null)).toBe(true);
  expect(body.undone.map(({ state }) => state).sort()).toEqual(['lapsed', 'undone']);
  expect(body.undoneByClerk).toEqual([
    { clerk: 'Mārtiņš Egle', asked: 2, undone: 1, agreed: 0 },
    { clerk: 'Sanita Lapsa', asked: 0, undone: 0, agreed: 1 },
  ]);
  const acts = new Set(body.actions.map(({ action }) => action));
  for (const action of [
    'inPerson.look',
    'inPerson.mark',
    'inPerson.spoil',
    'inPerson.askUndo',
    'inPerson.undo',
    'box.type',
    'box.decide',
    'box.setAside',
    'box.takeBack',
    'box.sign',
  ]) {
    expect([...acts]).toContain(`budget.${action}`);
  }
});
