import {
  parseChecklist,
  parseCount,
  parseGroups,
  parsePlaces,
  parseShare,
  typedChecklist,
  typedGroups,
  typedPlaces,
  typedShare,
} from './rule-values';

it.each([
  ['25', 2500],
  ['0,5 %', 50],
  ['', 0],
  ['daudz', 0],
])('reads %j per cent', (text, share) => expect(parseShare(text)).toBe(share));

it.each([
  ['', null],
  ['1 000', 1000],
  ['-1', 0],
  ['3.5', 0],
])('reads the number %j', (text, count) => expect(parseCount(text)).toBe(count));

it('shows what it reads', () => {
  const groups = [
    [1, 2],
    [7, 9, 11],
  ];
  expect(parseGroups(typedGroups(groups))).toEqual(groups);
  expect(parseGroups(' ; 4')).toEqual([[4]]);
  const places = [
    { name: 'Bibliotēka', address: 'Skolas iela 1, Vidzāle', hours: 'P. 9–18; S. 10–14' },
    { name: 'Pagasta nams', address: '', hours: '' },
  ];
  expect(parsePlaces(`${typedPlaces(places)}\n\n`)).toEqual(places);
  const items = [
    { text: 'Kalpos desmit gadus', statutesPoint: '12.3', article: null },
    { text: '2 gadi | nav punkts', statutesPoint: '', article: null },
  ];
  expect(parseChecklist(typedChecklist(items))).toEqual(items);
  expect(typedShare(1250)).toBe('12,50');
});
