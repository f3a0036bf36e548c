import type { ArticleRef, Violation } from '#libs/contracts';

/** What a rule found: `bar` stops the step, `warn` is shown and recorded but stops nothing. */
export interface CycleFinding extends Violation {
  severity: 'bar' | 'warn';
}

/** Details of a finding. */
export type Details = Omit<Violation, 'code'>;

/** A place in the Local Government Law. */
export const pl = (ref: string): ArticleRef => ({ act: 'PL', ref });

/** A finding that stops the step. */
export function bar(code: string, details: Details = {}): CycleFinding {
  return { code, severity: 'bar', ...details };
}

/** A finding that stops nothing. */
export function warn(code: string, details: Details = {}): CycleFinding {
  return { code, severity: 'warn', ...details };
}

/** The finding as it crosses the wire where its weight is known from the place it stands in. */
export function plain({ severity: _, ...violation }: CycleFinding): Violation {
  return violation;
}

/** Whether a text is missing or blank. */
export function blank(text: string | null | undefined): boolean {
  return !text || text.trim() === '';
}

/** Whether a sum of money can be one: whole cents above 0. */
export function isSum(cents: number): boolean {
  return Number.isSafeInteger(cents) && cents > 0;
}
