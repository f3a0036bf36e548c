export {
  compareDocuments,
  type Change,
  type ChangeKind,
  type ComparedRow,
  type Comparison,
  type ComparisonSummary,
  type RowStatus,
} from './compare.js';
export { compareWords, type WordSegment } from './words.js';
export { tokensOf, type Token } from './tokens.js';
export {
  comparisonTable,
  inlineView,
  renumberedRanges,
  sideBySide,
  type GapRow,
  type RenumberedRange,
  type SideCell,
  type SideRow,
  type TableRow,
} from './views.js';
