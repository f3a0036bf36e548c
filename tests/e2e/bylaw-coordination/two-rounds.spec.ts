import { firstRound } from './first-round.js';
import { secondRound } from './second-round.js';
import { CoordinationStory } from './story.js';

describe('a draft is coordinated with institutions in two rounds', () => {
  const story = new CoordinationStory();
  story.runsHere();
  firstRound(story);
  secondRound(story);
  story.endsClean();
});
