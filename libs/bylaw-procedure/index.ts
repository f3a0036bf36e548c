export * from './states.js';
export * from './facts.js';
export * from './draft-facts.js';
export * from './life-facts.js';
export * from './questionnaire.js';
export type { ActorCode, Finding, Guard, GuardContext } from './guard.js';
export * from './guards.js';
export * from './transition.js';
export * from './table.js';
export * from './lookup.js';
export * from './procedure.js';
export * from './deadlines.js';
export * from './own-steps.js';
export { awaitsReexamination } from './life-guards.js';
export { endorsersAwaited, stepsOf } from './own-guards.js';
export * from './memorandum.js';
export * from './number.js';
export * from './official-site.js';
export { hasMajority, hasQuorum, presentAtVote } from './council-guards.js';
export { entryIntoForceDay, sendByDay } from './promulgation-guards.js';
export { missedTerm } from './disagreement-guards.js';
export {
  disagreeByDay,
  hasObjections,
  inCorrection,
  isTrackB,
  opinionMonthEnd,
  opinionTooLate,
  reviewOutcome,
  reviewReceipt,
  type ReviewTermFacts,
} from './review.js';
export { article46Applies, lastOpinionDay, opinionPublication } from './opinion-guards.js';
export * from './diagram.js';
export * from './drawing.js';
export * from './kinds.js';
export * from './control-states.js';
export type {
  ControlContext,
  ControlFacts,
  ControlGuard,
  ControlledAct,
  ControlRecord,
} from './control-facts.js';
export { disagreementDay } from './control-guards.js';
export { missedControlDuty } from './control-order-guards.js';
export * from './control-table.js';
export * from './control.js';
