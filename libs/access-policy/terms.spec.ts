import fc from 'fast-check';
import {
  endViolations,
  grantViolations,
  inTerm,
  overlap,
  shortenViolations,
  substitutionViolations,
  termState,
  type RoleTerm,
  type SubstitutionTerm,
  type Term,
} from './index.js';

const day = (n: number): string => `2027-03-${String(n).padStart(2, '0')}`;
const days = fc.integer({ min: 1, max: 31 }).map(day);
const terms = fc.tuple(days, fc.option(days, { nil: null })).map(([a, b]): Term => {
  if (b === null) return { from: a, to: null };
  return a < b ? { from: a, to: b } : { from: b, to: a };
});
const codes = (violations: { code: string }[]): string[] => violations.map((v) => v.code);

const role = (id: string, term: Term, more: Partial<RoleTerm> = {}): RoleTerm => ({
  id,
  role: 'administrator',
  personId: `person of ${id}`,
  institutionId: 'i',
  term,
  ...more,
});

describe('terms', () => {
  it('overlap exactly when they share a day, whichever comes first', () => {
    fc.assert(
      fc.property(terms, terms, (a, b) => {
        const shared = Array.from({ length: 31 }, (_, i) => day(i + 1)).some(
          (d) => inTerm(a, d) && inTerm(b, d),
        );
        expect(overlap(a, b)).toBe(shared || (a.to === null && b.to === null));
        expect(overlap(b, a)).toBe(overlap(a, b));
      }),
    );
  });

  it('are coming, current on both ends, then past', () => {
    const term = { from: day(5), to: day(7) };
    expect([4, 5, 7, 8].map((n) => termState(term, day(n)))).toEqual([
      'coming',
      'current',
      'current',
      'past',
    ]);
    expect(termState({ from: day(5), to: null }, '2099-01-01')).toBe('current');
  });
});

describe('granting a role', () => {
  const wish = {
    role: 'lawyer',
    personId: 'p',
    institutionId: 'i',
    term: { from: day(5), to: null },
  } as const;

  it('takes a role from a day on', () => {
    expect(grantViolations(wish, [], day(5))).toEqual([]);
  });

  it('refuses roles of the state, reversed terms and terms that are over', () => {
    expect(codes(grantViolations({ ...wish, role: 'varam_reviewer' }, [], day(5)))).toEqual(['stateRole']);
    expect(codes(grantViolations({ ...wish, term: { from: day(5), to: day(4) } }, [], day(1)))).toEqual([
      'termReversed',
    ]);
    expect(codes(grantViolations({ ...wish, term: { from: day(1), to: day(4) } }, [], day(5)))).toEqual([
      'termOver',
    ]);
  });

  it('refuses the same role at the same time, and takes it elsewhere or later', () => {
    const held = role('a', { from: day(1), to: day(5) }, { role: 'lawyer', personId: 'p' });
    expect(codes(grantViolations(wish, [held], day(5)))).toEqual(['roleHeldAlready']);
    expect(grantViolations({ ...wish, institutionId: 'other' }, [held], day(5))).toEqual([]);
    expect(grantViolations({ ...wish, term: { from: day(6), to: null } }, [held], day(5))).toEqual([]);
  });
});

describe('ending a role', () => {
  const on = (n: number, last: number | null) => ({
    day: day(n),
    yesterday: day(n - 1),
    dayAfterLast: last === null ? day(n) : day(last + 1),
  });
  const open = { from: day(1), to: null };

  it('keeps a municipality from losing its last administrator, whoever asks', () => {
    const only = role('a', open);
    expect(codes(endViolations(only, day(10), [only], on(10, 10)))).toEqual(['lastAdministrator']);
    const other = role('b', open);
    expect(endViolations(only, day(10), [only, other], on(10, 10))).toEqual([]);
  });

  it('does not count an administrator whose term ends before or begins after', () => {
    const ending = role('a', open);
    const gone = role('b', { from: day(1), to: day(10) });
    const late = role('c', { from: day(12), to: null });
    expect(codes(endViolations(ending, day(10), [ending, gone, late], on(10, 10)))).toEqual([
      'lastAdministrator',
    ]);
    expect(endViolations(ending, day(11), [ending, gone, late], on(10, 11))).toEqual([]);
  });

  it('ends a role yesterday at the earliest and never outside its term', () => {
    const lawyer = role('a', { from: day(5), to: day(20) }, { role: 'lawyer' });
    const end = (last: number) => codes(endViolations(lawyer, day(last), [lawyer], on(10, last)));
    expect([8, 9, 20].map(end)).toEqual([['endTooEarly'], [], []]);
    expect(end(4)).toEqual(['termReversed']);
    expect(end(21)).toEqual(['endTooLate']);
  });

  it('takes back only a role that has not begun', () => {
    const lawyer = role('a', { from: day(11), to: null }, { role: 'lawyer' });
    expect(endViolations(lawyer, null, [lawyer], on(10, null))).toEqual([]);
    expect(codes(endViolations(lawyer, null, [lawyer], on(11, null)))).toEqual(['roleHasBegun']);
  });
});

describe('naming a substitute', () => {
  const wish: Omit<SubstitutionTerm, 'id'> = {
    assignmentId: 'a',
    holderId: 'holder',
    substituteId: 'substitute',
    term: { from: day(10), to: day(14) },
  };
  const forRole: Term = { from: day(1), to: day(20) };
  const known = (more: Partial<SubstitutionTerm>): SubstitutionTerm => ({ ...wish, id: 's', ...more });
  const refuse = (change: Partial<SubstitutionTerm>, others: SubstitutionTerm[] = [], today = day(10)) =>
    codes(substitutionViolations({ ...wish, ...change }, forRole, others, today));

  it('takes days from today on within the role', () => {
    expect(refuse({})).toEqual([]);
    expect(refuse({ term: { from: day(10), to: day(10) } })).toEqual([]);
  });

  it('refuses reversed days, the past and days outside the role', () => {
    expect(refuse({ term: { from: day(14), to: day(10) } })).toEqual(['termReversed']);
    expect(refuse({}, [], day(11))).toEqual(['substitutionInPast']);
    expect(refuse({ term: { from: day(10), to: day(21) } })).toEqual(['substitutionOutsideRole']);
  });

  it('refuses the holder and a second substitute on the same day', () => {
    expect(refuse({ substituteId: 'holder' })).toEqual(['substituteIsHolder']);
    const before = known({ substituteId: 'third', term: { from: day(5), to: day(10) } });
    expect(refuse({}, [before])).toEqual(['substitutionOverlaps']);
    expect(refuse({ term: { from: day(11), to: day(14) } }, [before])).toEqual([]);
  });

  it('refuses chains in both directions', () => {
    const away = known({ assignmentId: 'b', holderId: 'substitute', substituteId: 'third' });
    expect(refuse({}, [away])).toEqual(['substituteIsAway']);
    const standsIn = known({ assignmentId: 'b', holderId: 'third', substituteId: 'holder' });
    expect(refuse({}, [standsIn])).toEqual(['holderIsSubstitute']);
  });

  it('is shortened to yesterday at the earliest', () => {
    const shorten = (last: number) => codes(shortenViolations(wish.term, day(last), day(11)));
    expect([9, 10, 11, 14, 15].map(shorten)).toEqual([
      ['termReversed'],
      ['endTooEarly'],
      [],
      [],
      ['endTooLate'],
    ]);
  });
});
