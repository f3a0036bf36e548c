import type { ControlEventName } from '#libs/contracts';
import type { ControlRecord } from './control-facts.js';
import { controlEffects, decideControl, normEffects } from './control.js';
import { CONTROL_INPUTS, controlFacts } from './testing/control-facts.js';
import { CALENDAR } from './testing/example-facts.js';

const all = CONTROL_INPUTS;

/** The inputs of these steps. */
const recordOf = (events: readonly ControlEventName[]): ControlRecord =>
  Object.fromEntries(events.map((event) => [event, all[event]]));

describe('what holds', () => {
  const effects = (...events: ControlEventName[]): unknown[] =>
    normEffects({ record: recordOf(events) }).map(({ cause, from, until }) => [cause, from, until]);

  it('is everything before an order, and nothing named in it from its publication', () => {
    expect(effects('receiveControlOpinion', 'disagreeWithOpinion')).toEqual([]);
    expect(effects('suspendByOrder')).toEqual([['minister_order', '2026-04-21', null]]);
    expect(effects('suspendByOrder', 'callControlSitting', 'applyToCourt')).toEqual([
      ['minister_order', '2026-04-21', null],
    ]);
  });

  it.each<[ControlEventName, unknown[]]>([
    [
      'repealAfterOrder',
      [
        ['minister_order', '2026-04-21', '2026-05-04'],
        ['council_repeal', '2026-05-05', null],
      ],
    ],
    [
      'voidByOrder',
      [
        ['minister_order', '2026-04-21', '2026-07-28'],
        ['no_application', '2026-07-29', null],
      ],
    ],
    ['recordNormsUpheld', [['minister_order', '2026-04-21', '2026-11-20']]],
    [
      'recordNormsStruck',
      [
        ['minister_order', '2026-04-21', '2026-11-20'],
        ['judgment', '2026-11-21', null],
      ],
    ],
  ])('changes by %s', (event, expected) => {
    expect(effects('suspendByOrder', event)).toEqual(expected);
  });

  it('is repealed in part by the council, while the rest stays suspended until the judgment', () => {
    const parts = (...events: ControlEventName[]): unknown[] =>
      controlEffects({ record: recordOf(events) }).map(({ norms, times }) => [
        norms.map(({ number }) => number),
        times.map(({ cause, from, until }) => [cause, from, until]),
      ]);
    const repealed = [
      ['5.'],
      [
        ['minister_order', '2026-04-21', '2026-05-04'],
        ['council_repeal', '2026-05-05', null],
      ],
    ];
    expect(parts('suspendByOrder')).toEqual([[['4.', '5.'], [['minister_order', '2026-04-21', null]]]]);
    expect(parts('suspendByOrder', 'repealPartly')).toEqual([
      [['4.'], [['minister_order', '2026-04-21', null]]],
      repealed,
    ]);
    expect(parts('suspendByOrder', 'repealPartly', 'recordNormsUpheld')).toEqual([
      [['4.'], [['minister_order', '2026-04-21', '2026-11-20']]],
      repealed,
    ]);
    const whole = { ...all.suspendByOrder, norms: [] };
    const effects = controlEffects({ record: { suspendByOrder: whole, repealPartly: all.repealPartly } });
    expect(effects.map(({ norms, times }) => [norms.length, times.map(({ cause }) => cause)])).toEqual([
      [0, ['minister_order']],
      [1, ['council_repeal']],
    ]);
  });

  it.each([
    [[], ['partial_repeal_no_part']],
    [['u4', 'u5'], ['partial_repeal_no_part']],
    [['u9'], ['partial_repeal_no_part']],
    [['u4'], []],
  ])('a repeal of %j of two norms is %j', (ids, expected) => {
    const norms = ids.map((unitId) => ({ unitId, number: unitId }));
    const record = {
      ...recordOf(['suspendByOrder', 'callControlSitting']),
      repealPartly: { ...all.repealPartly, norms },
    };
    const decision = decideControl(
      'repealPartly',
      controlFacts('sitting_called', record),
      '2026-05-04',
      CALENDAR,
    );
    expect(decision.allowed ? [] : decision.violations.map(({ code }) => code)).toEqual(expected);
  });

  it('is struck from the day the judgment names, even before the order', () => {
    const struck = { ...all.recordNormsStruck, from: '2026-04-21' };
    const record = { suspendByOrder: all.suspendByOrder, recordNormsStruck: struck };
    expect(normEffects({ record }).map(({ cause }) => cause)).toEqual(['judgment']);
  });
});
