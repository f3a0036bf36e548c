import { countWords, lettersOf, ONE_MINUTE_WORDS } from './readability.js';
import { sentencesOf } from './sentences.js';

/** What would make a text easier; the sentence is the translation `summaries.advice.<kind>`. */
export interface Advice {
  kind: 'tooLong' | 'longSentence' | 'longWords' | 'officialese' | 'verbalNouns' | 'citation';
  /** The words it is about; empty where it is about the whole text. */
  words: string;
  /** A plainer way to say it, where one is known. */
  instead: string | null;
  /** A number that the sentence names: words, letters, times; 0 where it names none. */
  count: number;
}

/** Most words of a sentence that is taken in at once. */
const LONG_SENTENCE = 20;
/** Letters from which on a single word stops the reader. */
const HEAVY_WORD = 16;
/** How many nouns made of verbs (-šana) a sentence bears. */
const VERBAL_NOUNS = 2;

/** Phrases of official prose with plainer ones, longest first where one contains another. */
const OFFICIALESE: readonly (readonly [phrase: string, instead: string])[] = [
  ['ievērojot iepriekš minēto', 'tāpēc'],
  ['pamatojoties uz iepriekš minēto', 'tāpēc'],
  ['ņemot vērā iepriekš minēto', 'tāpēc'],
  ['ņemot vērā to, ka', 'tā kā'],
  ['neskatoties uz to, ka', 'kaut gan'],
  ['gadījumā, ja', 'ja'],
  ['tādā gadījumā, ja', 'ja'],
  ['ar mērķi nodrošināt', 'lai'],
  ['nolūkā nodrošināt', 'lai'],
  ['saistībā ar', 'par'],
  ['attiecībā uz', 'par'],
  ['saskaņā ar', 'pēc'],
  ['pamatojoties uz', 'pēc'],
  ['atbilstoši', 'pēc'],
  ['laika periodā no', 'no'],
  ['uz doto brīdi', 'tagad'],
  ['šobrīd spēkā esošie', 'tagadējie'],
  ['augstāk minētais', 'šis'],
  ['iepriekš minētais', 'šis'],
  ['minētais', 'šis'],
  ['tiek veikta', 'veic'],
  ['tiek veikts', 'veic'],
  ['tiek nodrošināta', 'nodrošina'],
  ['tiek nodrošināts', 'nodrošina'],
  ['veikt apmaksu', 'samaksāt'],
  ['veikt samaksu', 'samaksāt'],
  ['veikt izmaiņas', 'mainīt'],
  ['iesniegt iesniegumu', 'rakstīt iesniegumu'],
  ['uzsākt', 'sākt'],
  ['pielietot', 'lietot'],
  ['realizēt', 'īstenot'],
];

const VERBAL_NOUN = /šan(?:a|u|as|ai|ā|ām|ās|u)$/u;
const CITATION = /\d+(?:\.\d+)*\.?[¹²³⁰-⁹]*\s+(?:panta|pantu|pants|punkta|punktu|punkts|apakšpunkt\p{L}*)/gu;

/** Advice for a text that residents are to read in a minute, in the order of the text; what is about all of it first. */
export function adviceOn(text: string): Advice[] {
  const words = countWords(text);
  const whole: Advice[] =
    words > ONE_MINUTE_WORDS ? [{ kind: 'tooLong', words: '', instead: null, count: words }] : [];
  return [...whole, ...sentencesOf(text).flatMap((sentence) => adviceOnSentence(sentence))];
}

function adviceOnSentence({ text, words }: { text: string; words: readonly string[] }): Advice[] {
  const found: Advice[] = [];
  if (words.length > LONG_SENTENCE)
    found.push({ kind: 'longSentence', words: text, instead: null, count: words.length });
  for (const [phrase, instead] of phrasesIn(text))
    found.push({ kind: 'officialese', words: phrase, instead, count: 0 });
  for (const match of text.matchAll(CITATION))
    found.push({ kind: 'citation', words: match[0], instead: null, count: 0 });
  for (const word of new Set(words.filter((one) => lettersOf(one) >= HEAVY_WORD)))
    found.push({ kind: 'longWords', words: word, instead: null, count: lettersOf(word) });
  const nouns = words.filter((word) => VERBAL_NOUN.test(word.toLowerCase()));
  if (nouns.length > VERBAL_NOUNS)
    found.push({ kind: 'verbalNouns', words: nouns.join(', '), instead: null, count: nouns.length });
  return found;
}

/** The phrases in a sentence as they are written there, each part of the text at most once. */
function phrasesIn(text: string): [phrase: string, instead: string][] {
  const lower = text.toLowerCase();
  const taken: { from: number; to: number }[] = [];
  const found: { from: number; words: string; instead: string }[] = [];
  for (const [phrase, instead] of OFFICIALESE) {
    for (let from = lower.indexOf(phrase); from !== -1; from = lower.indexOf(phrase, from + 1)) {
      const to = from + phrase.length;
      if (isLetter(lower[from - 1]) || isLetter(lower[to])) continue;
      if (taken.some((one) => from < one.to && to > one.from)) continue;
      taken.push({ from, to });
      found.push({ from, words: text.slice(from, to), instead });
    }
  }
  return found.sort((a, b) => a.from - b.from).map(({ words, instead }) => [words, instead]);
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /\p{L}/u.test(sign);
}
