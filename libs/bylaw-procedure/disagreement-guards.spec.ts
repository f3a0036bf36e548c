import { sendByDay } from './promulgation-guards.js';
import { checklist, decide, nextStep } from './procedure.js';
import type { DossierFacts, ReviewSlice } from './facts.js';
import { answers, CALENDAR, COUNCIL, PROMULGATION, reviewedFacts } from './testing/example-facts.js';
import { table } from './testing/outcome-table.js';
import { checkedOn, disagreed, objected, OPINION, review, sent } from './testing/review-changes.js';

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
  ['sent before the opinion came', ['sending_before_review_ended'], sent('2026-04-19', { opinion: OPINION })],
  ['sent while the month ran', ['sending_before_review_ended'], sent('2026-04-30', checkedOn('2026-05-02'))],
  [
    'sent before the disagreement was signed',
    ['sending_before_review_ended'],
    sent('2026-05-28', disagreed()),
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
  const sentFacts = (sentOn: string, change: Partial<ReviewSlice>): DossierFacts => ({
    ...reviewedFacts('promulgation_ready', change),
    promulgation: { ...PROMULGATION, official: null, sentOn },
  });
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
      sentFacts('2026-04-21', { opinion: OPINION }),
      '2026-04-21',
      ['sendForPromulgation', 'lawyer', true, 'SN.SEND_LV_AFTER_OPINION', '2026-04-23'],
    ],
    [
      'after a disagreement, to the gazette',
      sentFacts('2026-06-01', disagreed()),
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
