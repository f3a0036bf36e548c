import { unzipSync } from 'fflate';
import { exportPaperDocx, readPlainDocx, type Paper } from '#libs/bylaw-exchange';
import type {
  CoordinationAnswerFound,
  CoordinationGuestView,
  CoordinationLinkMade,
  CoordinationPartyView,
  CoordinationRoundView,
  Violation,
} from '#libs/contracts';
import { answerFormPaper, ITEM_HEADS } from '#libs/coordination-papers';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type Answer, type ProblemBody } from '../../support/client.js';
import { completeBylaw, showDossier, writeDocument } from '../../support/dossiers.js';
import {
  desk,
  DEVELOPMENT,
  disposeAll,
  end,
  give,
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

/** A browser of somebody without an account, with the secret of a link. */
function guest(url: string): {
  get(): Promise<Answer<CoordinationGuestView>>;
  give(body: object): Promise<Answer<{ id: string }>>;
  read(file: Uint8Array): Promise<Answer<CoordinationAnswerFound>>;
  bytes(rest: string): Promise<Uint8Array>;
} {
  const secret = url.split('#')[1] ?? '';
  const client = new TestClient(test.url);
  const call = async <T>(rest: string, init: RequestInit): Promise<Answer<T>> => {
    const headers = new Headers(init.headers);
    headers.set('x-link-secret', secret);
    if (init.method === 'POST') headers.set('x-csrf-token', await client.token());
    const answer = await client.raw(`/api/coordination/guest${rest}`, { ...init, headers });
    return { ...answer, body: answer.text ? (JSON.parse(answer.text) as T) : (undefined as T) };
  };
  return {
    get: () => call('', { method: 'GET' }),
    give: (body) =>
      call('/opinion', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    read: (file) => {
      const form = new FormData();
      form.append('file', new Blob([file.slice().buffer]), 'atbilde.docx');
      return call('/read-answer', { method: 'POST', body: form });
    },
    bytes: async (rest) => {
      const response = await fetch(new URL(`/api/coordination/guest${rest}`, test.url), {
        headers: { 'x-link-secret': secret },
      });
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

const outsideOf = (round: CoordinationRoundView): CoordinationPartyView => {
  const found = round.parties.find(({ institutionId }) => institutionId === null);
  if (!found) throw new Error('Everybody has an account.');
  return found;
};

const partyPath = (dossierId: string, round: CoordinationRoundView, rest: string): string =>
  path(dossierId, `/rounds/${round.id}/parties/${outsideOf(round).id}${rest}`);

/** A link that the lawyer makes for the party; the letter's one opens no more. */
async function newLink(dossierId: string, round: CoordinationRoundView): Promise<string> {
  return (await team.lawyer.post<CoordinationLinkMade>(partyPath(dossierId, round, '/link'))).body.url;
}

/** The form of the party, with an objection to a point in it. */
function filledForm(number: string, point: string): Uint8Array {
  const form = answerFormPaper({
    number,
    title: 'x',
    code: 'x',
    council: 'x',
    party: 'x',
    round: 1,
    dueDay: '2026-12-01',
    replyTo: 'x',
  });
  const blocks = form.blocks.map((block): Paper['blocks'][number] =>
    block.kind === 'table' && block.head === ITEM_HEADS
      ? {
          ...block,
          rows: [['1.', point, 'Iebildums', 'Termiņš ir par īsu.', 'Nevar izpildīt.', 'trīs mēnešu laikā']],
        }
      : block.kind === 'table' && !block.head
        ? {
            ...block,
            rows: block.rows.map((row) =>
              row[0]?.startsWith('Atzinumu apst') ? [row[0], 'Jānis Krūms, valdes loceklis'] : row,
            ),
          }
        : block,
  );
  return exportPaperDocx({ ...form, blocks });
}

describe('a party without an account', () => {
  it('gets a link for its one draft, reads, fills in the Word form, and answers once', async () => {
    const { dossierId, round } = await runningRound(team);
    const outside = outsideOf(round);
    expect(outside).toMatchObject({
      delivery: { means: 'email', sentOn: round.sentDay },
      answersHere: false,
    });
    expect(outside.link?.openedOn).toBeNull();
    const link = guest(await newLink(dossierId, round));
    const opened = await link.get();
    expect([opened.status, opened.body.request.institution, opened.body.toAnswer]).toEqual([
      200,
      'Vidzāles ūdens, SIA',
      [],
    ]);
    expect(opened.body.expiresOn > round.dueDay).toBe(true);
    expect(outsideOf(await lastRound(team.lawyer, dossierId)).link?.openedOn).toBe(round.sentDay);

    const files = unzipSync(await link.bytes('/package'));
    expect(Object.keys(files)).toEqual([
      '1-projekts.docx',
      '2-paskaidrojuma-raksts.docx',
      '3-atzinuma-veidlapa.docx',
    ]);
    const form = readPlainDocx(files['3-atzinuma-veidlapa.docx'] ?? new Uint8Array());
    expect(JSON.stringify(form)).toContain(outside.id);

    const read = await link.read(filledForm(outside.id, '1. punkts'));
    expect(read.body).toMatchObject({ form: true, foreign: false, unplaced: [] });
    const { items, approvedBy } = read.body.opinion;
    expect(items[0]?.unitId).toEqual(expect.any(String));

    const body = { ...opinion({ verdict: 'objections', items, approvedBy }), givenBy: 'Jānis Krūms' };
    expect(codes(await link.give({ ...body, givenBy: ' ' }))).toEqual(['coordination.giver_missing']);
    expect((await link.give(body)).status).toBe(201);
    expect(codes(await link.give(body))).toEqual(['coordination.opinion_given']);
    const [event] = await test.dataSource.query<{ actor_kind: string }[]>(
      `SELECT actor_kind FROM dossier_event WHERE dossier_id = $1 ORDER BY seq DESC LIMIT 1`,
      [dossierId],
    );
    expect(event?.actor_kind).toBe('anonymous');
    expect(outsideOf(await lastRound(team.lawyer, dossierId)).opinion).toMatchObject({
      channel: 'link',
      means: 'link',
      recordedBy: 'Jānis Krūms',
      items: [{ unitLabel: '1. punkts', proposedWording: 'trīs mēnešu laikā' }],
    });
  });

  it('has a link that opens until it is taken back, replaced or over, and shows nothing to anybody else', async () => {
    const { dossierId, round } = await runningRound(team);
    const first = guest(await newLink(dossierId, round));
    expect((await guest('#nobody-was-given-this').get()).status).toBe(404);
    const made = await team.lawyer.post<CoordinationLinkMade>(partyPath(dossierId, round, '/link'));
    expect(made.status).toBe(201);
    expect(codes(await first.get())).toEqual(['coordination.link_closed']);
    const second = guest(made.body.url);
    expect((await second.get()).status).toBe(200);
    expect((await team.clerk.post(partyPath(dossierId, round, '/link'))).status).toBe(403);
    expect((await team.lawyer.delete(partyPath(dossierId, round, '/link'))).status).toBe(204);
    expect((await second.get()).status).toBe(403);
    const third = guest(
      (await team.lawyer.post<CoordinationLinkMade>(partyPath(dossierId, round, '/link'))).body.url,
    );
    await passTerm(test, team, dossierId);
    expect((await third.get()).status).toBe(200);
    const { Clock } = await import('../../../apps/api/src/platform/clock/clock.js');
    test.app.get(Clock, { strict: false }).setOffset(90 * 86_400);
    expect((await third.get()).status).toBe(403);
  });

  it('answers through no link that is taken back while the answer is on its way', async () => {
    const { dossierId, round } = await runningRound(team);
    const url = await newLink(dossierId, round);
    const runner = test.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query(`SELECT 1 FROM dossier WHERE id = $1 FOR UPDATE`, [dossierId]);
      const answer = guest(url).give({ ...opinion(), givenBy: 'Biroja vadītājs' });
      const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while ((await test.dataSource.query<unknown[]>(waits)).length === 0) await test.settled();
      await runner.query(`UPDATE coordination_link SET revoked_at = now() WHERE party_id = $1`, [
        outsideOf(round).id,
      ]);
      await runner.commitTransaction();
      expect(codes(await answer)).toEqual(['coordination.link_closed']);
    } finally {
      await runner.release();
    }
  }, 20_000);

  it('that was never sent the draft does not agree by silence', async () => {
    const dossierId = await readyDossier(team);
    await start(team, dossierId, [{ ...OUTSIDER, email: null, eAddress: '40003000001' }]);
    const round = await lastRound(team.lawyer, dossierId);
    expect(outsideOf(round).delivery).toBeNull();
    // What was written is erased once it is handed over; that there was a letter is not.
    const letters = await test.dataSource.query<unknown[]>(`SELECT id FROM e_address_message`);
    expect(letters).toHaveLength(1);
    await passTerm(test, team, dossierId);
    expect(codes(await end(team, dossierId))).toEqual(['coordination.not_sent']);
    const record = (sentOn: string): Promise<Answer<unknown>> =>
      team.lawyer.put(partyPath(dossierId, round, '/delivery'), {
        means: 'e_address',
        sentOn,
        receivedOn: null,
        note: '3-7/12',
      });
    expect(codes(await record('2020-01-01'))).toEqual(['coordination.sent_before_round']);
    expect((await record(round.sentDay)).status).toBe(204);
    expect((await end(team, dossierId)).status).toBe(204);
    expect(outsideOf(await lastRound(team.lawyer, dossierId))).toMatchObject({
      state: 'agreed_by_silence',
      delivery: { means: 'e_address', note: '3-7/12' },
    });
  });

  it('answers by Word: the lawyer reads the form in, and a form of another party is told apart', async () => {
    const { dossierId, round } = await runningRound(team);
    const upload = (file: Uint8Array): Promise<Answer<CoordinationAnswerFound>> => {
      const form = new FormData();
      form.append('file', new Blob([file.slice().buffer]), 'atbilde.docx');
      return team.lawyer.upload(partyPath(dossierId, round, '/read-answer'), form);
    };
    const own = await upload(filledForm(outsideOf(round).id, '99. punkts'));
    expect(own.body).toMatchObject({
      foreign: false,
      unplaced: [0],
      opinion: { verdict: 'objections', approvedBy: 'Jānis Krūms, valdes loceklis' },
    });
    expect((await upload(filledForm(round.id, '1.'))).body.foreign).toBe(true);
    expect(codes(await upload(new TextEncoder().encode('Iebilstam.')))).toEqual([
      'coordination.answer_unreadable',
    ]);
  });
});

describe('the next round', () => {
  it('shows each party what changed since it last looked, and the words that answer its objection', async () => {
    const { dossierId, round } = await runningRound(team);
    const link = guest(await newLink(dossierId, round));
    const { bylaw } = (await link.get()).body;
    const unitId = firstPoint(bylaw.content);
    await link.give({ ...objecting(objection({ unitId })), givenBy: 'Jānis Krūms' });
    await give(team.head, round, opinion());
    await end(team, dossierId);
    const [document] = (await showDossier(team.lawyer, 'vidzale', dossierId)).documents;
    await writeDocument(
      team.lawyer,
      'vidzale',
      document?.id ?? '',
      completeBylaw('Par atkritumiem', 'trīs mēnešu laikā', 3),
    );
    await disposeAll(team, dossierId, 'accepted', '');
    await start(team, dossierId, [OUTSIDER], { kind: 'repeat' });
    const second = await lastRound(team.lawyer, dossierId);
    const again = (await guest(await newLink(dossierId, second)).get()).body;
    expect(again.request.round).toBe(2);
    expect(again.comparison).not.toBeNull();
    const [earlier] = again.earlier;
    expect(earlier?.opinion.items[0]).toMatchObject({ disposition: 'accepted' });
    expect(again.earlier).toHaveLength(1);
  });
});

/** Id of the first point of a text. */
function firstPoint(node: Record<string, unknown>): string {
  const found = JSON.stringify(node).match(/"type":"point","attrs":\{[^}]*?"id":"([^"]+)"/)?.[1];
  if (!found) throw new Error('The text has no point.');
  return found;
}

describe('an agreement meeting', () => {
  it('settles what is agreed, withdraws for who is absent, keeps what is maintained, and stands in the papers', async () => {
    const { dossierId, round } = await runningRound(team);
    await give(team.head, round, objecting(objection(), objection({ text: 'Otrs iebildums.' })));
    const link = guest(await newLink(dossierId, round));
    await link.give({ ...objecting(), givenBy: 'Jānis Krūms' });
    await end(team, dossierId);
    await disposeAll(team, dossierId, 'declined', 'Likums to neļauj.');
    const { legalToday } = await team.lawyer.session();
    const call = (changes: object): Promise<Answer<{ id: string }>> =>
      team.lawyer.post(path(dossierId, '/meetings'), {
        day: legalToday,
        time: '10:00',
        place: 'Sēžu zāle',
        note: '',
        reason: null,
        ...changes,
      });
    expect(codes(await call({}))).toEqual(['coordination.meeting_notice_short']);
    const called = await call({ reason: 'Visas puses lūdza tikties uzreiz.' });
    expect(called.status).toBe(201);
    expect(codes(await call({ reason: 'x' }))).toEqual(['coordination.meeting_called']);
    const [meeting] = (await desk(team.lawyer, dossierId)).meetings;
    expect(meeting?.items).toHaveLength(3);
    expect(meeting?.toHold).toEqual([]);
    const [department, water] = meeting?.parties ?? [];
    const [first, second] = (meeting?.items ?? []).filter((item) => item.party === department?.party);
    const minutes = {
      version: meeting?.version,
      text: 'Vienojās par trim mēnešiem.',
      chair: 'Ilze Bērziņa',
      secretary: 'Mārtiņš Egle',
      attendance: [
        { party: department?.party, present: true, represented: 'Andris Kalniņš' },
        { party: water?.party, present: false, represented: '' },
      ],
      results: [
        { item: first?.item, result: 'agreed', note: '' },
        { item: second?.item, result: 'maintained', note: 'Paliek pie sava.' },
      ],
    };
    const keep = (body: object): Promise<Answer<unknown>> =>
      team.lawyer.put(path(dossierId, `/meetings/${called.body.id}/minutes`), body);
    expect(codes(await keep({ ...minutes, results: [] }))).toEqual([
      'coordination.result_missing',
      'coordination.result_missing',
    ]);
    expect((await keep(minutes)).status).toBe(204);
    const { standing, meetings, unanswered } = await desk(team.lawyer, dossierId);
    expect([standing?.outcome, standing?.disputed, unanswered]).toEqual(['not_agreed', [DEVELOPMENT], 0]);
    expect(meetings[0]?.items.map(({ result, byAbsence }) => [result, byAbsence])).toEqual([
      ['agreed', false],
      ['maintained', false],
      ['withdrawn', true],
    ]);
    const statement = await team.councillor.download(path(dossierId, '/statement/docx'));
    const words = JSON.stringify(readPlainDocx(statement.bytes));
    expect(words).toContain('Iebildumi, par kuriem vienošanās nav panākta');
    expect(words).toContain('nepiedalījās, iebildumi uzskatāmi par atsauktiem');
    const table = await team.lawyer.raw(path(dossierId, '/statement/csv'));
    expect(table.text.split('\r\n')).toHaveLength(5);
    expect(table.text).toContain('Iebildums uzturēts');
    const asked = await team.lawyer.raw(path(dossierId, '/opinions/csv'));
    expect(asked.text).toContain('ar saiti bez konta');
    const kept = await team.lawyer.download(path(dossierId, `/meetings/${called.body.id}/minutes/docx`));
    expect(JSON.stringify(readPlainDocx(kept.bytes))).toContain('Saskaņošanas sanāksmes protokols');
    expect((await team.resident.raw(path(dossierId, '/statement/docx'))).status).toBe(403);
  });
});

describe('experts of an institution', () => {
  it('give their view to their own institution only', async () => {
    const dossierId = await readyDossier(team);
    await start(team, dossierId, [await party(team, dossierId, DEVELOPMENT)]);
    const round = await lastRound(team.lawyer, dossierId);
    const request = round.parties[0]?.id ?? '';
    const [colleague] = (
      await team.head.get<{ colleagues: { id: string; name: string }[] }>(
        `/api/coordination/requests/${request}`,
      )
    ).body.colleagues;
    if (!colleague) throw new Error('The department has one person only.');
    const ask = (personId: string): Promise<Answer<{ id: string }>> =>
      team.head.post(`/api/coordination/requests/${request}/experts`, {
        personId,
        question: 'Vai var izpildīt?',
      });
    const [stranger] = await test.dataSource.query<{ id: string }[]>(
      `SELECT id FROM person WHERE name = 'Anna Zariņa'`,
    );
    expect(codes(await ask(stranger?.id ?? ''))).toEqual(['coordination.no_colleague']);
    const asked = await ask(colleague.id);
    expect(asked.status).toBe(201);
    expect(codes(await ask(colleague.id))).toEqual(['coordination.expert_asked']);
    const expert = await TestClient.loggedIn(test.url, colleague.name);
    const own = `/api/coordination/expert-requests/${asked.body.id}`;
    expect((await team.resident.get(own)).status).toBe(404);
    expect((await expert.get<{ request: { title: string } }>(own)).status).toBe(200);
    expect(codes(await expert.put(own, { text: '', items: [] }))).toEqual(['coordination.opinion_empty']);
    expect((await expert.put(own, { text: 'Var izpildīt.', items: [objection()] })).status).toBe(204);
    const { body } = await team.head.get<{ experts: { text: string; items: unknown[] }[] }>(
      `/api/coordination/requests/${request}`,
    );
    expect(body.experts).toMatchObject([{ text: 'Var izpildīt.', items: [{ kind: 'objection' }] }]);
    expect(JSON.stringify(await desk(team.lawyer, dossierId))).not.toContain('Var izpildīt.');
  });
});

describe('an organisation', () => {
  it('is claimed once by its registration number, and then answers to every municipality', async () => {
    const claim = {
      registrationNo: '4000 8999 001',
      name: 'Upju draugi, biedrība',
      email: 'upes@biedriba.example',
    };
    const authority = 'Valdes priekšsēdētāja';
    const ask = (changes: object): Promise<Answer<{ id: string }>> =>
      team.resident.post('/api/organisation-claims', { ...claim, authority, ...changes });
    expect(codes(await ask({ registrationNo: '123', authority: '' }))).toEqual([
      'organisation.number_wrong',
      'organisation.authority_missing',
    ]);
    const asked = await ask({});
    expect(asked.status).toBe(201);
    expect(codes(await ask({ registrationNo: '40008999001' }))).toEqual(['organisation.claimed_already']);
    const decision = `/api/m/vidzale/organisation-claims/${asked.body.id}/decision`;
    expect((await team.lawyer.post(decision, { confirmed: true, basis: 'x' })).status).toBe(403);
    expect(codes(await team.administrator.post(decision, { confirmed: true, basis: '' }))).toEqual([
      'organisation.basis_missing',
    ]);
    const basis = 'Uzņēmumu reģistra izraksts';
    expect((await team.administrator.post(decision, { confirmed: true, basis })).status).toBe(204);
    expect(codes(await team.administrator.post(decision, { confirmed: false, basis }))).toEqual([
      'organisation.claim_decided',
    ]);
    const places = await test.dataSource.query<{ slug: string }[]>(
      `SELECT slug FROM municipality ORDER BY slug`,
    );
    expect(places.length).toBeGreaterThan(1);
    const dossierId = await readyDossier(team);
    await start(team, dossierId, [await party(team, dossierId, claim.name)]);
    const round = await lastRound(team.lawyer, dossierId);
    expect(round.parties[0]).toMatchObject({ name: claim.name, answersHere: true });
    const known = await test.dataSource.query<{ municipality_id: string | null }[]>(
      `SELECT municipality_id FROM institution WHERE registration_no = '40008999001'`,
    );
    expect(known).toEqual([{ municipality_id: null }]);
    expect((await give(team.resident, round, opinion())).status).toBe(201);
    expect((await team.resident.get('/api/m/vidzale/dossiers')).status).toBe(403);
  });
});
