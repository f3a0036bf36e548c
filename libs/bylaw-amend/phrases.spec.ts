import type { Step, Target } from './operations.js';
import { targetPhrase, wordsNoun } from './phrases.js';
import { readPlaces } from './places.js';

const step = (kind: Step['kind'], ...numbers: [string, string?][]): Step => ({
  kind,
  segments: numbers.map(([base, sup = '']) => ({ base, sup })),
});

describe('targets in words', () => {
  it.each<[Target, string, string]>([
    [[step('point', ['5'])], '5. punktu', '5. punktā'],
    [[step('point', ['5', '1'])], '5.¹ punktu', '5.¹ punktā'],
    [[step('subpoint', ['7'], ['2'])], '7.2. apakšpunktu', '7.2. apakšpunktā'],
    [[step('subpoint', ['39', '1'], ['2'])], '39.¹ 2. apakšpunktu', '39.¹ 2. apakšpunktā'],
    [[step('chapter', ['III', '1'])], 'III¹ nodaļu', 'III¹ nodaļā'],
    [[step('annex', ['2']), step('point', ['4'])], '2. pielikuma 4. punktu', '2. pielikuma 4. punktā'],
    [[step('point', ['3']), step('introduction')], '3. punkta ievaddaļu', '3. punkta ievaddaļā'],
    [[step('chapter', ['II']), step('heading')], 'II nodaļas nosaukumu', 'II nodaļas nosaukumā'],
    [[step('annex')], 'pielikumu', 'pielikumā'],
  ])('%j', (target, accusative, locative) => {
    expect(targetPhrase(target, 'acc')).toBe(accusative);
    expect(targetPhrase(target, 'loc')).toBe(locative);
    expect(readPlaces(locative)?.targets).toEqual([target]);
  });
});

describe('what words are called', () => {
  it.each([
    ['suns', 'vārdu', 'vārdu', 'vārda'],
    ['melns suns', 'vārdus', 'vārdiem', 'vārdiem'],
    ['5', 'skaitli', 'skaitli', 'skaitļa'],
    ['5 euro', 'skaitli un vārdu', 'skaitli un vārdu', 'skaitļa un vārda'],
    ['līdz 5 euro', 'vārdus un skaitli', 'vārdiem un skaitli', 'vārdiem un skaitļa'],
    ['–', 'zīmi', 'zīmi', 'zīmes'],
  ])('%s', (text, accusative, dative, genitive) => {
    expect([wordsNoun(text, 'acc'), wordsNoun(text, 'dat'), wordsNoun(text, 'gen')]).toEqual([
      accusative,
      dative,
      genitive,
    ]);
  });
});
