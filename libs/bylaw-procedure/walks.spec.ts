import { addUnits } from '#libs/legal-calendar';
import fc from 'fast-check';
import type { DossierFacts, DossierKind } from './facts.js';
import { transitionsFrom } from './lookup.js';
import { DEFAULT_STEPS } from './own-steps.js';
import { decide } from './procedure.js';
import type { DossierState } from './states.js';
import { EVENTS } from './table.js';
import type { EventName } from './table.js';
import {
  answers,
  CALENDAR,
  COUNCIL,
  lawfulFacts,
  OPINION_STAGE,
  PROMULGATION,
} from './testing/example-facts.js';

/** One thing that may go wrong, each seen by an independent reading of the law below. */
type Slip = (facts: DossierFacts) => Partial<DossierFacts>;

const SLIPS: Record<string, Slip> = {
  noQuorum: () => ({ council: { ...COUNCIL, quorum: { councilSize: 15, present: 7 } } }),
  outvoted: () => ({
    council: { ...COUNCIL, vote: { for: 5, against: 7, abstain: 1, notParticipating: 0 } },
  }),
  changed: (f) => ({ document: { ...f.document, currentDigest: 'text-2' } }),
  unsigned: () => ({ signature: null }),
  shortTerm: () => ({
    opinionStage: {
      ...OPINION_STAGE,
      closes: '2026-03-09',
      publications: OPINION_STAGE.publications.map((r) => ({ ...r, to: '2026-03-09' })),
    },
  }),
  elsewhere: () => ({
    opinionStage: {
      ...OPINION_STAGE,
      publications: OPINION_STAGE.publications.map((r) => ({ ...r, url: 'https://other.example/sn' })),
    },
  }),
  fees: () => ({ trackAnswers: answers('fee_rates') }),
  unpublished: () => ({ promulgation: { ...PROMULGATION, official: null } }),
  unendorsed: (f) => ({
    municipality: {
      ...f.municipality,
      steps: {
        ...DEFAULT_STEPS,
        endorsers: [...DEFAULT_STEPS.endorsers, { code: 'finance', name: 'Finanšu nodaļa', people: ['p-9'] }],
      },
    },
  }),
  unheard: (f) => ({
    municipality: {
      ...f.municipality,
      steps: { ...DEFAULT_STEPS, committees: [{ code: 'social', name: 'Sociālo lietu komiteja' }] },
    },
  }),
  refused: (f) => ({ dossier: { ...f.dossier, signatureRefusedOn: '2026-03-20' } }),
};

/** The day on which the example dossier lawfully moves on from a state. */
const DAY_OF: Record<DossierState, string> = {
  draft: '2026-03-01',
  endorsement: '2026-03-03',
  coordination: '2026-03-02',
  opinion_stage: '2026-03-18',
  opinion_summary: '2026-03-19',
  council_ready: '2026-03-20',
  on_agenda: '2026-03-26',
  adopted: '2026-03-27',
  signed: '2026-03-30',
  review_required: '2026-03-31',
  in_review: '2026-03-31',
  review_objections: '2026-03-31',
  correction: '2026-03-31',
  publication_barred: '2026-03-31',
  promulgation_ready: '2026-03-31',
  promulgation_sent: '2026-04-02',
  promulgated: '2026-04-03',
  in_force: '2026-05-01',
  repealed: '2026-05-01',
  lapsed: '2026-05-01',
  withdrawn: '2026-05-01',
};

interface Step {
  /** Which of the state's own events is tried; a number beyond them tries any event of the table. */
  pick: number;
  /** Days before or after the lawful day. */
  shift: number;
  reason: string | null;
  slips: string[];
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    pick: fc.oneof(
      { weight: 9, arbitrary: fc.nat({ max: 7 }) },
      { weight: 1, arbitrary: fc.integer({ min: 8, max: 50 }) },
    ),
    shift: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -12, max: 12 }) },
    ),
    reason: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant('Iemesls') },
    ),
    slips: fc.oneof(
      { weight: 4, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.subarray(Object.keys(SLIPS), { minLength: 1, maxLength: 2 }) },
    ),
  }),
  { minLength: 40, maxLength: 120 },
);

function eventOf(state: DossierState, pick: number): EventName {
  const own = transitionsFrom(state).map((row) => row.event);
  const event = pick < 8 ? own[pick % own.length] : undefined;
  return event ?? EVENTS[pick % EVENTS.length] ?? 'withdraw';
}

const kinds = fc.constantFrom<DossierKind>('normal', 'budget', 'spatial_planning');

const PLANNING: Partial<Record<DossierKind, string>> = {
  spatial_planning: 'https://planning.example/documents/12',
};

/** What happened on a walk. */
interface Passage {
  event: EventName;
  to: DossierState;
  now: string;
  facts: DossierFacts;
}

function walk(kind: DossierKind, path: Step[]): Passage[] {
  const passed: Passage[] = [];
  let state: DossierState = 'draft';
  for (const step of path) {
    const lawful = lawfulFacts(state);
    const now = addUnits(DAY_OF[state], step.shift, 'day');
    let facts: DossierFacts = {
      ...lawful,
      dossier: { ...lawful.dossier, kind, reason: step.reason, planningUrl: PLANNING[kind] ?? null },
    };
    for (const slip of step.slips) facts = { ...facts, ...SLIPS[slip]?.(facts) };
    if (kind !== 'normal') facts.opinionStage = null;
    const event = eventOf(state, step.pick);
    const decision = decide(event, facts, now, CALENDAR);
    if (decision.allowed) {
      if (decision.to !== state) passed.push({ event, to: decision.to, now, facts });
      state = decision.to;
    }
  }
  return passed;
}

function submittedLink(submitted: Passage | undefined): string | null {
  return submitted?.facts.dossier.planningUrl ?? null;
}

/** The law read once more, from scratch, over the events that brought the by-law into force. */
function lawfulToBeInForce(kind: DossierKind, passed: Passage[]): string[] {
  const last = (event: EventName): Passage | undefined =>
    passed.findLast((passage) => passage.event === event);
  const wrong: string[] = [];
  const adopted = last('recordAdoption');
  const vote = adopted?.facts.council?.vote;
  const quorum = adopted?.facts.council?.quorum;
  if (!adopted || !vote || !quorum) return ['never adopted'];
  if (quorum.present * 2 <= quorum.councilSize) wrong.push('no quorum');
  if (vote.for * 2 <= vote.for + vote.against + vote.abstain) wrong.push('no majority');
  if (adopted.facts.document.currentDigest !== adopted.facts.council?.adoptedDigest)
    wrong.push('another text');
  if (adopted.now < '2026-03-26') wrong.push('before the sitting');
  const { municipality, endorsements, committees, dossier, council } = adopted.facts;
  const roles = endorsements.map(({ role }) => role);
  // Spatial planning is endorsed where it is made; here is only its record (PL 48(3)).
  const endorsedHere = kind !== 'spatial_planning';
  if (endorsedHere && municipality.steps?.endorsers.some(({ code }) => !roles.includes(code)))
    wrong.push('not endorsed by all');
  if (
    municipality.steps?.committees.some(({ code }) => !committees?.opinions.some((one) => one.code === code))
  )
    wrong.push('a committee was not heard');
  // PL 37(6) sends a refused decision to an extraordinary sitting, from which PL 29(2) keeps the budget.
  if (dossier.signatureRefusedOn && council?.sitting?.kind === 'regular' && kind !== 'budget')
    wrong.push('looked at again in a regular sitting');
  if (!last('recordSignature')?.facts.signature) wrong.push('not signed');
  // Spatial planning has no review of its own here (PL 48(3)); it is only recorded, with a link.
  if (kind === 'spatial_planning') {
    if (!submittedLink(last('recordPlanning'))) wrong.push('no planning record');
  } else if (last('takeTrackA')?.facts.trackAnswers?.answers.fee_rates !== false)
    wrong.push('no opinion of the ministry');
  const submitted = last('submitToCouncil');
  const stage = submitted?.facts.opinionStage?.publications[0];
  if (kind === 'normal') {
    if (!stage?.url.includes('liepkalne.example')) wrong.push('not on the official website');
    if ((stage?.to ?? '') < '2026-03-16') wrong.push('term too short');
    if ((submitted?.now ?? '') <= '2026-03-17') wrong.push('term still running');
  }
  const published = last('recordPromulgation')?.facts.promulgation?.official?.day ?? '9999';
  if ((last('enterIntoForce')?.now ?? '') <= published) wrong.push('before the day after publication');
  return wrong;
}

it('no sequence of events brings a by-law into force unlawfully', () => {
  fc.assert(
    fc.property(kinds, steps, (kind, path) => {
      const passed = walk(kind, path);
      if (passed.some((passage) => passage.to === 'in_force'))
        expect(lawfulToBeInForce(kind, passed)).toEqual([]);
    }),
  );
});

it('random walks do reach force, so the property above says something', () => {
  const reached = fc
    .sample(fc.tuple(kinds, steps), { numRuns: 300, seed: 7 })
    .flatMap(([kind, path]) => walk(kind, path).map((passage) => passage.to));
  expect(reached.filter((state) => state === 'in_force').length).toBeGreaterThan(20);
});

const STATES_OF_THE_WAY: DossierState[] = [
  'draft',
  'endorsement',
  'opinion_stage',
  'opinion_summary',
  'council_ready',
  'on_agenda',
  'adopted',
  'signed',
  'promulgation_ready',
  'promulgation_sent',
  'promulgated',
];

it('the second reading of the law notices each slip', () => {
  const way: EventName[] = [
    'sendForEndorsement',
    'openOpinionStage',
    'closeOpinionStage',
    'submitToCouncil',
    'putOnAgenda',
    'recordAdoption',
    'recordSignature',
    'takeTrackA',
    'sendForPromulgation',
    'recordPromulgation',
    'enterIntoForce',
  ];
  const straight = way.map((event, i): Step => {
    const state = STATES_OF_THE_WAY[i] ?? 'draft';
    const pick = transitionsFrom(state).findIndex((row) => row.event === event);
    return { pick, shift: 0, reason: null, slips: [] };
  });
  const passed = walk('normal', straight);
  expect(passed.at(-1)?.to).toBe('in_force');
  expect(lawfulToBeInForce('normal', passed)).toEqual([]);
  for (const [name, slip] of Object.entries(SLIPS)) {
    const spoiled = passed.map((passage) => ({
      ...passage,
      facts: { ...passage.facts, ...slip(passage.facts) },
    }));
    expect([name, lawfulToBeInForce('normal', spoiled).length > 0]).toEqual([name, true]);
  }
});
