import { PERMISSIONS } from '#libs/access-policy';
import { articleText } from '#libs/contracts';
import { DEADLINES } from '#libs/legal-calendar';
import { GUARD_NAMES, guardOf } from './guards.js';
import { transition, transitionsFrom } from './lookup.js';
import { EDITABLE_STATES, FINAL_STATES, INITIAL_STATE, STATES } from './states.js';
import type { DossierState } from './states.js';
import { EVENTS, TRANSITIONS } from './table.js';
import type { Transition } from './transition.js';

const rows: readonly Transition[] = TRANSITIONS;
const moves = rows.filter((row) => row.to !== 'same');

/** States that can be reached from a set of states by the rows given. */
function reach(start: DossierState, allowed: readonly Transition[]): Set<DossierState> {
  const seen = new Set<DossierState>([start]);
  for (const state of seen) {
    for (const row of allowed) if (row.from.includes(state) && row.to !== 'same') seen.add(row.to);
  }
  return seen;
}

it('every state can be reached from the first', () => {
  expect([...reach(INITIAL_STATE, moves)].sort()).toEqual([...STATES].sort());
});

it('every state but the final ones has an exit, and the final ones have none', () => {
  for (const state of STATES) {
    const exits = moves.filter((row) => row.from.includes(state));
    expect([state, exits.length > 0]).toEqual([state, !FINAL_STATES.includes(state)]);
  }
});

it('from every state a final state can be reached', () => {
  for (const state of STATES) {
    expect([state, FINAL_STATES.some((final) => reach(state, moves).has(final))]).toEqual([state, true]);
  }
});

/** Steps forward that lead to an earlier state: the corrected by-law goes to the council again. */
const LEADING_BACK = ['closeCoordination', 'startCorrection', 'submitCorrection'];

it('the way forward alone leads to force; back it leads only from coordination and for a correction', () => {
  const forward = moves.filter((row) => row.kind === 'forward');
  expect(reach(INITIAL_STATE, forward)).toContain('in_force');
  const order = STATES.indexOf.bind(STATES);
  for (const row of forward) {
    if (LEADING_BACK.includes(row.event)) continue;
    for (const from of row.from)
      expect([row.event, order(row.to as DossierState) > order(from)]).toEqual([row.event, true]);
  }
});

it('publication is barred for good: only a correction or the end leads out', () => {
  const out = moves.filter((row) => row.from.includes('publication_barred'));
  expect(out.map((row) => [row.event, row.to])).toEqual([
    ['startCorrection', 'correction'],
    ['withdraw', 'withdrawn'],
  ]);
  const toPromulgation = moves.filter((row) => row.to === 'promulgation_ready');
  expect(toPromulgation.map((row) => row.event).sort()).toEqual([
    'recordDisagreement',
    'recordNoObjections',
    'recordSilentConsent',
    'takeTrackA',
  ]);
});

it.each<[string, DossierState, readonly string[]]>([
  ['without the council no by-law is signed', 'signed', ['recordAdoption']],
  ['without a signature nothing goes to the gazette', 'promulgation_ready', ['recordSignature']],
  [
    'without a track, an opinion, silence or a disagreement nothing goes to the gazette',
    'promulgation_sent',
    ['takeTrackA', 'recordNoObjections', 'recordSilentConsent', 'recordDisagreement'],
  ],
  ['without sending there is no publication', 'promulgated', ['sendForPromulgation']],
  ['without publication there is no force', 'in_force', ['recordPromulgation']],
  ['no by-law ends that was not in force', 'repealed', ['enterIntoForce']],
  ['no by-law lapses that was not in force', 'lapsed', ['enterIntoForce']],
])('%s', (_, state, events) => {
  expect(reach(INITIAL_STATE, moves)).toContain(state);
  const others = moves.filter(({ event }) => !events.includes(event));
  expect(reach(INITIAL_STATE, others)).not.toContain(state);
});

it('what was in force is never drafted, adopted or published again', () => {
  const later = reach('in_force', moves);
  expect(STATES.slice(0, STATES.indexOf('in_force')).filter((state) => later.has(state))).toEqual([]);
  expect(later).toContain('repealed');
});

it('every event is named once and asks for a permission that exists', () => {
  expect(new Set(EVENTS).size).toBe(rows.length);
  for (const row of rows) expect(PERMISSIONS).toContain(row.requires);
});

it('no guard is unused, and every branch condition is a guard of its event', () => {
  const used = new Set(rows.flatMap((row) => row.guards));
  expect(GUARD_NAMES.filter((name) => !used.has(name))).toEqual([]);
  for (const row of rows) expect(row.guards).toEqual(expect.arrayContaining([...(row.branch ?? [])]));
});

it('no event asks the same twice', () => {
  for (const row of rows)
    expect([row.event, new Set(row.guards).size]).toEqual([row.event, row.guards.length]);
});

it('every article can be worded', () => {
  const refs = [
    ...rows.map((row) => row.article),
    ...GUARD_NAMES.map((name) => guardOf(name).article),
    ...DEADLINES.map((d) => d.article),
  ];
  for (const ref of refs) if (ref) expect(articleText(ref, 'lv')).toMatch(/^\p{Lu}/u);
});

it('the text is open for writing only where it can be endorsed again', () => {
  expect(EDITABLE_STATES).toEqual(['draft', 'endorsement', 'coordination', 'opinion_summary', 'correction']);
  const endorsable = (state: string): boolean =>
    transitionsFrom(state as 'draft').some(({ event }) =>
      ['endorseLegal', 'sendForEndorsement'].includes(event),
    );
  for (const state of EDITABLE_STATES) {
    const forward = transitionsFrom(state).filter(({ kind }) => kind === 'forward');
    expect(endorsable(state) || (forward.length > 0 && forward.every(({ to }) => endorsable(to)))).toBe(true);
  }
});

it('knows its rows by name', () => {
  expect(transition('recordAdoption').to).toBe('adopted');
  expect(() => transition('dance' as 'withdraw')).toThrow(RangeError);
});
