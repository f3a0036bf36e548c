import { sendByDay } from './promulgation-guards.js';
import { checklist, decide, nextStep } from './procedure.js';
import type { DossierFacts, ReviewSlice } from './facts.js';
import {
  answers,
  CALENDAR,
  COUNCIL,
  DISAGREEMENT,
  OBJECTIONS,
  PROMULGATION,
  reviewedFacts,
} from './testing/example-facts.js';
import { table } from './testing/outcome-table.js';
import type { Change } from './testing/outcome-table.js';

const OPINION: NonNullable<ReviewSlice['opinion']> = {
  outcome: 'no_objections',
  issuedOn: '2026-04-20',
  receivedOn: '2026-04-20',
  objections: 0,
};
const objected = (change: object = {}): Partial<ReviewSlice> => ({
  opinion: OBJECTIONS && { ...OBJECTIONS, ...change },
});
const disagreed = (change: Partial<typeof DISAGREEMENT> = {}): Partial<ReviewSlice> => ({
  ...objected(),
  disagreement: { ...DISAGREEMENT, ...change },
});
const review =
  (change: Partial<ReviewSlice> | null, more: Change = () => ({})): Change =>
  (f) => {
    const { review: slice, trackAnswers } = reviewedFacts(f.dossier.state, change);
    return { review: slice, trackAnswers, ...more(f) };
  };
const sent = (sentOn: string, change: Partial<ReviewSlice>): Change =>
  review(change, () => ({ promulgation: { ...PROMULGATION, official: null, sentOn } }));
const municipality =
  (change: object): Change =>
  (f) => ({ municipality: { ...f.municipality, ...change } });

table('review_required', 'sendForReview', '2026-03-31', [
  ['the adopted text, in time', [], review({ receivedOn: null })],
  ['nothing sent', ['review_sending_missing'], review(null)],
  ['the round before', ['review_sending_missing'], review(objected())],
  ['another text', ['review_text_differs'], review({ bylawDigest: 'text-0' })],
  ['another memorandum', ['review_text_differs'], review({ memorandumDigest: null })],
  ['sent tomorrow', ['review_sending_in_future'], review({ sentOn: '2026-04-01' })],
  ['sent before it was signed', ['review_sending_before_signature'], review({ sentOn: '2026-03-26' })],
  ['sent on the third working day', [], review({ sentOn: '2026-04-01' }), '2026-04-01'],
  ['sent on the fourth', ['~review_sending_late'], review({ sentOn: '2026-04-02' }), '2026-04-02'],
]);

table('signed', 'takeTrackA', '2026-05-29', [
  [
    'a corrected by-law, whatever is answered now',
    ['review_required'],
    review(objected(), () => ({ trackAnswers: answers() })),
  ],
]);

table('signed', 'takeTrackB', '2026-05-29', [
  ['a corrected by-law is sent again', [], review(objected(), () => ({ trackAnswers: answers() }))],
]);

table('in_review', 'recordReviewReceipt', '2026-04-02', [
  ['received', [], review({})],
  ['no day', ['review_receipt_missing'], review({ receivedOn: null })],
  ['received tomorrow', ['review_receipt_impossible'], review({ receivedOn: '2026-04-03' })],
  ['received before it was sent', ['review_receipt_impossible'], review({ receivedOn: '2026-03-29' })],
]);

table('in_review', 'recordNoObjections', '2026-04-21', [
  ['an opinion', [], review({ opinion: OPINION })],
  ['no opinion', ['ministry_opinion_missing'], review({})],
  ['objections', ['ministry_opinion_objects'], review(objected())],
  [
    'given before it was sent',
    ['ministry_opinion_days_impossible'],
    review({ opinion: { ...OPINION, issuedOn: '2026-03-29' } }),
  ],
  [
    'received before it was given',
    ['ministry_opinion_days_impossible'],
    review({ opinion: { ...OPINION, receivedOn: '2026-04-19' } }),
  ],
  [
    'received tomorrow',
    ['ministry_opinion_days_impossible'],
    review({ opinion: { ...OPINION, receivedOn: '2026-04-22' } }),
  ],
]);

table('in_review', 'recordObjections', '2026-05-10', [
  ['to some norms', [], review(objected())],
  ['no opinion', ['ministry_opinion_missing'], review({})],
  ['no objections', ['ministry_opinion_has_none'], review({ opinion: OPINION })],
  ['objections to nothing', ['objections_missing'], review(objected({ objections: 0 }))],
  [
    'after the month',
    ['~ministry_opinion_late'],
    review(objected({ issuedOn: '2026-05-05', receivedOn: '2026-05-05' })),
  ],
]);

const checkedOn = (silenceCheckedOn: string | null): Partial<ReviewSlice> => ({ silenceCheckedOn });

table('in_review', 'recordSilentConsent', '2026-05-04', [
  ['after the month', ['silence_check_impossible'], review(checkedOn('2026-05-05'))],
  ['on a day that is free', [], review(checkedOn('2026-05-02'))],
  ['nobody looked', ['silence_unchecked'], review({})],
  ['looked before the end', ['silence_check_impossible'], review(checkedOn('2026-04-30'))],
  [
    'on the last day of the month',
    ['opinion_month_running', 'silence_check_impossible'],
    review(checkedOn('2026-04-30')),
    '2026-04-30',
  ],
  ['an opinion in time', ['ministry_opinion_in_time'], review({ ...objected(), ...checkedOn('2026-05-02') })],
  [
    'receipt presumed on the second working day',
    ['~review_receipt_presumed'],
    review({ receivedOn: null, ...checkedOn('2026-05-06') }),
    '2026-05-06',
  ],
  [
    'nothing presumed by post',
    ['review_receipt_unknown'],
    review({ receivedOn: null, electronic: false, ...checkedOn('2026-05-02') }),
  ],
  [
    'nothing presumed by the setting',
    ['review_receipt_unknown'],
    review(
      { receivedOn: null, ...checkedOn('2026-05-02') },
      municipality({ receiptPresumptionWorkingDays: null }),
    ),
  ],
]);

table('review_objections', 'recordSilentConsent', '2026-05-11', [
  [
    'the opinion came too late',
    [],
    review({ ...objected({ issuedOn: '2026-05-05', receivedOn: '2026-05-05' }), ...checkedOn('2026-05-11') }),
  ],
  [
    'the opinion came in time',
    ['ministry_opinion_in_time'],
    review({ ...objected(), ...checkedOn('2026-05-11') }),
  ],
]);

table('publication_barred', 'startCorrection', '2026-07-01', [
  ['not by the setting', ['late_correction_not_allowed'], review(objected())],
  ['by the setting', [], review(objected(), municipality({ lateCorrectionAllowed: true }))],
]);

table('review_objections', 'startCorrection', '2026-05-01', [['at once', [], review(objected())]]);

const corrected: Change = (f) => ({
  document: { ...f.document, currentDigest: 'text-2' },
  endorsements: f.endorsements.map((one) => ({ ...one, digest: 'text-2' })),
});

table('correction', 'submitCorrection', '2026-05-10', [
  ['corrected and endorsed', [], review(objected(), corrected)],
  ['nothing changed', ['correction_changes_nothing'], review(objected())],
  [
    'not endorsed again',
    ['endorsement_stale_legal', 'endorsement_stale_head'],
    review(objected(), (f) => ({ document: { ...f.document, currentDigest: 'text-2' } })),
  ],
  [
    'part of the memorandum gone',
    ['memorandum_parts_missing'],
    review(objected(), (f) => ({
      ...corrected(f),
      memorandum: { ...f.memorandum, filledParts: [1, 2, 3] },
    })),
  ],
]);

table('council_ready', 'returnToDraft', '2026-05-12', [
  ['before it was ever adopted', [], () => ({})],
  ['in correction', ['returns_to_correction'], review(objected())],
]);

table('council_ready', 'returnToCorrection', '2026-05-12', [
  ['before it was ever adopted', ['not_in_correction'], () => ({})],
  ['in correction', [], review(objected())],
]);

table('adopted', 'recordSignature', '2026-03-27', [
  ['a corrected by-law keeps last year’s number', [], review(objected(), () => ({ number: '12/2025' }))],
  ['but none of next year', ['number_not_by_pattern'], review(objected(), () => ({ number: '12/2027' }))],
]);

table('review_objections', 'recordDisagreement', '2026-06-20', [
  ['decided and signed in time', [], review(disagreed())],
  [
    'no draft',
    ['disagreement_reasons_missing', 'disagreement_not_decided', 'disagreement_unsigned'],
    review(objected()),
  ],
  ['no reasons', ['disagreement_reasons_missing'], review(disagreed({ reasons: ' ' }))],
  ['no vote', ['disagreement_not_decided'], review(disagreed({ vote: null }))],
  [
    'no majority',
    ['disagreement_not_decided'],
    review(disagreed({ vote: { for: 6, against: 5, abstain: 2, notParticipating: 0 } })),
  ],
  ['no quorum', ['disagreement_not_decided'], review(disagreed({ quorum: { councilSize: 15, present: 7 } }))],
  [
    'signed before it was decided',
    ['disagreement_signature_impossible'],
    review(disagreed({ signedOn: '2026-05-27' })),
  ],
  ['signed tomorrow', ['disagreement_signature_impossible'], review(disagreed({ signedOn: '2026-06-21' }))],
  [
    'decided on the last day, moved from a Saturday to Monday',
    [],
    review(disagreed({ decision: { number: '1', date: '2026-06-22' }, signedOn: '2026-06-25' })),
    '2026-06-25',
  ],
  [
    'decided a day later',
    ['disagreement_late'],
    review(disagreed({ decision: { number: '1', date: '2026-06-25' }, signedOn: '2026-06-25' })),
    '2026-06-25',
  ],
]);

table('review_objections', 'barPublication', '2026-06-23', [
  ['no decision in two months', [], review(objected())],
  ['the last day', ['publication_terms_running'], review(objected()), '2026-06-22'],
  ['decided in time, not signed yet', ['publication_terms_running'], review(disagreed({ signedOn: null }))],
  [
    'decided too late',
    [],
    review(disagreed({ decision: { number: '1', date: '2026-06-25' }, signedOn: null })),
    '2026-06-25',
  ],
  [
    'an opinion after the month starts no term',
    ['publication_terms_running'],
    review(objected({ issuedOn: '2026-05-05', receivedOn: '2026-05-05' })),
    '2026-09-01',
  ],
]);

table('promulgation_ready', 'barPublication', '2026-06-04', [
  ['not sent in three working days', [], review(disagreed())],
  ['the third working day', ['publication_terms_running'], review(disagreed()), '2026-06-03'],
  ['after an opinion without objections', ['publication_terms_running'], review({ opinion: OPINION })],
  ['on track A', ['publication_terms_running'], () => ({})],
]);

table('promulgation_ready', 'sendForPromulgation', '2026-06-03', [
  ['after a disagreement in time', [], sent('2026-06-01', disagreed())],
  ['after a disagreement, too late', ['sending_barred'], sent('2026-06-04', disagreed()), '2026-06-04'],
  [
    'not to the ministries',
    ['disagreement_sending_missing', 'disagreement_sending_missing'],
    sent('2026-06-01', disagreed({ sentToMinistryOn: null, sentToVaramOn: null })),
  ],
  [
    'to VARAM too late',
    ['disagreement_sending_late'],
    sent('2026-06-01', disagreed({ sentToVaramOn: '2026-06-04' })),
    '2026-06-05',
  ],
  [
    'to VARAM before signing',
    ['disagreement_sending_impossible'],
    sent('2026-06-01', disagreed({ sentToVaramOn: '2026-05-28' })),
  ],
  ['without an opinion', ['review_not_passed'], sent('2026-06-01', {})],
  [
    'never sent to the ministry',
    ['review_not_passed'],
    () => ({ ...review(null)(reviewedFacts('signed')), promulgation: { ...PROMULGATION, official: null } }),
  ],
  ['with objections', ['review_not_passed'], sent('2026-06-01', objected())],
  [
    'an opinion about another text',
    ['review_not_passed'],
    sent('2026-06-01', { bylawDigest: 'text-0', opinion: { ...OPINION, receivedOn: '2026-05-29' } }),
  ],
  ['in time after the opinion', [], sent('2026-04-23', { opinion: OPINION })],
  ['late after the opinion', ['~sending_late_after_opinion'], sent('2026-04-24', { opinion: OPINION })],
  ['in time after silence', [], sent('2026-05-07', checkedOn('2026-05-02'))],
  ['late after silence', ['~sending_late_after_opinion'], sent('2026-05-08', checkedOn('2026-05-02'))],
]);

describe('the last day for sending to the gazette', () => {
  const day = (change: Partial<ReviewSlice> | null): string | null =>
    sendByDay(reviewedFacts('promulgation_ready', change), CALENDAR);

  it.each<[string, Partial<ReviewSlice> | null, string | null]>([
    ['not reviewed yet', null, null],
    ['waiting for the opinion', {}, null],
    ['from receipt of the opinion', { opinion: OPINION }, '2026-04-23'],
    ['from the end of the month on silence, over 1 and 4 May', checkedOn('2026-05-05'), '2026-05-07'],
    ['from signing the disagreement', disagreed(), '2026-06-03'],
  ])('%s', (_, change, expected) => expect(day(change)).toBe(expected));
});

describe('what is next', () => {
  const next = (facts: DossierFacts, now: string): unknown => {
    const step = nextStep(facts, now, CALENDAR);
    return (
      step && [step.event, step.actor, step.ready, step.deadline?.code ?? null, step.deadline?.day ?? null]
    );
  };

  it.each<[string, DossierFacts, string, unknown]>([
    [
      'to send',
      reviewedFacts('review_required', null),
      '2026-03-30',
      ['sendForReview', 'lawyer', false, 'SN.SEND_VARAM', '2026-04-01'],
    ],
    [
      'the ministry',
      reviewedFacts('in_review'),
      '2026-04-10',
      ['recordNoObjections', 'ministry', false, 'SN.VARAM_OPINION', '2026-04-30'],
    ],
    [
      'the clock proposes silence',
      reviewedFacts('in_review'),
      '2026-05-01',
      ['recordSilentConsent', 'lawyer', false, 'SN.VARAM_OPINION', '2026-04-30'],
    ],
    [
      'objections',
      reviewedFacts('review_objections', objected()),
      '2026-05-01',
      ['startCorrection', 'lawyer', true, 'SN.DISAGREE', '2026-06-22'],
    ],
    [
      'after an opinion, to the gazette',
      reviewedFacts('promulgation_ready', { opinion: OPINION }),
      '2026-04-21',
      ['sendForPromulgation', 'lawyer', true, 'SN.SEND_LV_AFTER_OPINION', '2026-04-23'],
    ],
    [
      'after a disagreement, to the gazette',
      reviewedFacts('promulgation_ready', disagreed()),
      '2026-06-01',
      ['sendForPromulgation', 'lawyer', true, 'SN.SEND_AFTER_DISAGREE', '2026-06-03'],
    ],
    ['nothing once barred', reviewedFacts('publication_barred', objected()), '2026-07-01', null],
  ])('%s', (_, facts, now, expected) => expect(next(facts, now)).toEqual(expected));

  it('offers one line for the opinion while none is there', () => {
    const unmet = checklist(reviewedFacts('in_review'), '2026-04-10', CALENDAR).filter((item) => !item.met);
    expect(unmet.map((item) => [item.code, item.actor])).toEqual([['ministryOpinionReceived', 'ministry']]);
  });

  it('a by-law of track A knows nothing of it', () => {
    const facts = { ...reviewedFacts('promulgation_ready', null), trackAnswers: answers() };
    expect(sendByDay(facts, CALENDAR)).toBe('2026-04-01');
    const decision = decide(
      'sendForPromulgation',
      { ...facts, council: COUNCIL, promulgation: { ...PROMULGATION, official: null } },
      '2026-03-31',
      CALENDAR,
    );
    expect(decision).toMatchObject({ allowed: true, warnings: [] });
  });
});
