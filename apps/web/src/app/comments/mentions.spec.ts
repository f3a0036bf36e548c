import { findPeople, mentionedIn, openMention, partsOf, putMention } from './mentions';

const people = ['Andris Kalniņš', 'Anna Kalniņa-Bērze', 'Ilze Bērziņa'].map((name, at) => ({
  id: `p${at}`,
  name,
  roles: [],
}));

describe('what is typed behind @', () => {
  it.each([
    ['@', 1, { from: 0, query: '' }],
    ['Vai @an', 7, { from: 4, query: 'an' }],
    ['Vai @andris k', 13, { from: 4, query: 'andris k' }],
    ['(@Ilze', 6, { from: 1, query: 'Ilze' }],
    ['epasts@piemers', 14, null],
    ['Vai @an? Jā', 11, null],
    ['@ an', 4, null],
    ['Vai te', 6, null],
  ])('%s at %d', (text, caret, open) => expect(openMention(text, caret)).toEqual(open));

  it('finds people by the beginnings of their names without diacritics', () => {
    const found = (query: string) => findPeople(people, query).map(({ id }) => id);
    expect(found('')).toEqual(['p0', 'p1', 'p2']);
    expect(found('kalnins')).toEqual(['p0']);
    expect(found('an kal')).toEqual(['p0', 'p1']);
    expect(found('berz')).toEqual(['p1', 'p2']);
    expect(found('nekas')).toEqual([]);
  });

  it('puts the name into its place', () => {
    const open = { from: 4, query: 'an' };
    expect(putMention('Vai @an', open, 'Andris Kalniņš')).toEqual({
      text: 'Vai @Andris Kalniņš ',
      caret: 20,
    });
    expect(putMention('Vai @an, jā', open, 'Andris Kalniņš').text).toBe('Vai @Andris Kalniņš, jā');
  });

  it('calls only those whose names are left', () => {
    const text = 'Vai @Andris Kalniņš piekrīt?';
    expect(mentionedIn(text, [...people, ...people])).toEqual(['p0']);
    expect(partsOf(text, people)).toEqual([
      { text: 'Vai ', mention: false },
      { text: '@Andris Kalniņš', mention: true },
      { text: ' piekrīt?', mention: false },
    ]);
    expect(partsOf('@Anna', [{ name: '' }])).toEqual([{ text: '@Anna', mention: false }]);
  });
});
