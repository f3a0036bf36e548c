import { articleText } from '#libs/contracts';
import { KIND_RULES, PROCEDURE_KINDS } from './kinds.js';
import { TRANSITIONS } from './table.js';
import type { Transition } from './transition.js';

it('every rule of a kind is kept by a condition that some event asks for', () => {
  const rows: readonly Transition[] = TRANSITIONS;
  const asked = new Set(rows.flatMap(({ guards }) => guards));
  const rules = PROCEDURE_KINDS.flatMap((kind) => KIND_RULES[kind]);
  for (const { code, guards, article } of rules) {
    expect([code, guards.length > 0 && guards.every((guard) => asked.has(guard))]).toEqual([code, true]);
    if (article) expect(articleText(article, 'lv')).toMatch(/^\p{Lu}/u);
  }
});

it('an ordinary by-law has no exceptions, and every other kind has some', () => {
  expect(PROCEDURE_KINDS.filter((kind) => KIND_RULES[kind].length === 0)).toEqual(['normal']);
});
