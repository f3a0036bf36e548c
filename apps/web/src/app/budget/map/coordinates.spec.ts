import { coordinatesText, parseCoordinates } from './coordinates';

describe('coordinates as people type them', () => {
  it.each([
    ['57.12345, 24.54321'],
    ['57,12345 24,54321'],
    ['57,12345; 24,54321'],
    ['57.12345° N, 24.54321° E'],
    ['24.54321 57.12345'],
    ['57,12345° Z pl., 24,54321° A gar.'],
  ])('%s', (text) => {
    expect(parseCoordinates(text)).toEqual([24.54321, 57.12345]);
  });

  it('keeps five decimals', () => {
    expect(parseCoordinates('57.123456789, 24.5')).toEqual([24.5, 57.12346]);
  });

  it.each([['57.1'], ['Rīgas iela 5'], ['48.85, 2.35'], ['57.1, 24.5, 10'], ['']])('refuses “%s”', (text) => {
    expect(parseCoordinates(text)).toBeNull();
  });

  it('reads back what it writes', () => {
    for (const lang of ['lv', 'en'] as const) {
      expect(parseCoordinates(coordinatesText([24.54321, 57.12345], lang))).toEqual([24.54321, 57.12345]);
    }
  });
});
