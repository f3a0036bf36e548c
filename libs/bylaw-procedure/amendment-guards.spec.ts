import { table } from './testing/outcome-table.js';

/** No law asks for the proof of an amending by-law: it warns on the way to the council and stops nothing. */
table('opinion_summary', 'submitToCouncil', '2026-03-20', [
  ['amends nothing', [], () => ({ amendment: null })],
  ['proven', [], () => ({ amendment: { proof: 'closed' } })],
  ['leads elsewhere', ['~amendment_not_proven'], () => ({ amendment: { proof: 'open' } })],
  ['not looked at since a change', ['~amendment_unchecked'], () => ({ amendment: { proof: 'unchecked' } })],
]);
