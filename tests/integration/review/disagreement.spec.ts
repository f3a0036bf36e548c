import type { ActPage, DossierSitting, DossierView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import {
  done,
  legalDay,
  moveTo,
  peopleOfVidzale,
  PLACE,
  planSitting,
  type Vidzale,
} from '../../support/council.js';
import { advanceDossier, showDossier } from '../../support/dossiers.js';
import {
  codes,
  correct,
  decideInSitting,
  desk,
  disagreementOnAgenda,
  objectedTo,
  plus,
  promulgate,
  readReview,
  reviewPath,
  sendForReview,
  sign,
  stateOf,
  vote,
} from './review-support.js';

let test: TestApp;
let people: Vidzale;
let varam: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
  varam = await TestClient.loggedIn(test.url, 'Zane Pētersone');
}, 120_000);
afterAll(() => test?.close());

const draft = (id: string, change: object = {}) =>
  people.lawyer.put(reviewPath(id, '/disagreement'), {
    whole: true,
    objectionIds: [],
    reasons: 'Deleģējums ir.',
    version: null,
    ...change,
  });
const sendDecision = (id: string, day: string, toVaram = day) =>
  people.lawyer.post(reviewPath(id, '/disagreement/sending'), {
    sentToMinistryOn: day,
    sentToVaramOn: toVaram,
  });

it('a reasoned decision in time leads to promulgation, with the decision at both ministries', async () => {
  const { id, roundId } = await objectedTo(people, test, varam, 'Par ielu tirdzniecības nodevu');
  const { sitting, itemId } = await disagreementOnAgenda(people, id);
  expect(sitting.agenda.find((item) => item.id === itemId)).toMatchObject({
    purpose: 'disagreement',
    bylawVersionId: null,
  });
  expect(await stateOf(people, id)).toBe('review_objections');
  expect((await desk.read(varam, roundId)).disagreement).toBeNull();

  await moveTo(people.secretary, test, sitting.day);
  done(await vote(people, sitting, itemId));
  expect(await stateOf(people, id)).toBe('review_objections');
  expect(codes(await draft(id, { version: 1 }))).toEqual(['disagreement_locked']);
  expect(done(await sign(people, itemId, sitting.day))).toEqual({ number: null });
  expect(await stateOf(people, id)).toBe('promulgation_ready');

  const early = await promulgate(people, id, sitting.day);
  expect(codes(early)).toEqual(['disagreement_sending_missing', 'disagreement_sending_missing']);
  expect(codes(await sendDecision(id, plus(sitting.day, -1)))).toEqual([
    'disagreement_sending_impossible',
    'disagreement_sending_impossible',
  ]);
  done(await sendDecision(id, sitting.day));
  done(await promulgate(people, id, sitting.day));
  expect(await stateOf(people, id)).toBe('promulgation_sent');
  expect((await desk.read(varam, roundId)).disagreement).toMatchObject({
    decision: { number: '155', day: sitting.day },
    signedOn: sitting.day,
    sentToVaramOn: sitting.day,
    locked: true,
  });
  const { code, timeline } = await showDossier(people.lawyer, PLACE, id);
  expect(timeline.map((entry) => entry.event)).toEqual(
    expect.arrayContaining(['decideDisagreement', 'recordDisagreement', 'sendDisagreement']),
  );
  const page = done(await new TestClient(test.url).get<ActPage>(`/api/public/m/${PLACE}/acts/${code}`));
  expect(page.reviews).toMatchObject([
    {
      outcome: 'objections_partial',
      disagreement: { decision: { number: '155' }, reasons: expect.any(String) },
    },
  ]);
  expect(page.votes.map((one) => [one.purpose, one.outcome])).toEqual([
    ['adoption', 'adopted'],
    ['disagreement', 'adopted'],
  ]);
}, 60_000);

it('needs reasons and real objections, and one item at a time', async () => {
  const { id } = await objectedTo(people, test, varam, 'Par laivu piestātnes nodevu');
  const sitting = await planSitting(people, plus(await legalDay(people.secretary), 10));
  const add = () =>
    people.secretary.post(`/api/m/${PLACE}/sittings/${sitting.id}/items`, {
      dossierId: id,
      purpose: 'disagreement',
      rapporteur: null,
      addedAtSitting: null,
    });
  expect(codes(await add())).toEqual(['disagreement_reasons_missing']);
  expect(codes(await draft(id, { whole: false }))).toEqual(['disagreement_with_nothing']);
  const unknown = { whole: false, objectionIds: ['00000000-0000-4000-8000-000000000000'] };
  expect(codes(await draft(id, unknown))).toEqual(['review_unknown_objection']);
  const objections = (await readReview(people, id)).rounds[0]?.opinion?.objections ?? [];
  const partly = { whole: false, objectionIds: objections.map((one) => one.id) };
  expect(done(await draft(id, partly))).toEqual({ version: 1 });
  expect(codes(await draft(id, partly))).toEqual(['changedMeanwhile']);
  expect(done(await draft(id, { ...partly, version: 1 }))).toEqual({ version: 2 });
  const { id: itemId } = done(await add()) as { id: string };
  expect(codes(await add())).toEqual(['disagreement_on_agenda']);

  // A rejected item leaves the way open for another one.
  await moveTo(people.secretary, test, sitting.day);
  done(await vote(people, sitting, itemId, 4));
  expect((await readReview(people, id)).disagreement).toMatchObject({ decision: null, locked: false });
  expect(await stateOf(people, id)).toBe('review_objections');
}, 60_000);

it('bars publication when two months pass without a decision, and refuses a late one', async () => {
  const { id, receivedOn } = await objectedTo(people, test, varam, 'Par ūdens nodevu');
  const { deadlines } = await readReview(people, id);
  const due = deadlines.find((one) => one.code === 'SN.DISAGREE');
  expect(due).toMatchObject({ from: receivedOn, article: { act: 'PL', ref: '47(6)' } });
  const late = await planSitting(people, plus(due?.day ?? '', 3));
  done(await draft(id));
  const add = await people.secretary.post(`/api/m/${PLACE}/sittings/${late.id}/items`, {
    dossierId: id,
    purpose: 'disagreement',
    rapporteur: null,
    addedAtSitting: null,
  });
  expect(codes(add)).toEqual(['disagreement_late']);

  await moveTo(people.secretary, test, due?.day ?? '');
  expect(await stateOf(people, id)).toBe('review_objections');
  await moveTo(people.secretary, test, plus(due?.day ?? '', 1));
  expect(await stateOf(people, id)).toBe('publication_barred');
  const view = await readReview(people, id);
  expect(view.barred).toEqual({ because: 'no_decision', since: plus(due?.day ?? '', 1) });
  const { timeline } = await showDossier(people.lawyer, PLACE, id);
  expect(timeline.at(-1)).toMatchObject({
    event: 'barPublication',
    actor: null,
    article: { act: 'PL', ref: '47(7)' },
  });
  expect(codes(await draft(id))).toEqual(['wrong_state']);
  expect(await refusedEverywhere(id)).toEqual(['late_correction_not_allowed']);
}, 60_000);

it('bars publication when a signed decision is not sent in three working days', async () => {
  const { id } = await objectedTo(people, test, varam, 'Par sēņu nodevu');
  const { sitting, itemId } = await disagreementOnAgenda(people, id);
  await moveTo(people.secretary, test, sitting.day);
  done(await vote(people, sitting, itemId));
  done(await sign(people, itemId, sitting.day));
  const due = (await readReview(people, id)).deadlines.find((one) => one.code === 'SN.SEND_AFTER_DISAGREE');
  expect(due?.from).toBe(sitting.day);
  await moveTo(people.secretary, test, due?.day ?? '');
  expect(codes(await sendDecision(id, due?.day ?? '', plus(due?.day ?? '', 1)))).toEqual([
    'disagreement_sending_impossible',
  ]);
  await moveTo(people.secretary, test, plus(due?.day ?? '', 1));
  expect(await stateOf(people, id)).toBe('publication_barred');
  expect((await readReview(people, id)).barred).toEqual({
    because: 'not_sent',
    since: plus(due?.day ?? '', 1),
  });
  expect(codes(await sendDecision(id, due?.day ?? ''))).toEqual(['wrong_state']);
  expect(await refusedEverywhere(id)).toEqual(['late_correction_not_allowed']);

  // Only the municipality's own setting opens the way of a correction; the barred text itself stays barred.
  const round = (await readReview(people, id)).rounds[0];
  await allowLateCorrection(true);
  const corrected = await correct(people, id, 'citu nodevas likmi');
  await allowLateCorrection(false);
  expect(corrected.state).toBe('council_ready');
  const again = await decideInSitting(people, test, id);
  expect(again.sitting.agenda.find((item) => item.id === again.itemId)?.purpose).toBe('correction');
  await advanceDossier(people.lawyer, PLACE, id, 'takeTrackB');
  expect(codes(await people.lawyer.put(`/api/m/${PLACE}/dossiers/${id}/promulgation`, PLAIN))).toEqual([
    'wrong_state',
  ]);
  const roundId = await sendForReview(people, id);
  const { round: second } = await desk.read(varam, roundId);
  expect(second).toMatchObject({ number: 2, opinion: null });
  expect(second.digest).not.toBe(round?.digest);
  done(await desk.opinion(varam, roundId));
  done(await promulgate(people, id, await legalDay(people.lawyer)));
  expect(await stateOf(people, id)).toBe('promulgation_sent');
}, 60_000);

it('an item taken off the agenda leaves the by-law where it is', async () => {
  const { id } = await objectedTo(people, test, varam, 'Par ogu nodevu');
  const { itemId } = await disagreementOnAgenda(people, id, 20);
  const removed = await people.secretary.post(`/api/m/${PLACE}/agenda-items/${itemId}/remove`, {
    reason: 'Precizē pamatojumu',
  });
  expect(removed.status).toBe(204);
  expect(await stateOf(people, id)).toBe('review_objections');
  expect((await readReview(people, id)).disagreement).toMatchObject({ item: null, locked: false });
  const sittings = done(await people.lawyer.get<DossierSitting[]>(`/api/m/${PLACE}/dossiers/${id}/council`));
  expect(sittings.map((one) => one.item.purpose)).toEqual(['adoption']);
}, 60_000);

const allowLateCorrection = (allowed: boolean) =>
  test.dataSource.query(`UPDATE municipality SET late_correction_allowed = $2 WHERE slug = $1`, [
    PLACE,
    allowed,
  ]);

const PLAIN = { personalDataChecked: true, ownEntryDay: null, ownEntryPoint: null };

/** Tries every way towards publication of a barred by-law; returns why a correction is refused. */
async function refusedEverywhere(id: string): Promise<string[]> {
  const today = await legalDay(people.lawyer);
  const path = `/api/m/${PLACE}/dossiers/${id}/promulgation`;
  expect(codes(await people.lawyer.put(path, PLAIN))).toEqual(['wrong_state']);
  const send = await people.lawyer.post(`${path}/sending`, {
    sentOn: today,
    means: 'email',
    ministryInformedOn: null,
  });
  expect(send.status).toBe(409);
  const { version, availableEvents }: DossierView = await showDossier(people.lawyer, PLACE, id);
  expect(availableEvents.map((offer) => offer.event)).toEqual(['withdraw']);
  const correction = await people.lawyer.post(`/api/m/${PLACE}/dossiers/${id}/advance`, {
    event: 'startCorrection',
    version,
  });
  expect(correction.status).toBe(409);
  return codes(correction);
}
