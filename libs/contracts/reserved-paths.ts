/**
 * First segments of addresses that belong to the product. A municipality lives at `/<slug>`, so its slug must not be
 * one of them, nor one that a later part of the product will want.
 */
export const RESERVED_PATHS: readonly string[] = [
  'api',
  'assets',
  'aptaujas',
  'atom',
  'atzinums',
  'auth',
  'balsot',
  'budzets',
  'darbs',
  'dati',
  'demo',
  'demo-idp',
  'dokumenti',
  'en',
  'eli',
  'favicon.ico',
  'faili',
  'forma',
  'health',
  'icon.svg',
  'idejas',
  'jaunumi',
  'lv',
  'mans',
  'mekle',
  'media',
  'metrics',
  'noteikumi',
  'palidziba',
  'parbaudit',
  'parbaude',
  'pasts',
  'pieklustamiba',
  'pieteikties',
  'privatums',
  'robots.txt',
  'ru',
  'sitemap.xml',
  'socket.io',
  'statistika',
  'theme.js',
  'unsubscribe',
  'www',
  '.well-known',
];

const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const reserved = new Set(RESERVED_PATHS);

/**
 * Whether a municipality may have this slug: 2 to 40 small Latin letters, digits and single hyphens, beginning with a
 * letter, and not one of {@link RESERVED_PATHS}. File names of the web build (`main-….js`) have a dot and cannot clash.
 */
export function isFreeSlug(slug: string): boolean {
  return slug.length >= 2 && slug.length <= 40 && SLUG.test(slug) && !reserved.has(slug);
}
