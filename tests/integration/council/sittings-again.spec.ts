import type {
  DeadlineList,
  DossierView,
  MinutesView,
  PublicCouncil,
  PublicSittingView,
  SittingRequestView,
  SittingView,
} from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import {
  done,
  legalDay,
  moveTo,
  peopleOfVidzale,
  PLACE,
  planSitting,
  prepareSitting,
  readSitting,
  readyForCouncil,
  voteOf,
  type Vidzale,
} from '../../support/council.js';
import { showDossier } from '../../support/dossiers.js';

let test: TestApp;
let people: Vidzale;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
}, 120_000);
afterAll(() => test?.close());

const base = `/api/m/${PLACE}`;
const codes = (answer: { body: ProblemBody }) => answer.body.violations.map(({ code }) => code);
const on = (id: string) => `${base}/sittings/${id}`;
const send = (path: string, body: object) => people.secretary.post<ProblemBody & { id: string }>(path, body);
const plus = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

async function workingDay(ahead: number): Promise<string> {
  let day = await legalDay(people.secretary, ahead);
  while ([0, 6].includes(new Date(day).getUTCDay())) day = plus(day, 1);
  return day;
}

const itemOn = async (sittingId: string, title: string) =>
  done(await send(`${on(sittingId)}/items`, { title, rapporteur: null, addedAtSitting: null })).id;

/** Notes that so many of the councillors came. */
async function attend({ id, councillors }: SittingView, present: number): Promise<void> {
  const who = councillors.map(({ personId }, index) => ({
    personId,
    presence: index < present ? 'present' : 'absent',
  }));
  done(await people.secretary.put(`${on(id)}/attendance`, { people: who }));
}

function rollCall(sitting: SittingView, counts: Parameters<typeof voteOf>[1]) {
  const { present, votes } = voteOf(sitting, counts);
  return { present, votes };
}

describe('a sitting without a quorum', () => {
  let sitting: SittingView;
  let dossier: DossierView;
  let bylawItem: string;

  beforeAll(async () => {
    dossier = await readyForCouncil(people, 'Par kapsētu apsaimniekošanu');
    const { id } = await planSitting(people, await workingDay(10));
    await itemOn(id, 'Par domes komisijas sastāvu');
    bylawItem = await prepareSitting(people, id, dossier.id);
    sitting = await readSitting(people, id);
    const [plain] = sitting.agenda;
    done(
      await people.secretary.put(`${base}/agenda-items/${plain?.id}/matter`, {
        ...{ title: null, rapporteur: 'Aija Siliņa', registerNumber: '1-6/77', submitter: 'councillor' },
        ...{ draftText: 'Dome nolemj: …', closedGround: null, essence: null, unbudgeted: false },
      }),
    );
  }, 60_000);

  it('cannot be ended before its day, while nobody is noted, and while there is a quorum', async () => {
    const end = (cause = 'no_quorum') => send(`${on(sitting.id)}/call-off`, { cause, reason: 'Nav kvoruma' });
    expect(codes(await end())).toEqual(['too_early_to_adopt']);
    await moveTo(people.secretary, test, sitting.day);
    expect(codes(await end())).toEqual(['attendance_not_noted']);
    await attend(sitting, 8);
    expect(codes(await end())).toEqual(['quorum_is_there']);
    expect(codes(await end('cancelled'))).toEqual(['sitting_has_begun']);
    await attend(sitting, 7);
    expect(
      (await people.chair.post(`${on(sitting.id)}/call-off`, { cause: 'no_quorum', reason: 'x' })).status,
    ).toBe(403);
    done(await end());
    expect(codes(await end())).toEqual(['sitting_closed']);
    const closed = await readSitting(people, sitting.id);
    expect(closed).toMatchObject({ state: 'closed', calledOff: 'no_quorum', agenda: [] });
    expect(closed.undealt.map(({ title }) => title)).toEqual([
      'Par domes komisijas sastāvu',
      'Par kapsētu apsaimniekošanu',
    ]);
    expect((await showDossier(people.lawyer, PLACE, dossier.id)).state).toBe('council_ready');
  });

  it('is held again in its window, with everything that was known about its items', async () => {
    const { undealt } = await readSitting(people, sitting.id);
    const again = (day: string) =>
      send(`${base}/sittings`, {
        ...{ kind: 'regular', repeatLevel: 1, day, time: '10:00', place: 'Domes zāle', streamUrl: null },
        chairId: sitting.chairId,
        repeatsId: sitting.id,
        carry: undealt.map(({ id }) => id),
      });
    expect(codes(await again(plus(sitting.day, 15)))).toEqual(['repeat_outside_window']);
    let day = plus(sitting.day, 9);
    while ([0, 6].includes(new Date(day).getUTCDay())) day = plus(day, 1);
    const { id } = done(await again(day));
    const repeated = await readSitting(people, id);
    expect(repeated.agenda).toMatchObject([
      { title: 'Par domes komisijas sastāvu', registerNumber: '1-6/77', rapporteur: 'Aija Siliņa' },
      { title: 'Par kapsētu apsaimniekošanu', againOf: { itemId: bylawItem, sittingId: sitting.id } },
    ]);
    expect((await showDossier(people.lawyer, PLACE, dossier.id)).state).toBe('on_agenda');
    const failed = await readSitting(people, sitting.id);
    expect([failed.repeatedBy, failed.undealt]).toEqual([id, []]);
    expect(codes(await again(day))).toEqual(['item_not_to_be_repeated']);

    const today = await legalDay(people.secretary);
    expect(codes(await send(`${on(id)}/minister-informed`, { day: plus(today, 1) }))).toEqual([
      'day_in_future',
    ]);
    done(await send(`${on(id)}/minister-informed`, { day: today }));
    expect((await readSitting(people, id)).ministerInformedOn).toBe(today);
    expect(codes(await send(`${on(sitting.id)}/minister-informed`, { day: today }))).toEqual([
      'not_a_repeat_sitting',
    ]);
  });
});

describe('a planned sitting', () => {
  it('is moved with its agenda, and says that it is another', async () => {
    const { id, chairId, day } = await planSitting(people, await workingDay(20));
    const now = { day: plus(day, 7), time: '14:30', place: 'Kultūras nams', streamUrl: null, chairId };
    const change = { ...now, mode: 'mixed', urgency: null };
    const put = (body: object) => people.secretary.put<ProblemBody>(on(id), body);
    expect(codes(await put({ ...change, day: '2020-01-02' }))).toEqual(['sitting_in_past']);
    done(await put(change));
    expect(await readSitting(people, id)).toMatchObject({
      ...now,
      mode: 'mixed',
      changedOn: await legalDay(people.secretary),
    });
    done(await send(`${on(id)}/call-off`, { cause: 'cancelled', reason: 'Nav steidzamu jautājumu' }));
    expect(codes(await put(change))).toEqual(['sitting_has_begun']);
    const seen = done(
      await new TestClient(test.url).get<PublicSittingView>(`/api/public/m/${PLACE}/council/${id}`),
    );
    expect(seen.calledOff).toBe('cancelled');
    expect(seen).not.toHaveProperty('calledOffReason');
    expect(seen).not.toHaveProperty('undealt');
  });

  it('that is extraordinary names who asked for it, and by when it is called', async () => {
    const day = await workingDay(2);
    const today = await legalDay(people.secretary);
    const { chairId } = await planSitting(people, day);
    const plan = (change: object) =>
      send(`${base}/sittings`, {
        ...{
          kind: 'extraordinary',
          repeatLevel: 0,
          day,
          time: '18:00',
          place: 'Domes zāle',
          streamUrl: null,
        },
        ...{ chairId, ...change },
      });
    const path = `${base}/sitting-requests`;
    const ask = (over: object = {}) =>
      send(path, { by: 'minister', receivedOn: today, agenda: 'Par budžetu', urgency: null, ...over });
    const waiting = async () =>
      done(await people.secretary.get<SittingRequestView[]>(path)).map((one) => one.id);
    const terms = async () => {
      const { items } = done(await people.chair.get<DeadlineList>(`${base}/deadlines`));
      return items.filter(({ code }) => code === 'D.EXTRAORDINARY_CALL');
    };
    expect(codes(await ask({ agenda: ' ', receivedOn: plus(today, 1) }))).toEqual([
      'day_in_future',
      'request_without_agenda',
    ]);
    const asked = done(await ask());
    const quiet = done(await ask({ by: 'councillors' }));
    expect((await terms()).map(({ article, from, mine }) => [article?.ref, from, mine])).toEqual(
      Array(2).fill(['30(1)', today, true]),
    );
    expect(codes(await send(`${path}/${asked.id}/to-regular`, {}))).toEqual(['request_must_be_called']);
    done(await send(`${path}/${quiet.id}/to-regular`, {}));
    expect(await waiting()).toEqual([asked.id]);
    expect(codes(await plan({ kind: 'regular', requestId: asked.id }))).toEqual(['request_of_extraordinary']);
    expect((await plan({ requestId: quiet.id })).status).toBe(404);
    const { id } = done(await plan({ requestId: asked.id }));
    expect([await waiting(), await terms()]).toEqual([[], []]);
    expect((await plan({ requestId: asked.id })).status).toBe(404);
    const { request } = await readSitting(people, id);
    expect(request).toMatchObject({ by: 'minister', on: today, article: { act: 'PL', ref: '30(1)' } });
    expect(String(request?.callBy) > today).toBe(true);
    done(await send(`${on(id)}/call-off`, { cause: 'cancelled', reason: 'Jāpārceļ' }));
    expect(await waiting()).toEqual([asked.id]);
  });
});

describe('the agenda of a sitting that has begun', () => {
  let sitting: SittingView;
  const vote = (body: object) =>
    people.secretary.post<ProblemBody & { carried: boolean }>(`${on(sitting.id)}/agenda-votes`, body);

  beforeAll(async () => {
    const { id } = await planSitting(people, await legalDay(people.secretary));
    for (const title of ['Pirmais', 'Otrais', 'Trešais']) await itemOn(id, title);
    sitting = await readSitting(people, id);
    await attend(sitting, 15);
  }, 60_000);

  const titles = async () => (await readSitting(people, sitting.id)).agenda.map(({ title }) => title);

  it('is changed by the council alone', async () => {
    const ids = sitting.agenda.map(({ id }) => id);
    const reversed = { itemIds: [...ids].reverse() };
    expect(codes(await people.secretary.put<ProblemBody>(`${on(sitting.id)}/order`, reversed))).toEqual([
      'agenda_vote_needed',
    ]);
    expect(codes(await send(`${base}/agenda-items/${ids[0]}/remove`, { reason: 'x' }))).toEqual([
      'agenda_vote_needed',
    ]);
    const order = { change: 'order', itemIds: reversed.itemIds };
    expect(codes(await vote({ change: 'order', itemIds: ids, ...rollCall(sitting, { for: 15 }) }))).toEqual([
      'agenda_order_same',
    ]);
    expect(
      done(await vote({ ...order, ...rollCall(sitting, { for: 7, against: 7, abstain: 1 }) })).carried,
    ).toBe(false);
    expect(await titles()).toEqual(['Pirmais', 'Otrais', 'Trešais']);
    expect(done(await vote({ ...order, ...rollCall(sitting, { for: 8, against: 7 }) })).carried).toBe(true);
    expect(await titles()).toEqual(['Trešais', 'Otrais', 'Pirmais']);
  });

  it('loses and gets items by two thirds of those present', async () => {
    const { agenda } = await readSitting(people, sitting.id);
    const remove = { change: 'remove', itemId: agenda[0]?.id, reason: 'Jāprecizē' };
    expect(codes(await vote({ ...remove, reason: ' ', ...rollCall(sitting, { for: 15 }) }))).toEqual([
      'field.isNotEmpty',
    ]);
    const nothing = { change: 'remove', reason: 'Jāprecizē', ...rollCall(sitting, { for: 15 }) };
    expect(codes(await vote(nothing))).toEqual(['field.isUuid']);
    expect(done(await vote({ ...remove, ...rollCall(sitting, { for: 9, against: 6 }) })).carried).toBe(false);
    expect(done(await vote({ ...remove, ...rollCall(sitting, { for: 10, against: 5 }) })).carried).toBe(true);
    const add = { change: 'add', title: 'Steidzams jautājums', rapporteur: 'Aija Siliņa' };
    expect(done(await vote({ ...add, ...rollCall(sitting, { for: 9, against: 6 }) })).carried).toBe(false);
    const absent = { for: 10, against: 2, abstain: 3 };
    expect(done(await vote({ ...add, ...rollCall(sitting, absent) })).carried).toBe(true);
    const after = await readSitting(people, sitting.id);
    expect(after.agenda.map(({ title }) => title)).toEqual(['Otrais', 'Pirmais', 'Steidzams jautājums']);
    expect(after.agenda[2]?.addedAtSitting).toEqual({ for: 10, present: 15 });
    expect(codes(await vote({ ...add, ...rollCall(sitting, { for: 7 }) }))).toEqual(['no_quorum']);
  });

  it('shows everybody how it was voted on', async () => {
    const { agendaVotes } = done(await people.secretary.get<MinutesView>(`${on(sitting.id)}/minutes`));
    expect(agendaVotes.map(({ question, item, carried }) => [question, item, carried])).toEqual([
      ['order', null, false],
      ['order', null, true],
      ['remove', 'Trešais', false],
      ['remove', 'Trešais', true],
      ['add', 'Steidzams jautājums', false],
      ['add', 'Steidzams jautājums', true],
    ]);
    const seen = done(
      await new TestClient(test.url).get<PublicSittingView>(`/api/public/m/${PLACE}/council/${sitting.id}`),
    );
    expect(seen.agendaVotes).toHaveLength(6);
    expect(seen.agendaVotes[0]?.votes).toHaveLength(15);
  });

  it('tells nobody the title of a matter that is closed, also in votes taken before (PL 27(4))', async () => {
    const { agenda } = await readSitting(people, sitting.id);
    const urgent = agenda.find(({ title }) => title === 'Steidzams jautājums');
    const closed = {
      ...{ title: 'Par Jāņa Kalna adopciju', rapporteur: null, registerNumber: null, submitter: null },
      ...{ draftText: null, closedGround: 'adoption', essence: 'Par bērna interesēm', unbudgeted: false },
    };
    await people.secretary.put(`${base}/agenda-items/${urgent?.id}/matter`, closed).then(done);
    const rejected = { change: 'add', title: closed.title, rapporteur: null };
    expect(done(await vote({ ...rejected, ...rollCall(sitting, { against: 15 }) })).carried).toBe(false);
    const path = `/api/public/m/${PLACE}/council/${sitting.id}`;
    const seen = done(await new TestClient(test.url).get<PublicSittingView>(path));
    expect(seen.agendaVotes.slice(-3).map(({ item }) => item)).toEqual([
      'Par bērna interesēm',
      'Par bērna interesēm',
      'Par bērna interesēm',
    ]);
    expect(JSON.stringify(seen)).not.toContain('Kalna');
  });

  it('shows everybody what is meant for everybody, and nothing that is added to a sitting later', async () => {
    const path = `/api/public/m/${PLACE}/council/${sitting.id}`;
    const seen = done(await new TestClient(test.url).get<PublicSittingView>(path));
    expect(Object.keys(seen).sort()).toEqual([
      ...[
        'agenda',
        'agendaVotes',
        'bylaws',
        'calledOff',
        'chair',
        'changedOn',
        'committee',
        'councilSize',
        'day',
      ],
      ...[
        'drafts',
        'id',
        'items',
        'kind',
        'minutesNumber',
        'mode',
        'notice',
        'place',
        'published',
        'repeatLevel',
      ],
      ...['state', 'streamUrl', 'time'],
    ]);
  });
});

describe('the minutes of a sitting', () => {
  it('are given as a Word file to those who may read sittings', async () => {
    const { id } = await planSitting(people, await legalDay(people.secretary));
    const path = `${on(id)}/minutes/protokols.docx`;
    const { status, text } = await people.chair.get(path);
    expect([status, text.startsWith('PK')]).toEqual([200, true]);
    expect((await people.chair.get(`${on(id)}/minutes/protokols.exe`)).status).toBe(404);
    expect((await new TestClient(test.url).get(path)).status).toBe(401);
    const removed = { day: await legalDay(people.secretary) };
    expect(codes(await send(`${on(id)}/recording-removed`, removed))).toEqual(['recording_not_published']);
  });
});

describe('a decision that the chair refuses to sign', () => {
  it('is dealt with again in an extraordinary sitting, and the two know each other', async () => {
    const { id, chairId, day } = await planSitting(people, await legalDay(people.secretary));
    const itemId = await itemOn(id, 'Par zemes nomu');
    const sitting = await readSitting(people, id);
    done(await people.secretary.post(`${base}/agenda-items/${itemId}/vote`, voteOf(sitting, { for: 9 })));
    const plan = (kind: string) =>
      send(`${base}/sittings`, {
        ...{ kind, repeatLevel: 0, day, time: '18:00', place: 'Domes zāle', streamUrl: null, chairId },
        urgency: 'Lēmums jāizskata atkārtoti.',
        carry: [itemId],
      });
    expect(codes(await plan('extraordinary'))).toEqual(['item_not_to_be_repeated']);
    const refuse = (about: object) =>
      people.chair.post<ProblemBody>(`${base}/agenda-items/${itemId}/signature-refusal`, {
        ...{ day, form: 'paper', reason: 'Nav saskaņots ar īpašnieku.' },
        ...{ decision: 'other', office: 'deputy_chair', ...about },
      });
    const barred = await refuse({ decision: 'chair_appointed_or_dismissed' });
    expect([barred.status, barred.body.violations]).toMatchObject([
      409,
      [{ code: 'refusal_to_sign_barred', article: { act: 'PL', ref: '37(6)' } }],
    ]);
    expect((await refuse({ office: undefined })).status).toBe(422);
    done(await refuse({}));
    expect(codes(await plan('regular'))).toEqual(['reexamined_in_extraordinary']);
    const again = done(await plan('extraordinary'));
    const [first] = (await readSitting(people, id)).agenda;
    expect(first?.again).toMatchObject({ sittingId: again.id });
    const { agenda } = await readSitting(people, again.id);
    expect(agenda).toMatchObject([{ title: 'Par zemes nomu', againOf: { itemId, sittingId: id, day } }]);
    expect(
      codes(
        await send(`${on(again.id)}/items`, {
          ...{ title: 'Vēl kas', rapporteur: null, addedAtSitting: { for: 15, present: 15 } },
        }),
      ),
    ).toEqual(['extraordinary_agenda_closed']);
  });
});

describe('past sittings', () => {
  it('are shown to everybody page by page, each once, the latest first', async () => {
    const visitor = new TestClient(test.url);
    const open = (page: number) => visitor.get<PublicCouncil>(`/api/public/m/${PLACE}/council?page=${page}`);
    const first = done(await open(1));
    const { id } = await planSitting(people, await workingDay(20));
    await test.dataSource.query(
      `INSERT INTO sitting (municipality_id, id, kind, day, starts_at, place, state, chair_id, minutes_number)
       SELECT municipality_id, gen_random_uuid(), kind, day - n, starts_at - n * interval '1 day', place, 'closed', chair_id,
              'V' || n FROM sitting, generate_series(30, 43) n WHERE id = $1`,
      [id],
    );
    const pages = [];
    for (let page = 1; page === 1 || page <= (pages[0]?.pages ?? 0); page += 1)
      pages.push(done(await open(page)));
    expect(pages.map(({ page }) => page)).toEqual([...pages.keys()].map((at) => at + 1));
    expect(pages.slice(0, -1).every(({ past }) => past.length === 12)).toBe(true);
    const all = pages.flatMap(({ past }) => past);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(first.past.length + 14);
    const days = all.map((one) => one.day);
    expect(days).toEqual([...days].sort().reverse());
    expect(done(await open(900)).past).toEqual([]);
    expect((await open(0)).status).toBe(422);
  });
});
