import { globSync, readFileSync } from 'node:fs';

/** Codes of other things that stand beside violations in the same files: questions, steps of a counting. */
const NOT_VIOLATIONS = [/questionnaire\.ts$/, /legal-calendar\/deadlines\.ts$/, /demo\/seed\//];

/** A refusal without a sentence would reach a person as a bare code. */
describe.each(['lv', 'en'])('the sentences of refusals in %s', (lang) => {
  const texts = JSON.parse(readFileSync(`apps/web/src/i18n/${lang}/violations.json`, 'utf8')) as object;
  const sources = ['apps/api/src', 'libs'].flatMap((folder) => globSync(`${folder}/**/*.ts`));
  const codes = sources
    .filter((file) => !/\.spec\.ts$|\/testing\//.test(file) && !NOT_VIOLATIONS.some((one) => one.test(file)))
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/\b(?:code: |bar\(|warn\()\s*'([a-zA-Z][\w.-]*)'/g),
    ])
    .flatMap((match) => match[1] ?? []);

  it('exist for every code that stands in the source', () => {
    expect(codes.length).toBeGreaterThan(80);
    const missing = codes.filter((code) => !(code in texts) && !(`${code}.other` in texts));
    expect([...new Set(missing)]).toEqual([]);
  });
});
