import { consulting } from './consulting.js';
import { deciding } from './deciding.js';
import { drafting } from './drafting.js';
import { endorsing } from './endorsing.js';
import { promulgating } from './promulgating.js';
import { BylawStory } from './story.js';
import { summing } from './summing.js';

describe('a by-law of track A, from a file to entry into force', () => {
  const story = new BylawStory();
  story.runsHere();
  drafting(story);
  endorsing(story);
  consulting(story);
  summing(story);
  deciding(story);
  promulgating(story);
  story.endsClean();
});
