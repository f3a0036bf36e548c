export type { LintChange, LintFinding, LintPosition, LintSeverity, LintSource } from './finding.js';
export {
  LINT_CODES,
  LINT_RULES,
  UNVERIFIED_RULES,
  isStructuralError,
  lintCode,
  type LintCode,
  type LintRule,
} from './rules.js';
export { applyFix, fixRanges } from './fix.js';
export { lintBylaw, type LintOptions } from './lint.js';
export { LINT_TEXTS, lintMessage } from './texts/index.js';
export { hasPersonalNumber } from './personal-data.js';
export { placeLabels, positionsOf } from './place.js';
