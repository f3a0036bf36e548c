export {
  askForPlaces,
  placesCame,
  rangeAtCursor,
  rangesOf,
  showActive,
  showOnly,
  showRanges,
  type AnchoredRange,
} from './anchored-ranges';
export { BylawEditor } from './bylaw-editor';
export type { KeepImage } from './figures';
export {
  frontOf,
  goToPlaceholder,
  insertClause,
  selectedPoints,
  writeFront,
  type FrontTexts,
} from './clauses';
export { FindingsTab } from './findings-tab';
export { marginRequests } from './margin-links';
export type { OpenEditor } from './open-editor';
export { asItIs, suggestMode } from './suggest/mode';
export { colourOf } from './suggest/mark-views';
export { outlineSuggestion } from './suggest/active';
export { suggestionOrigins } from './suggest/origins';
export { workingNumbersOf } from './numbering';
export { composingIn, initials, PEER_COLOURS, peersIn, showPeers, type Peer } from './presence';
export { editorSetup, type EditorSetup } from './setup';
export { showNotes, type UnitNote } from './unit-notes';
