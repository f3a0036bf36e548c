import * as fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import {
  actTitle,
  checkCitation,
  citationPhrase,
  indexedActs,
  itemsOf,
  KNOWN_ACTS,
  ordinalWord,
  partsOf,
  readOrdinal,
  recogniseCitations,
  refOf,
  stepOf,
  type CitedAct,
  type PlaceStep,
} from './index.js';

const act = (short: string): CitedAct => {
  const known = KNOWN_ACTS.find((one) => one.act === short);
  if (!known) throw new Error(short);
  const { form, title, likumi } = known;
  return { form, act: short, title, likumi };
};
const place = (section: string, part?: string, item?: string): PlaceStep[] => [
  stepOf('section', section),
  ...(part === undefined ? [] : [stepOf('part', part)]),
  ...(item === undefined ? [] : [stepOf('point', item)]),
];

describe('citationPhrase', () => {
  it.each([
    [
      [place('44', '2'), place('45', '1', '3')],
      'Pašvaldību likuma 44. panta otro daļu un 45. panta pirmās daļas 3. punktu',
    ],
    [
      [place('45', '1', '5'), place('45', '1', '3')],
      'Pašvaldību likuma 45. panta pirmās daļas 3. un 5. punktu',
    ],
    [
      [place('45', '1', '3'), place('45', '2', '5')],
      'Pašvaldību likuma 45. panta pirmās daļas 3. punktu un otrās daļas 5. punktu',
    ],
    [[place('44', '1'), place('44', '2')], 'Pašvaldību likuma 44. panta pirmo un otro daļu'],
    [[place('61', undefined, '5')], 'Pašvaldību likuma 61. panta 5. punktu'],
    [[place('27', '2¹')], 'Pašvaldību likuma 27. panta 2.¹ daļu'],
    [
      [place('4', '1', '21'), place('10', '1', '1'), place('44', '2')],
      'Pašvaldību likuma 4. panta pirmās daļas 21. punktu, 10. panta pirmās daļas 1. punktu un 44. panta otro daļu',
    ],
    [[], 'Pašvaldību likumu'],
  ])('writes %j', (places, expected) => {
    expect(citationPhrase([{ act: act('PL'), places }])).toBe(expected);
  });

  it('names laws before regulations, and an act once', () => {
    const phrase = citationPhrase([
      { act: act('MK639'), places: [[stepOf('point', '18'), stepOf('subpoint', '18.1')].slice(1)] },
      { act: act('PL'), places: [place('46', '3')] },
      { act: act('SPSPL'), places: [place('36', '6')] },
      { act: act('PL'), places: [place('44', '2')] },
    ]);
    expect(phrase).toBe(
      'Pašvaldību likuma 44. panta otro daļu un 46. panta trešo daļu, Sociālo pakalpojumu un sociālās palīdzības likuma ' +
        '36. panta sesto daļu un Ministru kabineta 2024. gada 15. oktobra noteikumu Nr. 639 "Sabiedrības līdzdalības kārtība ' +
        'attīstības plānošanas procesā" 18.1. apakšpunktu',
    );
  });

  it('names acts that it does not know as they are named in running text', () => {
    const texts = [
      'likuma "Par nodokļiem un nodevām" 12. panta pirmo daļu',
      'Meža likuma 8. panta otro daļu',
      'Ministru kabineta 2024. gada 15. oktobra noteikumu Nr. 639 "Sabiedrības līdzdalības kārtība attīstības plānošanas procesā" 18.1. apakšpunktu',
    ];
    for (const text of texts) {
      const { citations } = recogniseCitations(text);
      expect(citationPhrase(citations.map(({ act: one, steps }) => ({ act: one, places: [steps] })))).toBe(
        text,
      );
    }
  });

  it('inflects what it names', () => {
    expect(citationPhrase([{ act: act('PL'), places: [place('61', undefined, '5')] }], 'loc')).toBe(
      'Pašvaldību likuma 61. panta 5. punktā',
    );
    const budgets: CitedAct = { form: 'law', act: 'x', title: 'Par pašvaldību budžetiem', likumi: null };
    expect(actTitle(budgets, 'gen')).toBe('likuma "Par pašvaldību budžetiem"');
  });
});

describe('ordinalWord', () => {
  it('is read back as the number that it was made of, in every case', () => {
    for (let value = 1; value <= 99; value += 1)
      for (const form of ['nom', 'gen', 'dat', 'acc', 'loc'] as const)
        expect(readOrdinal(ordinalWord(value, form) ?? '')).toBe(value);
    expect([0, 100, 1.5].map((value) => ordinalWord(value, 'nom'))).toEqual([null, null, null]);
  });
});

describe('the index, step by step', () => {
  const places = indexedActs().flatMap(({ act: one, articles }) =>
    one.form !== 'law'
      ? []
      : articles.flatMap((article) => {
          const parts = partsOf(one.likumi ?? 0, article);
          const wholes = (part?: string): PlaceStep[][] => [
            place(article, part),
            ...itemsOf(one.likumi ?? 0, article, part ?? '').map((item) => place(article, part, item)),
          ];
          return [...wholes(), ...parts.flatMap((part) => wholes(part))].map((steps) => ({
            act: one,
            steps,
          }));
        }),
  );

  it('offers the acts whose articles it has', () => {
    expect(indexedActs().map((one) => one.act.act)).toEqual(['PL', 'MK639', 'SPSPL']);
    expect(partsOf(336956, '44')).toEqual(['1', '2', '3']);
    expect(itemsOf(336956, '61', '')).toHaveLength(7);
    expect(partsOf(336956, '999')).toEqual([]);
    expect(places.length).toBeGreaterThan(500);
  });

  it('writes every place of every law so that it is read back as the same and found', () => {
    for (const { act: one, steps } of places) {
      const { citations } = recogniseCitations(
        `Izdoti saskaņā ar ${citationPhrase([{ act: one, places: [steps] }])}`,
      );
      expect(citations).toHaveLength(1);
      const [citation] = citations;
      expect([citation?.act.act, refOf(citation?.steps ?? [])]).toEqual([one.act, refOf(steps)]);
      expect(citation && checkCitation(citation)).toEqual({ known: true, exists: true });
    }
  });

  it('writes any choice of places so that exactly these are read back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...places), { minLength: 1, maxLength: 5 }), (chosen) => {
        const phrase = citationPhrase(chosen.map(({ act: one, steps }) => ({ act: one, places: [steps] })));
        const read = recogniseCitations(`Izdoti saskaņā ar ${phrase}`).citations;
        const names = (all: readonly { act: CitedAct; steps: readonly PlaceStep[] }[]): string[] =>
          all.map(({ act: one, steps }) => `${one.act} ${refOf(steps)}`).sort();
        expect(names(read)).toEqual(names(chosen));
      }),
      runs(300),
    );
  });
});
