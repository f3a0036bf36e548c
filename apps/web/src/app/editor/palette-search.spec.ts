import { fitness, recentActions, rememberAction } from './palette-search';

const NAMES = [
  'Pārvietot augšup',
  'Pārvietot lejup',
  'Pielikums',
  'Pievienot rindu',
  'Zemsvītras piezīme',
  'Punkts',
];
const best = (query: string) =>
  NAMES.map((name) => ({ name, fit: fitness(name, query) }))
    .filter(({ fit }) => fit !== null)
    .sort((left, right) => (left.fit ?? 0) - (right.fit ?? 0))
    .map(({ name }) => name);

describe('searching actions', () => {
  it.each([
    ['pārv', ['Pārvietot augšup', 'Pārvietot lejup']],
    ['parvietot lej', ['Pārvietot lejup']],
    ['ZEMSVITRAS', ['Zemsvītras piezīme']],
    ['rind', ['Pievienot rindu']],
    ['piezime', ['Zemsvītras piezīme']],
    ['xyz', []],
  ])('%s finds %j', (query, names) => {
    expect(best(query).slice(0, Math.max(1, names.length))).toEqual(names);
  });

  it('takes letters in their order, the closest first', () => {
    expect(best('pvrn')[0]).toBe('Pievienot rindu');
    expect(best('pk')).toContain('Punkts');
  });

  it('keeps the last five chosen, the latest first', () => {
    localStorage.clear();
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'b']) rememberAction(localStorage, id);
    expect(recentActions(localStorage)).toEqual(['b', 'f', 'e', 'd', 'c']);
    localStorage.setItem('vietvara.editor.recent', '{broken');
    expect(recentActions(localStorage)).toEqual([]);
  });
});
