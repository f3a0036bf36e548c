import fc from 'fast-check';
import type { ControlEventName, ControlInputs, LegalDay } from '#libs/contracts';
import { addUnits, computeDeadline, deadlineRule } from '#libs/legal-calendar';
import type { ControlFacts, ControlRecord } from './control-facts.js';
import { controlDeadlines, controlEffects, decideControl, normEffects } from './control.js';
import { FINAL_CONTROL_STATES, SUSPENDING_STATES } from './control-states.js';
import { CONTROL_TRANSITIONS } from './control-table.js';
import { CONTROL_INPUTS, controlFacts } from './testing/control-facts.js';
import { CALENDAR } from './testing/example-facts.js';

const START = '2026-03-02';
const DAY_KEYS = /(On|from|day|^on)$/;

/** The input of a step with its days around a day, as somebody hurried might type them. */
function around<E extends ControlEventName>(
  event: E,
  day: LegalDay,
  shifts: readonly number[],
): ControlInputs[E] {
  let at = 0;
  return Object.fromEntries(
    Object.entries(CONTROL_INPUTS[event]).map(([key, value]) => [
      key,
      typeof value === 'string' && DAY_KEYS.test(key)
        ? addUnits(day, shifts[at++ % shifts.length] ?? 0, 'day')
        : value,
    ]),
  ) as unknown as ControlInputs[E];
}

interface Attempt {
  pick: number;
  wait: number;
  shifts: number[];
}

const attempts = fc.array(
  fc.record({
    pick: fc.nat({ max: 99 }),
    wait: fc.nat({ max: 40 }),
    shifts: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 5, maxLength: 40 },
);

/** Tries steps one after another, mostly ones that the state knows, and returns the facts after every one that was taken. */
function walk(tries: readonly Attempt[], act: Partial<ControlFacts['act']>): ControlFacts[] {
  const taken: ControlFacts[] = [];
  let facts = controlFacts('begun', {}, act);
  let now = START;
  for (const { pick, wait, shifts } of tries) {
    now = addUnits(now, wait, 'day');
    const known = CONTROL_TRANSITIONS.filter(({ from }) => from.includes(facts.state));
    const row = (pick % 10 === 0 ? CONTROL_TRANSITIONS : known)[pick % Math.max(known.length, 1)];
    if (!row) continue;
    const record = { ...facts.record, [row.event]: around(row.event, now, shifts) } as ControlRecord;
    const decision = decideControl(row.event, { ...facts, record }, now, CALENDAR);
    if (!decision.allowed) continue;
    expect(facts.state).not.toBe(FINAL_CONTROL_STATES.find((final) => final === facts.state));
    facts = { ...facts, state: decision.to, record };
    taken.push(facts);
  }
  return taken;
}

const acts = fc.record({
  kind: fc.constantFrom('normal' as const, 'budget' as const, 'spatial_planning' as const),
  reviewedUnder47: fc.boolean(),
  disagreedUnder47On: fc.constantFrom(null, '2025-10-01'),
});

let partly = 0;

it('no sequence of steps goes around article 66', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(attempts, acts, (tries, act) => {
      for (const facts of walk(tries, act)) {
        seen.add(facts.state);
        lawful(facts);
      }
    }),
    { seed: 20261121, numRuns: 600 },
  );
  // The walks are worth something only where they come everywhere.
  expect(partly).toBeGreaterThan(0);
  expect([...seen].sort()).toEqual(
    [
      'closed',
      'disagreed',
      'in_court',
      'norms_repealed',
      'norms_struck',
      'norms_upheld',
      'norms_voided',
      'opinion_received',
      'remedied',
      'sitting_called',
      'suspended',
    ].sort(),
  );
});

function lawful({ state, record, act }: ControlFacts): void {
  const { suspendByOrder: order, callControlSitting: sitting, applyToCourt: filed } = record;
  const effects = normEffects({ record });
  // Norms are suspended without an end exactly while the order holds.
  const open = effects.some(({ cause, until }) => cause === 'minister_order' && until === null);
  expect([state, open]).toEqual([state, SUSPENDING_STATES.includes(state)]);
  for (const { from, until } of effects) expect(until === null || until >= from).toBe(true);
  const parts = controlEffects({ record });
  const ids = parts.flatMap(({ norms }) => norms.map(({ unitId }) => unitId));
  expect(new Set(ids).size).toBe(ids.length);
  if (record.repealPartly) {
    partly += 1;
    expect(parts[1]?.times.at(-1)).toMatchObject({ cause: 'council_repeal', until: null });
  }
  const [first, second] = effects;
  if (first && second) expect(second.from).toBe(addUnits(first.until ?? '', 1, 'day'));
  if (FINAL_CONTROL_STATES.includes(state)) {
    expect(controlDeadlines({ state, record, act }, CALENDAR)).toEqual([]);
  }
  if (filed && order && sitting && ['in_court', 'norms_upheld', 'norms_struck'].includes(state)) {
    const due = computeDeadline(deadlineRule('KN.GO_TO_COURT'), order.receivedOn, CALENDAR).day;
    const disagreed = record.disagreeWithOpinion?.decidedOn ?? act.disagreedUnder47On;
    expect([filed.filedOn <= due, filed.filedOn >= sitting.day, disagreed !== null]).toEqual([
      true,
      true,
      true,
    ]);
  }
  if (state === 'norms_voided' && order) {
    const call = computeDeadline(deadlineRule('KN.CALL_SITTING'), order.receivedOn, CALENDAR).day;
    const issued = record.voidByOrder?.issuedOn ?? '';
    expect(issued > call || (sitting !== undefined && issued > sitting.day)).toBe(true);
    expect(filed).toBeUndefined();
  }
  if (record.receiveControlOpinion?.by === 'varam') {
    expect([act.kind, act.reviewedUnder47]).toEqual(['normal', false]);
  }
}
