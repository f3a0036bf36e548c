import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import en from './en';
import lv from './lv';

const folder = join(process.cwd(), 'apps/web/src/i18n');
const languages = { lv, en };
const plural = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** Every text by its key; plural forms of a text are one entry. */
function texts(node: unknown, key = '', found = new Map<string, string[]>()): Map<string, string[]> {
  if (typeof node === 'string') return found.set(key, [...(found.get(key) ?? []), node]);
  for (const [name, child] of Object.entries(node as object)) {
    const form = plural.has(name) && typeof child === 'string';
    texts(child, form ? key : key ? `${key}.${name}` : name, found);
  }
  return found;
}

/** Plural texts with the forms they have. */
function forms(node: unknown, key = '', found = new Map<string, string[]>()): Map<string, string[]> {
  if (typeof node === 'string') return found;
  const names = Object.keys(node as object);
  if (names.includes('other') && names.every((name) => plural.has(name))) return found.set(key, names.sort());
  for (const [name, child] of Object.entries(node as object))
    forms(child, key ? `${key}.${name}` : name, found);
  return found;
}

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/{{\s*(\w+)\s*}}/g)].map((m) => m[1]))].sort();

describe('texts of the interface', () => {
  it.each(['lv', 'en'] as const)('every file of %s is read', (lang) => {
    const files = readdirSync(join(folder, lang)).filter((name) => name.endsWith('.json'));
    expect(Object.keys(languages[lang]).sort()).toEqual(
      files.map((name) => name.replace('.json', '')).sort(),
    );
  });

  it('both languages have the same keys', () => {
    expect([...texts(en).keys()].sort()).toEqual([...texts(lv).keys()].sort());
  });

  it('both languages use the same placeholders', () => {
    const other = texts(en);
    const wrong = [...texts(lv)].filter(([key, latvian]) => {
      const names = (all: string[]) => [...new Set(all.flatMap(placeholders))].sort().join();
      return names(latvian) !== names(other.get(key) ?? []);
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('plural texts have exactly the forms their language has', () => {
    const wrong = Object.entries({ lv: 'one,other,zero', en: 'one,other' }).flatMap(([lang, all]) =>
      [...forms(languages[lang as 'lv' | 'en'])]
        .filter(([, names]) => names.join() !== all)
        .map(([key]) => `${lang}: ${key}`),
    );
    expect(wrong).toEqual([]);
  });

  it('no text is empty', () => {
    const empty = [lv, en].flatMap((all) =>
      [...texts(all)].filter(([, one]) => one.some((text) => !text.trim())),
    );
    expect(empty.map(([key]) => key)).toEqual([]);
  });
});
