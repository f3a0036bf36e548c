export { BudgetModule } from './budget.module.js';
export { PublicCycles } from './public/public-cycles.query.js';
export { BallotLane } from './voting/verifiable/ballot-lane.js';
