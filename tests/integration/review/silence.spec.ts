import type { InboxItem } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { done, legalDay, moveTo, peopleOfVidzale, type Vidzale } from '../../support/council.js';
import { showDossier } from '../../support/dossiers.js';
import { signedBylaw } from '../../support/promulgation.js';
import {
  codes,
  desk,
  inReview,
  objectionTo,
  plus,
  promulgate,
  readReview,
  reviewPath,
  sendForReview,
  stateOf,
  takeTrackB,
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

const sending = (id: string, sentOn: string) =>
  people.lawyer.post(reviewPath(id, '/sending'), {
    sentOn,
    means: 'eaddress',
    institutionId: null,
    sectorView: null,
  });

describe('sending', () => {
  it('is possible from signing until today, once, and told when it is late', async () => {
    const { id, stateSince: signed } = await signedBylaw(people, test, 'Par reklāmas nodevu');
    expect(codes(await sending(id, signed))).toEqual(['wrong_state']);
    await takeTrackB(people, id);
    expect(codes(await sending(id, plus(signed, -1)))).toEqual(['review_sending_before_signature']);
    expect(codes(await sending(id, plus(signed, 1)))).toEqual(['review_sending_in_future']);
    const { deadlines, rounds } = await readReview(people, id);
    expect(rounds).toEqual([]);
    const due = deadlines.find((one) => one.code === 'SN.SEND_VARAM')?.day ?? '';
    await moveTo(people.secretary, test, plus(due, 1));
    done(await sending(id, plus(due, 1)));
    expect(codes(await sending(id, plus(due, 1)))).toEqual(['wrong_state']);
    const { timeline } = await showDossier(people.lawyer, 'vidzale', id);
    expect(JSON.stringify(timeline.at(-1)?.details)).toContain('review_sending_late');
  }, 60_000);
});

describe('silence', () => {
  it('is proposed by the clock after the month, confirmed by the lawyer, never before', async () => {
    const { id, roundId } = await inReview(people, test, 'Par suņu nodevu');
    const received = await legalDay(varam);
    done(await desk.receipt(varam, roundId, received));
    const { silenceFrom, rounds } = await readReview(people, id);
    const end = rounds[0]?.opinionBy?.day ?? '';
    expect(silenceFrom).toBe(plus(end, 1));
    const silence = (checkedOn: string, noOpinionFound = true) =>
      people.lawyer.post(reviewPath(id, '/silence'), { checkedOn, noOpinionFound });

    await moveTo(people.secretary, test, end);
    expect(codes(await silence(end))).toEqual(['opinion_month_running', 'silence_check_impossible']);
    expect((await readReview(people, id)).silenceProposed).toBe(false);
    await moveTo(people.secretary, test, plus(end, 1));
    expect(await stateOf(people, id)).toBe('in_review');
    expect((await readReview(people, id)).silenceProposed).toBe(true);
    const inbox = done(await people.lawyer.get<InboxItem[]>('/api/inbox'));
    expect(inbox.find((item) => item.dossier.id === id)).toMatchObject({
      event: 'recordSilentConsent',
      waitsFor: ['silenceChecked'],
    });

    expect((await silence(plus(end, 1), false)).status).toBe(422);
    expect(codes(await silence(end))).toEqual(['silence_check_impossible']);
    done(await silence(plus(end, 1)));
    expect(await stateOf(people, id)).toBe('promulgation_ready');
    expect((await readReview(people, id)).rounds[0]?.opinion).toMatchObject({
      outcome: 'silent',
      receivedOn: end,
    });
    done(await promulgate(people, id, plus(end, 1)));
    expect(await stateOf(people, id)).toBe('promulgation_sent');
    expect(codes(await desk.opinion(varam, roundId))).toEqual(['wrong_state']);
  }, 60_000);

  it('counts from the presumed receipt while none is recorded', async () => {
    const { id, roundId } = await inReview(people, test, 'Par kapu nodevu');
    const sent = await legalDay(varam);
    const { presumedReceipt, opinionBy } = (await readReview(people, id)).rounds[0] ?? {};
    expect(presumedReceipt).toEqual(expect.any(String));
    expect(opinionBy?.from).toBe(presumedReceipt);
    expect(codes(await desk.receipt(varam, roundId, plus(sent, 1)))).toEqual(['review_receipt_impossible']);
    expect(codes(await desk.receipt(varam, roundId, plus(sent, -1)))).toEqual(['review_receipt_impossible']);
    done(await desk.receipt(varam, roundId, sent));
    const confirmed = (await readReview(people, id)).rounds[0];
    expect(confirmed).toMatchObject({ receivedOn: sent, presumedReceipt: null, opinionBy: { from: sent } });
  }, 60_000);

  it('presumes nothing of a letter', async () => {
    const { id } = await signedBylaw(people, test, 'Par pirts nodevu');
    await takeTrackB(people, id);
    const roundId = await sendForReview(people, id, { means: 'post' });
    expect((await readReview(people, id)).rounds[0]).toMatchObject({
      id: roundId,
      presumedReceipt: null,
      opinionBy: null,
    });
    const silence = await people.lawyer.post(reviewPath(id, '/silence'), {
      checkedOn: await legalDay(people.lawyer),
      noOpinionFound: true,
    });
    expect(codes(silence)).toEqual(['review_receipt_unknown']);
  }, 60_000);

  it('an opinion after the month binds nobody: it may be obeyed or treated as silence', async () => {
    const { id, roundId } = await inReview(people, test, 'Par ostas nodevu');
    done(await desk.receipt(varam, roundId, await legalDay(varam)));
    const end = (await readReview(people, id)).rounds[0]?.opinionBy?.day ?? '';
    const late = plus(end, 2);
    await moveTo(people.secretary, test, late);
    const { warnings } = done(await desk.opinion(varam, roundId, objectionTo(null))) as unknown as {
      warnings: { code: string }[];
    };
    expect(warnings.map((one) => one.code)).toEqual(['ministry_opinion_late']);
    expect(await stateOf(people, id)).toBe('review_objections');
    const view = await readReview(people, id);
    expect(view.silenceFrom).toBe(plus(end, 1));
    const events = (await showDossier(people.lawyer, 'vidzale', id)).availableEvents.map((one) => one.event);
    expect(events).toEqual(expect.arrayContaining(['startCorrection', 'recordSilentConsent']));
    done(await people.lawyer.post(reviewPath(id, '/silence'), { checkedOn: late, noOpinionFound: true }));
    expect(await stateOf(people, id)).toBe('promulgation_ready');
    expect((await readReview(people, id)).rounds[0]?.opinion).toMatchObject({ outcome: 'silent' });
  }, 60_000);
});
