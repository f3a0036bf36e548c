import { drawing, PHASES, undrawnStates } from './drawing.js';
import { STATES } from './states.js';
import { TRANSITIONS } from './table.js';
import type { Transition } from './transition.js';

const drawn = drawing();

it('draws every state once, and none outside the page', () => {
  expect(undrawnStates()).toEqual([]);
  const states = PHASES.flatMap(({ states: ofPhase }): readonly string[] => ofPhase);
  expect(new Set(states).size).toBe(states.length);
  expect(states.every((state) => (STATES as readonly string[]).includes(state))).toBe(true);
  for (const { x, y } of drawn.states) {
    expect(x >= 0 && x + drawn.box.width <= drawn.width).toBe(true);
    expect(y >= 0 && y + drawn.box.height <= drawn.height).toBe(true);
  }
});

it('no two boxes lie over each other', () => {
  for (const one of drawn.states) {
    for (const other of drawn.states) {
      if (one === other) continue;
      const apart =
        Math.abs(one.x - other.x) >= drawn.box.width || Math.abs(one.y - other.y) >= drawn.box.height;
      expect([one.state, other.state, apart]).toEqual([one.state, other.state, true]);
    }
  }
});

it('has an arrow for every event that leads from one drawn state to another', () => {
  const rows: readonly Transition[] = TRANSITIONS;
  const boxes = new Set<string>(drawn.states.map(({ state }) => state));
  const wanted = rows.flatMap(({ event, from, to }) =>
    from
      .filter((state) => to !== 'same' && boxes.has(state) && boxes.has(to))
      .map((state) => [state, to, event]),
  );
  const found = drawn.steps.flatMap(({ from, to, events }) => events.map((event) => [from, to, event]));
  expect(found.sort()).toEqual(wanted.sort());
  expect(found.length).toBeGreaterThan(35);
});

it('gives every arrow a path of numbers', () => {
  for (const { path } of drawn.steps) expect(path).toMatch(/^M [\d. ]+ (L [\d. ]+|C [\d.,\s-]+)$/);
});
