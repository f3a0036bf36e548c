import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  DOSSIER_KINDS,
  EVENTS,
  GUARD_NAMES,
  GUARDS,
  KIND_RULES,
  PHASES,
  PROCEDURE_KINDS,
  STATES,
  TRACK_QUESTIONS,
} from '#libs/bylaw-procedure';
import { DEADLINES } from '#libs/legal-calendar';

type Texts = Record<string, string | Record<string, string>>;

const LANGUAGES = ['lv', 'en'] as const;
const texts = (lang: string, scope: string): Texts =>
  JSON.parse(readFileSync(join(process.cwd(), `apps/web/src/i18n/${lang}/${scope}.json`), 'utf8')) as Texts;

const FOLDER = join(process.cwd(), 'libs/bylaw-procedure');

/** Files whose own codes are no violations: question codes and the like are checked by their lists below. */
const NO_VIOLATIONS = ['questionnaire.ts', 'deadlines.ts', 'table.ts', 'facts.ts', 'kinds.ts', 'drawing.ts'];

/** Codes the source does not spell out in one piece, or not in a call. */
const COMPOSED = [
  ...['missing', 'stale'].flatMap((problem) =>
    ['legal', 'head'].map((role) => `endorsement_${problem}_${role}`),
  ),
  ...['materials_late_hours', 'draft_published_late_hours', 'opinions_unmoderated', 'opinions_unanswered'],
  'penalties_outside_article_45',
];

/** Every code the rules can give, read from their source: first argument of `bar` and `warn`, or after `late:` and `code:`. */
function codesInSource(): string[] {
  const files = readdirSync(FOLDER).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !NO_VIOLATIONS.includes(name),
  );
  const source = files.map((name) => readFileSync(join(FOLDER, name), 'utf8')).join('\n');
  const spelled = [
    ...source.matchAll(/\b(?:bar|warn)\(\s*'([a-z0-9_]+)'/g),
    ...source.matchAll(/\? (?:bar|warn)\('([a-z0-9_]+)'/g),
    ...source.matchAll(/\b(?:late|code): '([a-z0-9_]+)'/g),
  ].map((match) => match[1] ?? '');
  return [...new Set([...spelled, ...COMPOSED])].sort();
}

const NAMED: Record<string, readonly string[]> = {
  state: STATES,
  event: EVENTS,
  guard: GUARD_NAMES,
  question: TRACK_QUESTIONS.map((q) => q.code),
  questionGroup: [...new Set(TRACK_QUESTIONS.map((q) => q.group))],
  actor: [...new Set(GUARD_NAMES.map((name) => GUARDS[name].actor))],
  deadline: DEADLINES.map((rule) => rule.code),
  anchor: [...new Set(DEADLINES.map((rule) => rule.from))],
  kind: DOSSIER_KINDS,
  phase: PHASES.map(({ code }) => code),
  procedureKind: PROCEDURE_KINDS,
  kindRule: Object.values(KIND_RULES).flatMap((rules) => rules.map(({ code }) => code)),
  deadlineStep: [
    'event_not_counted',
    'skipped',
    'count_ends',
    'moved_to_working_day',
    'year_without_holidays',
  ],
  freeDay: ['weekend', 'holiday', 'moved_free'],
};

describe.each(LANGUAGES)('%s', (lang) => {
  const violations = texts(lang, 'violations');
  const procedure = texts(lang, 'procedure');

  it.each(codesInSource())('has a sentence for %s', (code) => {
    expect(violations[code]).toEqual(expect.stringMatching(/^\p{Lu}.*[.?]$|^\{\{/u));
  });

  it.each(Object.entries(NAMED))('names every %s', (group, codes) => {
    const named = procedure[group];
    expect(Object.keys(named as object)).toEqual(expect.arrayContaining([...codes]));
    expect(Object.values(named as object).every((text) => String(text).trim() !== '')).toBe(true);
  });
});

it('finds the codes in the source', () => {
  const source = codesInSource();
  expect(source).toContain('review_not_passed');
  expect(source.filter((code) => !(code in texts('lv', 'violations')))).toEqual([]);
  expect(source.length).toBeGreaterThan(75);
});

it('uses the same placeholders in both languages', () => {
  const placeholders = (text: unknown): string[] =>
    [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
  const [lv, en] = LANGUAGES.map((lang) => texts(lang, 'violations'));
  for (const [code, text] of Object.entries(lv ?? {}))
    expect([code, placeholders(text)]).toEqual([code, placeholders(en?.[code])]);
});
