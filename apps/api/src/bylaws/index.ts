export { AdvanceDossier, type Advance, type Advanced } from './advance-dossier.js';
export { BylawsModule } from './bylaws.module.js';
export { DossierFactsRegistry, type FactsContext, type FactsLoader } from './dossier-facts.js';
export { Dossiers, type DossierRow } from './dossiers.js';
export { PublicDossiers, type PublicDossier, type PublicTimelineEntry } from './public-dossiers.query.js';
export { RecordDossierEvent, type TimelineFact } from './record-dossier-event.js';
export { WorkingDays } from './working-days.query.js';
