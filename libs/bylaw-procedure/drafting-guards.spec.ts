import { opinion, published, table } from './testing/outcome-table.js';

table('draft', 'sendForEndorsement', '2026-03-01', [
  ['no legal basis', ['legal_basis_missing'], (f) => ({ document: { ...f.document, hasBasis: false } })],
  ['errors in the text', ['text_has_errors'], (f) => ({ document: { ...f.document, lintErrors: 2 } })],
  [
    'a place of the template is not filled in',
    ['~text_has_placeholders'],
    (f) => ({ document: { ...f.document, placeholders: 1 } }),
  ],
  [
    'part 3 is empty',
    ['memorandum_parts_missing'],
    (f) => ({ memorandum: { ...f.memorandum, filledParts: [1, 2, 4, 5, 6, 7, 8] } }),
  ],
  [
    'part 8 comes later',
    [],
    (f) => ({ memorandum: { ...f.memorandum, filledParts: [1, 2, 3, 4, 5, 6, 7] } }),
  ],
  ['a blank title', ['title_missing'], (f) => ({ dossier: { ...f.dossier, title: '  ' } })],
]);

table('endorsement', 'openOpinionStage', '2026-03-03', [
  [
    'nobody endorsed',
    ['endorsement_missing_legal', 'endorsement_missing_head'],
    () => ({ endorsements: [] }),
  ],
  [
    'the text changed after the endorsements',
    ['endorsement_stale_legal', 'endorsement_stale_head'],
    (f) => ({ document: { ...f.document, currentDigest: 'text-2' } }),
  ],
  [
    'the memorandum changed after the endorsements',
    ['endorsement_stale_legal', 'endorsement_stale_head'],
    (f) => ({ memorandum: { ...f.memorandum, currentDigest: 'memo-2' } }),
  ],
  ['no record', ['opinion_publication_missing'], opinion({ publications: [] })],
  [
    'only a record for another article',
    ['opinion_publication_missing'],
    published({ article: { act: 'PL', ref: '28(3)' } }),
  ],
  [
    "an outsider's address",
    ['publication_outside_official_site'],
    published({ url: 'https://www.vietvara.example/liepkalne/sn-12' }),
  ],
  [
    'a look-alike address',
    ['publication_outside_official_site'],
    published({ url: 'https://liepkalne.example.evil.example/sn' }),
  ],
  ['no last day', ['publication_end_missing'], published({ to: null }, { closes: null })],
  [
    'thirteen days by any counting',
    ['opinion_term_too_short'],
    published({ to: '2026-03-15' }, { closes: '2026-03-15' }),
  ],
  [
    'fourteen days with the first',
    ['~opinion_term_counted_inclusively'],
    published({ to: '2026-03-16' }, { closes: '2026-03-16' }),
  ],
  [
    'opinions beyond the publication',
    ['opinions_longer_than_publication'],
    opinion({ closes: '2026-03-20' }),
  ],
  ['published tomorrow', ['publication_in_future'], published({}), '2026-03-02'],
  ['published yesterday', ['~publication_backdated'], published({}), '2026-03-04'],
  ['no question', ['opinion_question_missing'], opinion({ question: ' ' })],
  ['nobody responsible', ['responsible_person_missing'], opinion({ responsiblePerson: null })],
]);

table('opinion_stage', 'interruptOpinionStage', '2026-03-10', [
  ['no reason', ['reason_missing'], () => ({})],
  ['with a reason', [], (f) => ({ dossier: { ...f.dossier, reason: 'Kļūda tekstā' } })],
]);

table('opinion_summary', 'answerOpinion', '2026-03-19', [
  ['no opinions', ['no_opinions'], opinion({ opinionsTotal: 0 })],
]);

table('opinion_summary', 'submitToCouncil', '2026-03-19', [
  ['on the last day of the term', ['opinion_term_running'], () => ({}), '2026-03-17'],
  ['opinions without an answer', ['opinions_unanswered'], opinion({ unanswered: 1 })],
  ['opinions nobody looked at', ['opinions_unmoderated'], opinion({ unmoderated: 1 })],
  ['part 8 is behind', ['part8_outdated'], opinion({ part8Current: false })],
  [
    'part 8 is empty',
    ['memorandum_parts_missing'],
    (f) => ({ memorandum: { ...f.memorandum, filledParts: [1, 2, 3, 4, 5, 6, 7] } }),
  ],
  ['the text changed since', ['~text_changed_since_opinions'], opinion({ versionDigest: 'text-0' })],
]);
