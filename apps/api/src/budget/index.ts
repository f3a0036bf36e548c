export { BudgetModule } from './budget.module.js';
export { DeliveryNews, type FollowedProject } from './delivery/delivery-news.js';
export { PublicCycles } from './public/public-cycles.query.js';
export { BallotLane } from './voting/verifiable/ballot-lane.js';
