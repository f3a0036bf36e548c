export { SaveSummary } from './save-summary.js';
export { Summaries } from './summaries.query.js';
export { SummariesModule } from './summaries.module.js';
