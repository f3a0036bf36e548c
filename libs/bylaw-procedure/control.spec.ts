import { CONTROL_EVENT_NAMES } from '#libs/contracts';
import type { ControlEventName } from '#libs/contracts';
import type { ControlFacts, ControlRecord } from './control-facts.js';
import { controlDeadlines, decideControl } from './control.js';
import type { ControlState } from './control-states.js';
import { CONTROL_TRANSITIONS } from './control-table.js';
import { CONTROL_INPUTS, controlFacts } from './testing/control-facts.js';
import { CALENDAR } from './testing/example-facts.js';

const all = CONTROL_INPUTS;
const LATE = '2026-12-31';

/** Codes of the refusal, or of the warnings with a `~` before them. */
function outcome(event: ControlEventName, facts: ControlFacts, now = LATE): string[] {
  const decision = decideControl(event, facts, now, CALENDAR);
  return decision.allowed
    ? decision.warnings.map(({ code }) => `~${code}`)
    : decision.violations.map(({ code }) => code);
}

/** The inputs of these steps, some of them changed. */
function recordOf(events: readonly ControlEventName[], change: ControlRecord = {}): ControlRecord {
  return { ...Object.fromEntries(events.map((event) => [event, all[event]])), ...change };
}

type Row = [
  event: ControlEventName,
  state: ControlState,
  change: ControlRecord,
  codes: string[],
  act?: Partial<ControlFacts['act']>,
];

it.each<Row>([
  ['receiveControlOpinion', 'begun', {}, []],
  ['receiveControlOpinion', 'closed', {}, ['control_wrong_state']],
  ['receiveControlOpinion', 'begun', {}, ['control_of_kind'], { kind: 'budget' }],
  ['receiveControlOpinion', 'begun', {}, ['control_of_kind'], { kind: 'spatial_planning' }],
  ['receiveControlOpinion', 'begun', {}, ['control_after_review'], { reviewedUnder47: true }],
  ['receiveControlOpinion', 'begun', {}, ['control_act_not_in_force'], { inForce: false }],
  [
    'receiveControlOpinion',
    'begun',
    { receiveControlOpinion: { ...all.receiveControlOpinion, by: 'other' } },
    [],
    { kind: 'budget', reviewedUnder47: true },
  ],
  [
    'receiveControlOpinion',
    'begun',
    { receiveControlOpinion: { ...all.receiveControlOpinion, reasons: ' ', receivedOn: '2026-03-01' } },
    ['control_reasons_missing', 'control_days_reversed'],
  ],
  ['recordRemedy', 'opinion_received', {}, []],
  [
    'recordRemedy',
    'opinion_received',
    { recordRemedy: { ...all.recordRemedy, sentOn: '2026-04-07' } },
    ['~control_step_late'],
  ],
  ['disagreeWithOpinion', 'opinion_received', {}, []],
  [
    'disagreeWithOpinion',
    'opinion_received',
    { disagreeWithOpinion: { ...all.disagreeWithOpinion, decidedOn: '2026-04-14', signedOn: '2026-04-14' } },
    [],
  ],
  [
    'disagreeWithOpinion',
    'opinion_received',
    { disagreeWithOpinion: { ...all.disagreeWithOpinion, decidedOn: '2026-04-15', signedOn: '2026-04-15' } },
    ['~control_step_late'],
  ],
  [
    'disagreeWithOpinion',
    'opinion_received',
    { disagreeWithOpinion: { ...all.disagreeWithOpinion, reasons: '' } },
    ['control_reasons_missing'],
  ],
  ['sendControlDisagreement', 'disagreed', {}, []],
  [
    'sendControlDisagreement',
    'disagreed',
    { sendControlDisagreement: { sentOn: '2026-04-02' } },
    ['~control_step_late'],
  ],
  ['recordInstitutionView', 'disagreed', {}, []],
  ['suspendByOrder', 'begun', {}, []],
  ['suspendByOrder', 'disagreed', {}, []],
  [
    'suspendByOrder',
    'disagreed',
    { suspendByOrder: { ...all.suspendByOrder, publishedOn: '2026-04-24', url: 'gazete' } },
    ['control_not_published'],
  ],
  [
    'suspendByOrder',
    'disagreed',
    { suspendByOrder: { ...all.suspendByOrder, publishedOn: '2026-04-24' } },
    ['~control_step_late'],
  ],
  ['callControlSitting', 'suspended', {}, []],
  // 5 May is the last day of the two weeks; the 4th is a free day by law and does not matter here.
  [
    'callControlSitting',
    'suspended',
    { callControlSitting: { calledOn: '2026-05-06', day: '2026-05-11', toldOn: null } },
    ['~control_step_late', '~control_minister_not_told'],
  ],
  ['repealAfterOrder', 'sitting_called', {}, []],
  [
    'repealAfterOrder',
    'sitting_called',
    { repealAfterOrder: { ...all.repealAfterOrder, decidedOn: '2026-04-29' } },
    ['control_days_reversed'],
  ],
  ['applyToCourt', 'sitting_called', {}, []],
  ['applyToCourt', 'suspended', {}, ['control_wrong_state']],
  ['applyToCourt', 'sitting_called', { disagreeWithOpinion: undefined }, ['court_needs_disagreement']],
  [
    'applyToCourt',
    'sitting_called',
    { disagreeWithOpinion: undefined },
    [],
    { disagreedUnder47On: '2025-10-01' },
  ],
  [
    'applyToCourt',
    'sitting_called',
    {
      disagreeWithOpinion: undefined,
      applyToCourt: { ...all.applyToCourt, earlierDisagreementOn: '2026-05-20' },
    },
    ['court_disagreement_too_late'],
  ],
  ['applyToCourt', 'sitting_called', { applyToCourt: { ...all.applyToCourt, filedOn: '2026-07-21' } }, []],
  [
    'applyToCourt',
    'sitting_called',
    { applyToCourt: { ...all.applyToCourt, filedOn: '2026-07-22' } },
    ['court_term_missed'],
  ],
  ['voidByOrder', 'sitting_called', {}, []],
  [
    'voidByOrder',
    'sitting_called',
    { voidByOrder: { ...all.voidByOrder, issuedOn: '2026-07-21' } },
    ['voiding_too_early'],
  ],
  [
    'voidByOrder',
    'suspended',
    { callControlSitting: undefined, voidByOrder: { ...all.voidByOrder, issuedOn: '2026-05-05' } },
    ['voiding_too_early'],
  ],
  [
    'voidByOrder',
    'suspended',
    {
      callControlSitting: undefined,
      voidByOrder: { ...all.voidByOrder, issuedOn: '2026-05-06', publishedOn: '2026-05-06' },
    },
    [],
  ],
  // Without a disagreement the council can only repeal: the day after its sitting the minister may void.
  [
    'voidByOrder',
    'sitting_called',
    {
      disagreeWithOpinion: undefined,
      voidByOrder: { ...all.voidByOrder, issuedOn: '2026-05-01', publishedOn: '2026-05-05' },
    },
    [],
  ],
  [
    'voidByOrder',
    'sitting_called',
    { voidByOrder: { ...all.voidByOrder, from: '2026-07-28' } },
    ['voiding_before_publication'],
  ],
  ['recordNormsUpheld', 'in_court', {}, []],
  ['recordNormsStruck', 'in_court', {}, []],
  [
    'recordNormsStruck',
    'in_court',
    { recordNormsStruck: { ...all.recordNormsStruck, pronouncedOn: '2026-06-14' } },
    ['control_days_reversed'],
  ],
  ['closeControl', 'disagreed', {}, []],
  ['closeControl', 'suspended', {}, ['control_wrong_state']],
  ['closeControl', 'disagreed', { closeControl: { on: '2026-04-10', reason: ' ' } }, ['reason_missing']],
])('%s in %s with %j: %j', (...[event, state, change, codes, act]: Row) => {
  const facts = controlFacts(state, recordOf(CONTROL_EVENT_NAMES, change), act);
  expect(outcome(event, facts)).toEqual(codes);
});

it('refuses a step without what it records, and one of a day ahead', () => {
  for (const { event, from } of CONTROL_TRANSITIONS) {
    const [state] = from;
    const before = recordOf(CONTROL_EVENT_NAMES.slice(0, CONTROL_EVENT_NAMES.indexOf(event)));
    expect([event, outcome(event, controlFacts(state ?? 'begun', before))[0]]).toEqual([
      event,
      'control_step_missing',
    ]);
    const early = controlFacts(state ?? 'begun', recordOf(CONTROL_EVENT_NAMES));
    expect([event, outcome(event, early, '2026-03-01')]).toEqual([
      event,
      expect.arrayContaining(['control_day_ahead']),
    ]);
  }
});

it('cites the article with every warning and refusal of article 66', () => {
  const facts = controlFacts('sitting_called', { ...all, disagreeWithOpinion: undefined });
  const decision = decideControl('applyToCourt', facts, LATE, CALENDAR);
  expect(decision.allowed ? [] : decision.violations.map(({ article }) => article)).toEqual([
    { act: 'PL', ref: '66(4)' },
  ]);
});

describe('the deadlines that run', () => {
  it.each<[ControlState, readonly ControlEventName[], [string, string][]]>([
    ['begun', [], []],
    ['opinion_received', ['receiveControlOpinion'], [['SN.CONTROL_DISAGREE', '2026-04-14']]],
    ['disagreed', ['disagreeWithOpinion'], [['KN.SEND_DISAGREEMENT', '2026-04-01']]],
    ['disagreed', ['disagreeWithOpinion', 'sendControlDisagreement'], [['KN.MINISTRY_VIEW', '2026-04-30']]],
    ['disagreed', ['disagreeWithOpinion', 'sendControlDisagreement', 'recordInstitutionView'], []],
    [
      'suspended',
      ['suspendByOrder'],
      [
        ['KN.CALL_SITTING', '2026-05-05'],
        ['KN.GO_TO_COURT', '2026-07-21'],
      ],
    ],
    ['sitting_called', ['suspendByOrder', 'callControlSitting'], [['KN.GO_TO_COURT', '2026-07-21']]],
    ['in_court', ['suspendByOrder', 'callControlSitting', 'applyToCourt'], []],
  ])('in %s after %j', (state, events, expected) => {
    const running = controlDeadlines(controlFacts(state, recordOf(events)), CALENDAR);
    expect(running.map(({ code, day }) => [code, day])).toEqual(expected);
    for (const { article } of running) expect(article.act).toBe('PL');
  });
});
