import { MOST_LINES, readLines } from './read-lines';

describe('lines pasted from a list', () => {
  it.each([
    ['Anna Zariņa;010190-12345', 'Anna Zariņa', '010190-12345'],
    ['1. Anna Zariņa\t010190-12345', 'Anna Zariņa', '010190-12345'],
    ['12;"Zariņa";"Anna";01019012345', 'Zariņa Anna', '01019012345'],
    ['380000 - 00001, Kārlis Ozols', 'Kārlis Ozols', '380000-00001'],
    ['Bez Koda', 'Bez Koda', ''],
  ])('%p', (row, name, code) => {
    expect(readLines(row, 7)).toEqual([{ line: 7, name, code }]);
  });

  it('numbers every line that is not empty, and stops at what can be sent at once', () => {
    expect(readLines('A B 380000-00001\r\n\r\nC D\n', 3).map(({ line, name }) => [line, name])).toEqual([
      [3, 'A B'],
      [4, 'C D'],
    ]);
    expect(readLines('x\n'.repeat(MOST_LINES + 5), 1)).toHaveLength(MOST_LINES);
  });
});
