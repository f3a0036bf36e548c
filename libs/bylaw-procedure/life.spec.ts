import fc from 'fast-check';
import type { DossierFacts, DossierKind } from './facts.js';
import { availableEvents, decide, nextStep } from './procedure.js';
import { FINAL_STATES, SETTLED_STATES, STATES } from './states.js';
import type { DossierState } from './states.js';
import type { EventName } from './table.js';
import { answers, CALENDAR, COUNCIL, lawfulFacts } from './testing/example-facts.js';

/** Codes of the refusal, or of the warnings with a `~` before them. */
function outcome(event: EventName, facts: DossierFacts, now: string): string[] {
  const decision = decide(event, facts, now, CALENDAR);
  return decision.allowed
    ? decision.warnings.map(({ code }) => `~${code}`)
    : decision.violations.map(({ code }) => code);
}

function facts(state: DossierState, change: Partial<DossierFacts> = {}, dossier: object = {}): DossierFacts {
  const lawful = lawfulFacts(state);
  return { ...lawful, ...change, dossier: { ...lawful.dossier, ...dossier } };
}

const offered = (given: DossierFacts, now: string): string[] =>
  availableEvents(given, now, CALENDAR).map(({ event }) => event);

describe('a refusal to sign (PL 37(6))', () => {
  const refused = { signatureRefusedOn: '2026-03-30' };
  const sitting = COUNCIL.sitting;
  if (!sitting) throw new Error('The example has a sitting.');
  const extraordinary = {
    council: { ...COUNCIL, sitting: { ...sitting, kind: 'extraordinary' as const, day: '2026-04-09' } },
  };
  const regular = { council: { ...COUNCIL, sitting: { ...sitting, day: '2026-04-23' } } };

  it('needs a reason', () => {
    expect(outcome('refuseSignature', facts('adopted'), '2026-03-30')).toEqual(['reason_missing']);
    expect(outcome('refuseSignature', facts('adopted', {}, { reason: 'Iemesls' }), '2026-03-30')).toEqual([]);
  });

  it('is followed by an extraordinary sitting, not by a regular one', () => {
    expect(outcome('putOnAgenda', facts('council_ready', regular, refused), '2026-04-01')).toEqual([
      'reexamination_needs_extraordinary_sitting',
    ]);
    expect(outcome('putOnAgenda', facts('council_ready', extraordinary, refused), '2026-04-01')).toEqual([]);
  });

  it('collides with the ban of the budget in extraordinary sittings, which is said', () => {
    const budget = { ...refused, kind: 'budget' };
    expect(outcome('putOnAgenda', facts('council_ready', regular, budget), '2026-04-01')).toEqual([
      '~reexamination_of_budget',
    ]);
    expect(outcome('putOnAgenda', facts('council_ready', extraordinary, budget), '2026-04-01')).toEqual([
      'budget_in_extraordinary_sitting',
    ]);
  });

  it('lets nobody take the decision back before the council has looked at it again', () => {
    const waiting = facts('council_ready', {}, { ...refused, reason: 'Iemesls' });
    expect(outcome('returnToDraft', waiting, '2026-04-01')).toEqual(['reexamination_pending']);
    expect(outcome('withdraw', waiting, '2026-04-01')).toEqual(['reexamination_pending']);
    expect(offered(waiting, '2026-04-01')).not.toContain('returnToDraft');
    expect(outcome('returnToDraft', facts('council_ready'), '2026-04-01')).toEqual([]);
  });
});

describe('the end of force', () => {
  const end = (
    cause: 'repealed' | 'basis_lapsed' | 'term' | 'voided',
    from: string,
    by: string | null = '7/2026',
  ) => ({
    end: { cause, from, by },
  });

  it.each<[EventName, Partial<DossierFacts>, string[], DossierState]>([
    ['recordRepeal', {}, ['end_of_force_unknown'], 'in_force'],
    ['recordRepeal', end('repealed', '2026-07-02'), ['end_of_force_ahead'], 'in_force'],
    ['recordRepeal', end('repealed', '2026-07-01'), [], 'repealed'],
    ['recordRepeal', end('term', '2026-07-01'), ['end_of_force_unknown'], 'in_force'],
    ['recordBasisLapse', end('basis_lapsed', '2026-07-01'), [], 'lapsed'],
    ['recordBasisLapse', end('basis_lapsed', '2026-07-01', ' '), ['end_of_force_reason_missing'], 'in_force'],
    ['recordTermExpiry', end('term', '2026-07-01', null), [], 'lapsed'],
    ['recordVoiding', end('voided', '2026-07-01'), [], 'lapsed'],
    ['recordVoiding', end('repealed', '2026-07-01'), ['end_of_force_unknown'], 'in_force'],
  ])('%s with %j: %j', (event, change, codes, to) => {
    const given = facts('in_force', change);
    expect(outcome(event, given, '2026-07-01')).toEqual(codes);
    const decision = decide(event, given, '2026-07-01', CALENDAR);
    expect(decision.allowed ? decision.to : 'in_force').toBe(to);
  });

  it('cites the article of the lapse of a legal basis', () => {
    const decision = decide('recordBasisLapse', facts('in_force'), '2026-07-01', CALENDAR);
    expect(decision.allowed ? [] : decision.violations.map(({ article }) => article)).toEqual([
      { act: 'OPL', ref: '9(5)' },
    ]);
  });

  it('nothing that is over begins again, and nobody is waited for', () => {
    for (const state of FINAL_STATES) {
      expect([state, offered(facts(state), '2026-07-01')]).toEqual([state, []]);
    }
    for (const state of SETTLED_STATES) {
      expect([state, nextStep(facts(state), '2026-07-01', CALENDAR)]).toEqual([state, null]);
    }
  });
});

describe('the look back at a by-law in force', () => {
  const exPost = (doneOn: string | null, conclusion: string | null) => ({
    exPost: { dueOn: '2027-04-03', doneOn, conclusion },
  });

  it.each<[Partial<DossierFacts>, string[]]>([
    [{}, ['ex_post_conclusion_missing']],
    [exPost(null, null), ['ex_post_conclusion_missing']],
    [exPost('2027-04-01', ' '), ['ex_post_conclusion_missing']],
    [exPost('2027-04-04', 'Mērķis sasniegts.'), ['ex_post_in_future']],
    [exPost('2027-04-01', 'Mērķis sasniegts.'), []],
  ])('%j: %j', (change, codes) => {
    expect(outcome('recordExPostReview', facts('in_force', change), '2027-04-03')).toEqual(codes);
  });
});

describe('kinds', () => {
  const url = 'https://planning.example/documents/12';
  const planning = (planningUrl: string | null, state: DossierState): DossierFacts =>
    facts(state, { opinionStage: null }, { kind: 'spatial_planning', planningUrl });

  it.each([
    [null, ['planning_record_missing']],
    ['geolatvija', ['planning_record_missing']],
    [url, []],
  ])('spatial planning is a record with a link: %s', (link, codes) => {
    expect(outcome('recordPlanning', planning(link, 'draft'), '2026-03-03')).toEqual(codes);
  });

  it('spatial planning takes one step to the council, without text, endorsement or memorandum', () => {
    const record = {
      ...planning(url, 'draft'),
      endorsements: [],
      document: { ...lawfulFacts('draft').document, hasBasis: false, pointCount: 0, lintErrors: 3 },
      memorandum: { currentDigest: 'memo-1', filledParts: [], requiredParts: [] },
    };
    expect(nextStep(record, '2026-03-01', CALENDAR)).toMatchObject({ event: 'recordPlanning', ready: true });
    expect(decide('recordPlanning', record, '2026-03-01', CALENDAR)).toMatchObject({ to: 'council_ready' });
    expect(offered(record, '2026-03-01')).not.toContain('sendForEndorsement');
    const ready = { ...record, dossier: { ...record.dossier, state: 'council_ready' as const } };
    expect(outcome('putOnAgenda', ready, '2026-03-20')).toEqual([]);
    const agenda = { ...record, dossier: { ...record.dossier, state: 'on_agenda' as const } };
    expect(outcome('recordAdoption', agenda, '2026-03-26')).toEqual([]);
  });

  it('no other by-law takes that step', () => {
    expect(outcome('recordPlanning', facts('draft'), '2026-03-01')).toEqual(['not_spatial_planning']);
    expect(offered(facts('draft'), '2026-03-01')).not.toContain('recordPlanning');
  });

  it('spatial planning is not coordinated here, and no ministry reviews it under article 47', () => {
    const draft = planning(url, 'endorsement');
    expect(offered(draft, '2026-03-03')).not.toContain('sendForCoordination');
    const signed = { ...planning(url, 'signed'), trackAnswers: answers('fee_rates') };
    expect(outcome('takeTrackB', signed, '2026-03-30')).toEqual(['review_not_required']);
    expect(outcome('takeTrackA', { ...signed, trackAnswers: null }, '2026-03-30')).toEqual([]);
  });

  it('a repealing by-law names acts that are known here', () => {
    const repeals = { repeals: { named: 2, unknown: ['3/2009'] } };
    expect(outcome('submitToCouncil', facts('opinion_summary', repeals), '2026-03-19')).toEqual([
      '~repealed_acts_unknown',
    ]);
  });
});

it('no by-law that was not in force can end by repeal, lapse or term, whatever the facts say', () => {
  const kinds = fc.constantFrom<DossierKind>('normal', 'budget', 'spatial_planning');
  const causes = fc.constantFrom(
    'repealed' as const,
    'basis_lapsed' as const,
    'term' as const,
    'voided' as const,
  );
  const events = fc.constantFrom<EventName>(
    'recordRepeal',
    'recordBasisLapse',
    'recordTermExpiry',
    'recordVoiding',
  );
  fc.assert(
    fc.property(fc.constantFrom(...STATES), kinds, causes, events, (state, kind, cause, event) => {
      const given = facts(state, { end: { cause, from: '2026-05-01', by: 'x' } }, { kind });
      const decision = decide(event, given, '2026-07-01', CALENDAR);
      expect(decision.allowed && state !== 'in_force').toBe(false);
    }),
    { seed: 20261121 },
  );
});
