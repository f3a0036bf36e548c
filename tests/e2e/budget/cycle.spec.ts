import { announcing } from './announcing.js';
import { evaluating } from './evaluating.js';
import { joining } from './joining.js';
import { opening } from './opening.js';
import { BudgetStory } from './story.js';
import { submitting } from './submitting.js';
import { voting } from './voting.js';

describe('a cycle of the participatory budget, from its set-up to what stands in the street', () => {
  const story = new BudgetStory();
  story.runsHere();
  opening(story);
  submitting(story);
  joining(story);
  evaluating(story);
  voting(story);
  announcing(story);
  story.endsClean();
});
