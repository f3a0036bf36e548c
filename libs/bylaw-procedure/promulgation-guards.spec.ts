import { answers, COUNCIL, PROMULGATION } from './testing/example-facts.js';
import { kind, promulgation, signature, table } from './testing/outcome-table.js';

table('adopted', 'recordSignature', '2026-03-27', [
  ['no signature', ['signature_missing'], () => ({ signature: null })],
  ['signed tomorrow', ['signature_in_future'], signature({ day: '2026-03-28' })],
  ['signed before the vote', ['signature_before_decision'], signature({ day: '2026-03-25' })],
  ['a container that is not there', ['signature_container_missing'], signature({ means: 'container' })],
  ['paper that is nowhere', ['signature_paper_missing'], signature({ paperReference: null })],
  ['signed late', ['~signature_late'], signature({ day: '2026-04-07' }), '2026-04-07'],
  ['no number', ['number_missing'], () => ({ number: null })],
  ["not the municipality's number", ['number_not_by_pattern'], () => ({ number: 'SN12/2026' })],
  ['a number of last year', ['number_not_by_pattern'], () => ({ number: '12/2025' })],
  [
    'the text changed after the vote',
    ['adopted_text_differs'],
    (f) => ({ document: { ...f.document, currentDigest: 'text-2' } }),
  ],
]);

table('signed', 'takeTrackA', '2026-03-30', [
  ['no questionnaire', ['questionnaire_incomplete'], () => ({ trackAnswers: null })],
  ['fees', ['review_required'], () => ({ trackAnswers: answers('fee_rates') })],
  [
    'penalties elsewhere',
    ['~penalties_outside_article_45'],
    () => ({ trackAnswers: answers('penalties_elsewhere') }),
  ],
]);

table('signed', 'takeTrackB', '2026-03-30', [
  ['nothing calls for it', ['review_not_required'], () => ({})],
  ['children', [], () => ({ trackAnswers: answers('childrens_rights') })],
  [
    'a ministry without a name',
    ['named_ministry_missing'],
    () => ({ trackAnswers: answers('law_names_ministry') }),
  ],
]);

table('promulgation_ready', 'sendForPromulgation', '2026-03-31', [
  ['everything', [], promulgation({})],
  [
    'no minutes',
    ['minutes_reference_missing'],
    (f) => ({ ...promulgation({})(), council: { ...COUNCIL, minutesRef: null }, number: f.number }),
  ],
  [
    'no package',
    ['package_missing', 'personal_data_unchecked', 'sending_missing'],
    () => ({ promulgation: null }),
  ],
  ['another text', ['package_differs'], promulgation({ packageDigest: 'text-2' })],
  ['another memorandum', ['package_differs'], promulgation({ packageMemorandumDigest: null })],
  ['data not checked', ['personal_data_unchecked'], promulgation({ personalDataChecked: false })],
  ['sent tomorrow', ['sending_in_future'], promulgation({ sentOn: '2026-04-01' })],
  ['sent before signing', ['sending_before_signature'], promulgation({ sentOn: '2026-03-26' })],
  ['sent late', ['~sending_late'], promulgation({ sentOn: '2026-04-02' }), '2026-04-02'],
  [
    'planning has another term',
    [],
    kind('spatial_planning', promulgation({ sentOn: '2026-04-02' })),
    '2026-04-02',
  ],
  ['the budget goes to the ministry too', ['~ministry_not_informed'], kind('budget', promulgation({}))],
  ['and did', [], kind('budget', promulgation({ ministryInformedOn: '2026-03-31' }))],
  ['force from yesterday', ['retroactive'], promulgation({ ownEntryIntoForce: '2026-03-30' })],
  ['force from today', ['retroactive'], promulgation({ ownEntryIntoForce: '2026-03-31' })],
  ['force from a later day', [], promulgation({ ownEntryIntoForce: '2026-05-01' })],
]);

const official = PROMULGATION.official!;
table('promulgation_sent', 'recordPromulgation', '2026-04-02', [
  ['no reference', ['official_reference_missing'], promulgation({})],
  [
    'a number of another form',
    ['official_number_invalid', 'official_url_differs'],
    promulgation({ official: { ...official, number: '64' } }),
  ],
  [
    'a number of another year',
    ['official_number_invalid', 'official_url_differs'],
    promulgation({ official: { ...official, number: '2025/64.12' } }),
  ],
  [
    'an address that does not fit',
    ['official_url_differs'],
    promulgation({ official: { ...official, url: 'https://likumi.lv/ta/id/1' } }),
  ],
  [
    'published tomorrow',
    ['official_day_impossible'],
    promulgation({ official: { ...official, day: '2026-04-03' } }),
  ],
  [
    'published before it was sent',
    ['official_day_impossible'],
    promulgation({ official: { ...official, day: '2026-03-30' } }),
  ],
  [
    'published on the day it was to take force',
    ['~entry_day_before_publication'],
    promulgation({ official, ownEntryIntoForce: '2026-04-02' }),
  ],
]);

table('promulgated', 'enterIntoForce', '2026-04-03', [
  ['on the day of publication', ['entry_day_not_reached'], () => ({}), '2026-04-02'],
  [
    'before its own day',
    ['entry_day_not_reached'],
    promulgation({ official, ownEntryIntoForce: '2026-05-01' }),
    '2026-04-30',
  ],
  ['on its own day', [], promulgation({ official, ownEntryIntoForce: '2026-05-01' }), '2026-05-01'],
  [
    'own day already past',
    ['~entry_day_before_publication'],
    promulgation({ official, ownEntryIntoForce: '2026-04-01' }),
  ],
]);

table('draft', 'withdraw', '2026-03-01', [['without a reason', ['reason_missing'], () => ({})]]);
