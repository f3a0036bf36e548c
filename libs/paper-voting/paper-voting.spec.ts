import fc from 'fast-check';
import {
  ageBand,
  anomalies,
  decideEnvelope,
  INVALID_PAPERS,
  normalised,
  PAPER_NUMBERS,
  paperNumber,
  papersLeft,
  paperSurplus,
  readPaperNumber,
  sameContent,
  shownPaperNumber,
  signingViolations,
  typedTwice,
  undoDecisionViolations,
  undoViolations,
  type AgeCount,
  type HourCount,
  type MarkFacts,
  type PaperContent,
  type TypedPaper,
} from './index.js';

const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);
const chosen = (...choices: number[]): PaperContent => ({ invalid: null, choices, points: null });
const BLANK: PaperContent = { invalid: 'blank', choices: [], points: null };
const paper = (number: string, content: PaperContent): TypedPaper => ({ number, content });

describe('the number of a paper', () => {
  const drawn = fc.integer({ min: 0, max: PAPER_NUMBERS - 1 });

  it('is read as it is printed, and in no other way', () => {
    expect(paperNumber(0)).toBe('0000000');
    expect(paperNumber(572_000)).toMatch(/^572000\d$/);
    fc.assert(
      fc.property(drawn, (one) => {
        const number = paperNumber(one);
        expect(readPaperNumber(shownPaperNumber(number))).toBe(number);
        expect(readPaperNumber(number.slice(1))).toBeNull();
        expect(readPaperNumber(`${number}a`)).toBeNull();
      }),
    );
    for (const wrong of [-1, PAPER_NUMBERS, 0.5]) expect(() => paperNumber(wrong)).toThrow(RangeError);
  });

  it('is never another one after one wrong digit or two that changed places', () => {
    fc.assert(
      fc.property(drawn, fc.nat(6), fc.integer({ min: 1, max: 9 }), (one, at, by) => {
        const digits = [...paperNumber(one)];
        const wrong = digits.with(at, String((Number(digits[at]) + by) % 10));
        expect(readPaperNumber(wrong.join(''))).toBeNull();
        const next = (at + 1) % 7;
        if (at > next || digits[at] === digits[next]) return;
        const swapped = digits.with(at, digits[next] ?? '').with(next, digits[at] ?? '');
        expect(readPaperNumber(swapped.join(''))).toBeNull();
      }),
    );
  });
});

describe('papers typed twice', () => {
  it('count where both read the same, and wait where they do not', () => {
    const first = [paper('1', chosen(2, 3)), paper('2', BLANK), paper('3', chosen(4)), paper('4', chosen(1))];
    const second = [paper('2', BLANK), paper('1', chosen(2)), paper('4', chosen(1)), paper('5', chosen(5))];
    const typed = typedTwice(first, second, new Map());
    expect(typed.agreed).toEqual([paper('2', BLANK), paper('4', chosen(1))]);
    expect(typed.open).toEqual([
      { number: '1', first: chosen(2, 3), second: chosen(2) },
      { number: '3', first: chosen(4), second: null },
      { number: '5', first: null, second: chosen(5) },
    ]);
    const decided = typedTwice(
      first,
      second,
      new Map<string, PaperContent | 'none'>([
        ['1', chosen(2, 3)],
        ['3', 'none'],
        ['5', BLANK],
        // What was agreed on is not decided again.
        ['4', chosen(9)],
      ]),
    );
    expect(decided.open).toEqual([]);
    expect(decided.resolved).toEqual(['1', '3', '5']);
    expect(decided.agreed).toEqual([
      paper('1', chosen(2, 3)),
      paper('2', BLANK),
      paper('4', chosen(1)),
      paper('5', BLANK),
    ]);
  });

  it('come out the same whoever typed first and in whatever order', () => {
    const content = fc.oneof(
      fc
        .constantFrom(...INVALID_PAPERS)
        .map((invalid): PaperContent => ({ invalid, choices: [], points: null })),
      fc
        .uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 })
        .map((nrs) => normalised(chosen(...nrs), false)),
    );
    const box = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }).map(String), content), {
      selector: ([number]) => number,
    });
    fc.assert(
      fc.property(box, box, (one, other) => {
        const first = one.map(([number, read]) => paper(number, read));
        const second = other.map(([number, read]) => paper(number, read));
        const typed = typedTwice(first, second, new Map());
        const swapped = typedTwice(second.toReversed(), first.toReversed(), new Map());
        expect(swapped.agreed).toEqual(typed.agreed);
        expect(swapped.open.map(({ number }) => number)).toEqual(typed.open.map(({ number }) => number));
        expect(typed.agreed.length + typed.open.length).toBe(
          new Set([...first, ...second].map(({ number }) => number)).size,
        );
      }),
    );
  });

  it.each([
    [chosen(3, 1), false, chosen(1, 3)],
    [chosen(3, 1), true, chosen(3, 1)],
    [
      { invalid: null, choices: [3, 1], points: [5, 2] },
      false,
      { invalid: null, choices: [1, 3], points: [2, 5] },
    ],
    [
      { invalid: 'too_many', choices: [3, 1], points: null },
      false,
      { invalid: 'too_many', choices: [], points: null },
    ],
  ] as const)('are compared in one form: %j, ranking %s', (read, ranks, expected) => {
    expect(normalised(read, ranks)).toEqual(expected);
  });

  it('differ by points alone too', () => {
    const five: PaperContent = { invalid: null, choices: [1], points: [5] };
    expect(sameContent(five, { ...five, points: [4] })).toBe(false);
    expect(sameContent(five, { ...five, points: [5] })).toBe(true);
  });
});

describe('signing a box', () => {
  const done = {
    counted: 1,
    first: { by: 'a', done: true },
    second: { by: 'b', done: true },
    typed: { agreed: [paper('1', BLANK)], open: [] },
    note: '',
  };
  const open = [{ number: '2', first: BLANK, second: null }];

  it.each([
    ['typed twice by two people', {}, []],
    ['typed once', { second: null }, ['paper_box_not_typed_twice']],
    ['the second typing not ended', { second: { by: 'b', done: false } }, ['paper_box_not_typed_twice']],
    ['one person twice', { second: { by: 'a', done: true } }, ['paper_box_same_typist']],
    ['a difference', { typed: { ...done.typed, open } }, ['paper_box_differences_open']],
    ['a paper missing', { counted: 2 }, ['paper_box_count_differs']],
    ['a paper missing, with a note', { counted: 2, note: 'Saskaitīts nepareizi.' }, []],
  ])('%s', (_name, changes, expected) => {
    expect(codes(signingViolations({ ...done, ...changes }))).toEqual(expected);
  });

  it('asks why there are more papers than people marked', () => {
    expect(paperSurplus({ marked: 5, inBoxes: 3, toSign: 2 }, '')).toEqual([]);
    expect(paperSurplus({ marked: 5, inBoxes: 4, toSign: 2 }, ' ')).toEqual([
      { code: 'paper_more_than_marked', where: 'note', params: { papers: 6, marked: 5 } },
    ]);
    expect(paperSurplus({ marked: 5, inBoxes: 4, toSign: 2 }, 'Viens nebija atzīmēts.')).toEqual([]);
  });
});

it.each([
  ['who may vote and has not', true, null, 'accepted', []],
  ['who voted on line', true, 'online', 'set_aside', ['envelope_voted_online']],
  ['who voted in person', true, 'in_person', 'set_aside', ['envelope_voted_in_person']],
  ['who may not vote', false, null, 'refused', ['voter_too_young']],
] as const)('the envelope of somebody %s', (_name, allowed, votedBy, state, expected) => {
  const may = allowed
    ? { allowed: true as const }
    : { allowed: false as const, violations: [{ code: 'voter_too_young' }] };
  const decision = decideEnvelope({ may, votedBy });
  expect([decision.state, codes(decision.reasons)]).toEqual([state, expected]);
});

describe('the watch', () => {
  const hour = (at: string, voters: number, more: Partial<HourCount> = {}): HourCount => ({
    hour: at,
    channel: 'online',
    pollingPlace: null,
    clerkId: null,
    voters,
    ...more,
  });
  const desk = (at: string, voters: number, pollingPlace = 'KAC', clerkId = 'c'): HourCount =>
    hour(at, voters, { channel: 'in_person', pollingPlace, clerkId });
  const kinds = (hours: HourCount[], ages: AgeCount[] = []) =>
    anomalies({ hours, ages }).map(({ kind, at, voters }) => [kind, at, voters]);

  it('finds nothing in an ordinary vote', () => {
    expect(
      kinds(
        [
          hour('2027-05-03T09', 20),
          hour('2027-05-03T10', 35),
          hour('2027-05-03T20', 60),
          desk('2027-05-03T10', 12),
        ],
        [{ day: '2027-05-03', channel: 'online', band: 100, voters: 1 }],
      ),
    ).toEqual([]);
    expect(kinds([])).toEqual([]);
  });

  it('shows a clerk who is too quick or works at night, in the order of time', () => {
    expect(kinds([desk('2027-05-04T02', 3), desk('2027-05-03T10', 41), desk('2027-05-03T11', 40)])).toEqual([
      ['clerk_speed', '2027-05-03T10', 41],
      ['outside_hours', '2027-05-04T02', 3],
    ]);
  });

  it('shows an hour on line far above the others, but not the first hours of a vote', () => {
    const usual = ['09', '10', '11'].map((at) => hour(`2027-05-03T${at}`, 5));
    expect(kinds([...usual, hour('2027-05-03T12', 41)])).toEqual([['online_burst', '2027-05-03T12', 41]]);
    expect(kinds([...usual, hour('2027-05-03T12', 40)])).toEqual([]);
    expect(kinds([hour('2027-05-03T09', 1), hour('2027-05-03T10', 400)])).toEqual([]);
  });

  it('shows people of a hundred years and one place that has nearly everybody', () => {
    const ages: AgeCount[] = [
      { day: '2027-05-04', channel: 'in_person', band: 100, voters: 300 },
      { day: '2027-05-04', channel: 'in_person', band: 25, voters: 101 },
      { day: '2027-05-03', channel: 'online', band: 80, voters: 25 },
    ];
    expect(kinds([], ages)).toEqual([['centenarians', '2027-05-04', 300]]);
    const places = [
      desk('2027-05-03T10', 36),
      desk('2027-05-03T10', 3, 'Bibliotēka'),
      desk('2027-05-03T10', 2, 'Skola'),
    ];
    expect(anomalies({ hours: places })).toMatchObject([
      { kind: 'one_place', pollingPlace: 'KAC', voters: 36, usual: 14 },
    ]);
    expect(anomalies({ hours: places.slice(0, 2) })).toEqual([]);
  });

  it('shows one clerk of several who has nearly everybody, and envelopes for nobody', () => {
    const clerks = ['a', 'b', 'c'].map((clerk, at) =>
      desk('2027-05-03T10', [36, 3, 2][at] ?? 0, 'KAC', clerk),
    );
    expect(anomalies({ hours: clerks })).toMatchObject([
      { kind: 'one_clerk', clerkId: 'a', voters: 36, usual: 14 },
    ]);
    expect(anomalies({ hours: clerks.slice(0, 2) })).toEqual([]);
    const reconciled = hour('2027-05-03T23', 90, {
      channel: 'in_person',
      pollingPlace: 'KAC',
      clerkId: null,
    });
    expect(anomalies({ hours: [reconciled] })).toEqual([]);
  });

  it('shows a day on which nearly everybody is of one age, where that is many', () => {
    const day = (band: AgeCount['band'], voters: number): AgeCount => ({
      day: '2027-05-04',
      channel: 'in_person',
      band,
      voters,
    });
    expect(anomalies({ hours: [], ages: [day(80, 31), day(25, 9)] })).toMatchObject([
      { kind: 'one_age', at: '2027-05-04', band: 80, voters: 31, usual: 30 },
    ]);
    expect(anomalies({ hours: [], ages: [day(80, 30), day(25, 10)] })).toEqual([]);
    expect(anomalies({ hours: [], ages: [day(80, 29)] })).toEqual([]);
  });

  it('shows a clerk who undoes many marks on one day', () => {
    const undone = (marks: number) => [{ day: '2027-05-04', pollingPlace: 'KAC', clerkId: 'c', marks }];
    expect(anomalies({ hours: [], undone: undone(3) })).toMatchObject([
      { kind: 'undone_marks', at: '2027-05-04', clerkId: 'c', voters: 3, usual: 2 },
    ]);
    expect(anomalies({ hours: [], undone: undone(2) })).toEqual([]);
  });

  it.each([
    [16, 16],
    [17, 16],
    [18, 18],
    [64, 45],
    [99, 80],
    [117, 100],
  ])('puts %i years into the band from %i', (age, band) => {
    expect(ageBand(age)).toBe(band);
  });
});

describe('a mark that was a mistake', () => {
  const facts: MarkFacts = {
    entry: { channel: 'in_person', votedOn: '2027-05-03', unitId: 'u' },
    today: '2027-05-03',
    markedHere: 1,
    paper: { unitId: 'u' },
    asked: false,
  };

  it.each<[string, Partial<MarkFacts>, string[]]>([
    ['the paper is back on the same day', {}, []],
    ['nobody is marked', { entry: null }, ['mark_not_there']],
    [
      'a credential was issued, whatever else holds',
      { entry: { channel: 'online', votedOn: '2027-05-03', unitId: 'u' } },
      ['mark_was_online'],
    ],
    ['it was another day', { today: '2027-05-04' }, ['mark_of_other_day']],
    ['the clerk marked nobody there', { markedHere: 0 }, ['mark_of_other_clerk']],
    ['somebody asked before', { asked: true }, ['mark_undo_waits']],
    ['no paper came back', { paper: null }, ['paper_number_unknown']],
    ['a paper of another unit came back', { paper: { unitId: 'v' } }, ['paper_of_other_unit']],
  ])('when %s', (_when, changes, expected) => {
    expect(codes(undoViolations({ ...facts, ...changes }))).toEqual(expected);
  });

  it('is undone by a second person, once', () => {
    const waiting = { state: 'waiting', askedBy: 'a' } as const;
    expect(undoDecisionViolations(waiting, 'b')).toEqual([]);
    expect(codes(undoDecisionViolations(waiting, 'a'))).toEqual(['mark_undo_needs_other']);
    expect(codes(undoDecisionViolations(waiting, null))).toEqual(['mark_undo_needs_other']);
    expect(codes(undoDecisionViolations({ ...waiting, state: 'undone' }, 'b'))).toEqual([
      'mark_undo_decided',
    ]);
  });

  it('leaves the account of papers as it was, but for the one that is void', () => {
    const account = { printed: 20, spoiled: 1, marked: 8, closedEnvelopes: 2 };
    expect(papersLeft(account)).toBe(9);
    expect(papersLeft({ ...account, spoiled: 2, marked: 7 })).toBe(9);
    expect(papersLeft({ ...account, marked: 18 })).toBe(-1);
  });
});
