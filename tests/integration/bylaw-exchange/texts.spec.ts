import { readFileSync } from 'node:fs';
import { FINDINGS, REFUSALS } from '#libs/bylaw-exchange';

const texts = (language: string): Record<string, string> =>
  JSON.parse(
    readFileSync(new URL(`../../../apps/web/src/i18n/${language}/import.json`, import.meta.url), 'utf8'),
  ) as Record<string, string>;

const parameters = (sentence: string | undefined): string[] =>
  [...(sentence ?? '').matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? '').sort();

describe('texts of import findings', () => {
  const codes = [...Object.keys(FINDINGS), ...REFUSALS].map((code) => code.replace(/^import\./, ''));

  it.each(['lv', 'en'])('has a sentence for every code (%s)', (language) => {
    const known = texts(language);
    expect(codes.filter((code) => !known[code])).toEqual([]);
  });

  it('uses the same parameters in both languages', () => {
    const [latvian, english] = [texts('lv'), texts('en')];
    for (const code of codes) expect(parameters(english[code])).toEqual(parameters(latvian[code]));
  });
});
