export { Blamer, type BlameState } from './blamer.js';
export { blameOf, type BlamedBlock, type BlamedText } from './blame.js';
export type { UnitChange } from './change.js';
export type { DeletedText, Deletion } from './deleted.js';
export { normHistories, type NormChangeKind, type NormHistory, type NormWording } from './norms.js';
export { holderAt } from './pieces.js';
export type { Run, Source } from './source.js';
export { rebased } from './rebased.js';
export { stepsBetween } from './steps-between.js';
