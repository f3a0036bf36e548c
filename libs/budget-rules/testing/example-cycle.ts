import { RULE_DEFAULTS } from '#libs/contracts';
import type { CycleInput, CycleState, ProjectInput } from '#libs/contracts';
import { createCalendar, proposeHolidays } from '#libs/legal-calendar';
import type { LegalCalendar } from '#libs/legal-calendar';
import type { CycleFacts } from '../cycle-facts.js';

/** The proposed holidays of 2027 to 2029. */
export const CALENDAR: LegalCalendar = createCalendar(
  [2027, 2028, 2029].flatMap((year) => [...proposeHolidays(year)]),
);

/**
 * A lawful cycle of 2027: the average revenue of three years is 30 000 000 €, of which 0.3 % are 90 000 €. Both terms
 * end on a working day, exactly as long as the law wants them.
 */
export const CYCLE: CycleInput = {
  year: 2027,
  title: 'Līdzdalības budžets 2027',
  statutes: { number: '7/2026', title: 'Līdzdalības budžeta nolikums', url: null },
  programmeRef: 'Attīstības programmas 5. nodaļa',
  budgetLine: '08.620',
  revenues: [
    { year: 2024, incomeTaxCents: 2_500_000_000, propertyTaxCents: 300_000_000 },
    { year: 2025, incomeTaxCents: 2_700_000_000, propertyTaxCents: 300_000_000 },
    { year: 2026, incomeTaxCents: 2_900_000_000, propertyTaxCents: 300_000_000 },
  ],
  amountCents: 10_000_000,
  units: [
    { id: 'pilseta', name: 'Pilsēta', amountCents: 6_000_000 },
    { id: 'pagasts', name: 'Pagasts', amountCents: 4_000_000 },
  ],
  submission: { from: '2027-03-01', to: '2027-03-31' },
  evaluationUntil: '2027-04-30',
  voting: { from: '2027-05-10', to: '2027-05-24' },
  rules: {
    ...RULE_DEFAULTS,
    submitters: 'law',
    submittersReason: null,
    maxPerSubmitter: 2,
    projectMaxCents: 3_000_000,
    ballot: { kind: 'up_to', max: 3 },
    eligibilityDay: '2027-05-10',
    whenNotFitting: 'take_next',
    ties: 'earlier_submission',
    correctionDays: 7,
  },
};

/** A cycle in the state with nothing in the way of its next lawful step on the lawful day. */
export function lawfulFacts(state: CycleState): CycleFacts {
  return {
    state,
    cycle: CYCLE,
    projects: { waiting: 0, compliant: 4, notCompliant: 1 },
    frozenDigest: 'rules-1',
    currentDigest: 'rules-1',
    listApproved: true,
    keyHolders: 2,
    resultsTakenOver: false,
    paper: { openBoxes: 0, waitingEnvelopes: 0, marked: 0, inBoxes: 0 },
    numbered: [],
    statutesInForce: null,
    counted: true,
    minutesRef: 'Protokols Nr. 1',
    allocation: { decisionNumber: '12', decisionDay: '2027-05-27' },
    delivery: { winners: 2, delivered: 2 },
    reason: null,
  };
}

/** A complete project on municipal land for 1 250 €. */
export const PROJECT: ProjectInput = {
  unitId: 'pilseta',
  title: 'Soliņi upmalā',
  summary: 'Pieci soliņi gar upi.',
  description: 'Pieci koka soliņi gājēju ceļa malā.',
  benefit: 'Ceļu izmanto ikviens.',
  upkeepCents: 5_000,
  upkeepNote: 'Krāsošana reizi divos gados.',
  costLines: [{ name: 'Soliņš', quantity: 5, unit: 'gab.', unitCents: 25_000 }],
  point: [25.42, 57.54],
  shape: null,
  partAllowed: false,
  partNote: '',
  placeNote: '',
  ownership: 'municipal',
  submitter: { kind: 'person' },
  namePublic: false,
  phone: '',
  email: '',
};
