import { differingPlaces, type WeighedOpinion } from './index.js';

const voices = (
  kind: WeighedOpinion['kind'],
  count: number,
  unitId: string | null = 'u1',
  supports = 0,
): WeighedOpinion[] => Array.from({ length: count }, () => ({ kind, unitId, supports }));

describe('opinions differ sharply', () => {
  it.each<[string, WeighedOpinion[], number]>([
    ['not where nobody objects', voices('support', 9), 0],
    ['where as many are for as against', [...voices('support', 3), ...voices('objection', 3)], 1],
    ['not where two object', [...voices('support', 3), ...voices('objection', 2)], 0],
    ['not where hardly anybody is against', [...voices('support', 20), ...voices('objection', 4)], 0],
    [
      'where those who support an objection count',
      [...voices('support', 9), ...voices('objection', 2, 'u1', 2)],
      1,
    ],
    [
      'not where they speak of different places',
      [...voices('support', 5), ...voices('objection', 5, 'u2')],
      0,
    ],
    ['not over proposals and questions', [...voices('proposal', 5), ...voices('question', 5)], 0],
    ['over the whole draft too', [...voices('support', 4, null), ...voices('objection', 4, null)], 1],
  ])('%s', (_name, opinions, places) => expect(differingPlaces(opinions)).toHaveLength(places));

  it('says how many voices each side has', () =>
    expect(differingPlaces([...voices('support', 4, 'u1', 1), ...voices('objection', 5)])).toEqual([
      { unitId: 'u1', inFavour: 8, against: 5 },
    ]));
});
