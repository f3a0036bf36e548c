import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import { citationsOf, concerns, readChangedPlace } from './overlap.js';

const place = (words: string) => {
  const read = readChangedPlace(words);
  if (!read) throw new Error(`Nothing is recognised in "${words}".`);
  return read;
};

describe('a changed place', () => {
  it.each([
    ['Pašvaldību likuma 44. panta otrā daļa', 'Pašvaldību likuma 44. panta otro daļu', true],
    ['Pašvaldību likuma 44. pants', 'Pašvaldību likuma 44. panta otro daļu', true],
    ['Pašvaldību likuma 44. panta otrā daļa', 'Pašvaldību likuma 44. pantu', true],
    ['Pašvaldību likuma 44. panta pirmā daļa', 'Pašvaldību likuma 44. panta otro daļu', false],
    ['Pašvaldību likuma 45. pants', 'Pašvaldību likuma 44. panta otro daļu', false],
    ['Atkritumu apsaimniekošanas likuma 8. pants', 'Pašvaldību likuma 8. pantu', false],
    [
      'Atkritumu apsaimniekošanas likuma 8. pants',
      'Atkritumu apsaimniekošanas likuma 8. panta pirmo daļu',
      true,
    ],
  ])('%s concerns who cites %s: %s', (changed, cited, expected) => {
    expect(concerns(place(changed), place(cited))).toBe(expected);
  });

  it.each(['', 'visi likumi', '44. pants'])('is not read from "%s"', (words) => {
    expect(readChangedPlace(words)).toBeNull();
  });

  it('is found in the basis and in points, each citation once', () => {
    const newId = idSource(seededRandom(5));
    const line = (name: string, text: string) =>
      bylawSchema.node(name, { id: newId() }, [bylawSchema.text(text)]);
    const doc = bylawSchema.node('doc', null, [
      bylawSchema.node('front', null, [
        line('issuer', 'Vidzāles novada dome'),
        line('title', 'Par kārtību'),
        line('basis', 'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu'),
      ]),
      bylawSchema.node('body', null, [
        bylawSchema.node('point', { id: newId() }, [
          line('paragraph', 'Kā noteikts Pašvaldību likuma 44. panta otrajā daļā un 46. pantā.'),
        ]),
      ]),
    ]);
    expect(citationsOf(place('Pašvaldību likuma 44. pants'), doc)).toEqual([
      'Pašvaldību likuma 44. panta otro daļu',
      'Pašvaldību likuma 44. panta otrajā daļā',
    ]);
    expect(citationsOf(place('Pašvaldību likuma 61. pants'), doc)).toEqual([]);
  });
});
