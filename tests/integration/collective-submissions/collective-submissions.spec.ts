import type {
  DeadlineList,
  HomeView,
  OwnSubmissionPart,
  PublicCalendar,
  PublicSubmission,
  PublicSubmissionList,
  RegisterAnswerResult,
  SheetScan,
  SignatureView,
  SubmissionDesk,
  SubmissionSettings,
  TypedLine,
  TypedLineResult,
  UnsealedSigner,
} from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { DueEvents } from '../../../apps/api/src/platform/clock/due-events.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type Answer, type ProblemBody } from '../../support/client.js';
import {
  done,
  legalDay,
  moveTo,
  peopleOfVidzale,
  planSitting,
  readSitting,
  voteOf,
  type Vidzale,
} from '../../support/council.js';
import { arrivedMails } from '../../support/mail.js';

const OPEN = '/api/public/m/vidzale/collective-submissions';
const OWN = '/api/m/vidzale/collective-submissions';
const DESK = '/api/m/vidzale/collective-desk';
const SITE = 'https://www.vidzale.example/kolektivie-iesniegumi';
const NEEDED = 100;

let test: TestApp;
let people: Vidzale;
let clerk: TestClient;
let author: TestClient;
let neighbour: TestClient;
let child: TestClient;
let stranger: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
  clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
  author = await TestClient.loggedIn(test.url, 'Anna Zariņa');
  neighbour = await TestClient.loggedIn(test.url, 'Velta Krastiņa');
  child = await TestClient.loggedIn(test.url, 'Kate Sila');
  stranger = new TestClient(test.url);
}, 120_000);
afterAll(() => test?.close());

const codes = ({ body }: Answer<unknown>): string[] =>
  (body as ProblemBody).violations.map(({ code }) => code);
const codeOf = async (name: string): Promise<string> => {
  const [row] = await test.dataSource.query<{ code: string }[]>(
    `SELECT d.personal_code AS code FROM demo_person d JOIN person p ON p.id = d.person_id WHERE p.name = $1`,
    [name],
  );
  return row?.code ?? '';
};
/** Lines of a sheet with made-up people: codes that begin with 38 belong to nobody of the demo. */
const sheetOf = (from: number, count: number): TypedLine[] =>
  Array.from({ length: count }, (_, index) => ({
    line: index + 1,
    name: `Parakstītājs ${from + index}`,
    code: `380000-${String(from + index).padStart(5, '0')}`,
  }));
const typeIn = (code: string, sheet: number, lines: TypedLine[], signedOn: string) =>
  clerk.post<TypedLineResult[]>(`${DESK}/${code}/lines`, { sheet, basis: 'declared', signedOn, lines });
const desk = async (code: string, client = people.lawyer): Promise<SubmissionDesk> =>
  done(await client.get<SubmissionDesk>(`${DESK}/${code}`));
const step = async (client: TestClient, code: string, what: string, words: object = {}) => {
  const { version } = await desk(code);
  const nothing = { text: null, number: null, institution: null, url: null };
  const day = await legalDay(client);
  return client.post(`${DESK}/${code}/${what}`, { version, day, ...nothing, ...words });
};
const examine = async (code: string, over: object = {}) => {
  const { version } = await desk(code);
  const met = ['named', 'demand', 'grounds', 'representative', 'competence', 'acceptable'];
  const answers = { ...Object.fromEntries(met.map((one) => [one, true])), ...over };
  return people.lawyer.put(`${DESK}/${code}/examination`, { version, answers });
};
const TEXT = {
  title: 'Ietve Skolas ielā',
  demand: 'Ierīkot ietvi Skolas ielā.',
  grounds: 'Bērni uz skolu iet pa brauktuvi.',
};
const REPRESENTATIVE = {
  name: 'Anna Zariņa',
  address: 'Liepu iela 4, Vidzāle',
  email: 'anna.zarina@example.test',
  phone: null,
  shown: false,
};

describe('a submission that is signed on the page and on paper', () => {
  let code: string;
  const own = async (client: TestClient) => done(await client.get<OwnSubmissionPart>(`${OWN}/${code}/own`));
  const act = async (what: string, body: object = {}) =>
    author.post(`${OWN}/${code}/${what}`, { version: (await own(author)).author?.version, ...body });

  it('stays with its author until nothing of PL 56(3) is missing', async () => {
    expect((await stranger.post(OWN, {})).status).toBe(401);
    const { address, email } = REPRESENTATIVE;
    const draft = { ...TEXT, grounds: ' ', address, email, phone: '', shown: false, collectUntil: null };
    const told = { ...draft, demand: 'Mans kods ir 320101-12345.' };
    expect(codes(await author.post(OWN, told))).toEqual(['collective.personal_number']);
    const minor = await TestClient.loggedIn(test.url, 'Roberts Zariņš');
    expect(codes(await minor.post(OWN, { ...draft, shown: true }))).toEqual(['collective.minor_not_shown']);
    ({ code } = done(await author.post<{ code: string }>(OWN, draft)));
    expect(code).toMatch(/^\d\d-KI-VID-1$/);
    expect((await stranger.get(`${OPEN}/${code}`)).status).toBe(404);
    expect((await neighbour.get(`${OWN}/${code}`)).status).toBe(404);
    expect((await neighbour.get(`${OWN}/${code}/own`)).status).toBe(404);
    expect((await people.lawyer.get(`${DESK}/${code}`)).status).toBe(404);
    const refused = await act('open');
    expect([refused.status, codes(refused)]).toEqual([409, ['collective.grounds_missing']]);
    const { version } = (await own(author)).author ?? { version: -1 };
    done(await author.put(`${OWN}/${code}`, { ...draft, ...TEXT, version }));
    expect(codes(await author.put(`${OWN}/${code}`, { ...draft, ...TEXT, version }))).toEqual([
      'changedMeanwhile',
    ]);
    expect((await neighbour.put(`${OWN}/${code}`, { ...draft, version: version + 1 })).status).toBe(404);
    expect((await act('open')).status).toBe(200);
    const list = done(await stranger.get<PublicSubmissionList>(OPEN));
    expect(list).toMatchObject({ needed: NEEDED, population: { count: 12_400, year: null } });
    expect(list.items).toMatchObject([{ code, state: 'collecting', count: { all: 0, needed: NEEDED } }]);
    const open = await stranger.get<PublicSubmission>(`${OPEN}/${code}`);
    expect(open.body).toMatchObject({ ...TEXT, representative: null });
    expect(open.text).not.toMatch(/Anna|Liepu iela|example\.test/);
    // Among what anybody can influence now, and in the public calendar.
    const path = `/vidzale/kolektivie-iesniegumi/${code}`;
    const home = done(await stranger.get<HomeView>('/api/public/home'));
    expect(home.open.find((matter) => matter.path === path)).toMatchObject({
      kind: 'collective',
      opinions: 0,
    });
    const calendar = done(await stranger.get<PublicCalendar>('/api/public/m/vidzale/calendar'));
    expect(calendar.events.find((event) => `/${event.path}` === path)).toMatchObject({
      kind: 'collective',
      day: await legalDay(author),
      title: TEXT.title,
    });
  });

  it('takes the signature of whoever writes their own code, once, and gives it back', async () => {
    const path = `${OWN}/${code}/signature`;
    const words = { personalCode: await codeOf('Velta Krastiņa'), citizen: true, basis: 'declared' };
    expect((await stranger.post(path, words)).status).toBe(401);
    expect(codes(await author.post(path, words))).toEqual(['collective.code_not_yours']);
    expect(codes(await neighbour.post(path, { ...words, citizen: false }))).toEqual([
      'collective.not_citizen',
    ]);
    const young = { ...words, personalCode: await codeOf('Kate Sila') };
    expect([(await child.post(path, young)).status, codes(await child.post(path, young))]).toEqual([
      403,
      ['collective.under_age'],
    ]);
    expect((await neighbour.post(path, words)).status).toBe(201);
    const again = await neighbour.post(path, words);
    expect([again.status, codes(again)]).toEqual([409, ['collective.signed_already']]);
    expect((await own(neighbour)).signedOn).toBe(await legalDay(neighbour));
    expect((await neighbour.delete(path)).status).toBe(200);
    expect((await neighbour.delete(path)).status).toBe(404);
    expect((await neighbour.post(path, words)).status).toBe(201);
    const lines = done(await clerk.get<SignatureView[]>(`${DESK}/${code}/lines`));
    const line = `${DESK}/${code}/lines/${lines[0]?.id}`;
    expect((await clerk.put(line, { struck: 'no_connection' })).status).toBe(200);
    expect((await neighbour.delete(path)).status).toBe(404);
    expect((await clerk.put(line, { struck: null })).status).toBe(200);
    expect((await neighbour.delete(path)).status).toBe(200);
    const both = await Promise.all([neighbour.post(path, words), neighbour.post(path, words)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const elsewhere = await TestClient.loggedIn(test.url, 'Marta Upīte');
    const city = { ...words, personalCode: await codeOf('Marta Upīte') };
    expect(codes(await elsewhere.post(path, city))).toEqual(['collective.not_declared']);
    expect((await elsewhere.post(path, { ...city, basis: 'property' })).status).toBe(201);
    const { count } = done(await stranger.get<PublicSubmission>(`${OPEN}/${code}`));
    expect(count).toMatchObject({ all: 2, struck: 0, unconfirmed: 1, online: 2 });
  });

  it('takes sheets in line by line, each person once and no line twice', async () => {
    const day = await legalDay(clerk);
    const odd: TypedLine[] = [
      { line: 1, name: 'Velta Krastiņa', code: await codeOf('Velta Krastiņa') },
      { line: 2, name: 'Ruta Eglīte', code: await codeOf('Ruta Eglīte') },
      { line: 3, name: 'Ruta Eglīte', code: await codeOf('Ruta Eglīte') },
      { line: 4, name: 'Kāds', code: '123' },
      { line: 5, name: '', code: '380000-99999' },
      { line: 6, name: 'Kate Sila', code: await codeOf('Kate Sila') },
      { line: 7, name: 'Bērns Mazais', code: '010120-20001' },
    ];
    const taken = done(await typeIn(code, 1, odd, day));
    expect(taken).toEqual([
      { line: 1, struck: 'duplicate', before: { sheet: null, line: null }, confirmed: false },
      { line: 2, struck: null, before: null, confirmed: true },
      { line: 3, struck: 'duplicate', before: { sheet: 1, line: 2 }, confirmed: false },
      { line: 4, struck: 'wrong_code', before: null, confirmed: false },
      { line: 5, struck: 'illegible', before: null, confirmed: false },
      { line: 6, struck: 'under_age', before: null, confirmed: false },
      { line: 7, struck: 'under_age', before: null, confirmed: false },
    ]);
    const again = await typeIn(code, 1, odd.slice(1, 3), day);
    expect([again.status, codes(again)]).toEqual([409, ['collective.line_taken']]);
    expect((await typeIn(code, 2, sheetOf(1, 201), day)).status).toBe(422);
    expect((await typeIn(code, 2, sheetOf(1, 1), addUnits(day, 1, 'day'))).status).toBe(422);
    expect((await people.secretary.post(`${DESK}/${code}/lines`, {})).status).toBe(403);
    const few = await act('submit', { paperClaimed: 96 });
    expect([few.status, codes(few)]).toEqual([409, ['collective.too_few']]);
    expect((await act('submit', { paperClaimed: 97 })).status).toBe(200);
    expect(await own(author)).toMatchObject({ author: { next: {} } });
  });

  it('keeps no personal code in the clear, anywhere', async () => {
    const [row] = await test.dataSource.query<{ kept: string }[]>(
      `SELECT (SELECT string_agg(t::text, '') FROM collective_signature t) || (SELECT string_agg(t::text, '')
         FROM collective_submission t) || (SELECT string_agg(t::text, '') FROM audit_record t) AS kept`,
    );
    const secret = (await codeOf('Ruta Eglīte')).slice(0, 11);
    expect(row?.kept).toContain('Skolas iel');
    expect(row?.kept).not.toContain(secret);
    expect(row?.kept).not.toContain(Buffer.from(secret).toString('hex'));
    expect(row?.kept).not.toContain('Ruta');
  });

  it('is accepted only when everything was examined and enough people signed', async () => {
    expect(codes(await step(people.lawyer, code, 'decide/accept'))).toEqual([
      'collective.not_examined',
      'collective.too_few',
    ]);
    done(await typeIn(code, 2, sheetOf(1, NEEDED - 3), await legalDay(clerk)));
    expect((await examine(code, { competence: false })).status).toBe(200);
    expect(codes(await step(people.lawyer, code, 'decide/accept'))).toEqual(['collective.unmet_competence']);
    expect((await examine(code)).status).toBe(200);
    expect((await desk(code)).examination).toMatchObject({
      bars: [],
      warnings: [{ code: 'collective.unconfirmed' }, { code: 'collective.population_old' }],
    });
    expect((await step(clerk, code, 'decide/accept')).status).toBe(403);
    expect((await step(people.lawyer, code, 'record/accept')).status).toBe(404);
    const terms = (await desk(code)).terms.map((term) => [term.code, term.doneOn]);
    expect(terms).toEqual([
      ['KI.CHECK', null],
      ['KI.REGISTER', null],
    ]);
  });

  it("takes the register's answer over as a file, after it told what it would do", async () => {
    const lines = () => clerk.get<SignatureView[]>(`${DESK}/${code}/lines`);
    const before = done(await lines());
    const [first, second] = ['380000-00001', '380000-00002'];
    const text = [
      'personas_kods;atzinums',
      `${first};Nav pilsonis`,
      `${second};Atbilst`,
      '380000-88888;Atbilst',
      '380000-00003;???',
    ].join('\r\n');
    const answer = (body: object, client = clerk) =>
      client.post<RegisterAnswerResult>(`${DESK}/${code}/register-answer`, body);
    expect((await answer({ text, apply: true }, people.secretary)).status).toBe(403);
    expect(codes(await answer({ text: 'nekas', apply: true }))).toEqual([
      'collective.register_answer_unread',
    ]);
    const told = { verdicts: { not_citizen: 1, confirmed: 1 }, strangers: [4], unread: [5] };
    expect(done(await answer({ text, apply: false }))).toEqual(told);
    expect(done(await lines())).toEqual(before);
    expect(done(await answer({ text, apply: true }))).toEqual(told);
    const changed = done(await lines()).filter(
      (one) => JSON.stringify(one) !== JSON.stringify(before.find(({ id }) => id === one.id)),
    );
    expect(changed.map(({ struck, confirmed }) => [struck, confirmed]).sort()).toEqual([
      [null, true],
      ['not_citizen', false],
    ]);
    const [record] = await test.dataSource.query<{ details: object }[]>(
      `SELECT details FROM audit_record WHERE action = 'collective.registerAnswer'`,
    );
    expect(record?.details).toEqual({ verdicts: told.verdicts, strangers: 1, unread: 1 });
    done(await answer({ text: `${first};atbilst`, apply: true }));
    expect(done(await lines()).filter(({ struck }) => struck === 'not_citizen')).toEqual([]);
  });

  it('keeps scans of sheets for those who count signatures alone', async () => {
    const form = new FormData();
    form.set('sheet', '3');
    form.set('file', new Blob(['%PDF-1.7 lapa']), 'lapa-3.pdf');
    const path = `${DESK}/${code}/scans`;
    const { id: scan } = done(await clerk.upload<{ id: string }>(path, form));
    const wrong = new FormData();
    wrong.set('sheet', '0');
    wrong.set('file', new Blob(['%PDF-1.7']), 'x.pdf');
    expect((await clerk.upload(path, wrong)).status).toBe(422);
    expect(done(await clerk.get<SheetScan[]>(path))).toMatchObject([
      { id: scan, sheet: 3, name: 'lapa-3.pdf' },
    ]);
    expect((await clerk.get(`${path}/${scan}`)).text).toBe('%PDF-1.7 lapa');
    for (const client of [people.secretary, author, stranger])
      expect([401, 403]).toContain((await client.get(`${path}/${scan}`)).status);
    const second = done(await clerk.upload<{ id: string }>(path, form));
    expect((await clerk.delete(`${path}/${second.id}`)).status).toBe(204);
    expect((await clerk.get(`${path}/${second.id}`)).status).toBe(404);
  });

  it('shows names and codes for a stated purpose only, and records that', async () => {
    const lines = done(await clerk.get<SignatureView[]>(`${DESK}/${code}/lines`));
    expect(lines).toHaveLength(NEEDED + 6);
    expect(JSON.stringify(lines)).not.toMatch(/Ruta|Parakst/);
    const unseal = (client: TestClient, purpose: string) =>
      client.post<UnsealedSigner[]>(`${DESK}/${code}/signers`, { purpose });
    expect((await unseal(people.secretary, 'register_check')).status).toBe(403);
    expect((await unseal(clerk, 'curiosity')).status).toBe(422);
    const signers = done(await unseal(clerk, 'register_check'));
    expect(signers).toHaveLength(NEEDED);
    expect(signers[0]).toMatchObject({
      sheet: 1,
      line: 2,
      name: 'Ruta Eglīte',
      code: await codeOf('Ruta Eglīte'),
    });
    const [audited] = await test.dataSource.query<{ details: object }[]>(
      `SELECT details FROM audit_record WHERE action = 'collective.unseal'`,
    );
    expect(audited?.details).toEqual({ purpose: 'register_check', signers: NEEDED });
    const looked = await test.dataSource.query<{ role: string }[]>(
      `SELECT DISTINCT role FROM access_log WHERE what = 'collective_signers' AND subject_id = $1 ORDER BY role`,
      [code],
    );
    expect(looked.map(({ role }) => role)).toEqual(['clerk', 'lawyer']);
    expect((await step(clerk, code, 'record/sendToRegister')).status).toBe(200);
    const [last] = lines.filter(({ struck }) => struck === null).slice(-1);
    const strike = (id: string, struck: string | null) =>
      clerk.put(`${DESK}/${code}/lines/${id}`, { struck });
    expect((await strike(last?.id ?? '', 'no_connection')).status).toBe(200);
    expect((await desk(code)).examination.bars).toMatchObject([{ code: 'collective.too_few' }]);
    expect((await strike(last?.id ?? '', null)).status).toBe(200);
    const double = lines.find(({ struck }) => struck === 'duplicate');
    expect(codes(await strike(double?.id ?? '', null))).toEqual(['collective.nobodys_line']);
    expect((await step(clerk, code, 'record/recordRegisterAnswer')).status).toBe(200);
    expect((await desk(code)).count).toMatchObject({ all: NEEDED + 6, struck: 6, unconfirmed: 0 });
    expect((await step(people.lawyer, code, 'decide/accept')).status).toBe(200);
  });

  it('comes before the next regular sitting of the council, and its representative is invited', async () => {
    const day = await legalDay(people.secretary, 20);
    const later = await planSitting(people, addUnits(day, 28, 'day'));
    const sitting = await planSitting(people, day);
    expect((await desk(code)).sittings).toMatchObject([
      { id: sitting.id, next: true },
      { id: later.id, next: false },
    ]);
    const { items } = done(await people.secretary.get<DeadlineList>('/api/m/vidzale/deadlines'));
    expect(items.find((one) => one.code === 'KI.AGENDA')).toMatchObject({
      day,
      subject: { code },
      path: `darbs/vidzale/kolektivie/${code}`,
    });
    const put = async (client: TestClient) =>
      client.post(`${DESK}/${code}/agenda`, { version: (await desk(code)).version, sittingId: sitting.id });
    expect((await put(people.lawyer)).status).toBe(403);
    expect((await put(people.secretary)).status).toBe(200);
    expect(codes(await put(people.secretary))).toEqual(['collective.on_agenda_already']);
    const { agenda } = await readSitting(people, sitting.id);
    expect(agenda.map(({ title }) => title)).toEqual([`Par kolektīvo iesniegumu "${TEXT.title}"`]);
    const invite = { institution: 'Attīstības un īpašumu nodaļa' };
    expect((await step(people.secretary, code, 'follow/invite', invite)).status).toBe(200);
    const mails = (await arrivedMails(test)).filter(({ to }) => to.includes(REPRESENTATIVE.email));
    expect(mails.filter((mail) => mail.body.includes('tiesības ziņot par iesniegumu'))).toHaveLength(1);
    const words = { text: 'Izstrādāt projektu.', institution: 'Attīstības nodaļa' };
    expect(codes(await step(people.secretary, code, 'follow/recordDecision', words))).toEqual([
      'collective.not_adopted',
    ]);
    await moveTo(people.secretary, test, day);
    const vote = voteOf(await readSitting(people, sitting.id), { for: 15 }, { decisionNumber: '301' });
    const item = agenda[0]?.id ?? '';
    done(await people.secretary.post(`/api/m/vidzale/agenda-items/${item}/vote`, vote));
    expect((await step(people.secretary, code, 'follow/recordDecision', words)).status).toBe(200);
    expect((await desk(code)).terms.filter(({ doneOn }) => doneOn === null).map((term) => term.code)).toEqual(
      ['KI.REPORT', 'KI.STATUS'],
    );
  });

  it('is told of on the official site, reported on in a sitting, and ends with its signers erased', async () => {
    const status = (url: string) =>
      step(people.secretary, code, 'follow/publishStatus', { text: 'Top projekts.', url });
    expect(codes(await status('https://example.test/x'))).toEqual(['publication_outside_official_site']);
    expect((await status(`${SITE}/1`)).status).toBe(200);
    const report = { text: 'Projekts gatavs.', institution: 'Attīstības nodaļa' };
    await moveTo(people.secretary, test, await legalDay(people.secretary, 1));
    expect(codes(await step(people.secretary, code, 'follow/recordReport', report))).toEqual([
      'collective.no_sitting_that_day',
    ]);
    await moveTo(people.secretary, test, await legalDay(people.secretary, 27));
    expect((await step(people.secretary, code, 'follow/recordReport', report)).status).toBe(200);
    const end = { text: 'Ietvi būvē nākamgad.' };
    expect((await step(people.secretary, code, 'follow/conclude', end)).status).toBe(200);
    const open = done(await stranger.get<PublicSubmission>(`${OPEN}/${code}`));
    expect(open).toMatchObject({ state: 'concluded', responsible: 'Attīstības nodaļa' });
    expect(open.steps.map(({ event }) => event)).toEqual([
      'openSigning',
      'submit',
      'sendToRegister',
      'recordRegisterAnswer',
      'accept',
      'putOnAgenda',
      'invite',
      'recordDecision',
      'publishStatus',
      'recordReport',
      'conclude',
    ]);
    expect(open.steps.find(({ event }) => event === 'recordDecision')).toMatchObject({ number: '301' });
    await test.settled();
    const news = done(await stranger.get<{ items: { path: string }[] }>('/api/public/m/vidzale/news'));
    expect(news.items.filter(({ path }) => path.endsWith(code))).toHaveLength(4);
    const { eraseOn } = await desk(code);
    await moveTo(people.secretary, test, eraseOn ?? '');
    await test.app.get(DueEvents).fire();
    await test.settled();
    expect(await desk(code)).toMatchObject({
      representative: null,
      erasedOn: eraseOn,
      count: { all: NEEDED + 6 },
    });
    const after = await clerk.post(`${DESK}/${code}/signers`, { purpose: 'paper_check' });
    expect(codes(after)).toEqual(['collective.erased']);
  });
});

describe('a submission that came on paper', () => {
  const body = { ...TEXT, origin: 'paper', registerNumber: '1-15/77', representative: REPRESENTATIVE };

  it('is registered, found not to conform and answered as an ordinary submission', async () => {
    const receivedOn = await legalDay(clerk);
    const ahead = { ...body, receivedOn: addUnits(receivedOn, 1, 'day') };
    expect(codes(await clerk.post(DESK, ahead))).toEqual(['collective.day_ahead']);
    expect((await people.secretary.post(DESK, { ...body, receivedOn })).status).toBe(403);
    expect((await clerk.post(DESK, { ...body, receivedOn, origin: 'here' })).status).toBe(422);
    const { code } = done(await clerk.post<{ code: string }>(DESK, { ...body, receivedOn }));
    expect(codes(await step(people.lawyer, code, 'decide/refuse'))).toEqual(['collective.text_missing']);
    const stale = await people.lawyer.post(`${DESK}/${code}/decide/refuse`, {
      version: 99,
      day: receivedOn,
      text: 'x',
      number: null,
      institution: null,
      url: null,
    });
    expect(codes(stale)).toEqual(['changedMeanwhile']);
    const reason = { text: 'Ir tikai 12 paraksti no 100.' };
    expect((await step(people.lawyer, code, 'decide/refuse', reason)).status).toBe(200);
    const { items } = done(await people.lawyer.get<DeadlineList>('/api/m/vidzale/deadlines'));
    expect(items.filter(({ subject }) => subject.code === code).map((one) => one.code)).toEqual([
      'KI.ANSWER',
    ]);
    const answer = { text: 'Ietve ir plānā 2028. gadam.', number: '1-15/77-2' };
    expect((await step(people.lawyer, code, 'decide/answer', answer)).status).toBe(200);
    expect((await desk(code)).state).toBe('answered');
    const bodies = (await arrivedMails(test)).map((mail) => mail.body);
    expect(bodies.filter((text) => text.includes('Ietve ir plānā 2028. gadam.'))).toHaveLength(1);
  });

  it('belongs to its municipality alone, and says little to those who only read', async () => {
    const { code } = done(
      await clerk.post<{ code: string }>(DESK, { ...body, receivedOn: await legalDay(clerk) }),
    );
    const city = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect((await city.get(`/api/m/ezerkrasti/collective-desk/${code}`)).status).toBe(404);
    expect((await city.get(`${DESK}/${code}`)).status).toBe(403);
    expect((await author.get(`${DESK}/${code}`)).status).toBe(403);
    expect((await stranger.get(`/api/public/m/ezerkrasti/collective-submissions/${code}`)).status).toBe(404);
    const { representative } = await desk(code, people.head);
    expect(representative).toMatchObject({ name: 'Anna Zariņa', address: '', email: null });
  });

  it('needs as many signers as the dated number of residents says', async () => {
    const path = `${DESK}/settings`;
    const before = done(await people.lawyer.get<SubmissionSettings & { version: number }>(path));
    expect(before).toMatchObject({ population: 12_400, populationYear: null, keepMonths: 6, version: 0 });
    const year = Number((await legalDay(clerk)).slice(0, 4));
    const settings = { ...before, population: 15_001, populationYear: year, answerDays: 15 };
    expect((await clerk.put(path, settings)).status).toBe(403);
    expect(done(await people.lawyer.put(path, settings))).toEqual({ version: 1 });
    expect((await people.lawyer.put(path, settings)).status).toBe(409);
    expect(done(await people.lawyer.put(path, { ...settings, version: 1 }))).toEqual({ version: 2 });
    const list = done(await stranger.get<PublicSubmissionList>(OPEN));
    expect([list.needed, list.population]).toEqual([200, { count: 15_001, year }]);
  });

  it.each([
    ['GET', `${OPEN}/%00`],
    ['GET', `${OPEN}/..%2f..`],
    ['POST', `${DESK}/26-KI-VID-99/decide/receive`],
    ['POST', `${DESK}/26-KI-VID-99/decide/__proto__`],
  ])('answers %s %s like something that is not there', async (method, path) => {
    const answer = method === 'GET' ? await stranger.get(path) : await people.lawyer.post(path, {});
    expect([404, 422]).toContain(answer.status);
  });
});
