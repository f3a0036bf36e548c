import {
  COST_GROUPS,
  type AdministrativeCosts,
  type AdministrativeEffort,
  type AdministrativeGroup,
  type AdministrativeObligation,
  type Calculation,
  type CalculationKind,
  type CostGroup,
  type Decision,
  type FiscalAmount,
  type FiscalLine,
  type FiscalTable,
  type HourlyRate,
} from '#libs/contracts';
import { checkAdministrativeCosts } from './administrative.js';
import { checkFiscalTable } from './fiscal.js';

/**
 * Reads a calculation that came over the wire and checks it: members that are missing or of another type are refused
 * with `memorandum.unreadable` and the place as `where`, everything else as `checkFiscalTable` and
 * `checkAdministrativeCosts` say. Members that nobody asked for are dropped.
 */
export function readCalculation(
  kind: CalculationKind,
  given: unknown,
): Decision<{ calculation: Calculation }> {
  try {
    const calculation =
      kind === 'fiscal' ? fiscal(new Reader(given, '')) : administrative(new Reader(given, ''));
    const checked =
      calculation.kind === 'fiscal' ? checkFiscalTable(calculation) : checkAdministrativeCosts(calculation);
    return checked.allowed ? { allowed: true, calculation } : checked;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return {
      allowed: false,
      violations: [{ code: 'memorandum.unreadable', where: error.where, params: { where: error.where } }],
    };
  }
}

class Unreadable extends Error {
  constructor(readonly where: string) {
    super(where);
  }
}

/** A value with the way to it. */
class Reader {
  constructor(
    private readonly value: unknown,
    private readonly path: string,
  ) {}

  member(name: string): Reader {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable(this.path);
    const own = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    return new Reader(own, this.path === '' ? name : `${this.path}.${name}`);
  }

  has(name: string): boolean {
    return typeof this.value === 'object' && this.value !== null && Object.hasOwn(this.value, name);
  }

  text(): string {
    if (typeof this.value !== 'string') throw new Unreadable(this.path);
    return this.value.trim();
  }

  number(): number {
    if (typeof this.value !== 'number' || !Number.isFinite(this.value)) throw new Unreadable(this.path);
    return this.value;
  }

  orNull<T>(read: (reader: Reader) => T): T | null {
    return this.value === null ? null : read(this);
  }

  list<T>(most: number, read: (reader: Reader) => T): T[] {
    if (!Array.isArray(this.value) || this.value.length > most) throw new Unreadable(this.path);
    return this.value.map((value: unknown, index) => read(new Reader(value, `${this.path}.${index}`)));
  }

  oneOf<T extends string>(...allowed: readonly T[]): T {
    const found = allowed.find((one) => one === this.value);
    if (found === undefined) throw new Unreadable(this.path);
    return found;
  }
}

/** No list is read further than this; how long one may be is checked after reading. */
const LONGEST_LIST = 200;

function fiscal(given: Reader): FiscalTable {
  return {
    kind: given.member('kind').oneOf('fiscal'),
    firstYear: given.member('firstYear').number(),
    years: given.member('years').number(),
    lines: given.member('lines').list(LONGEST_LIST, fiscalLine),
    assumptions: given.member('assumptions').text(),
  };
}

function fiscalLine(given: Reader): FiscalLine {
  return {
    direction: given.member('direction').oneOf('revenue', 'expenditure'),
    name: given.member('name').text(),
    source: given.member('source').text(),
    unit: given.member('unit').orNull((one) => one.text()),
    amounts: given.member('amounts').list(LONGEST_LIST, fiscalAmount),
  };
}

function fiscalAmount(given: Reader): FiscalAmount {
  if (given.has('cents')) return { cents: given.member('cents').number() };
  return { quantity: given.member('quantity').number(), price: given.member('price').number() };
}

function administrative(given: Reader): AdministrativeCosts {
  const groups = given.member('groups');
  const read = (group: CostGroup): AdministrativeGroup => {
    const one = groups.member(group);
    return {
      rate: hourlyRate(one.member('rate')),
      obligations: one.member('obligations').list(LONGEST_LIST, obligation),
      noImpact: one.member('noImpact').text(),
    };
  };
  const [business, personal, budget] = COST_GROUPS;
  return {
    kind: given.member('kind').oneOf('administrative'),
    groups: { business: read(business), private: read(personal), budget: read(budget) },
  };
}

function hourlyRate(given: Reader): HourlyRate {
  return {
    cents: given.member('cents').orNull((one) => one.number()),
    source: given.member('source').text(),
  };
}

function obligation(given: Reader): AdministrativeObligation {
  return {
    who: given.member('who').text(),
    what: given.member('what').text(),
    now: given.member('now').orNull(effort),
    future: given.member('future').orNull(effort),
  };
}

function effort(given: Reader): AdministrativeEffort {
  return {
    minutes: given.member('minutes').number(),
    costs: given.member('costs').number(),
    subjects: given.member('subjects').number(),
    times: given.member('times').number(),
  };
}
