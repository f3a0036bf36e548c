export { Acts, type ActRow, type ActTextRow } from './acts.query.js';
export { PromulgationModule } from './promulgation.module.js';
