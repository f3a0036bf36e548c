export { acceptedEdit, suggest, type Author, type Suggested } from './suggest.js';
export { suggestReplacement, type ProposedWording } from './replacement.js';
export { acceptSuggestions, rejectSuggestions, type Decided } from './decide.js';
export { listSuggestions, type SuggestionEntry, type SuggestionKind, type SuggestionPlace } from './list.js';
