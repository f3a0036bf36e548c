export { Acts, type ActRow, type ActTextRow } from './acts.query.js';
export { KeepAct, type NewAct } from './keep-act.js';
export { PromulgationModule } from './promulgation.module.js';
