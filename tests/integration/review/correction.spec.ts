import type { ActPage, DossierSitting, InboxItem, PromulgationView } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { done, legalDay, peopleOfVidzale, PLACE, type Vidzale } from '../../support/council.js';
import { advanceDossier, showDossier } from '../../support/dossiers.js';
import {
  codes,
  correct,
  decideInSitting,
  desk,
  inReview,
  objectionTo,
  promulgate,
  readReview,
  sendForReview,
  stateOf,
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

it('goes from objections to some norms over a correction to promulgation', async () => {
  const { id, roundId, dossier } = await inReview(people, test, 'Par tirdzniecības nodevu');
  const { number } = await readReview(people, id).then((view) => view.dossier);
  expect(number).toMatch(/^\d+\/\d{4}$/);

  // The ministry finds it, confirms receipt and objects to one unit of the very text that was sent.
  const { waiting } = await desk.queue(varam);
  expect(waiting.find((item) => item.id === roundId)).toMatchObject({
    place: { slug: PLACE },
    code: dossier.code,
    bylawNumber: number,
    round: 1,
    outcome: null,
    copied: false,
  });
  const inbox = done(await varam.get<InboxItem[]>('/api/inbox'));
  expect(inbox).toContainEqual(
    expect.objectContaining({ path: `darbs/atzinumi/${roundId}`, actor: 'varam_reviewer' }),
  );
  const received = await legalDay(varam);
  expect((await desk.receipt(varam, roundId, received)).status).toBe(204);
  const first = await desk.read(varam, roundId);
  expect(first).toMatchObject({
    round: { number: 1, receivedOn: received, presumedReceipt: null, opinion: null },
    earlier: [],
    comparison: null,
    toAnswer: [],
    bylaw: { number, state: 'in_review' },
  });
  const unit = first.units[0];
  done(await desk.opinion(varam, roundId, objectionTo(unit?.id ?? null)));
  expect(await stateOf(people, id)).toBe('review_objections');

  // The council corrects; the earlier text stays as it was sent.
  expect((await correct(people, id, 'nodevas likmi')).state).toBe('council_ready');
  const { sitting, itemId } = await decideInSitting(people, test, id);
  const items = done(await people.secretary.get<DossierSitting[]>(`/api/m/${PLACE}/dossiers/${id}/council`));
  expect(items.map((one) => [one.item.id === itemId, one.item.purpose])).toEqual([
    [true, 'correction'],
    [false, 'adoption'],
  ]);
  const signed = await showDossier(people.lawyer, PLACE, id);
  expect(signed.state).toBe('signed');
  expect((await readReview(people, id)).dossier.number).toBe(number);

  // It cannot go past the ministry any more.
  const past = await people.lawyer.post(`/api/m/${PLACE}/dossiers/${id}/advance`, {
    event: 'takeTrackA',
    version: signed.version,
  });
  expect(codes(past)).toContain('review_required');

  await advanceDossier(people.lawyer, PLACE, id, 'takeTrackB');
  const again = await sendForReview(people, id);
  const second = await desk.read(varam, again);
  expect(second.round).toMatchObject({ number: 2, receivedOn: null, opinion: null });
  expect(second.earlier).toMatchObject([{ id: roundId, opinion: { outcome: 'objections_partial' } }]);
  expect(second.earlier[0]?.opinion?.objections).toMatchObject([
    { unitId: unit?.id, unitLabel: unit?.label },
  ]);
  expect(second.comparison?.changes.length).toBeGreaterThan(0);
  expect(second.round.digest).not.toBe(first.round.digest);
  expect((await desk.read(varam, roundId)).text).toEqual(first.text);

  done(await desk.opinion(varam, again));
  expect(await stateOf(people, id)).toBe('promulgation_ready');
  const today = await legalDay(people.lawyer);
  done(await promulgate(people, id, today));
  expect(await stateOf(people, id)).toBe('promulgation_sent');

  const { promulgation } = done(
    await people.lawyer.get<{ promulgation: PromulgationView }>(
      `/api/m/${PLACE}/dossiers/${id}/promulgation`,
    ),
  );
  expect(promulgation.digest).toBe(second.round.digest);
  done(
    await people.lawyer.post(`/api/m/${PLACE}/dossiers/${id}/promulgation/publication`, {
      number: `${today.slice(0, 4)}/77.3`,
      day: today,
    }),
  );
  const page = done(
    await new TestClient(test.url).get<ActPage>(`/api/public/m/${PLACE}/acts/${dossier.code}`),
  );
  expect(page.act).toMatchObject({ number, adoptedDay: expect.any(String) });
  expect(page.act?.adoptedDay).not.toBe(sitting.day);
  expect(page.reviews).toMatchObject([
    {
      number: 1,
      outcome: 'objections_partial',
      objections: [{ unitLabel: unit?.label }],
      disagreement: null,
    },
    { number: 2, outcome: 'no_objections', objections: [] },
  ]);
  expect(page.timeline.map((entry) => entry.event)).toEqual(
    expect.arrayContaining(['sendForReview', 'recordObjections', 'startCorrection', 'recordNoObjections']),
  );
}, 60_000);

it('does not take a correction that changes nothing', async () => {
  const { id, roundId } = await inReview(people, test, 'Par stāvvietu nodevu');
  done(await desk.opinion(varam, roundId, objectionTo(null)));
  const { version } = await advanceDossier(people.lawyer, PLACE, id, 'startCorrection');
  expect((await readReview(people, id)).changedUnits).toBe(0);
  const answer = await people.lawyer.post(`/api/m/${PLACE}/dossiers/${id}/advance`, {
    event: 'submitCorrection',
    version,
  });
  expect(answer.status).toBe(409);
  expect(codes(answer)).toContain('correction_changes_nothing');
}, 60_000);
