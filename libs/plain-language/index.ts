export { adviceOn, type Advice } from './advice.js';
export { carriesDraft } from './assisted.js';
export { summaryPrompt, MOST_SOURCE_CHARS, type ChatMessage, type SummarySource } from './prompt.js';
export {
  LEVEL_LIMITS,
  levelOf,
  ONE_MINUTE_WORDS,
  READING_LEVELS,
  readability,
  WORDS_PER_MINUTE,
  type Readability,
  type ReadingLevel,
} from './readability.js';
export { sentencesOf, wordsOf, type Sentence } from './sentences.js';
