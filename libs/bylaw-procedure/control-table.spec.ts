import { PERMISSIONS } from '#libs/access-policy';
import { articleText, CONTROL_EVENT_NAMES } from '#libs/contracts';
import { DEADLINES } from '#libs/legal-calendar';
import {
  CONTROL_STATES,
  FINAL_CONTROL_STATES,
  INITIAL_CONTROL_STATE,
  SUSPENDING_STATES,
} from './control-states.js';
import type { ControlState } from './control-states.js';
import { CONTROL_GUARDS, CONTROL_TRANSITIONS, controlTransition } from './control-table.js';
import { stateDiagram, controlDiagram, procedurePage } from './diagram.js';

describe('the table', () => {
  function reach(start: ControlState): Set<ControlState> {
    const seen = new Set<ControlState>([start]);
    for (const state of seen)
      for (const { from, to } of CONTROL_TRANSITIONS) if (from.includes(state) && to !== 'same') seen.add(to);
    return seen;
  }

  it('is drawn in the page of the procedure beside the life of a by-law', () => {
    expect(controlDiagram()).toContain('  disagreed --> suspended: suspendByOrder\n');
    expect(stateDiagram()).not.toContain('suspendByOrder');
    for (const event of CONTROL_EVENT_NAMES) expect(procedurePage()).toContain(`| \`${event}\` |`);
  });

  it('has a row for every step, with a permission and an article that can be worded', () => {
    expect(CONTROL_TRANSITIONS.map(({ event }) => event)).toEqual(CONTROL_EVENT_NAMES);
    for (const { requires, article } of CONTROL_TRANSITIONS) {
      expect(PERMISSIONS).toContain(requires);
      if (article) expect(articleText(article, 'lv')).toMatch(/66|65/);
    }
    expect(() => controlTransition('dance' as 'closeControl')).toThrow(RangeError);
  });

  it('uses every condition, and every deadline of control that a step can meet', () => {
    const used = new Set(CONTROL_TRANSITIONS.flatMap(({ guards }) => guards));
    expect(Object.keys(CONTROL_GUARDS).filter((name) => !used.has(name as never))).toEqual([]);
    const codes = new Set(CONTROL_TRANSITIONS.flatMap(({ deadline }) => deadline ?? []));
    const control = DEADLINES.map(({ code }) => code).filter((code) => code.startsWith('KN.'));
    // The day on which norms become void is no term for anybody.
    expect(control.filter((code) => !codes.has(code))).toEqual(['KN.VOID']);
  });

  it('reaches every state from the first, and a final one from everywhere', () => {
    expect([...reach(INITIAL_CONTROL_STATE)].sort()).toEqual([...CONTROL_STATES].sort());
    for (const state of CONTROL_STATES) {
      expect([state, FINAL_CONTROL_STATES.some((final) => reach(state).has(final))]).toEqual([state, true]);
      const exits = CONTROL_TRANSITIONS.some(({ from, to }) => from.includes(state) && to !== 'same');
      expect([state, exits]).toEqual([state, !FINAL_CONTROL_STATES.includes(state)]);
    }
  });

  it('leads to suspension by the order alone, and out of it only by what article 66 names', () => {
    const into = CONTROL_TRANSITIONS.filter(
      ({ from, to }) =>
        SUSPENDING_STATES.includes(to as ControlState) &&
        !from.some((one) => SUSPENDING_STATES.includes(one)),
    );
    expect(into.map(({ event }) => event)).toEqual(['suspendByOrder']);
    const out = CONTROL_TRANSITIONS.filter(
      ({ from, to }) =>
        from.some((one) => SUSPENDING_STATES.includes(one)) &&
        to !== 'same' &&
        !SUSPENDING_STATES.includes(to as ControlState),
    );
    expect(out.map(({ event }) => event)).toEqual([
      'repealAfterOrder',
      'voidByOrder',
      'recordNormsUpheld',
      'recordNormsStruck',
    ]);
  });
});
