import fc from 'fast-check';
import {
  closeViolations,
  partyState,
  standingOf,
  unansweredItems,
  unkeptPromises,
  type ItemFact,
  type OpinionFact,
  type PartyFact,
  type RoundFact,
} from './index.js';

const DUE = '2026-03-16';
const objection = (disposition: ItemFact['disposition']): ItemFact => ({ kind: 'objection', disposition });
const opinion = (...items: ItemFact[]): OpinionFact => ({
  verdict: items.some(({ kind }) => kind === 'objection')
    ? 'objections'
    : items.length > 0
      ? 'proposals'
      : 'no_objections',
  receivedDay: DUE,
  items,
});
const round = (parties: Record<string, OpinionFact | null>, ended = true): RoundFact => ({
  dueDay: DUE,
  ended,
  parties: Object.entries(parties).map(([key, said]): PartyFact => ({ key, opinion: said })),
});
const late = (...items: ItemFact[]): OpinionFact => ({ ...opinion(...items), receivedDay: '2026-03-17' });

describe('the state of a party', () => {
  it.each([
    [null, false, 'waiting'],
    [null, true, 'agreed_by_silence'],
    [opinion(), false, 'agreed'],
    [opinion({ kind: 'proposal', disposition: null }), true, 'agreed'],
    [opinion(objection(null)), false, 'objections'],
    [opinion(objection('accepted')), true, 'objections'],
    [late(objection(null)), false, 'late'],
    [late(), true, 'late'],
  ] as const)('%j, ended %s: %s', (said, ended, expected) =>
    expect(partyState(said, { dueDay: DUE, ended })).toBe(expected),
  );
});

describe('where coordination stands', () => {
  const agreed = { outcome: 'agreed', toConfirm: [], disputed: [] };
  it.each<[string, RoundFact[], unknown]>([
    ['nothing was sent', [], { outcome: 'not_agreed', toConfirm: [], disputed: [] }],
    ['everybody agreed or kept silent', [round({ a: opinion(), b: null })], agreed],
    [
      'somebody may still answer',
      [round({ a: opinion(), b: null }, false)],
      { ...agreed, outcome: 'not_agreed' },
    ],
    [
      'an objection taken into account waits for a repeated round',
      [round({ a: opinion(objection('accepted')) })],
      { outcome: 'not_agreed', toConfirm: ['a'], disputed: [] },
    ],
    [
      'one taken into account in part is disputed',
      [round({ a: opinion(objection('accepted'), objection('partly')) })],
      { outcome: 'not_agreed', toConfirm: [], disputed: ['a'] },
    ],
    [
      'one without an answer is disputed',
      [round({ a: opinion(objection(null)) })],
      { outcome: 'not_agreed', toConfirm: [], disputed: ['a'] },
    ],
    [
      'not repeated in the next round',
      [round({ a: opinion(objection('accepted')), b: null }), round({ a: null })],
      agreed,
    ],
    [
      'repeated in the next round',
      [round({ a: opinion(objection('accepted')) }), round({ a: opinion(objection('declined')) })],
      { outcome: 'not_agreed', toConfirm: [], disputed: ['a'] },
    ],
    ['a late objection only advises', [round({ a: late(objection('declined')) })], agreed],
    [
      'a party left out of the next round keeps its objection',
      [
        round({ a: opinion(objection('declined')), b: opinion(objection('accepted')) }),
        round({ b: opinion() }),
      ],
      { outcome: 'not_agreed', toConfirm: [], disputed: ['a'] },
    ],
  ])('%s', (_, rounds, expected) => expect(standingOf(rounds)).toEqual(expected));

  const items = fc.array(
    fc.record({
      kind: fc.constantFrom('objection', 'proposal', 'variant'),
      disposition: fc.constantFrom('accepted', 'partly', 'declined', null),
    }),
    { maxLength: 4 },
  );
  const said = fc.option(
    fc.tuple(items, fc.boolean()).map(([list, isLate]) => (isLate ? late(...list) : opinion(...list))),
  );
  const rounds = fc.array(
    fc.tuple(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), said, { minKeys: 1 }), fc.boolean()),
    { minLength: 1, maxLength: 4 },
  );

  it('is agreed exactly when no party that was asked last waits or objects', () =>
    fc.assert(
      fc.property(rounds, (list) => {
        const facts = list.map(([parties, ended]) => round(parties, ended));
        const { outcome, toConfirm, disputed } = standingOf(facts);
        const lastStates = ['a', 'b', 'c', 'd'].flatMap((key) => {
          const last = facts.findLast((each) => each.parties.some((party) => party.key === key));
          const party = last?.parties.find((each) => each.key === key);
          return last && party ? [{ key, state: partyState(party.opinion, last) }] : [];
        });
        const objecting = lastStates.filter(({ state }) => state === 'objections').map(({ key }) => key);
        expect([...toConfirm, ...disputed].sort()).toEqual(objecting);
        expect(outcome === 'agreed').toBe(
          lastStates.every(({ state }) => state !== 'objections' && state !== 'waiting'),
        );
      }),
    ));

  it('is agreed after a last round in which everybody is asked and nobody objects in time', () =>
    fc.assert(
      fc.property(rounds, (list) => {
        const facts = list.map(([parties, ended]) => round(parties, ended));
        expect(
          standingOf([...facts, round({ a: null, b: opinion(), c: late(objection(null)), d: null })]),
        ).toEqual(agreed);
      }),
    ));
});

describe('closing', () => {
  it.each<[string, RoundFact[], string | null, string[]]>([
    ['agreement needs no words', [round({ a: opinion() })], null, []],
    ['nothing was sent', [], null, ['coordination.no_round', 'coordination.disagreement_reason_missing']],
    [
      'a round runs',
      [round({ a: opinion() }, false), round({ a: opinion() })],
      null,
      ['coordination.round_open'],
    ],
    [
      'proposals want an answer too',
      [round({ a: opinion({ kind: 'proposal', disposition: null }) })],
      null,
      ['coordination.items_unanswered'],
    ],
    [
      'a disagreement is explained',
      [round({ a: opinion(objection('declined')) })],
      ' ',
      ['coordination.disagreement_reason_missing'],
    ],
    [
      'and then may go to the council',
      [round({ a: opinion(objection('declined')) })],
      'Likums to neļauj.',
      [],
    ],
  ])('%s', (_, rounds, reason, expected) =>
    expect(closeViolations(rounds, reason).map(({ code }) => code)).toEqual(expected),
  );

  it('counts what waits for an answer over all rounds, late opinions included', () =>
    expect(
      unansweredItems([
        round({ a: opinion(objection(null), objection('accepted')) }),
        round({ b: late(objection(null)) }),
      ]),
    ).toBe(2));
});

describe('what is said to be taken into account', () => {
  it.each([
    ['accepted', false, null, true],
    ['partly', false, null, true],
    ['accepted', true, null, false],
    ['declined', false, null, false],
    [null, false, null, false],
    ['accepted', false, 'withdrawn', false],
    ['accepted', false, 'agreed', true],
  ] as const)('%s, changed %s, at the meeting %s: pointed out %s', (disposition, changed, meeting, pointed) =>
    expect(unkeptPromises([{ kind: 'objection', disposition, changed, meeting }])).toHaveLength(
      Number(pointed),
    ),
  );
});
