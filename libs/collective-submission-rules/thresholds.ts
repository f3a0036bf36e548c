import type { ArticleRef, LegalDay, SubmissionSettings } from '#libs/contracts';

/** Which of the three rules of PL 56(2) a municipality falls under. */
export type SubmissionPlace = 'novads' | 'valstspilseta' | 'riga';

/** How many signers are needed, with the item of PL 56(2) that says so. */
export interface SignerThreshold {
  count: number;
  article: ArticleRef;
}

const at = (ref: string, count: number): SignerThreshold => ({ count, article: { act: 'PL', ref } });

const SMALL = 15_000;
const MIDDLE = 30_000;

/**
 * How many people must sign a collective submission (PL 56(2)).
 *
 * Exactly 15,000 and exactly 30,000 residents stand in two of its lines; "up to" includes its number, so the lower count
 * holds.
 *
 * @param population residents on 1 January of the year by the register of natural persons; only a novads needs it.
 * @returns `null` for a novads whose population is not known.
 */
export function signerThreshold(place: SubmissionPlace, population: number | null): SignerThreshold | null {
  if (place === 'riga') return at('56(2)3', 2000);
  if (place === 'valstspilseta') return at('56(2)2', 300);
  if (population === null) return null;
  if (population <= SMALL) return at('56(2)1', 100);
  return population <= MIDDLE ? at('56(2)1', 200) : at('56(2)1', 300);
}

/** Whether the municipality's number of residents is that of 1 January of the day's year (PL 56(2)1, 56(6)). */
export function populationIsCurrent(settings: SubmissionSettings, day: LegalDay): boolean {
  return settings.population !== null && settings.populationYear === Number(day.slice(0, 4));
}

/** What holds until a municipality sets something itself. */
export const DEFAULT_SUBMISSION_SETTINGS: SubmissionSettings = {
  population: null,
  populationYear: null,
  keepMonths: 6,
  answerDays: null,
};
