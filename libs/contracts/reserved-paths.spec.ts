import { isFreeSlug, RESERVED_PATHS } from './reserved-paths.js';

describe('slugs of municipalities', () => {
  it.each(['adazi', 'vidzales-novads', 'riga2', 'lielupe'])('allows %s', (slug) => {
    expect(isFreeSlug(slug)).toBe(true);
  });

  it.each(['', 'a', 'Adazi', 'ādaži', 'a--b', '-a', 'a-', '2riga', 'a.b', 'a/b', 'a b', 'x'.repeat(41)])(
    'refuses %p, which is no slug',
    (slug) => {
      expect(isFreeSlug(slug)).toBe(false);
    },
  );

  it.each(RESERVED_PATHS.map((path) => [path]))('refuses %s, which the product needs', (path) => {
    expect(isFreeSlug(path)).toBe(false);
  });

  it.each([
    ...['mans', 'darbs', 'dati', 'api', 'health', 'en', 'auth', 'demo', 'demo-idp', 'parbaudit', 'assets'],
    ...['pieklustamiba', 'privatums', 'palidziba', 'statistika', 'pieteikties', 'socket.io'],
  ])('keeps /%s for the product', (path) => {
    expect(RESERVED_PATHS).toContain(path);
  });

  it('lists every path once', () => {
    expect(new Set(RESERVED_PATHS).size).toBe(RESERVED_PATHS.length);
  });
});
