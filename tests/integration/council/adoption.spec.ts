import type { DossierView, SittingView } from '#libs/contracts';
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

const vote = (itemId: string, body: object) =>
  people.secretary.post<ProblemBody & { outcome: string }>(
    `/api/m/${PLACE}/agenda-items/${itemId}/vote`,
    body,
  );
const sign = (itemId: string, body: object, client = people.chair) =>
  client.post<ProblemBody & { number: string }>(`/api/m/${PLACE}/agenda-items/${itemId}/signature`, body);
const codes = (answer: { body: ProblemBody }) => answer.body.violations.map((violation) => violation.code);
const paper = (day: string) => ({
  day,
  capacity: 'sitting_chair',
  means: 'paper',
  containerDigest: null,
  paperReference: 'Lieta 1-6, 12. lp.',
});

/** A working day far enough away, so that days before it are working days or not as the calendar has it. */
async function sittingDay(plus: number): Promise<string> {
  let day = await legalDay(people.secretary, plus);
  while ([0, 6].includes(new Date(day).getUTCDay())) {
    day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  }
  return day;
}

/** A by-law on the agenda of a sitting whose day has come. */
async function onTheDay(
  title: string,
): Promise<{ dossier: DossierView; sitting: SittingView; itemId: string }> {
  const dossier = await readyForCouncil(people, title);
  const day = await sittingDay(12);
  const { id } = await planSitting(people, day);
  const itemId = await prepareSitting(people, id, dossier.id);
  await moveTo(people.secretary, test, day);
  return { dossier, sitting: await readSitting(people, id), itemId };
}

describe('the council', () => {
  it('adopts, signs and numbers a by-law', async () => {
    const { dossier, sitting, itemId } = await onTheDay('Par 2027. gada budžetu');
    const answer = await vote(
      itemId,
      voteOf(sitting, { for: 9, against: 3, abstain: 2, not_participating: 1 }),
    );
    expect(done(answer)).toEqual({ outcome: 'adopted' });
    expect((await showDossier(people.lawyer, PLACE, dossier.id)).state).toBe('adopted');

    const item = (await readSitting(people, sitting.id)).agenda[0];
    expect(item?.counts).toEqual({
      for: 9,
      against: 3,
      abstain: 2,
      notParticipating: 1,
      present: 15,
      councilSize: 15,
    });
    const signed = done(await sign(itemId, paper(sitting.day)));
    expect(signed.number).toBe(`1/${sitting.day.slice(0, 4)}`);
    const view = await showDossier(people.lawyer, PLACE, dossier.id);
    expect(view.state).toBe('signed');
    expect(view.timeline.at(-1)).toMatchObject({ event: 'recordSignature', actor: { name: 'Juris Vītols' } });
  });

  it('refuses too early, and without a quorum, with the article', async () => {
    const dossier = await readyForCouncil(people, 'Par ielu apgaismojumu');
    const day = await sittingDay(12);
    const { id } = await planSitting(people, day);
    const itemId = await prepareSitting(people, id, dossier.id);
    const sitting = await readSitting(people, id);
    const early = await vote(itemId, voteOf(sitting, { for: 15 }));
    expect(early.status).toBe(422);
    expect(early.body.violations).toMatchObject([
      { code: 'too_early_to_adopt', article: { act: 'PL', ref: '27(1)' } },
    ]);

    await moveTo(people.secretary, test, day);
    const few = await vote(itemId, voteOf(sitting, { for: 7 }));
    expect(few.status).toBe(409);
    expect(few.body.violations).toMatchObject([{ code: 'no_quorum', article: { act: 'PL', ref: '27(2)' } }]);
    expect((await readSitting(people, id)).agenda[0]).toMatchObject({
      outcome: null,
      counts: null,
      votes: [],
    });
  });

  it.each([
    { counts: { for: 7, against: 7 }, outcome: 'rejected' },
    { counts: { for: 8, against: 7 }, outcome: 'adopted' },
    { counts: { for: 4, against: 3, abstain: 1 }, outcome: 'rejected' },
    { counts: { for: 5, against: 3, not_participating: 7 }, outcome: 'adopted' },
    { counts: { for: 7, abstain: 8 }, outcome: 'rejected' },
  ])('counts more than half of those present: $counts is $outcome', async ({ counts, outcome }) => {
    const { dossier, sitting, itemId } = await onTheDay('Par tirgu');
    expect(done(await vote(itemId, voteOf(sitting, counts)))).toEqual({ outcome });
    const { state } = await showDossier(people.lawyer, PLACE, dossier.id);
    expect(state).toBe(outcome === 'adopted' ? 'adopted' : 'council_ready');
  });

  it('records one of two votes sent at once, and never a second one', async () => {
    const { sitting, itemId } = await onTheDay('Par kapsētām');
    const answers = await Promise.all([
      vote(itemId, voteOf(sitting, { for: 15 })),
      vote(itemId, voteOf(sitting, { against: 15 })),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const again = await vote(itemId, voteOf(sitting, { for: 15 }));
    expect(codes(again)).toEqual(['item_decided']);
  });

  it('refuses votes that cannot be true and writes nothing', async () => {
    const { sitting, itemId } = await onTheDay('Par ostu');
    const { person } = await people.lawyer.session();
    const votes = voteOf(sitting, { for: 10 }).votes;
    const stranger = { personId: person?.id, choice: 'for', conflict: false };
    const answer = await vote(itemId, {
      ...voteOf(sitting, { for: 10 }),
      votes: [...votes, stranger, votes[0], { ...votes[1], choice: 'for', conflict: true }],
    });
    expect(answer.status).toBe(422);
    expect(codes(answer).sort()).toEqual([
      'vote_despite_conflict',
      'vote_not_a_councillor',
      'vote_twice',
      'vote_twice',
    ]);
    const lying = await vote(itemId, { ...voteOf(sitting, { for: 10 }), present: 8 });
    expect(codes(lying)).toContain('vote_inconsistent');
    expect((await readSitting(people, sitting.id)).agenda[0]?.outcome).toBeNull();
  });

  it('asks the same of a vote on any other matter', async () => {
    const { id } = await planSitting(people, await legalDay(people.secretary));
    const item = { title: 'Par ceļa izbūvi', rapporteur: null, addedAtSitting: null };
    const added = await people.secretary.post<{ id: string }>(`/api/m/${PLACE}/sittings/${id}/items`, item);
    const itemId = done(added).id;
    const sitting = await readSitting(people, id);
    const few = await vote(itemId, voteOf(sitting, { for: 7 }, { decisionNumber: null }));
    expect(few.status).toBe(409);
    expect(codes(few)).toEqual(['no_quorum', 'decision_missing']);
    expect(done(await vote(itemId, voteOf(sitting, { for: 8 })))).toEqual({ outcome: 'adopted' });
  });

  it('keeps a by-law off a sitting that is too soon for the materials', async () => {
    const dossier = await readyForCouncil(people, 'Par sniega tīrīšanu');
    const { id } = await planSitting(people, await legalDay(people.secretary, 1));
    const answer = await people.secretary.post<ProblemBody>(`/api/m/${PLACE}/sittings/${id}/items`, {
      dossierId: dossier.id,
      rapporteur: null,
      addedAtSitting: null,
    });
    expect(answer.status).toBe(409);
    expect(answer.body.violations).toMatchObject([
      { code: 'sitting_too_soon', article: { act: 'PL', ref: '28(2)' } },
    ]);
    expect((await readSitting(people, id)).agenda).toEqual([]);
  });

  it('keeps the budget out of an extraordinary sitting', async () => {
    const dossier = await readyForCouncil(people);
    const { id } = await planSitting(people, await sittingDay(12), { kind: 'extraordinary' });
    const answer = await people.secretary.post<ProblemBody>(`/api/m/${PLACE}/sittings/${id}/items`, {
      dossierId: dossier.id,
      rapporteur: null,
      addedAtSitting: null,
    });
    expect(codes(answer)).toContain('budget_in_extraordinary_sitting');
  });

  it('lets only the chair of that sitting sign, not before the decision and once', async () => {
    const { sitting, itemId } = await onTheDay('Par suņu turēšanu');
    expect(codes(await sign(itemId, paper(sitting.day)))).toEqual(['nothing_adopted']);
    done(await vote(itemId, voteOf(sitting, { for: 15 })));
    const secretary = await sign(itemId, paper(sitting.day), people.secretary);
    expect(secretary.status).toBe(403);
    const before = new Date(Date.parse(sitting.day) - 86_400_000).toISOString().slice(0, 10);
    expect(codes(await sign(itemId, paper(before)))).toEqual(['signature_before_decision']);
    const unproven = await sign(itemId, { ...paper(sitting.day), means: 'container' });
    expect(codes(unproven)).toEqual(['signature_container_missing']);
    done(await sign(itemId, paper(sitting.day)));
    expect(codes(await sign(itemId, paper(sitting.day)))).toEqual(['already_signed']);
  });

  it('gives by-laws signed at once different numbers without a gap', async () => {
    const dossiers = [];
    for (const title of ['Par parkiem', 'Par laukumiem', 'Par strūklakām']) {
      dossiers.push(await readyForCouncil(people, title));
    }
    const day = await sittingDay(12);
    const { id } = await planSitting(people, day);
    const items = [];
    for (const dossier of dossiers) items.push(await prepareSitting(people, id, dossier.id));
    await moveTo(people.secretary, test, day);
    const sitting = await readSitting(people, id);
    for (const [index, itemId] of items.entries()) {
      done(await vote(itemId, voteOf(sitting, { for: 12 }, { decisionNumber: String(200 + index) })));
    }
    const known = await test.dataSource.query<{ seq: number }[]>(`SELECT seq FROM assigned_number`);
    const highest = Math.max(0, ...known.map((row) => row.seq));
    const signed = await Promise.all(items.map((itemId) => sign(itemId, paper(day))));
    const numbers = signed.map((answer) => Number(done(answer).number.split('/')[0])).sort((a, b) => a - b);
    expect(numbers).toEqual([highest + 1, highest + 2, highest + 3]);
  });

  it('is closed to other roles and other municipalities', async () => {
    const { id } = await planSitting(people, await sittingDay(12));
    const elsewhere = await TestClient.loggedIn(test.url, 'Toms Krastiņš');
    expect((await elsewhere.get(`/api/m/${PLACE}/sittings/${id}`)).status).toBe(403);
    expect((await elsewhere.get(`/api/m/ezerkrasti/sittings/${id}`)).status).toBe(404);
    const byLawyer = await people.lawyer.post(`/api/m/${PLACE}/sittings/${id}/close`, { minutesNumber: '1' });
    expect(byLawyer.status).toBe(403);
  });

  it('refuses a notice outside the official website', async () => {
    const { id } = await planSitting(people, await sittingDay(12));
    const answer = await people.secretary.post<ProblemBody>(`/api/m/${PLACE}/sittings/${id}/notices`, {
      what: 'agenda',
      url: 'https://vidzale.example.com/dome',
      day: await legalDay(people.secretary),
      time: '09:00',
      means: 'own_domain',
    });
    expect(codes(answer)).toEqual(['publication_outside_official_site']);
  });
});
