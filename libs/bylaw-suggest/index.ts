export { acceptedEdit, suggest, type Author, type Suggested } from './suggest.js';
export { suggestReplacement, type ProposedWording } from './replacement.js';
