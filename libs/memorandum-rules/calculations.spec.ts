import fc from 'fast-check';
import type { AdministrativeCosts, AdministrativeEffort, FiscalLine, FiscalTable } from '#libs/contracts';
import {
  administrativeCosts,
  checkAdministrativeCosts,
  checkFiscalTable,
  emptyAdministrativeCosts,
  emptyFiscalTable,
  euroText,
  fiscalCents,
  fiscalTotals,
  fiscalYears,
  printEuro,
  printThousandths,
  yearlyCents,
} from './index.js';

const line = (changes: Partial<FiscalLine> = {}): FiscalLine => ({
  direction: 'expenditure',
  name: 'Pabalsti',
  source: 'Sociālās palīdzības budžets',
  unit: null,
  amounts: [{ cents: 100 }, { cents: 200 }],
  ...changes,
});

const table = (lines: FiscalLine[], changes: Partial<FiscalTable> = {}): FiscalTable => ({
  ...emptyFiscalTable(2026, 2),
  lines,
  ...changes,
});

const refusals = (checked: ReturnType<typeof checkFiscalTable>): string[] =>
  checked.allowed ? [] : checked.violations.map(({ code, where }) => `${code} ${where}`);

describe('money in texts', () => {
  it.each([
    [0, '0'],
    [5, '0,05'],
    [1250, '12,50'],
    [1_234_500, '12\u00a0345'],
    [-123_456_789, '−1\u00a0234\u00a0567,89'],
  ])('%i cents are %s', (cents, text) => expect(printEuro(cents)).toBe(text));

  it('names its unit', () => expect(euroText(150)).toBe('1,50\u00a0euro'));
  it.each([
    [1500, '1,5'],
    [1000, '1'],
    [333, '0,333'],
    [12_000_000, '12\u00a0000'],
  ])('%i thousandths are %s', (value, text) => expect(printThousandths(value)).toBe(text));
});

describe('the fiscal table', () => {
  it('begins with the current year and three more', () =>
    expect(fiscalYears(emptyFiscalTable(2026))).toEqual([2026, 2027, 2028, 2029]));

  it.each([
    [{ quantity: 1500, price: 333 }, 500],
    [{ quantity: 500, price: 1 }, 1],
    [{ quantity: 500, price: -1 }, -1],
    [{ quantity: 499, price: 1 }, 0],
    [{ cents: 7 }, 7],
  ])('computes %o as %i cents', (amount, cents) => expect(fiscalCents(amount)).toBe(cents));

  it('adds up by year and over all years', () =>
    expect(
      fiscalTotals(
        table([
          line({ direction: 'revenue', amounts: [{ cents: 1000 }, { cents: 0 }] }),
          line({
            unit: 'bērni',
            amounts: [
              { quantity: 2000, price: 150 },
              { quantity: 0, price: 150 },
            ],
          }),
          line(),
        ]),
      ),
    ).toEqual({
      revenue: [1000, 0],
      expenditure: [400, 200],
      balance: [600, -200],
      overall: { revenue: 1000, expenditure: 600, balance: 400 },
    }));

  it('gives the balance of any figures exactly, in any order of the lines', () => {
    const amount = fc.oneof(
      fc.record({ cents: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }) }),
      fc.record({ quantity: fc.nat(1_000_000_000), price: fc.nat(900_000) }),
    );
    const lines = fc.array(
      fc.record({ direction: fc.constantFrom('revenue' as const, 'expenditure' as const), amount }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(lines, (given) => {
        const built = given.map(({ direction, amount: one }) => line({ direction, amounts: [one] }));
        const totals = fiscalTotals({ years: 1, lines: built });
        const exact = built.reduce(
          (sum, { direction, amounts: [one] }) =>
            sum + (direction === 'revenue' ? 1n : -1n) * BigInt(one ? fiscalCents(one) : 0),
          0n,
        );
        expect(BigInt(totals.overall.balance)).toBe(exact);
        expect(Number.isSafeInteger(totals.overall.revenue)).toBe(true);
        expect(fiscalTotals({ years: 1, lines: built.toReversed() })).toEqual(totals);
      }),
    );
  });

  it.each<[string, FiscalTable]>([
    ['memorandum.no_lines lines', table([])],
    ['memorandum.years firstYear', table([line()], { firstYear: 1999 })],
    ['memorandum.years firstYear', table([line({ amounts: [] })], { firstYear: 2099.5, years: 0 })],
    ['memorandum.empty lines.0.name', table([line({ name: '  ' })])],
    ['memorandum.empty lines.0.source', table([line({ source: '' })])],
    ['memorandum.too_long lines.0.name', table([line({ name: 'a'.repeat(201) })])],
    ['memorandum.figure lines.0.amounts', table([line({ amounts: [{ cents: 1 }] })])],
    ['memorandum.figure lines.0.amounts.1', table([line({ amounts: [{ cents: 1 }, { cents: 0.5 }] })])],
    ['memorandum.figure lines.0.amounts.0', table([line({ unit: 'bērni' })])],
    [
      'memorandum.figure lines.0.amounts.0',
      table([
        line({
          unit: 'bērni',
          amounts: [
            { quantity: -1, price: 1 },
            { quantity: 1, price: 1 },
          ],
        }),
      ]),
    ],
    [
      'memorandum.figure_too_large lines.0.amounts.0',
      table([line({ amounts: [{ cents: 2_000_000_000_000 }, { cents: 0 }] })]),
    ],
    [
      'memorandum.figure_too_large lines.0.amounts.1',
      table([
        line({
          unit: 'km',
          amounts: [
            { quantity: 1, price: 1 },
            { quantity: 1e12, price: 1e12 },
          ],
        }),
      ]),
    ],
  ])('is refused with %s', (code, given) => expect(refusals(checkFiscalTable(given))).toContain(code));

  it('is taken when whole', () => expect(checkFiscalTable(table([line()]))).toEqual({ allowed: true }));
});

const effort = (changes: Partial<AdministrativeEffort> = {}): AdministrativeEffort => ({
  minutes: 30,
  costs: 200,
  subjects: 150,
  times: 2000,
  ...changes,
});

function costs(changes: Partial<AdministrativeCosts['groups']['private']> = {}): AdministrativeCosts {
  const base = emptyAdministrativeCosts();
  base.groups.business.noImpact = 'jaunu pienākumu nav, jo noteikumi attiecas tikai uz iedzīvotājiem';
  base.groups.budget.noImpact = 'iesniegumus jau tagad izskata Īpašumu nodaļa';
  base.groups.private = {
    rate: { cents: 1200, source: 'Centrālās statistikas pārvaldes dati par darba samaksu novadā' },
    obligations: [{ who: 'Īpašnieks', what: 'iesniedz pieteikumu', now: null, future: effort() }],
    noImpact: '',
    ...changes,
  };
  return base;
}

describe('administrative costs', () => {
  it('are (time × rate + costs) × subjects × frequency', () => {
    // (0.5 h × 12 euro + 2 euro) × 150 × 2
    expect(yearlyCents(effort(), 1200)).toBe(240_000);
    expect(yearlyCents(effort({ times: 333, subjects: 1, minutes: 1, costs: 0 }), 1000)).toBe(6);
    expect(yearlyCents(effort({ minutes: 600 }), null)).toBe(60_000);
    expect(yearlyCents(null, 1200)).toBe(0);
  });

  it('compare the rules in force with the draft', () => {
    const given = costs({
      obligations: [
        { who: 'a', what: 'b', now: effort(), future: effort({ minutes: 15 }) },
        { who: 'a', what: 'c', now: effort(), future: null },
      ],
    });
    expect(administrativeCosts(given)[1]).toEqual({
      group: 'private',
      obligations: [
        { now: 240_000, future: 150_000, change: -90_000 },
        { now: 240_000, future: 0, change: -240_000 },
      ],
      now: 480_000,
      future: 150_000,
      change: -330_000,
    });
  });

  it('are within half a cent of the exact value, and never less for more of anything', () => {
    const any = fc.record({
      minutes: fc.nat(525_600),
      costs: fc.nat(1_000_000),
      subjects: fc.nat(1000),
      times: fc.nat(12_000),
    });
    fc.assert(
      fc.property(
        any,
        fc.nat(5000),
        fc.constantFrom('minutes', 'costs', 'subjects', 'times'),
        (one, rate, field) => {
          const exact =
            (BigInt(one.minutes) * BigInt(rate) + 60n * BigInt(one.costs)) *
            BigInt(one.subjects) *
            BigInt(one.times);
          const cents = BigInt(yearlyCents(one, rate));
          const twice = 2n * (cents * 60_000n - exact);
          expect(twice <= 60_000n && twice >= -60_000n).toBe(true);
          expect(yearlyCents({ ...one, [field]: one[field] + 1 }, rate)).toBeGreaterThanOrEqual(
            Number(cents),
          );
        },
      ),
    );
  });

  const codes = (given: AdministrativeCosts): string[] => {
    const checked = checkAdministrativeCosts(given);
    return checked.allowed ? [] : checked.violations.map(({ code, where }) => `${code} ${where}`);
  };

  it('are taken when every group is answered', () => expect(codes(costs())).toEqual([]));

  it.each<[string, Parameters<typeof costs>[0]]>([
    ['memorandum.group_unanswered groups.private.noImpact', { obligations: [] }],
    ['memorandum.group_contradiction groups.private.noImpact', { noImpact: 'nav, jo nav' }],
    ['memorandum.rate_source groups.private.rate.source', { rate: { cents: 1200, source: ' ' } }],
    ['memorandum.rate_missing groups.private.rate.cents', { rate: { cents: null, source: '' } }],
    ['memorandum.number groups.private.rate.cents', { rate: { cents: -1, source: 'x' } }],
    [
      'memorandum.number groups.private.obligations.0.future.times',
      { obligations: [{ who: 'a', what: 'b', now: null, future: effort({ times: -1 }) }] },
    ],
    [
      'memorandum.number groups.private.obligations.0.now.minutes',
      { obligations: [{ who: 'a', what: 'b', now: effort({ minutes: 1.5 }), future: null }] },
    ],
    [
      'memorandum.obligation_nowhere groups.private.obligations.0.future',
      { obligations: [{ who: 'a', what: 'b', now: null, future: null }] },
    ],
    [
      'memorandum.figure_too_large groups.private.obligations.0.future.minutes',
      {
        obligations: [
          { who: 'a', what: 'b', now: null, future: effort({ subjects: 10_000_000, times: 36_500_000 }) },
        ],
      },
    ],
    [
      'memorandum.empty groups.private.obligations.0.who',
      { obligations: [{ who: '', what: 'b', now: null, future: effort() }] },
    ],
  ])('are refused with %s', (code, changes) => expect(codes(costs(changes))).toContain(code));

  it('take no reason for less than all three groups', () => {
    const given = emptyAdministrativeCosts();
    expect(codes(given)).toEqual([
      'memorandum.group_unanswered groups.business.noImpact',
      'memorandum.group_unanswered groups.private.noImpact',
      'memorandum.group_unanswered groups.budget.noImpact',
    ]);
  });
});
