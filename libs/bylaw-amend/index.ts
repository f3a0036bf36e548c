export { parseAmendments, type ParsedAmendments } from './parse.js';
export {
  AMENDMENT_FINDINGS,
  type AmendmentFinding,
  type AmendmentFindingCode,
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
