import { GiveIdea } from './give-idea.js';
import { BudgetIdea, BudgetIdeaSupport, ProjectIdea } from './idea.entity.js';
import { IdeasController } from './ideas.controller.js';
import { Ideas } from './ideas.query.js';
import { OrderIdeas } from './order-ideas.js';
import { SupportIdea } from './support-idea.js';

/** What the module of the participatory budget takes in for ideas before projects. */
export const IDEAS = {
  entities: [BudgetIdea, BudgetIdeaSupport, ProjectIdea],
  controllers: [IdeasController],
  providers: [Ideas, GiveIdea, SupportIdea, OrderIdeas],
};
