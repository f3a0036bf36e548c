import type { OpenMatter } from '#libs/contracts';

/** What is counted beside something that residents can influence: the word by its kind. */
export const COUNTED_AS: Record<OpenMatter['kind'], string> = {
  opinion: 'home.opinions',
  participation: 'home.opinions',
  budget_ideas: 'home.ideas',
  budget_submission: 'budget.projectCount',
  budget_vote: 'budget.projectCount',
  collective: 'collective.signatures',
};
