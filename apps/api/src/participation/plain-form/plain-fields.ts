import type { Violation } from '#libs/contracts';
import { escapeHtml, type PageLanguage } from '../../platform/http/plain-page.js';
import { PLAIN_WORDS } from './plain-form-words.js';

/** A field of one line as HTML; every text is escaped here. */
export function plainInput(
  name: string,
  label: string,
  value: string | undefined,
  more: { kind?: 'text' | 'email'; hint?: string } = {},
): string {
  const { kind = 'text', hint } = more;
  const said = hint ? `<br><span class="soft" id="${name}-hint">${escapeHtml(hint)}</span>` : '';
  return `<p><label for="${name}">${escapeHtml(label)}</label>${said}<br><input id="${name}" name="${name}" type="${kind}"${hint ? ` aria-describedby="${name}-hint"` : ''} value="${escapeHtml(value ?? '')}"></p>`;
}

/** A field of several lines, written in Latvian. */
export function plainTextarea(
  name: string,
  label: string,
  value: string | undefined,
  more: { rows: number; required?: boolean },
): string {
  return `<p><label for="${name}">${escapeHtml(label)}</label><br><textarea id="${name}" name="${name}" lang="lv" rows="${more.rows}" cols="40"${more.required ? ' required' : ''}>${escapeHtml(value ?? '')}</textarea></p>`;
}

/** A choice of one, its texts in Latvian; the first is none of them. */
export function plainSelect(
  name: string,
  label: string,
  none: string,
  options: readonly { value: string; text: string }[],
  chosen: string | undefined,
): string {
  const lines = options.map(
    ({ value, text }) =>
      `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(text)}</option>`,
  );
  return `<p><label for="${name}">${escapeHtml(label)}</label><br><select id="${name}" name="${name}" lang="lv"><option value="">${escapeHtml(none)}</option>${lines.join('')}</select></p>`;
}

/** Choices side by side. */
export function plainRadios(
  name: string,
  legend: string,
  options: readonly { value: string; text: string }[],
  chosen: string,
  after = '',
): string {
  const lines = options.map(
    ({ value, text }) =>
      `<p><label><input type="radio" name="${name}" value="${value}"${value === chosen ? ' checked' : ''}> ${escapeHtml(text)}</label></p>`,
  );
  return `<fieldset><legend>${escapeHtml(legend)}</legend>${lines.join('')}${after}</fieldset>`;
}

/** A box to tick; sent as "yes". */
export function plainCheckbox(name: string, label: string, checked: boolean): string {
  return `<p><label><input type="checkbox" id="${name}" name="${name}" value="yes"${checked ? ' checked' : ''}> ${escapeHtml(label)}</label></p>`;
}

/** A field that people do not see and programs fill in. */
export function plainTrap(language: PageLanguage): string {
  return `<p hidden><label for="website">${escapeHtml(PLAIN_WORDS[language].empty)}</label><input id="website" name="website" autocomplete="off"></p>`;
}

/** What is wrong with what was typed, each with a link to its field. */
export function plainMistakes(
  language: PageLanguage,
  violations: readonly Violation[],
  first: string,
): string {
  if (violations.length === 0) return '';
  const words = PLAIN_WORDS[language];
  const lines = violations.map(
    ({ code, where }) =>
      `<li><a href="#${escapeHtml(where ?? first)}">${escapeHtml(words.violations[code] ?? words.otherwise)}</a></li>`,
  );
  return `<div role="alert"><h2>${escapeHtml(words.wrong)}</h2><ul>${lines.join('')}</ul></div>`;
}

/** The way back to the page that led here. */
export function plainBack(href: string, words: string): string {
  return `<p><a href="${escapeHtml(href)}">${escapeHtml(words)}</a></p>`;
}
