import fc from 'fast-check';
import { computeDeadline, deadlineRule } from '#libs/legal-calendar';
import { addUnits } from '#libs/legal-calendar';
import { dossierDeadline } from './deadlines.js';
import type { DossierFacts, EndorsementFact } from './facts.js';
import { endorsersAwaited } from './own-guards.js';
import { DEFAULT_STEPS, leastStrict, OWN_TERMS, stepsViolations } from './own-steps.js';
import type { InternalSteps } from './own-steps.js';
import { availableEvents, decide } from './procedure.js';
import type { DossierState } from './states.js';
import type { EventName } from './table.js';
import { CALENDAR, COUNCIL, lawfulFacts, OPINION_STAGE } from './testing/example-facts.js';

const FINANCE = { code: 'finance', name: 'Finanšu nodaļa', people: ['p-9'] };
const [LEGAL, HEAD] = DEFAULT_STEPS.endorsers;
if (!LEGAL || !HEAD) throw new Error('The defaults have two endorsers.');

const given = (role: string): EndorsementFact => ({
  role,
  digest: 'text-1',
  memorandumDigest: 'memo-1',
  by: 'p-9',
  at: 0,
});

function withSteps(
  state: DossierState,
  steps: Partial<InternalSteps>,
  change: Partial<DossierFacts> = {},
): DossierFacts {
  const facts = lawfulFacts(state);
  facts.municipality = { ...facts.municipality, steps: { ...DEFAULT_STEPS, ...steps } };
  return { ...facts, ...change };
}

/** Codes of the refusal, or of the warnings with a `~` before them. */
function outcome(event: EventName, facts: DossierFacts, now: string): string[] {
  const decision = decide(event, facts, now, CALENDAR);
  return decision.allowed
    ? decision.warnings.map(({ code }) => `~${code}`)
    : decision.violations.map(({ code }) => code);
}

describe('what can be set', () => {
  it.each<[string, Partial<InternalSteps>, string[]]>([
    ['the defaults', {}, []],
    ['legality is always checked', { endorsers: [HEAD] }, ['steps_without_legal_check']],
    ['without the head of the department', { endorsers: [LEGAL] }, []],
    ['own steps before and after', { endorsers: [FINANCE, LEGAL, HEAD] }, []],
    ['a step without a name', { endorsers: [LEGAL, { ...FINANCE, name: ' ' }] }, ['step_name_missing']],
    ['a step without people', { endorsers: [LEGAL, { ...FINANCE, people: [] }] }, ['step_people_missing']],
    ['a step named twice', { endorsers: [LEGAL, FINANCE, FINANCE] }, ['steps_repeated']],
    ['an opinion term of 13 days', { terms: { 'SN.OPINION_MIN': 13 } }, ['term_shorter_than_law']],
    ['an opinion term of 14 days', { terms: { 'SN.OPINION_MIN': 14 } }, []],
    ['an opinion term of 21 days', { terms: { 'SN.OPINION_MIN': 21 } }, []],
    ['an opinion term of a year', { terms: { 'SN.OPINION_MIN': 365 } }, ['term_too_long']],
    ['half a day', { terms: { 'SN.OPINION_MIN': 14.5 } }, ['term_shorter_than_law']],
    ['papers two working days before', { terms: { 'SN.MATERIALS': 2 } }, ['term_shorter_than_law']],
    ['signing within six working days', { terms: { 'SN.SIGN_DECISION': 6 } }, ['term_longer_than_law']],
    ['signing within three working days', { terms: { 'SN.SIGN_DECISION': 3 } }, []],
    ['sending at once', { terms: { 'SN.SEND_LV': 0 } }, ['term_longer_than_law']],
    ['a look back after no time', { exPostMonths: 0 }, ['ex_post_months_out_of_range']],
    ['a look back after two years', { exPostMonths: 24 }, []],
  ])('%s', (_, steps, codes) => {
    expect(stepsViolations({ ...DEFAULT_STEPS, ...steps }).map(({ code }) => code)).toEqual(codes);
  });

  it('no term that may be set gives a later day than the law for an act, or an earlier one for a period', () => {
    const day = fc.nat({ max: 300 }).map((n) => addUnits('2026-01-05', n, 'day'));
    fc.assert(
      fc.property(
        fc.constantFrom(...OWN_TERMS),
        fc.integer({ min: -3, max: 40 }),
        day,
        (term, count, from) => {
          const steps = { ...DEFAULT_STEPS, terms: { [term.code]: count } };
          fc.pre(stepsViolations(steps).length === 0);
          const rule = deadlineRule(term.code);
          const own = computeDeadline({ ...rule, count, unit: term.unit }, from, CALENDAR).day;
          const law = computeDeadline(rule, from, CALENDAR).day;
          if (rule.direction === 'lasts_at_least') expect(own >= law).toBe(true);
          else expect(own <= law).toBe(true);
        },
      ),
      { seed: 20261121 },
    );
  });

  it('says the length of the law in the unit in which it is set', () => {
    expect(OWN_TERMS.map(({ code }) => leastStrict(code))).toEqual([14, 3, 3, 3, 5, 3, 3, 3]);
  });
});

describe('endorsers', () => {
  const steps = { endorsers: [FINANCE, LEGAL, HEAD], endorseInOrder: true };

  it('an own endorser is waited for like the others', () => {
    const facts = withSteps('endorsement', steps);
    expect(outcome('openOpinionStage', facts, '2026-03-03')).toEqual(['endorsement_missing_own']);
    facts.endorsements = [...facts.endorsements, given('finance')];
    expect(outcome('openOpinionStage', facts, '2026-03-03')).toEqual([]);
  });

  it('nobody endorses before their turn, where the municipality wants an order', () => {
    const facts = withSteps('endorsement', steps, { endorsements: [] });
    expect(outcome('endorseLegal', facts, '2026-03-02')).toEqual(['endorsement_out_of_turn_own']);
    facts.endorsements = [given('finance')];
    expect(outcome('endorseLegal', facts, '2026-03-02')).toEqual([]);
    expect(outcome('endorseHead', facts, '2026-03-02')).toEqual(['endorsement_out_of_turn_legal']);
    const anyOrder = withSteps('endorsement', { ...steps, endorseInOrder: false }, { endorsements: [] });
    expect(outcome('endorseHead', anyOrder, '2026-03-02')).toEqual([]);
  });

  it('an endorsement of another text takes no turn', () => {
    const stale = { ...given('finance'), digest: 'text-0' };
    const facts = withSteps('endorsement', steps, { endorsements: [stale] });
    expect(outcome('endorseLegal', facts, '2026-03-02')).toEqual(['endorsement_out_of_turn_own']);
    expect(endorsersAwaited(facts)).toEqual(['finance', 'legal', 'head']);
  });

  it('an own step is offered only where there is one, and only under its own code', () => {
    const offers = (facts: DossierFacts): string[] =>
      availableEvents(facts, '2026-03-02', CALENDAR).map(({ event }) => event);
    expect(offers(withSteps('endorsement', {}))).not.toContain('endorseOwn');
    const facts = withSteps('endorsement', steps, { endorsements: [] });
    expect(offers(facts)).toContain('endorseOwn');
    const as = (endorsingAs: string): DossierFacts => ({
      ...facts,
      dossier: { ...facts.dossier, endorsingAs },
    });
    expect(outcome('endorseOwn', as('finance'), '2026-03-02')).toEqual([]);
    expect(outcome('endorseOwn', as('mayor'), '2026-03-02')).toEqual(['endorser_unknown']);
  });

  it('nobody waits for a head of department whom the municipality does not ask', () => {
    const facts = withSteps('endorsement', { endorsers: [LEGAL] }, { endorsements: [given('legal')] });
    expect(outcome('openOpinionStage', facts, '2026-03-03')).toEqual([]);
  });
});

describe('committees', () => {
  const committees = [
    { code: 'social', name: 'Sociālo lietu komiteja' },
    { code: 'money', name: 'Finanšu komiteja' },
  ];
  const heard = (...codes: string[]): DossierFacts['committees'] => ({
    opinions: codes.map((code) => ({ code, outcome: 'does_not_support', day: '2026-03-24' })),
  });
  const extraordinary = {
    council: {
      ...COUNCIL,
      sitting: COUNCIL.sitting && { ...COUNCIL.sitting, kind: 'extraordinary' as const },
    },
  };

  it.each<[string, Partial<DossierFacts>, string[]]>([
    ['none heard', {}, ['committees_not_heard']],
    ['one of two heard', { committees: heard('social') }, ['committees_not_heard']],
    ['both heard, also against the draft', { committees: heard('social', 'money') }, []],
    ['an extraordinary sitting may do without (PL 36(2))', extraordinary, ['~committees_not_heard']],
  ])('%s', (_, change, codes) => {
    expect(outcome('recordAdoption', withSteps('on_agenda', { committees }, change), '2026-03-26')).toEqual(
      codes,
    );
  });

  it('records opinions only where committees are asked', () => {
    expect(outcome('recordCommitteeOpinion', withSteps('on_agenda', {}), '2026-03-24')).toEqual([
      'committee_unknown',
    ]);
    expect(outcome('recordCommitteeOpinion', withSteps('on_agenda', { committees }), '2026-03-24')).toEqual(
      [],
    );
  });
});

describe('order and repetition of stages', () => {
  const round = { openRound: false, rounds: 1, unanswered: 0, required: false, outcome: 'agreed' } as const;

  it.each<[string, DossierFacts['coordination'], string[]]>([
    ['never coordinated', null, ['coordination_missing_after_opinions']],
    ['coordinated before', { ...round, closedOn: '2026-02-27' }, ['coordination_missing_after_opinions']],
    [
      'on the last day for opinions',
      { ...round, closedOn: '2026-03-17' },
      ['coordination_missing_after_opinions'],
    ],
    ['coordinated afterwards', { ...round, closedOn: '2026-03-18' }, []],
  ])('coordination after the opinion stage: %s', (_, coordination, codes) => {
    const facts = withSteps('opinion_summary', { coordinateAfterOpinions: true }, { coordination });
    expect(outcome('submitToCouncil', facts, '2026-03-19')).toEqual(codes);
    expect(
      outcome('submitToCouncil', withSteps('opinion_summary', {}, { coordination }), '2026-03-19'),
    ).toEqual([]);
  });

  it('a text changed since the public saw it needs another stage, where the municipality says so', () => {
    const change = { opinionStage: { ...OPINION_STAGE, versionDigest: 'text-0' } };
    const repeat = withSteps('opinion_summary', { repeatOpinions: true }, change);
    expect(outcome('submitToCouncil', repeat, '2026-03-19')).toEqual(['opinion_stage_to_repeat']);
    expect(outcome('submitToCouncil', withSteps('opinion_summary', {}, change), '2026-03-19')).toEqual([
      '~text_changed_since_opinions',
    ]);
  });
});

describe('own terms', () => {
  const closing = (closes: string): Partial<DossierFacts> => ({
    opinionStage: {
      ...OPINION_STAGE,
      closes,
      publications: OPINION_STAGE.publications.map((record) => ({ ...record, to: closes })),
    },
  });

  it.each([
    ['2026-03-17', ['own_opinion_term_short']],
    ['2026-03-23', ['own_opinion_term_short']],
    ['2026-03-24', []],
  ])('21 days for opinions from 3 March to %s', (to, codes) => {
    const facts = withSteps('endorsement', { terms: { 'SN.OPINION_MIN': 21 } }, closing(to));
    expect(outcome('openOpinionStage', facts, '2026-03-03')).toEqual(codes);
  });

  it('papers five working days before the sitting: what is late by that only is recorded', () => {
    const facts = withSteps('on_agenda', { terms: { 'SN.MATERIALS': 5 } });
    expect(outcome('recordAdoption', facts, '2026-03-26')).toEqual(['~own_term_missed']);
    const earlier = withSteps('on_agenda', { terms: { 'SN.MATERIALS': 3 } });
    expect(outcome('recordAdoption', earlier, '2026-03-26')).toEqual([]);
  });

  it.each<[string, Partial<InternalSteps['terms']>, string[]]>([
    ['the next working day', { 'SN.SIGN_DECISION': 1 }, []],
    ['the law', {}, []],
  ])('signing on the day after the sitting within %s', (_, terms, codes) => {
    expect(outcome('recordSignature', withSteps('adopted', { terms }), '2026-03-27')).toEqual(codes);
  });

  it('signing and sending later than the municipality wants is shown, not barred', () => {
    const signed = lawfulFacts('adopted').signature;
    const late = withSteps('adopted', { terms: { 'SN.SIGN_DECISION': 1 } });
    late.signature = signed && { ...signed, day: '2026-03-30' };
    expect(outcome('recordSignature', late, '2026-03-30')).toEqual(['~own_term_missed']);
    const sending = withSteps('promulgation_ready', { terms: { 'SN.SEND_LV': 1 } });
    expect(outcome('sendForPromulgation', sending, '2026-03-31')).toEqual(['~own_term_missed']);
  });

  it('a deadline shows the own day, and the day of the law beside it', () => {
    const own = withSteps('adopted', { terms: { 'SN.SIGN_DECISION': 2 } });
    expect(dossierDeadline('SN.SIGN_DECISION', own, CALENDAR)).toMatchObject({
      day: '2026-03-30',
      lawDay: '2026-04-02',
      article: { act: 'PL', ref: '37(5)' },
    });
    expect(dossierDeadline('SN.SIGN_DECISION', withSteps('adopted', {}), CALENDAR)).not.toHaveProperty(
      'lawDay',
    );
  });
});
