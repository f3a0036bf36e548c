import type { PublicProject } from '#libs/contracts';
import { EVERYTHING, narrowed } from './vote-filter';

const project = (nr: number, title: string, costCents: number): PublicProject => ({
  nr,
  title,
  summary: '',
  state: 'on_ballot',
  unit: { id: 'u', name: 'U' },
  costCents,
  point: null,
  shape: null,
  partAllowed: false,
  placeNote: nr === 2 ? 'Ezera iela' : '',
  picture: null,
  result: null,
});
const ALL = [project(1, 'Gājēju celiņš', 500), project(2, 'Šūpoles', 1500), project(3, 'Soliņi', 900)];
const found = (filter: Partial<typeof EVERYTHING>, chosen: number[] = [], leftCents: number | null = null) =>
  narrowed(ALL, { ...EVERYTHING, ...filter }, { chosen: new Set(chosen), leftCents }).map(({ nr }) => nr);

describe('narrowing the ballot', () => {
  it.each([
    ['', [1, 2, 3]],
    ['celins', [1]],
    ['ŠŪP', [2]],
    ['ezera  supoles', [2]],
    ['ezera soliņi', []],
    ['3', [3]],
  ])('by the words %p', (words, numbers) => {
    expect(found({ words })).toEqual(numbers);
  });

  it('to what is chosen', () => {
    expect(found({ chosen: true }, [3, 1])).toEqual([1, 3]);
  });

  it('to what the money left allows, beside what is chosen already', () => {
    expect(found({ affordable: true }, [2], 900)).toEqual([1, 2, 3]);
    expect(found({ affordable: true }, [], 900)).toEqual([1, 3]);
    expect(found({ affordable: true }, [], null)).toEqual([1, 2, 3]);
  });
});
