import { table } from './testing/outcome-table.js';

/** What the memorandum lacks in substance, and contacts that nobody stated, warn on the way to the council. */
table('opinion_summary', 'submitToCouncil', '2026-03-20', [
  ['nothing to improve', [], () => ({ memorandumReview: { findings: 0, parts: [] } })],
  ['no memorandum of this form', [], () => ({ memorandumReview: null })],
  [
    'a thin memorandum',
    ['~memorandum_to_improve'],
    () => ({ memorandumReview: { findings: 3, parts: [2, 4] } }),
  ],
  ['contacts stated', [], () => ({ contacts: { stated: true } })],
  ['nothing stated of contacts', ['~contacts_unstated'], () => ({ contacts: { stated: false } })],
]);
