/** Latvian grammatical cases used in legal references: nominative, genitive, dative, accusative, locative. */
export type GrammaticalCase = 'nom' | 'gen' | 'dat' | 'acc' | 'loc';

/** Grammatical number. */
export type GrammaticalNumber = 'singular' | 'plural';

/** Nouns that name the units of a legal act. */
export type UnitNoun =
  'punkts' | 'apakšpunkts' | 'nodaļa' | 'apakšnodaļa' | 'pielikums' | 'ievaddaļa' | 'nosaukums' | 'teikums';

const CASES: readonly GrammaticalCase[] = ['nom', 'gen', 'dat', 'acc', 'loc'];

const MASCULINE = { singular: ['s', 'a', 'am', 'u', 'ā'], plural: ['i', 'u', 'iem', 'us', 'os'] };
const FEMININE = { singular: ['a', 'as', 'ai', 'u', 'ā'], plural: ['as', 'u', 'ām', 'as', 'ās'] };

/** The unit noun in the given case and number: `inflectUnit('punkts', 'loc')` is `punktā`. */
export function inflectUnit(
  noun: UnitNoun,
  grammaticalCase: GrammaticalCase,
  number: GrammaticalNumber = 'singular',
): string {
  const endings = noun.endsWith('a') ? FEMININE : MASCULINE;
  return noun.slice(0, -1) + (endings[number][CASES.indexOf(grammaticalCase)] ?? '');
}

/**
 * Whether Latvian counts this whole number in the singular: 1, 21, 101, but not 11.
 */
export function isSingular(count: number): boolean {
  return count % 10 === 1 && count % 100 !== 11;
}
