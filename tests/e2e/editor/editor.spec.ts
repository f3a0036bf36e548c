import { listening } from './listening.js';
import { EditorStory } from './story.js';
import { writing } from './writing.js';

describe('an act written with the keyboard alone', () => {
  const story = new EditorStory();
  story.runsHere();
  writing(story);
  listening(story);
  story.endsClean();
});
