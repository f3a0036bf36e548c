import { consulting } from './consulting.js';
import { drafting } from './drafting.js';
import { endorsing } from './endorsing.js';
import { BylawStory } from './story.js';
import { summing } from './summing.js';

describe('a by-law of track A, from a file to the council', () => {
  const story = new BylawStory();
  story.runsHere();
  drafting(story);
  endorsing(story);
  consulting(story);
  summing(story);
  story.endsClean();
});
