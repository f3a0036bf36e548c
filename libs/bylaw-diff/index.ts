export { compareDocuments } from './compare.js';
export type {
  Change,
  ChangeKind,
  ChangePart,
  ComparedRow,
  Comparison,
  ComparisonSummary,
  RowStatus,
} from './comparison.js';
export type { ComparedCell, ComparedTable, ComparedTableRow, TablePartStatus } from './tables.js';
export { headedChanges, type HeadedChange } from './headed.js';
export { comparisonPage, comparisonTablePage, type PageNames } from './html.js';
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
export { withSuggestions, type SuggestOptions } from './suggest.js';
