import type { DeadlineList, ReviewStatistics, SectorDeskView, SectorMinistryAsked } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { done, legalDay, moveTo, peopleOfVidzale, PLACE, type Vidzale } from '../../support/council.js';
import { signedBylaw } from '../../support/promulgation.js';
import {
  codes,
  desk,
  disagreementOnAgenda,
  inReview,
  LAWFUL,
  objectionTo,
  plus,
  readReview,
  reviewPath,
  sendForReview,
  sign,
  stateOf,
  takeTrackB,
  vote,
} from './review-support.js';

let test: TestApp;
let people: Vidzale;
let varam: TestClient;
let justice: TestClient;
let ministryId: string;

const NAMED = { name: 'Tieslietu ministrija', law: 'Paraugu likums, 5. pants' };

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
  varam = await TestClient.loggedIn(test.url, 'Zane Pētersone');
  ministryId = await secondMinistry();
  justice = await TestClient.loggedIn(test.url, 'Anna Zariņa');
}, 120_000);
afterAll(() => test?.close());

/** Another ministry, where a person of the demo reviews for this test. */
async function secondMinistry(): Promise<string> {
  const [row] = await test.dataSource.query<{ id: string }[]>(
    `INSERT INTO institution (id, municipality_id, kind, name) VALUES (gen_random_uuid(), NULL, 'ministry', $1) RETURNING id`,
    [NAMED.name],
  );
  if (!row) throw new Error('No institution.');
  await test.dataSource.query(
    `INSERT INTO role_assignment (id, person_id, institution_id, municipality_id, role, valid_from)
     SELECT gen_random_uuid(), id, $1, NULL, 'ministry_reviewer', '2020-01-01' FROM person WHERE name = 'Anna Zariņa'`,
    [row.id],
  );
  return row.id;
}

it('a reviewer sees only what was sent to their own ministry', async () => {
  const own = await inReview(people, test, 'Par transporta nodevu');
  const { id } = await signedBylaw(people, test, 'Par notāru telpām');
  await takeTrackB(people, id, NAMED);
  const view = await readReview(people, id);
  expect(view.reviewer).toMatchObject({ kind: 'named_ministry', ...NAMED });
  expect(view.ministries).toContainEqual({ id: ministryId, name: NAMED.name });
  const unknown = await people.lawyer.post(reviewPath(id, '/sending'), {
    sentOn: await legalDay(people.lawyer),
    means: 'eaddress',
    institutionId: '00000000-0000-4000-8000-000000000000',
    sectorView: null,
  });
  expect(codes(unknown)).toEqual(['review_unknown_ministry']);
  const roundId = await sendForReview(people, id, { institutionId: ministryId });

  const ids = async (client: TestClient) => (await desk.queue(client)).waiting.map((item) => item.id);
  expect(await ids(varam)).toContain(own.roundId);
  expect(await ids(varam)).not.toContain(roundId);
  expect(await ids(justice)).toEqual([roundId]);
  const expected: [TestClient, string, number][] = [
    [varam, own.roundId, 200],
    [varam, roundId, 404],
    [justice, roundId, 200],
    [justice, own.roundId, 404],
  ];
  for (const [client, round, status] of expected) {
    expect((await client.get(`/api/review/${round}`)).status).toBe(status);
  }
  expect((await desk.opinion(justice, own.roundId)).status).toBe(404);
  expect((await desk.receipt(varam, roundId, await legalDay(varam))).status).toBe(404);
  done(await desk.opinion(justice, roundId));
  expect(await stateOf(people, id)).toBe('promulgation_ready');
  expect((await varam.get(`/api/review/${roundId}`)).status).toBe(404);
}, 60_000);

it('VARAM gets a copy of what the council disagrees with, and cannot judge it', async () => {
  const { id } = await signedBylaw(people, test, 'Par notariāta telpu maksu');
  await takeTrackB(people, id, NAMED);
  const roundId = await sendForReview(people, id, { institutionId: ministryId });
  done(await desk.opinion(justice, roundId, objectionTo(null)));
  const { sitting, itemId } = await disagreementOnAgenda(people, id);
  await moveTo(people.secretary, test, sitting.day);
  done(await vote(people, sitting, itemId));
  done(await sign(people, itemId, sitting.day));
  expect((await varam.get(`/api/review/${roundId}`)).status).toBe(404);
  const sending = { sentToMinistryOn: sitting.day, sentToVaramOn: sitting.day };
  done(await people.lawyer.post(reviewPath(id, '/disagreement/sending'), sending));
  const { done: copies } = await desk.queue(varam);
  expect(copies.find((item) => item.id === roundId)).toMatchObject({ copied: true, disagreed: true });
  const copy = await desk.read(varam, roundId);
  expect(copy).toMatchObject({ copied: true, toAnswer: [{ code: 'review_copy_only' }] });
  expect(copy.disagreement).toMatchObject({ reasons: expect.any(String), sentToVaramOn: sitting.day });
  expect(codes(await desk.opinion(varam, roundId))).toEqual(['review_copy_only']);
  expect((await desk.read(justice, roundId)).copied).toBe(false);
}, 60_000);

it('is closed to other municipalities, other roles and strangers', async () => {
  const { id, roundId } = await inReview(people, test, 'Par medību nodevu');
  const elsewhere = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
  expect((await elsewhere.get(reviewPath(id))).status).toBe(403);
  expect((await elsewhere.get(`/api/m/ezerkrasti/dossiers/${id}/review`)).status).toBe(404);
  const foreign = await elsewhere.post(`/api/m/ezerkrasti/dossiers/${id}/review/opinion`, {
    ...LAWFUL,
    issuedOn: '2026-01-05',
    receivedOn: '2026-01-05',
    fileDigest: null,
  });
  expect(foreign.status).toBe(404);
  expect((await elsewhere.get(`/api/review/${roundId}`)).status).toBe(403);

  const opinion = { ...LAWFUL, issuedOn: '2026-01-05', receivedOn: '2026-01-05', fileDigest: null };
  for (const client of [people.head, people.secretary, varam]) {
    expect((await client.post(reviewPath(id, '/opinion'), opinion)).status).toBe(403);
    expect(
      (await client.post(reviewPath(id, '/silence'), { checkedOn: '2026-01-05', noOpinionFound: true }))
        .status,
    ).toBe(403);
  }
  expect((await people.head.get(reviewPath(id))).status).toBe(200);
  for (const client of [people.lawyer, people.chair]) {
    expect((await client.get('/api/review/queue')).status).toBe(403);
    expect((await desk.opinion(client, roundId)).status).toBe(403);
  }
  // A reviewer's permission for outcomes opens none of the municipality's own ways.
  const advance = { event: 'startCorrection', version: 1 };
  expect((await varam.post(`/api/m/${PLACE}/dossiers/${id}/advance`, advance)).status).toBe(403);
  const stranger = new TestClient(test.url);
  expect((await stranger.get(reviewPath(id))).status).toBe(401);
  expect((await stranger.get('/api/review/queue')).status).toBe(401);
  expect(await stateOf(people, id)).toBe('in_review');
}, 60_000);

it('of two opinions at the same time one counts', async () => {
  const { id, roundId } = await inReview(people, test, 'Par zvejas nodevu');
  const second = await TestClient.loggedIn(test.url, 'Zane Pētersone');
  const answers = await Promise.all([
    desk.opinion(varam, roundId),
    desk.opinion(second, roundId, objectionTo(null)),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const lost = answers.find((answer) => answer.status === 409) as { body: ProblemBody };
  expect(lost.body.violations).toMatchObject([{ code: 'review_opinion_given' }]);
  const { rounds, dossier } = await readReview(people, id);
  const won = rounds[0]?.opinion?.outcome;
  expect(dossier.state).toBe(won === 'no_objections' ? 'promulgation_ready' : 'review_objections');
  await expect(
    test.dataSource.query(`UPDATE review_opinion SET conclusion = 'cits' WHERE round_id = $1`, [roundId]),
  ).rejects.toThrow();
}, 60_000);

it('an opinion from e-address is typed in with its file', async () => {
  const { id, roundId } = await inReview(people, test, 'Par atkritumu nodevu');
  const form = new FormData();
  const bytes = new TextEncoder().encode('%PDF-1.7\natzinums');
  form.append('file', new Blob([bytes], { type: 'application/pdf' }), 'Atzinums Nr. 7.pdf');
  const { digest } = done(await people.lawyer.upload<{ digest: string }>(reviewPath(id, '/file'), form));
  const today = await legalDay(people.lawyer);
  const { units } = await readReview(people, id);
  const type = (change: object) =>
    people.lawyer.post(reviewPath(id, '/opinion'), {
      ...LAWFUL,
      ...objectionTo(units[1]?.id ?? null),
      issuedOn: today,
      receivedOn: today,
      fileDigest: digest,
      ...change,
    });
  expect(codes(await type({ fileDigest: 'a'.repeat(64) }))).toEqual(['fileMissing']);
  expect(codes(await type({ receivedOn: plus(today, 1) }))).toEqual(['ministry_opinion_days_impossible']);
  expect(codes(await type({ issuedOn: plus(today, -9) }))).toEqual(['ministry_opinion_days_impossible']);
  expect(codes(await type(objectionTo('nav')))).toEqual(['review_unknown_unit']);
  expect(codes(await type({ objections: [] }))).toEqual(['objections_missing']);
  expect(codes(await type({ objections: [{ text: '' }] }))).toContain('field.matches');
  done(await type({}));
  const { rounds, dossier } = await readReview(people, id);
  expect(dossier.state).toBe('review_objections');
  expect(rounds[0]?.opinion).toMatchObject({
    typedIn: true,
    by: 'Ilze Bērziņa',
    receivedOn: today,
    file: { digest, name: 'Atzinums Nr. 7.pdf' },
    objections: [{ position: 1, unitId: units[1]?.id, unitLabel: units[1]?.label }],
  });
  const file = await people.lawyer.raw(reviewPath(id, `/rounds/${roundId}/file`));
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect(file.text).toContain('atzinums');
  const read = await desk.read(varam, roundId);
  expect(read.toAnswer).toMatchObject([{ code: 'review_opinion_given' }]);
}, 60_000);

const asking = (today: string, over: object = {}) => ({
  ministry: 'Zemkopības ministrija',
  institutionId: null,
  email: null,
  means: 'eaddress',
  askedOn: today,
  question: 'Vai likme ir samērīga?',
  ...over,
});

it('asks sector ministries with an account and without one, and keeps their views', async () => {
  const { id, roundId } = await inReview(people, test, 'Par mežu nodevu');
  const today = await legalDay(varam);
  const path = `/api/review/${roundId}/sector-requests`;
  const ask = (over: object = {}) => varam.post<SectorMinistryAsked>(path, asking(today, over));
  expect(codes(await ask({ askedOn: plus(today, 1), ministry: ' ' }))).toEqual([
    'sector_view_days_impossible',
    'sector_ministry_missing',
  ]);
  const stranger = await justice.post(path, asking(today));
  expect(stranger.status).toBe(404);
  const letter = done(await ask());
  expect(letter.url).toMatch(/\/nozares-viedoklis#.{30,}$/);
  expect(codes(await ask())).toEqual(['sector_ministry_asked']);
  const here = done(await ask({ ministry: '', institutionId: ministryId, means: 'portal' }));
  expect(here.url).toBeNull();
  const awaited = async () => {
    const { items } = done(await people.lawyer.get<DeadlineList>(`/api/m/${PLACE}/deadlines`));
    return items.filter(({ code }) => code === 'SN.SECTOR_VIEW');
  };
  const terms = await awaited();
  expect(terms.map(({ article, from, role, overdue }) => [article?.ref, from, role, overdue])).toEqual(
    Array(2).fill(['47(3)', today, null, false]),
  );
  expect(terms.every(({ day }) => day >= plus(today, 14))).toBe(true);

  // With an account: only the ministry that was asked, and only the texts.
  expect((await varam.get(`/api/sector-views/${here.id}`)).status).toBe(404);
  const { request, toAnswer, ...view } = done(
    await justice.get<SectorDeskView>(`/api/sector-views/${here.id}`),
  );
  expect(request).toMatchObject({
    ministry: NAMED.name,
    question: 'Vai likme ir samērīga?',
    answeredOn: null,
  });
  expect([toAnswer, view.text.content !== null, view.memorandum !== null]).toEqual([[], true, true]);
  expect((await justice.get(`/api/review/${roundId}`)).status).toBe(404);
  const inbox = done(await justice.get<{ event: string; path: string }[]>('/api/inbox'));
  expect(inbox.map(({ event, path: at }) => [event, at])).toContainEqual([
    'giveSectorView',
    `darbs/nozares-viedokli/${here.id}`,
  ]);
  done(
    await justice.post(`/api/sector-views/${here.id}/answer`, { number: '3-1/9', givenBy: '', text: 'Ir.' }),
  );
  const again = await justice.post(`/api/sector-views/${here.id}/answer`, {
    number: null,
    givenBy: '',
    text: 'Nav.',
  });
  expect(codes(again)).toEqual(['sector_view_given']);
  expect((await awaited()).map(({ subject }) => subject.id)).toEqual([letter.id]);

  // Behind the link: one request, until a new link takes its place.
  const guest = (secret: string) =>
    fetch(`${test.url}/api/sector-views/guest`, { headers: { 'x-link-secret': secret } });
  const secret = letter.url?.split('#')[1] ?? '';
  expect((await guest('nav')).status).toBe(404);
  const opened = (await (await guest(secret)).json()) as SectorDeskView;
  expect(opened.request).toMatchObject({ id: letter.id, ministry: 'Zemkopības ministrija' });
  const renewed = done(await varam.post<SectorMinistryAsked>(`${path}/${letter.id}/link`, {}));
  expect((await guest(secret)).status).toBe(404);
  const fresh = renewed.url?.split('#')[1] ?? '';
  const visitor = new TestClient(test.url);
  const answer = async (body: object) =>
    visitor.raw('/api/sector-views/guest/answer', {
      method: 'POST',
      headers: {
        'x-link-secret': fresh,
        'x-csrf-token': await visitor.token(),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ number: null, givenBy: 'Rita Meža, juriste', text: 'Iebildumu nav.', ...body }),
    });
  expect((await answer({ givenBy: ' ' })).status).toBe(422);
  expect((await answer({})).status).toBe(204);
  expect((await answer({})).status).toBe(409);

  // By letter: typed in by the reviewer, with its days.
  const typed = done(await ask({ ministry: 'Veselības ministrija', means: 'post' }));
  const type = (over: object = {}) =>
    varam.post(`${path}/${typed.id}/answer`, {
      answeredOn: today,
      receivedOn: today,
      number: '4/17',
      givenBy: 'Valsts sekretārs',
      text: 'Piekrītam.',
      fileDigest: null,
      ...over,
    });
  expect(codes(await type({ receivedOn: plus(today, -1) }))).toEqual(['sector_view_days_impossible']);
  done(await type());
  const zip = await varam.raw(`${path}/${typed.id}/package`);
  expect(zip.headers.get('content-type')).toBe('application/zip');

  const { sectorViews } = (await readReview(people, id)).rounds[0] ?? {};
  expect(sectorViews?.map(({ ministry, channel, givenBy }) => [ministry, channel, givenBy]).sort()).toEqual([
    [NAMED.name, 'portal', 'Anna Zariņa'],
    ['Veselības ministrija', 'typed', 'Valsts sekretārs'],
    ['Zemkopības ministrija', 'link', 'Rita Meža, juriste'],
  ]);
  expect(JSON.stringify(sectorViews)).not.toContain('linkExpires');
  done(await desk.opinion(varam, roundId));
  expect(codes(await ask({ ministry: 'Aizsardzības ministrija' }))).toEqual(['review_round_over']);
}, 60_000);

it('the opinion is a document for signing, then a document as given; objections are counted by rule', async () => {
  const { id, roundId } = await inReview(people, test, 'Par ceļu nodevu');
  const { units, ...read } = await desk.read(varam, roundId);
  expect(read.base).toBeNull();
  expect(read.ministries.map(({ name }) => name)).toContain(NAMED.name);
  const opinion = { ...LAWFUL, ...objectionTo(units[0]?.id ?? null) };
  const drafted = async (client: TestClient) =>
    client.raw(`/api/review/${roundId}/draft/docx`, {
      method: 'POST',
      headers: { 'x-csrf-token': await client.token(), 'content-type': 'application/json' },
      body: JSON.stringify(opinion),
    });
  expect((await drafted(new TestClient(test.url))).status).toBe(401);
  expect((await drafted(justice)).status).toBe(404);
  const draft = await drafted(varam);
  expect([draft.status, draft.headers.get('content-disposition')]).toEqual([
    200,
    expect.stringContaining('-atzinums-1-projekts.docx'),
  ]);
  const early = await varam.raw(`/api/review/${roundId}/document/docx`);
  expect(early.status).toBe(404);
  const before = done(await varam.get<ReviewStatistics>('/api/review/statistics'));

  const form = new FormData();
  const bytes = new TextEncoder().encode('%PDF-1.7\nparakstīts');
  form.append('file', new Blob([bytes], { type: 'application/pdf' }), 'atzinums.pdf');
  const { digest } = done(await varam.upload<{ digest: string }>(`/api/review/${roundId}/file`, form));
  done(await desk.opinion(varam, roundId, { ...opinion, fileDigest: digest }));
  for (const path of [`/api/review/${roundId}/file`, reviewPath(id, `/rounds/${roundId}/file`)]) {
    const client = path.startsWith('/api/review') ? varam : people.lawyer;
    expect((await client.raw(path)).text).toContain('%PDF-1.7');
  }
  const given = await varam.raw(`/api/review/${roundId}/document/docx`);
  expect(given.headers.get('content-disposition')).toContain('-atzinums-1.docx');
  expect((await people.lawyer.raw(reviewPath(id, `/rounds/${roundId}/document/docx`))).status).toBe(200);
  expect((await varam.raw(`/api/review/${roundId}/document/exe`)).status).toBe(422);
  expect((await justice.raw(`/api/review/${roundId}/document/docx`)).status).toBe(404);

  const after = done(await varam.get<ReviewStatistics>('/api/review/statistics?place=vidzale'));
  const rule = 'likuma "Par nodokļiem un nodevām" 12. pants';
  const count = (one: ReviewStatistics) => one.rules.find((each) => each.rule === rule)?.objections ?? 0;
  expect(count(after)).toBe(count(before) + 1);
  expect(after.objections.find((one) => one.roundId === roundId)).toMatchObject({
    fate: 'open',
    title: 'Par ceļu nodevu',
    unitLabel: units[0]?.label,
  });
  const other = done(await justice.get<ReviewStatistics>('/api/review/statistics'));
  expect(other.objections.map((one) => one.roundId)).not.toContain(roundId);
  const tomorrow = plus(await legalDay(varam), 1);
  const none = done(await varam.get<ReviewStatistics>(`/api/review/statistics?from=${tomorrow}`));
  expect([none.rules, none.medianDays]).toEqual([[], null]);
  expect((await varam.get('/api/review/statistics?from=2026-13-77')).status).toBe(422);
  const queued = (await desk.queue(varam)).done.find((one) => one.id === roundId);
  expect(queued).toMatchObject({ grounds: ['money'], amending: false });
}, 60_000);
