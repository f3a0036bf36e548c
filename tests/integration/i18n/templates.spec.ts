import { readFileSync } from 'node:fs';
import { CLAUSES, CLAUSE_GROUPS, TEMPLATE_IDS, TEMPLATES } from '#libs/bylaw-templates';

/** Names of kinds, parts, rules and clauses stand in texts, their codes in the library: none may be without words. */
describe.each(['lv', 'en'])('the words of templates in %s', (lang) => {
  const words = JSON.parse(readFileSync(`apps/web/src/i18n/${lang}/templates.json`, 'utf8')) as Record<
    string,
    Record<string, unknown>
  >;
  const all = TEMPLATE_IDS.map((id) => TEMPLATES[id]);

  it.each([
    ['kind', TEMPLATE_IDS],
    ['element', all.flatMap(({ elements }) => elements.map(({ code }) => code))],
    ['rule', all.flatMap(({ rules }) => rules.map(({ code }) => code))],
    ['memo', all.flatMap(({ memorandum }) => memorandum.map(({ code }) => code))],
    ['group', CLAUSE_GROUPS],
    ['clause', CLAUSES.map(({ id }) => id)],
  ] as const)('name every %s, and nothing that is not there', (scope, codes) => {
    expect(Object.keys(words[scope] ?? {}).sort()).toEqual([...new Set<string>(codes)].sort());
  });
});
