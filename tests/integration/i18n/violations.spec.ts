import { globSync, readFileSync } from 'node:fs';
import * as validator from 'class-validator';
import { DEADLINES } from '#libs/legal-calendar';

/** Codes of other things that stand beside violations in the same files: questions, steps of a counting, findings. */
const NOT_VIOLATIONS = [
  /questionnaire\.ts$/,
  /legal-calendar\/deadlines\.ts$/,
  /bylaw-procedure\/(drawing|kinds)\.ts$/,
  /demo\/seed\//,
  /libs\/bylaw-lint\//,
  /libs\/bylaw-templates\//,
  /libs\/citations\//,
  /bylaw-exchange\/akn\//,
  /libs\/records-rules\/erasure\.ts$/,
  /libs\/contracts\/data-requests\.ts$/,
  /records\/archive\/verify-package\.ts$/,
  // What a check of a published vote finds; said by the page and the command that check.
  /libs\/verifiable-ballot\/(verify|log-check)\.ts$/,
];

/** What the checks of bodies and queries call their rules, for example `isUuid` for `IsUUID`. */
const RULES = new Map(
  Object.values(validator)
    .filter((value) => typeof value === 'string')
    .map((rule) => [rule === validator.IS_LENGTH ? 'length' : rule.toLowerCase(), rule]),
);
/** Deadlines have codes too: those of the table, and the own one of looking back at a by-law. */
const DEADLINE_CODES = new Set<string>([...DEADLINES.map(({ code }) => code), 'EX_POST']);
/** Rules of the checks themselves. */
const OWN_RULES = ['whitelistValidation', 'nestedValidation', 'unknownValue', 'legalDay'];

/** A refusal without a sentence would reach a person as a bare code. */
describe.each(['lv', 'en'])('the sentences of refusals in %s', (lang) => {
  const texts = JSON.parse(readFileSync(`apps/web/src/i18n/${lang}/violations.json`, 'utf8')) as object;
  const sources = ['apps/api/src', 'libs'].flatMap((folder) => globSync(`${folder}/**/*.ts`));
  const codes = sources
    .filter((file) => !/\.spec\.ts$|\/testing\//.test(file) && !NOT_VIOLATIONS.some((one) => one.test(file)))
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/\b(?:code: |bar\(|warn\()\s*'([a-zA-Z][\w.-]*)'/g),
    ])
    .flatMap((match) => match[1] ?? [])
    .filter((code) => !DEADLINE_CODES.has(code));

  it('exist for every code that stands in the source', () => {
    expect(codes.length).toBeGreaterThan(80);
    const missing = codes.filter((code) => !(code in texts) && !(`${code}.other` in texts));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('exist for every rule that bodies and queries are checked by', () => {
    const used = globSync('apps/api/src/**/*.dto.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^\s*@([A-Z]\w+)\(/gm)].flatMap(
        (match) => RULES.get((match[1] ?? '').toLowerCase()) ?? [],
      ),
    );
    expect(new Set(used).size).toBeGreaterThan(15);
    const missing = [...used, ...OWN_RULES].filter(
      (rule) => rule !== 'isOptional' && !(`field.${rule}` in texts),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});
