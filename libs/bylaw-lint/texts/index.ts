import type { Language } from '#libs/contracts';
import type { LintFinding } from '../finding.js';
import { LINT_TEXTS_EN } from './en.js';
import { LINT_TEXTS_LV } from './lv.js';

// A folder of its own, imported as `#libs/bylaw-lint/texts`: pages load texts without the rules.

/** What findings say in each language, by code without `lint.`; the interface and the command line share them. */
export const LINT_TEXTS: Record<Language, Record<keyof typeof LINT_TEXTS_LV, string>> = {
  lv: LINT_TEXTS_LV,
  en: LINT_TEXTS_EN,
};

/** The sentence of a finding with its parameters filled in. */
export function lintMessage(
  { code, params }: Pick<LintFinding, 'code' | 'params'>,
  language: Language,
): string {
  const key = code.slice('lint.'.length) as keyof typeof LINT_TEXTS_LV;
  return LINT_TEXTS[language][key].replace(/{{\s*(\w+)\s*}}/g, (_, name: string) =>
    String(params[name] ?? ''),
  );
}
