import { recogniseCitations, CitationReader } from './recognise.js';
import { printStep } from './index.js';

const cited = (text: string) =>
  recogniseCitations(text).citations.map(
    ({ act, steps, from, to }) => `${act.act}: ${steps.map(printStep).join(' ')} [${text.slice(from, to)}]`,
  );
const own = (text: string, reader = new CitationReader()) =>
  reader
    .read(text)
    .own.map(({ steps, from, to }) => `${steps.map(printStep).join(' ')} [${text.slice(from, to)}]`);

describe('citations of other acts', () => {
  it.each([
    [
      'saskaņā ar Pašvaldību likuma 46. panta trešo daļu',
      ['PL: section 46 part 3 [Pašvaldību likuma 46. panta trešo daļu]'],
    ],
    [
      'Izdoti saskaņā ar Pašvaldību likuma 46. panta trešās daļas 2. punktu',
      ['PL: section 46 part 3 point 2 [Pašvaldību likuma 46. panta trešās daļas 2. punktu]'],
    ],
    [
      'Izdoti saskaņā ar likuma "Par pašvaldībām" 43. panta pirmās daļas 3. punktu un 43.¹ pantu',
      [
        'Likums "Par pašvaldībām": section 43 part 1 point 3 [likuma "Par pašvaldībām" 43. panta pirmās daļas 3. punktu]',
        'Likums "Par pašvaldībām": section 43¹ [43.¹ pantu]',
      ],
    ],
    [
      'Ministru kabineta 2024. gada 15. oktobra noteikumu Nr. 639 "Sabiedrības līdzdalības kārtība attīstības plānošanas procesā" 5. punktu',
      [
        'MK639: point 5 [Ministru kabineta 2024. gada 15. oktobra noteikumu Nr. 639 "Sabiedrības līdzdalības kārtība attīstības plānošanas procesā" 5. punktu]',
      ],
    ],
    [
      'Ministru kabineta 2011. gada 15. oktobra noteikumu Nr. 639 5. punktu',
      [
        'MK 2011-10-15 Nr. 639: point 5 [Ministru kabineta 2011. gada 15. oktobra noteikumu Nr. 639 5. punktu]',
      ],
    ],
    [
      'MK noteikumu Nr. 639 18.1. apakšpunkts',
      ['MK639: subpoint 18.1 [MK noteikumu Nr. 639 18.1. apakšpunkts]'],
    ],
    [
      'Pašvaldību likuma 4. panta pirmās daļas 2., 5. 7. un 12. punktā',
      [
        'PL: section 4 part 1 point 2 [Pašvaldību likuma 4. panta pirmās daļas 2.]',
        'PL: section 4 part 1 point 5 [5.]',
        'PL: section 4 part 1 point 7 [7.]',
        'PL: section 4 part 1 point 12 [12. punktā]',
      ],
    ],
    [
      'Pašvaldību likuma 59.–61. pants un likuma Pārejas noteikumu 7. pants',
      [
        'PL: section 59 [Pašvaldību likuma 59.]',
        'PL: section 60 [59.–61.]',
        'PL: section 61 [61. pants]',
        'PL: transitional section 7 [likuma Pārejas noteikumu 7. pants]',
      ],
    ],
    [
      'Sociālo pakalpojumu unsociālās palīdzības likuma 35. panta otrās daļas 2. punktu,36. panta sesto daļu, pārejas noteikumu 37. punkta 1. apakšpunktu',
      [
        'SPSPL: section 35 part 2 point 2 [Sociālo pakalpojumu unsociālās palīdzības likuma 35. panta otrās daļas 2. punktu]',
        'SPSPL: section 36 part 6 [36. panta sesto daļu]',
        'SPSPL: transitional point 37 subpoint 1 [pārejas noteikumu 37. punkta 1. apakšpunktu]',
      ],
    ],
    [
      'Pašvaldību likuma 5. pants. Minētā likuma 7. panta divdesmit pirmo daļu',
      [
        'PL: section 5 [Pašvaldību likuma 5. pants]',
        'PL: section 7 part 21 [likuma 7. panta divdesmit pirmo daļu]',
      ],
    ],
    [
      'Pašvaldību likuma (turpmāk – Likums) 5. pants un Likuma 25.2 pants',
      ['PL: section 5 [5. pants]', 'PL: section 25.2 [Likuma 25.2 pants]'],
    ],
    [
      'Veterinārmedicīnas likuma 21.3 pantu',
      ['Veterinārmedicīnas likums: section 21.3 [Veterinārmedicīnas likuma 21.3 pantu]'],
    ],
    [
      'Pašvaldību likuma 60. panta trešās daļas 2. punkta "b" apakšpunktu',
      [
        'PL: section 60 part 3 point 2 subpoint "b" [Pašvaldību likuma 60. panta trešās daļas 2. punkta "b" apakšpunktu]',
      ],
    ],
    [
      'Meža likuma (turpmāk – Likuma) izpratnē. Likuma 33. panta kārtībā.',
      ['Meža likums:  [Meža likuma]', 'Meža likums: section 33 [Likuma 33. panta]'],
    ],
    [
      'Regulas (ES) 2016/679 6. panta pirmo daļu',
      ['Regulas (ES) 2016/679: section 6 part 1 [Regulas (ES) 2016/679 6. panta pirmo daļu]'],
    ],
    ['Noteikumi regulē kārtību 6. pantā', []],
    ['Domes likuma spēks ir 2024. gada budžets', []],
  ])('%s', (text, expected) => {
    if (expected.length === 0)
      expect(recogniseCitations(text).citations.flatMap(({ steps }) => steps)).toEqual([]);
    else expect(cited(text)).toEqual(expected);
  });
});

describe('references to own units', () => {
  it.each([
    [
      'šo noteikumu 3.–7. punktu',
      ['point 3 [3.]', 'point 4 [3.–7.]', 'point 5 [3.–7.]', 'point 6 [3.–7.]', 'point 7 [7. punktu]'],
    ],
    ['noteikumu 5. punktā un 7.2. apakšpunktā', ['point 5 [5. punktā]', 'subpoint 7.2 [7.2. apakšpunktā]']],
    ['II nodaļa un III¹ nodaļā', ['chapter II [II nodaļa]', 'chapter III¹ [III¹ nodaļā]']],
    [
      'skatīt 1. pielikumā un 2. pielikuma 5.¹ punktu',
      ['annex 1 [1. pielikumā]', 'annex 2 point 5¹ [2. pielikuma 5.¹ punktu]'],
    ],
    ['noteikumu 27., 28. un 30. punktā', ['point 27 [27.]', 'point 28 [28.]', 'point 30 [30. punktā]']],
    ['likuma 5. punkts, līguma 3. punkts, MK noteikumu 3. pielikuma 2. punkts', []],
    ['2024. gada 5. maija lēmumu, 35 punkti vērtējumā', ['point 35 [35 punkti]']],
    ['Pašvaldību likuma 46. panta trešās daļas 2. punktu', []],
    ['5. punkta 2. apakšpunktā', ['point 5 subpoint 2 [5. punkta 2. apakšpunktā]']],
    ['8.4.1. līdz 8.4.2. apakšpunktos', ['subpoint 8.4.1 [8.4.1.]', 'subpoint 8.4.2 [8.4.2. apakšpunktos]']],
  ])('%s', (text, expected) => expect(own(text)).toEqual(expected));
});
