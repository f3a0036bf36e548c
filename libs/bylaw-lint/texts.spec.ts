import { LINT_CODES, LINT_TEXTS, lintMessage } from './index.js';

const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map((match) => match[1]).sort();

it('every rule speaks both languages, with the same parameters', () => {
  for (const code of LINT_CODES) {
    const key = code.slice(5) as keyof (typeof LINT_TEXTS)['lv'];
    expect(placeholders(LINT_TEXTS.en[key])).toEqual(placeholders(LINT_TEXTS.lv[key]));
  }
  expect(Object.keys(LINT_TEXTS.lv)).toHaveLength(LINT_CODES.length);
});

it('fills its parameters in', () => {
  expect(lintMessage({ code: 'lint.number-gap', params: { number: '5.', missing: 2 } }, 'lv')).toBe(
    'Pirms 5. trūkst numuru: 2.',
  );
});
