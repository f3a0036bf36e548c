/** Short names of the acts the product cites; `domain` data resolves them to full titles (see `articles.ts`). */
export type ActCode =
  | 'PL'
  | 'MK639'
  | 'MK108'
  | 'OPL'
  | 'APL'
  | 'FPDAL'
  | 'PAZ'
  | 'VVL'
  | 'ILP'
  | 'EAL'
  | 'SPSPL'
  | 'VB2025'
  | 'VB2026'
  | 'IPAL'
  | 'GDPR'
  | 'ARHL';

/** A calendar date in Europe/Riga as `YYYY-MM-DD`; never an instant. */
export type LegalDay = string;

/** The place in an act that a rule rests on, for example `{ act: 'PL', ref: '46(3)' }`. */
export interface ArticleRef {
  act: ActCode;
  /** Article and part as `46(3)`, article and item as `61.5`, a point of a regulation as `18.1`. */
  ref: string;
}

/** Why something is refused: a code the interface translates, with the values the sentence needs. */
export interface Violation {
  code: string;
  params?: Record<string, string | number | boolean | string[]>;
  article?: ArticleRef;
  /** The field or document node the violation concerns, as the form or document names it. */
  where?: string;
}

/** The answer of every rule: allowed with its result, or the whole list of reasons why not. */
export type Decision<T extends object = object> =
  ({ allowed: true } & T) | { allowed: false; violations: Violation[] };
