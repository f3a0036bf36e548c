export { AddAgendaItem } from './add-agenda-item.js';
export { BylawDecisions, type AdoptedVersions, type DisagreementItem } from './bylaw-decisions.query.js';
export { CouncilModule } from './council.module.js';
export { Decisions } from './decisions.query.js';
export { PublicSittings, type PublicItem, type PublicSitting } from './public-sittings.query.js';
export { ReadSittings } from './read-sittings.query.js';
export { Sittings, type ItemRow, type SittingRow } from './sittings.js';
