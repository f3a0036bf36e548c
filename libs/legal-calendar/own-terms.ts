import type { DeadlineRule, DeadlineUnit } from './deadline-table.js';

/** A term that somebody sets for themselves in place of the law's. */
export interface OwnTerm {
  count: number;
  unit: DeadlineUnit;
}

/** Days in a unit, for units that can be compared with each other. */
const DAYS: Partial<Record<DeadlineUnit, number>> = { day: 1, week: 7 };

/**
 * Whether one's own term is at least as strict as the law's: a period that may not end earlier is no shorter, an act
 * that is due `within` a term is due no later. Terms in units that cannot be compared (months and days) and rules that
 * leave no choice (`exact`, `same_time`) are never as strict.
 */
export function isAsStrict(rule: DeadlineRule, own: OwnTerm): boolean {
  if (!Number.isInteger(own.count) || own.count < 1) return false;
  if (own.unit !== rule.unit && !(rule.unit in DAYS && own.unit in DAYS)) return false;
  const [law, mine] = [length(rule), length(own)];
  switch (rule.direction) {
    case 'within':
    case 'kept_at_most':
      return mine <= law;
    case 'lasts_at_least':
    case 'before':
    case 'not_before':
      return mine >= law;
    case 'exact':
    case 'same_time':
      return false;
  }
}

/**
 * The rule with one's own term in place of the law's; its article stays, because that is what the term fulfils.
 * @throws RangeError for a term that is less strict than the law.
 */
export function withOwnTerm<R extends DeadlineRule>(rule: R, own: OwnTerm): R {
  if (!isAsStrict(rule, own)) {
    throw new RangeError(`${own.count} ${own.unit} is less strict than ${rule.code}`);
  }
  return { ...rule, count: own.count, unit: own.unit };
}

function length({ count, unit }: OwnTerm): number {
  return count * (DAYS[unit] ?? 1);
}
