import { replaceSentences, sentencesOf } from './sentences.js';

const TEXT =
  'Suni ved 2026. gada 5. maijā, ja tā nosaka noteikumu 5. punkts. Vada A. Bērziņš. Vai drīkst? "Jā." Un 10 euro maksā.';

describe('sentences', () => {
  it('end at full stops, but not after numbers and initials', () => {
    expect(sentencesOf(TEXT).map(({ from, to }) => TEXT.slice(from, to))).toEqual([
      'Suni ved 2026. gada 5. maijā, ja tā nosaka noteikumu 5. punkts.',
      'Vada A. Bērziņš.',
      'Vai drīkst?',
      '"Jā."',
      'Un 10 euro maksā.',
    ]);
  });

  it('are found by number', () => {
    const step = (base: string) => ({ base, sup: '' });
    expect(replaceSentences('Viens. Divi. Trīs.', [step('1'), step('2')], 'Cits.')).toEqual([
      { at: 0, length: 12, replaced: 'Cits.' },
    ]);
    expect(replaceSentences('Viens.', [step('2')], '')).toBeNull();
    expect(replaceSentences('Viens. Divi. Trīs.', [step('1'), step('3')], '')).toBeNull();
  });
});
