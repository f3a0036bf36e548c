export { BudgetModule } from './budget.module.js';
export { PublicCycles } from './public/public-cycles.query.js';
