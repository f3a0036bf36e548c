import { answers } from './testing/example-facts.js';
import { table } from './testing/outcome-table.js';
import type { Change } from './testing/outcome-table.js';
import { OPINION, checkedOn, disagreed, municipality, objected, review } from './testing/review-changes.js';

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
  ['after a disagreement that was not sent in time', [], review(disagreed())],
  ['before it was ever adopted', ['not_in_correction'], () => ({})],
  ['in correction', [], review(objected())],
]);

table('adopted', 'recordSignature', '2026-03-27', [
  ['a corrected by-law keeps last year’s number', [], review(objected(), () => ({ number: '12/2025' }))],
  ['but none of next year', ['number_not_by_pattern'], review(objected(), () => ({ number: '12/2027' }))],
]);
