import fc from 'fast-check';
import { checkMemorandumSettings, DEFAULT_MEMORANDUM_SETTINGS, readCalculation } from './index.js';

const fiscal = {
  kind: 'fiscal',
  firstYear: 2026,
  years: 1,
  lines: [
    { direction: 'revenue', name: ' Dotācija ', source: 'valsts', unit: null, amounts: [{ cents: 5 }] },
  ],
  assumptions: '',
};

const places = (kind: 'fiscal' | 'administrative', given: unknown): string[] => {
  const read = readCalculation(kind, given);
  return read.allowed ? [] : read.violations.map(({ code, where }) => `${code} ${where}`);
};

describe('reading a calculation', () => {
  it('takes what is whole, trims texts and drops what nobody asked for', () => {
    const read = readCalculation('fiscal', { ...fiscal, extra: 1 });
    if (!read.allowed) throw new Error(JSON.stringify(read.violations));
    expect(read.calculation).toEqual({
      ...fiscal,
      lines: [{ ...fiscal.lines[0], name: 'Dotācija' }],
    });
  });

  it.each<[unknown, string]>([
    [null, 'memorandum.unreadable '],
    [[], 'memorandum.unreadable '],
    ['x', 'memorandum.unreadable '],
    [{ ...fiscal, kind: 'administrative' }, 'memorandum.unreadable kind'],
    [{ ...fiscal, firstYear: '2026' }, 'memorandum.unreadable firstYear'],
    [{ ...fiscal, firstYear: Number.NaN }, 'memorandum.unreadable firstYear'],
    [{ ...fiscal, lines: {} }, 'memorandum.unreadable lines'],
    [{ ...fiscal, lines: Array(201).fill(fiscal.lines[0]) }, 'memorandum.unreadable lines'],
    [
      { ...fiscal, lines: [{ ...fiscal.lines[0], direction: 'up' }] },
      'memorandum.unreadable lines.0.direction',
    ],
    [
      { ...fiscal, lines: [{ ...fiscal.lines[0], amounts: [{ cents: null }] }] },
      'memorandum.unreadable lines.0.amounts.0.cents',
    ],
    [
      { ...fiscal, lines: [{ ...fiscal.lines[0], amounts: [{}] }] },
      'memorandum.unreadable lines.0.amounts.0.quantity',
    ],
    [{ ...fiscal, lines: [] }, 'memorandum.no_lines lines'],
  ])('refuses %o with %s', (given, code) => expect(places('fiscal', given)).toEqual([code]));

  it('answers anything at all without throwing', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('fiscal' as const, 'administrative' as const),
        (given, kind) => {
          expect(readCalculation(kind, given).allowed).toBe(false);
        },
      ),
    );
  });
});

describe('the parameters of a municipality', () => {
  it('may be left as they are', () =>
    expect(checkMemorandumSettings(DEFAULT_MEMORANDUM_SETTINGS)).toEqual({ allowed: true }));
  it('want a source for every rate, and years that can be', () => {
    const checked = checkMemorandumSettings({
      fiscalYears: 11,
      rates: { ...DEFAULT_MEMORANDUM_SETTINGS.rates, budget: { cents: 1200, source: ' ' } },
    });
    expect(checked.allowed ? [] : checked.violations.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'memorandum.rate_source rates.budget.source',
      'memorandum.years fiscalYears',
    ]);
  });
});
