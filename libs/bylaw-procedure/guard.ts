import type { ArticleRef, LegalDay, Violation } from '#libs/contracts';
import type { LegalCalendar } from '#libs/legal-calendar';
import type { DossierFacts } from './facts.js';

/** Who acts, for "who acts next"; the interface names them by `procedure.actor.<code>`. */
export type ActorCode =
  | 'lawyer'
  | 'legal_endorser'
  | 'head_of_department'
  | 'council_secretary'
  | 'sitting_chair'
  | 'council'
  | 'ministry'
  | 'coordination_party'
  | 'own_endorser'
  | 'system';

/** What a guard found: `bar` stops the event, `warn` is shown and recorded but stops nothing. */
export interface Finding extends Violation {
  severity: 'bar' | 'warn';
}

/** What a guard may look at. */
export interface GuardContext {
  facts: DossierFacts;
  now: LegalDay;
  calendar: LegalCalendar;
}

/** A condition of the procedure. Its label is the translation `procedure.guard.<name>`. */
export interface Guard {
  /** The article it rests on; none for the product's own orderliness. */
  article?: ArticleRef;
  /** Who can make it true. */
  actor: ActorCode;
  /** Everything that speaks against the event; empty when the condition is met. */
  check(context: GuardContext): Finding[];
}

/** A place in the Local Government Law. */
export const pl = (ref: string): ArticleRef => ({ act: 'PL', ref });

/** A place in Cabinet Regulation No. 639. */
export const mk639 = (ref: string): ArticleRef => ({ act: 'MK639', ref });

/** A place in the Law on Official Publications and Legal Information. */
export const opl = (ref: string): ArticleRef => ({ act: 'OPL', ref });

/** Details of a finding. */
export interface FindingDetails {
  article?: ArticleRef;
  params?: Violation['params'];
  where?: string;
}

/** A finding that stops the event. */
export function bar(code: string, details: FindingDetails = {}): Finding {
  return { code, severity: 'bar', ...details };
}

/** A finding that stops nothing. */
export function warn(code: string, details: FindingDetails = {}): Finding {
  return { code, severity: 'warn', ...details };
}

/** Whether a text is missing or blank. */
export function blank(text: string | null | undefined): boolean {
  return !text || text.trim() === '';
}
