import { addUnits, createCalendar, proposeHolidays } from '#libs/legal-calendar';
import type { DossierFacts } from './facts.js';
import { requiredMemorandumParts } from './memorandum.js';
import { availableEvents, checklist, decide, nextStep } from './procedure.js';
import type { DossierState } from './states.js';
import type { EventName } from './table.js';
import { CALENDAR, lawfulFacts, OPINION_STAGE, PROMULGATION } from './testing/example-facts.js';

const LAWFUL_WAY: [DossierState, EventName, string, DossierState][] = [
  ['draft', 'sendForEndorsement', '2026-03-01', 'endorsement'],
  ['endorsement', 'endorseLegal', '2026-03-02', 'endorsement'],
  ['endorsement', 'endorseHead', '2026-03-02', 'endorsement'],
  ['endorsement', 'openOpinionStage', '2026-03-03', 'opinion_stage'],
  ['opinion_stage', 'closeOpinionStage', '2026-03-18', 'opinion_summary'],
  ['opinion_summary', 'answerOpinion', '2026-03-18', 'opinion_summary'],
  ['opinion_summary', 'submitToCouncil', '2026-03-19', 'council_ready'],
  ['council_ready', 'putOnAgenda', '2026-03-20', 'on_agenda'],
  ['on_agenda', 'recordAdoption', '2026-03-26', 'adopted'],
  ['adopted', 'recordSignature', '2026-03-27', 'signed'],
  ['signed', 'takeTrackA', '2026-03-30', 'promulgation_ready'],
  ['promulgation_ready', 'sendForPromulgation', '2026-03-31', 'promulgation_sent'],
  ['promulgation_sent', 'recordPromulgation', '2026-04-02', 'promulgated'],
  ['promulgated', 'enterIntoForce', '2026-04-03', 'in_force'],
];

/** Facts as they are known at the stage: what comes later has not happened. */
function at(state: DossierState, change: Partial<DossierFacts> = {}): DossierFacts {
  const facts = lawfulFacts(state);
  if (['promulgation_ready', 'promulgation_sent'].includes(state) && facts.promulgation) {
    facts.promulgation = {
      ...facts.promulgation,
      official: state === 'promulgation_sent' ? facts.promulgation.official : null,
    };
  }
  return { ...facts, ...change };
}

function codes(event: EventName, facts: DossierFacts, now: string): string[] {
  const decision = decide(event, facts, now, CALENDAR);
  return decision.allowed ? [] : decision.violations.map((violation) => violation.code);
}

function warnings(event: EventName, facts: DossierFacts, now: string): string[] {
  const decision = decide(event, facts, now, CALENDAR);
  return decision.allowed ? decision.warnings.map((violation) => violation.code) : ['refused'];
}

describe('the lawful way', () => {
  it.each(LAWFUL_WAY)('%s: %s on %s leads to %s without a warning', (state, event, now, to) => {
    const decision = decide(event, at(state), now, CALENDAR);
    expect(decision).toMatchObject({ allowed: true, to, warnings: [] });
  });

  it.each(LAWFUL_WAY)('%s: %s is refused in every other state', (state, event, now) => {
    const other = state === 'withdrawn' ? 'draft' : 'withdrawn';
    expect(codes(event, at(other), now)).toEqual(['wrong_state']);
  });
});

describe('what runs after a step', () => {
  it('signing starts the three working days', () => {
    const decision = decide('recordSignature', at('adopted'), '2026-03-27', CALENDAR);
    expect(decision.allowed && decision.deadlines.map(({ code, day, sense }) => [code, day, sense])).toEqual([
      ['SN.SEND_LV', '2026-04-01', 'due'],
      ['SN.SEND_VARAM', '2026-04-01', 'due'],
      ['SN.PUBLISH_DECISION', '2026-04-01', 'due'],
    ]);
  });

  it('a sitting on the agenda shows all duties before it', () => {
    const decision = decide('putOnAgenda', at('council_ready'), '2026-03-20', CALENDAR);
    expect(decision.allowed && decision.deadlines.map(({ code, day }) => [code, day])).toEqual([
      ['SN.MATERIALS', '2026-03-20'],
      ['SN.AGENDA_NOTICE', '2026-03-20'],
      ['SN.DRAFT_DECISION', '2026-03-20'],
    ]);
  });

  it('publication gives the day of entry into force, or the later day of the by-law itself', () => {
    const day = (own: string | null): unknown => {
      const promulgation = { ...PROMULGATION, ownEntryIntoForce: own };
      const decision = decide(
        'recordPromulgation',
        at('promulgation_sent', { promulgation }),
        '2026-04-02',
        CALENDAR,
      );
      return (
        decision.allowed &&
        decision.deadlines.map((deadline) => [deadline.code, deadline.day, deadline.sense])
      );
    };
    expect(day(null)).toEqual([['SN.IN_FORCE', '2026-04-03', 'earliest']]);
    expect(day('2026-07-01')).toEqual([['SN.IN_FORCE', '2026-07-01', 'earliest']]);
  });
});

it('refuses without the permission, and names everything else too', () => {
  const facts = at('draft', {
    document: { ...lawfulFacts('draft').document, hasTitle: false, pointCount: 0 },
  });
  const decision = decide('sendForEndorsement', facts, '2026-03-01', CALENDAR, ['dossier.edit']);
  expect(decision.allowed ? [] : decision.violations.map((v) => v.code)).toEqual([
    'permission_missing',
    'title_missing',
    'points_missing',
  ]);
  expect(decide('sendForEndorsement', at('draft'), '2026-03-01', CALENDAR, ['dossier.advance']).allowed).toBe(
    true,
  );
});

describe('kinds', () => {
  it('the budget goes from endorsement to the council', () => {
    const kind = 'budget';
    const facts = at('endorsement', { opinionStage: null });
    facts.dossier = { ...facts.dossier, kind };
    facts.memorandum = {
      currentDigest: 'memo-1',
      filledParts: [],
      requiredParts: requiredMemorandumParts(kind, false),
    };
    expect(codes('openOpinionStage', facts, '2026-03-03')).toContain('article_46_not_applied');
    expect(decide('submitToCouncil', facts, '2026-03-03', CALENDAR)).toMatchObject({
      allowed: true,
      to: 'council_ready',
    });
    const offers = availableEvents(facts, '2026-03-03', CALENDAR).map((offer) => offer.event);
    expect(offers).toContain('submitToCouncil');
    expect(offers).not.toContain('openOpinionStage');
  });

  it('an ordinary draft cannot leave out the opinion stage', () => {
    const facts = at('endorsement', { opinionStage: null });
    expect(codes('submitToCouncil', facts, '2026-03-03')).toEqual(['opinion_stage_missing']);
    const offers = availableEvents(facts, '2026-03-03', CALENDAR).map((offer) => offer.event);
    expect(offers).toEqual([
      'endorseLegal',
      'endorseHead',
      'returnToDraft',
      'openOpinionStage',
      'sendForCoordination',
      'withdraw',
    ]);
  });

  it('a stage that was broken off does not count', () => {
    const facts = at('endorsement', { opinionStage: { ...OPINION_STAGE, interruptedOn: '2026-03-10' } });
    expect(codes('submitToCouncil', facts, '2026-04-03')).toEqual(['opinion_stage_interrupted']);
  });

  it('a stage held before lets a redrafted text pass with a warning', () => {
    const facts = at('endorsement');
    facts.opinionStage = { ...OPINION_STAGE, versionDigest: 'text-0' };
    expect(warnings('submitToCouncil', facts, '2026-03-19')).toEqual(['text_changed_since_opinions']);
  });

  it('part 2 of the memorandum is left out for fees, all parts where article 46 does not apply', () => {
    expect(requiredMemorandumParts('normal', false)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(requiredMemorandumParts('normal', true)).toEqual([1, 3, 4, 5, 6, 7, 8]);
    expect(requiredMemorandumParts('budget', true)).toEqual([]);
  });
});

describe('checklist and next step', () => {
  it('shows every condition of the step forward with its article and who acts', () => {
    const facts = at('endorsement', { endorsements: [] });
    const list = checklist(facts, '2026-03-03', CALENDAR);
    expect(list.find((item) => item.code === 'endorsedByLegal')).toMatchObject({
      met: false,
      events: ['openOpinionStage'],
      violation: { code: 'endorsement_missing_legal', severity: 'bar' },
      article: { act: 'PL', ref: '36(2)' },
      actor: 'legal_endorser',
    });
    expect(list.find((item) => item.code === 'hasTitle')).toMatchObject({ met: true, violations: [] });
    expect(list.map((item) => item.code)).not.toContain('article46Applies');
  });

  it('agrees with the decision of each event', () => {
    for (const [state, event, now] of LAWFUL_WAY) {
      const facts = at(state, { council: null, endorsements: [], promulgation: null, opinionStage: null });
      const unmet = checklist(facts, now, CALENDAR)
        .filter((item) => !item.met && item.events.includes(event))
        .flatMap((item) => item.violations.filter((v) => v.severity === 'bar').map((v) => v.code));
      const refused = codes(event, facts, now);
      expect(refused).toEqual(expect.arrayContaining(unmet));
    }
  });

  it('names who removes the first obstacle, then who takes the step', () => {
    const waiting = at('endorsement', {
      endorsements: lawfulFacts('draft').endorsements.slice(0, 1),
      opinionStage: null,
    });
    expect(nextStep(waiting, '2026-03-02', CALENDAR)).toMatchObject({
      event: 'openOpinionStage',
      actor: 'head_of_department',
      takenBy: 'lawyer',
      ready: false,
      requires: 'participation.manage',
    });
    expect(nextStep(at('adopted'), '2026-03-27', CALENDAR)).toMatchObject({
      actor: 'sitting_chair',
      ready: true,
      waitsFor: [],
    });
  });

  it('gives the deadline with its rule, article and count, and says when it has passed', () => {
    const unsigned = at('adopted', { signature: null });
    const step = nextStep(unsigned, '2026-04-07', CALENDAR);
    expect(step?.deadline).toMatchObject({
      code: 'SN.SIGN_DECISION',
      article: { act: 'PL', ref: '37(5)' },
      from: '2026-03-26',
      day: '2026-04-02',
      overdue: true,
    });
    expect(nextStep(unsigned, '2026-04-02', CALENDAR)?.deadline?.overdue).toBe(false);
    expect(step?.waitsFor).toEqual(['signatureRecorded']);
  });

  it('waits for the end of the opinion stage, then it is the turn of the system', () => {
    const running = nextStep(at('opinion_stage'), '2026-03-10', CALENDAR);
    expect(running).toMatchObject({
      event: 'closeOpinionStage',
      ready: false,
      deadline: { day: '2026-03-17', sense: 'passes', overdue: false },
    });
    expect(nextStep(at('opinion_stage'), '2026-03-18', CALENDAR)).toMatchObject({
      actor: 'system',
      ready: true,
    });
  });

  it('has nothing to say in the end', () => {
    expect(nextStep(at('in_force'), '2026-05-01', CALENDAR)).toBeNull();
    expect(checklist(at('withdrawn'), '2026-05-01', CALENDAR)).toEqual([]);
  });
});

it('the last day for opinions on a holiday moves on with the stage', () => {
  const calendar = createCalendar(proposeHolidays(2026));
  const publications = OPINION_STAGE.publications.map((record) => ({
    ...record,
    from: '2026-06-09',
    to: '2026-06-23',
  }));
  const opinionStage = { ...OPINION_STAGE, publications, opens: '2026-06-09', closes: '2026-06-23' };
  const facts = at('opinion_stage', { opinionStage });
  for (const day of ['2026-06-24', '2026-06-25']) {
    expect(decide('closeOpinionStage', facts, day, calendar).allowed).toBe(false);
  }
  expect(decide('closeOpinionStage', facts, addUnits('2026-06-25', 1, 'day'), calendar).allowed).toBe(true);
});
