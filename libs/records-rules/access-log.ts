import type { ArticleRef, LegalDay, Violation } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';

/** Access logs are kept up to a year. */
export const ACCESS_LOG_ARTICLE: ArticleRef = { act: 'FPDAL', ref: '37(2)' };

/** The longest time, in months, and the one that holds where a municipality has set none. */
export const ACCESS_LOG_MONTHS = { least: 1, most: 12, default: 12 } as const;

/**
 * The first day whose entries are still kept: an entry of that day is as old as the term allows, an entry of the day
 * before is older (FPDAL 37(2)).
 */
export function accessLogKeptFrom(today: LegalDay, months: number): LegalDay {
  return addUnits(today, -months, 'month');
}

/** Why a term cannot be set: entries are kept at least a month, so that a look can be followed up, and at most a year. */
export function accessLogTermViolations(months: number): Violation[] {
  const { least, most } = ACCESS_LOG_MONTHS;
  return Number.isInteger(months) && months >= least && months <= most
    ? []
    : [
        {
          code: 'records.access_log_term',
          where: 'months',
          params: { least, most },
          article: ACCESS_LOG_ARTICLE,
        },
      ];
}
