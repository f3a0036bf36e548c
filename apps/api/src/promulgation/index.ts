export { Acts, type ActRow, type ActTextRow } from './acts.query.js';
export { KeepAct, type NewAct } from './keep-act.js';
export { AddActText, type NewActText } from './add-act-text.js';
export { RepealAct } from './repeal-act.js';
export { PromulgationModule } from './promulgation.module.js';
export { AmendedBases, type AmendedBase, type AmendingBylaw } from './amended-bases.js';
