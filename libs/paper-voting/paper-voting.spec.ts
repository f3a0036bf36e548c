import fc from 'fast-check';
import {
  decideEnvelope,
  INVALID_PAPERS,
  normalised,
  PAPER_NUMBERS,
  paperNumber,
  paperSurplus,
  readPaperNumber,
  sameContent,
  shownPaperNumber,
  signingViolations,
  typedTwice,
  votersPapers,
  type PaperContent,
  type TypedPaper,
} from './index.js';

const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);
const chosen = (...choices: number[]): PaperContent => ({ invalid: null, choices, points: null });
const BLANK: PaperContent = { invalid: 'blank', choices: [], points: null };
const FOREIGN: PaperContent = { invalid: 'foreign', choices: [], points: null };
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

  it('can be set aside where both read the same, and only so that they do not count', () => {
    const box = [paper('1', chosen(2)), paper('2', BLANK), paper('3', FOREIGN), paper('4', chosen(1))];
    const typed = typedTwice(
      box,
      box,
      new Map<string, PaperContent | 'none'>([
        ['1', FOREIGN],
        ['2', 'none'],
        ['3', FOREIGN],
        ['4', BLANK],
      ]),
    );
    expect(typed).toEqual({
      agreed: [paper('1', FOREIGN), paper('2', BLANK), paper('3', FOREIGN), paper('4', chosen(1))],
      open: [],
      resolved: [],
      setAside: ['1'],
    });
    expect([votersPapers(box), votersPapers(typed.agreed)]).toEqual([3, 2]);
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

  it.each([
    ['as many as marked', { inBoxes: 3, toSign: 2, setAside: 0 }, null, {}],
    ['fewer than marked', { inBoxes: 3, toSign: 1, setAside: 0 }, null, {}],
    [
      'more than marked',
      { inBoxes: 4, toSign: 3, setAside: 0 },
      'paper_more_than_marked',
      { papers: 7, surplus: 2 },
    ],
    [
      'too few set aside',
      { inBoxes: 4, toSign: 2, setAside: 1 },
      'paper_more_than_marked',
      { papers: 6, surplus: 1 },
    ],
    ['enough set aside', { inBoxes: 4, toSign: 1, setAside: 2 }, null, {}],
    [
      'one too many set aside',
      { inBoxes: 4, toSign: 0, setAside: 3 },
      'paper_set_aside_needless',
      { papers: 4, needless: 1 },
    ],
    [
      'one set aside where there are far fewer',
      { inBoxes: 1, toSign: 1, setAside: 1 },
      'paper_set_aside_needless',
      { papers: 2, needless: 1 },
    ],
  ] as const)('compares papers with 5 people marked: %s', (_name, papers, code, params) => {
    const found = paperSurplus({ marked: 5, ...papers });
    expect(found.map((one) => [one.code, one.where, one.params])).toEqual(
      code ? [[code, 'aside', { marked: 5, ...params }]] : [],
    );
  });

  it('always has a way: whichever box comes next, enough of its papers can be set aside', () => {
    const boxes = fc.array(fc.record({ papers: fc.nat(30), already: fc.nat(30) }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.nat(60), boxes, (marked, all) => {
        let inBoxes = 0;
        for (const { papers, already } of all) {
          // People may have set aside any of them before, too few or too many.
          let setAside = Math.min(already, papers);
          for (let steps = 0; ; steps += 1) {
            const toSign = papers - setAside;
            const [found] = paperSurplus({ marked, inBoxes, toSign, setAside });
            if (!found) break;
            expect(steps).toBe(0);
            const { surplus = 0, needless = 0 } = found.params as { surplus?: number; needless?: number };
            expect(surplus).toBeLessThanOrEqual(toSign);
            expect(needless).toBeLessThanOrEqual(setAside);
            setAside += surplus - needless;
          }
          // No paper is set aside for nothing.
          if (setAside > 0) expect(inBoxes + papers - setAside).toBe(marked);
          inBoxes += papers - setAside;
          expect(inBoxes).toBeLessThanOrEqual(marked);
        }
      }),
    );
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
