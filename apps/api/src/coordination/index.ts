export { CoordinationModule } from './coordination.module.js';
export { CoordinationSummary } from './coordination-summary.query.js';
