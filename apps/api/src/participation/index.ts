export { OpinionResults } from './opinion-results.query.js';
export { ParticipationEventsModule } from './events/events.module.js';
export { PublicEvents as PublicParticipationEvents } from './events/public-events.query.js';
export { ParticipationModule } from './participation.module.js';
export { Publications } from './publications.query.js';
export { PublicStages } from './public-stages.query.js';
export { RecordPublication, type PublicationFact } from './record-publication.js';
export { WithdrawPublication } from './withdraw-publication.js';
