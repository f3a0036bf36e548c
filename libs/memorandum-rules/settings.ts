import { COST_GROUPS, type Decision, type MemorandumSettings } from '#libs/contracts';
import { checkRate } from './administrative.js';
import { DEFAULT_FISCAL_YEARS, MAX_FISCAL_YEARS } from './fiscal.js';
import { isWhole } from './money.js';

/** What holds while a municipality has set nothing: four years, and no rates, because none is given by law. */
export const DEFAULT_MEMORANDUM_SETTINGS: MemorandumSettings = {
  fiscalYears: DEFAULT_FISCAL_YEARS,
  rates: {
    business: { cents: null, source: '' },
    private: { cents: null, source: '' },
    budget: { cents: null, source: '' },
  },
};

/** Checks the municipality's own parameters: the years of a table, and rates with their source. */
export function checkMemorandumSettings({ fiscalYears, rates }: MemorandumSettings): Decision {
  const violations = COST_GROUPS.flatMap((group) => checkRate(rates[group], `rates.${group}`));
  if (!isWhole(fiscalYears, 1, MAX_FISCAL_YEARS))
    violations.push({
      code: 'memorandum.years',
      where: 'fiscalYears',
      params: { most: MAX_FISCAL_YEARS },
    });
  return violations.length > 0 ? { allowed: false, violations } : { allowed: true };
}
