import type { LintSeverity, LintSource } from './finding.js';

/** A rule of the linter, as data. */
export interface LintRule {
  severity: LintSeverity;
  source: LintSource;
  /** Whether it is on unless somebody chooses otherwise; rules whose source nobody has read are off. */
  on: boolean;
  /** An error of structure: with it the text cannot go to the next stage. */
  structural: boolean;
}

const OBSERVED: LintSource = { kind: 'observed' };
const UNVERIFIED: LintSource = { kind: 'unverified' };
const read = (act: 'PL' | 'OPL' | 'MK108', ref: string): LintSource => ({ kind: 'read', ref: { act, ref } });
const cited = (ref: string): LintSource => ({ kind: 'cited', ref: { act: 'MK108', ref } });

const rule = (severity: LintSeverity, source: LintSource = OBSERVED): LintRule => ({
  severity,
  source,
  on: source.kind !== 'unverified',
  structural: false,
});
const structural = (severity: LintSeverity, source: LintSource = OBSERVED): LintRule => ({
  ...rule(severity, source),
  structural: true,
});

/** Every rule by its code. `observed` is practice in promulgated by-laws; points of MK108 are named only if read or cited. */
export const LINT_RULES = {
  'lint.title-missing': structural('error'),
  'lint.basis-missing': structural('error', read('PL', '44')),
  'lint.basis-unclear': rule('warning', read('PL', '44')),
  'lint.empty-unit': structural('error'),
  'lint.empty-heading': structural('warning'),
  'lint.empty-chapter': structural('warning'),
  'lint.dangling-reference': structural('error'),
  'lint.duplicate-number': structural('error'),
  'lint.number-gap': structural('warning'),
  'lint.number-order': structural('warning'),
  'lint.superscript-alone': structural('warning'),
  'lint.too-deep': structural('warning'),
  'lint.single-subpoint': structural('info'),
  'lint.closing-heading': structural('warning'),
  'lint.list-item-end': rule('info'),
  'lint.list-end': rule('info'),
  'lint.placeholder': structural('warning'),
  'lint.memorandum-part-empty': structural('error', read('PL', '46(1)')),

  'lint.reference-not-found': rule('error'),
  'lint.reference-ambiguous': rule('warning'),
  'lint.reference-deleted': rule('warning'),
  'lint.reference-unit': rule('info'),
  'lint.citation-not-found': rule('error'),

  'lint.restated-number': rule('error'),
  'lint.verb-capital': rule('warning'),
  'lint.amendment-count': rule('warning'),
  'lint.amendments-majority': rule('warning', cited('140')),
  'lint.superscript-in-restated': rule('warning', cited('74')),

  'lint.submission-term': rule('warning', read('PL', '61.3')),
  'lint.submitters-narrowed': rule('warning', read('PL', '60(3)1')),
  'lint.voting-term': rule('warning', read('PL', '61.6')),

  'lint.personal-code': rule('warning', read('OPL', '11(1)')),
  'lint.personal-name': rule('warning', read('OPL', '11(1)')),
  'lint.personal-phone': rule('warning', read('OPL', '11(1)')),
  'lint.personal-email': rule('warning', read('OPL', '11(1)')),
  'lint.personal-account': rule('warning', read('OPL', '11(1)')),
  'lint.personal-health': rule('warning', read('OPL', '11(1)')),

  'lint.duplicate-sentence': rule('warning', read('MK108', '3.3')),
  'lint.declarative': rule('info', read('MK108', '3.1')),
  'lint.long-sentence': rule('info', read('MK108', '2')),
  'lint.long-form': rule('info', read('MK108', '2')),

  'lint.quotes-unbalanced': rule('warning'),
  'lint.quote-style': rule('info'),
  'lint.date-format': rule('info'),
  'lint.date-invalid': rule('error'),
  'lint.decimal-point': rule('info'),
  'lint.space-missing': rule('info'),
  'lint.later-in-text': rule('info'),
  'lint.currency': rule('info'),

  'lint.and-or': rule('info', UNVERIFIED),
  'lint.and-so-on': rule('info', UNVERIFIED),
  'lint.for-example': rule('info', UNVERIFIED),
  'lint.as-far-as-possible': rule('info', UNVERIFIED),
  'lint.who-may': rule('info', UNVERIFIED),
  'lint.must': rule('info', UNVERIFIED),
  'lint.abbreviation': rule('info', UNVERIFIED),
  'lint.passive': rule('info', UNVERIFIED),
  'lint.no-break-space': rule('info', UNVERIFIED),
} as const satisfies Record<string, LintRule>;

/** The code of a rule; the texts translate each. */
export type LintCode = keyof typeof LINT_RULES;

/** Every code, in the order of the table. */
export const LINT_CODES = Object.keys(LINT_RULES) as LintCode[];

/** The rules that are off until somebody switches them on: nobody has read what they may rest on. */
export const UNVERIFIED_RULES: readonly LintCode[] = LINT_CODES.filter((code) => !LINT_RULES[code].on);

/** Whether a finding of this rule is an error of structure, which keeps a text from going on. */
export function isStructuralError(code: LintCode): boolean {
  const { structural: ofStructure, severity }: LintRule = LINT_RULES[code];
  return ofStructure && severity === 'error';
}

/** The value where it is the code of a rule, else `null`: for settings that were stored earlier. */
export function lintCode(value: string): LintCode | null {
  return Object.hasOwn(LINT_RULES, value) ? (value as LintCode) : null;
}
