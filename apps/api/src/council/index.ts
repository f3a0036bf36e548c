export { CouncilModule } from './council.module.js';
export { PublicSittings, type PublicItem, type PublicSitting } from './public-sittings.query.js';
