export { parseAmendments, type ParsedAmendments } from './parse.js';
export {
  AMENDMENT_FINDINGS,
  type AmendmentFinding,
  type AmendmentFindingCode,
  type Change,
  type InstructionPlace,
  type Operation,
  type Segment,
  type Step,
  type StepKind,
  type Target,
  type WordPair,
} from './operations.js';
export {
  consolidate,
  type AmendingAct,
  type Consolidation,
  type ConsolidationOptions,
} from './consolidate.js';
export { amend, type Amendment, type AmendOptions } from './amend.js';
export { type AmendWarning } from './warnings.js';
export { proveAmendments, type LineDifference, type Proof } from './prove.js';
export { readRepeals, type RepealedAct } from './repeals.js';
export { type AmendedAct } from './amending-document.js';
export { attemptTimeline, type Attempt } from './attempt.js';
export { withFixedNumbers } from './fixed-numbers.js';
export { readCommencement, type CommencementRule } from './commencement.js';
export {
  timeline,
  validityAt,
  wordingAt,
  type TimedAct,
  type Timeline,
  type TimelineFinding,
  type TimelineOptions,
  type Wording,
} from './timeline.js';
export { type GivenState, type NormSource, type NormState, type NormValidity } from './validity.js';
export { textualModifications } from './modifications.js';
