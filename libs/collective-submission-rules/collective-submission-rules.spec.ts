import fc from 'fast-check';
import type { SubmissionEvent, SubmissionState } from '#libs/contracts';
import {
  checkSubmissionText,
  criteriaFor,
  decideSubmission,
  examineSubmission,
  FINAL_SUBMISSION_STATES,
  isConfirmed,
  maySign,
  missingWords,
  missingSignatures,
  nextRegularSitting,
  populationIsCurrent,
  signerThreshold,
  SUBMISSION_TRANSITIONS,
  submissionTransition,
  type SubmissionFacts,
} from './index.js';

const SEED = 5657;
const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);
const count = (all: number, struck = 0, unconfirmed = 0, needed: number | null = 100) => ({
  all,
  struck,
  unconfirmed,
  online: 0,
  needed,
});
const MET = {
  named: true,
  demand: true,
  grounds: true,
  representative: true,
  competence: true,
  acceptable: true,
};
const EXAMINED = {
  origin: 'paper' as const,
  count: count(100),
  registerAnswered: false,
  populationCurrent: true,
  answers: MET,
};
const FACTS: SubmissionFacts = {
  state: 'draft',
  text: [],
  bars: [],
  offered: 100,
  needed: 100,
  collectUntil: null,
  item: 'none',
  lastDay: null,
};
const TODAY = '2026-10-05';
const refusals = (event: SubmissionEvent, facts: Partial<SubmissionFacts>, day = TODAY): string[] => {
  const decision = decideSubmission(event, { ...FACTS, ...facts }, day, TODAY);
  return decision.allowed ? [] : codes(decision.violations);
};

describe('how many must sign (PL 56(2))', () => {
  it.each([
    ['novads', 1, 100, '56(2)1'],
    ['novads', 15_000, 100, '56(2)1'],
    ['novads', 15_001, 200, '56(2)1'],
    ['novads', 30_000, 200, '56(2)1'],
    ['novads', 30_001, 300, '56(2)1'],
    ['valstspilseta', 8_000, 300, '56(2)2'],
    ['valstspilseta', null, 300, '56(2)2'],
    ['riga', 600_000, 2000, '56(2)3'],
  ] as const)('in a %s of %p residents %p', (place, population, needed, ref) => {
    expect(signerThreshold(place, population)).toEqual({ count: needed, article: { act: 'PL', ref } });
  });

  it('is not known for a novads whose population is not', () => {
    expect(signerThreshold('novads', null)).toBeNull();
  });

  it('never falls when a novads grows', () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.nat(5_000), (population, more) => {
        const [before, after] = [population, population + more].map(
          (one) => signerThreshold('novads', one)?.count ?? 0,
        );
        expect(after).toBeGreaterThanOrEqual(before ?? 0);
      }),
      { seed: SEED },
    );
  });

  it('rests on the number of 1 January of the very year', () => {
    const settings = { population: 12_400, populationYear: 2026, keepMonths: 6, answerDays: null };
    expect(populationIsCurrent(settings, '2026-12-31')).toBe(true);
    expect(populationIsCurrent(settings, '2027-01-01')).toBe(false);
    expect(populationIsCurrent({ ...settings, population: null }, '2026-12-31')).toBe(false);
  });
});

describe('who may sign (PL 56(1))', () => {
  const signer = { citizen: true, basis: 'declared' as const, age: 16, declared: true };

  it.each([
    [signer, []],
    [{ ...signer, age: 15 }, ['collective.under_age']],
    [{ ...signer, age: null }, []],
    [{ ...signer, declared: false }, ['collective.not_declared']],
    [{ ...signer, declared: null }, []],
    [{ ...signer, basis: 'property' as const, declared: false }, []],
    [
      { citizen: false, basis: 'declared' as const, age: 12, declared: false },
      ['collective.not_citizen', 'collective.under_age', 'collective.not_declared'],
    ],
  ])('%p: %p', (facts, wanted) => {
    const decision = maySign(facts);
    expect(decision.allowed ? [] : codes(decision.violations)).toEqual(wanted);
    if (!decision.allowed) {
      for (const { article } of decision.violations) expect(article).toEqual({ act: 'PL', ref: '56(1)' });
    }
  });

  it('is confirmed by the register only for residents of known age; property is looked up elsewhere', () => {
    expect(isConfirmed(signer)).toBe(true);
    expect(isConfirmed({ ...signer, age: null })).toBe(false);
    expect(isConfirmed({ ...signer, basis: 'property' })).toBe(false);
    expect(isConfirmed({ ...signer, declared: null })).toBe(false);
  });

  it('counts what is still missing', () => {
    expect(missingSignatures(count(99, 2))).toBe(3);
    expect(missingSignatures(count(150))).toBe(0);
    expect(missingSignatures(count(150, 0, 0, null))).toBeNull();
  });
});

describe('what a submission must hold (PL 56(3)-(5))', () => {
  const text = {
    title: 'Ietve',
    demand: 'Ierīkot ietvi.',
    grounds: 'Bērni iet pa brauktuvi.',
    address: 'Liepu iela 1',
  };

  it('lists everything that is missing', () => {
    expect(checkSubmissionText({ ...text, email: null, phone: '20000001' })).toEqual([]);
    expect(
      codes(
        checkSubmissionText({ title: ' ', demand: '', grounds: '', address: '', email: ' ', phone: null }),
      ),
    ).toEqual([
      'collective.title_missing',
      'collective.demand_missing',
      'collective.grounds_missing',
      'collective.address_missing',
      'collective.contact_missing',
    ]);
  });

  it('asks for technical information only of what came electronically from elsewhere', () => {
    expect(criteriaFor('here')).not.toContain('electronic');
    expect(criteriaFor('paper')).not.toContain('electronic');
    for (const origin of ['email', 'e_address', 'platform'] as const)
      expect(criteriaFor(origin)).toContain('electronic');
  });

  it.each([
    [{}, [], []],
    [{ answers: {} }, ['collective.not_examined'], []],
    [{ answers: { ...MET, competence: false } }, ['collective.unmet_competence'], []],
    [{ origin: 'email' as const }, ['collective.not_examined'], []],
    [{ count: count(101, 2) }, ['collective.too_few'], []],
    [{ count: count(100, 0, 1) }, [], ['collective.unconfirmed']],
    [{ count: count(100, 0, 1), registerAnswered: true }, [], []],
    [{ count: count(140, 0, 40) }, [], []],
    [{ count: count(500, 0, 0, null) }, ['collective.population_unknown'], []],
    [{ populationCurrent: false }, [], ['collective.population_old']],
  ])('%p', (over, bars, warnings) => {
    const found = examineSubmission({ ...EXAMINED, ...over });
    expect([codes(found.bars), codes(found.warnings)]).toEqual([bars, warnings]);
    for (const one of [...found.bars, ...found.warnings]) expect(one.article?.act).toBe('PL');
  });
});

describe('the way of a submission (PL 57)', () => {
  it('leads from every state but the last ones on, and every step has its article', () => {
    const reached = new Set<SubmissionState>(['draft', 'submitted']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const { from, to } of SUBMISSION_TRANSITIONS)
        if (to && from.some((state) => reached.has(state))) reached.add(to);
    }
    for (const state of reached) {
      const out = SUBMISSION_TRANSITIONS.some(({ from, to }) => to && to !== state && from.includes(state));
      expect([state, out]).toEqual([state, !FINAL_SUBMISSION_STATES.includes(state)]);
    }
    const without = SUBMISSION_TRANSITIONS.filter(({ article }) => article === null).map(
      ({ event }) => event,
    );
    expect(without).toEqual(['withdraw']);
    expect(() => submissionTransition('receive')).toThrow(RangeError);
  });

  it.each([
    ['openSigning', {}, []],
    ['openSigning', { collectUntil: TODAY }, ['collective.until_over']],
    ['openSigning', { text: [{ code: 'x' }] }, ['x']],
    ['openSigning', { state: 'collecting' }, ['collective.wrong_state']],
    ['submit', { state: 'collecting' }, []],
    ['submit', { state: 'collecting', offered: 99 }, ['collective.too_few']],
    ['submit', { needed: null }, ['collective.population_unknown']],
    ['accept', { state: 'submitted', bars: [{ code: 'y' }] }, ['y']],
    ['refuse', { state: 'submitted', bars: [{ code: 'y' }] }, []],
    ['recordReport', { state: 'on_agenda' }, ['collective.wrong_state']],
    ['conclude', { state: 'decided' }, ['collective.wrong_state']],
    ['putOnAgenda', { state: 'accepted' }, []],
    ['putOnAgenda', { state: 'on_agenda', item: 'open' }, ['collective.on_agenda_already']],
    ['putOnAgenda', { state: 'on_agenda', item: 'gone' }, []],
    ['recordDecision', { state: 'on_agenda', item: 'open' }, ['collective.not_adopted']],
    ['recordDecision', { state: 'on_agenda', item: 'adopted' }, []],
  ] as [SubmissionEvent, Partial<SubmissionFacts>, string[]][])('%s with %p: %p', (event, facts, wanted) => {
    expect(refusals(event, facts)).toEqual(wanted);
  });

  it('asks for the words without which a step says nothing', () => {
    const none = { text: ' ', number: null, institution: null, url: null };
    expect(missingWords('accept', none)).toEqual([]);
    expect(missingWords('publishStatus', none)).toEqual([
      { code: 'collective.text_missing', where: 'text', article: { act: 'PL', ref: '57(5)' } },
      { code: 'collective.url_missing', where: 'url', article: { act: 'PL', ref: '57(5)' } },
    ]);
    expect(
      missingWords('recordDecision', { ...none, text: 'Uzdot nodaļai.', institution: 'Nodaļa' }),
    ).toEqual([]);
  });

  it('takes no day that lies ahead or before what came earlier', () => {
    expect(refusals('openSigning', {}, '2026-10-06')).toEqual(['collective.day_ahead']);
    expect(refusals('openSigning', { lastDay: '2026-10-04' }, '2026-10-03')).toEqual([
      'collective.day_before',
    ]);
    expect(refusals('openSigning', { lastDay: TODAY })).toEqual([]);
  });

  it('reaches the council in no order of events without an examination that found nothing against it', () => {
    const events = fc.array(fc.constantFrom(...SUBMISSION_TRANSITIONS.map(({ event }) => event)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(events, fc.boolean(), (sequence, conforms) => {
        let state: SubmissionState = 'draft';
        for (const event of sequence) {
          const facts = { ...FACTS, state, item: 'adopted' as const, bars: conforms ? [] : [{ code: 'z' }] };
          const decision = decideSubmission(event, facts, TODAY, TODAY);
          if (decision.allowed) state = decision.to ?? state;
          if (!conforms)
            expect(['accepted', 'on_agenda', 'decided', 'reported', 'concluded']).not.toContain(state);
        }
      }),
      { seed: SEED },
    );
  });

  it('belongs on the agenda of the next regular sitting', () => {
    const sittings = [
      { day: '2026-11-26', kind: 'regular' },
      { day: '2026-10-08', kind: 'extraordinary' },
      { day: '2026-10-29', kind: 'regular' },
      { day: '2026-10-05', kind: 'regular' },
    ];
    expect(nextRegularSitting(sittings, TODAY)?.day).toBe('2026-10-29');
    expect(nextRegularSitting(sittings.slice(1, 2), TODAY)).toBeNull();
  });
});
