import { OPINION_KINDS, type OpinionReceipt, type Violation } from '#libs/contracts';
import { escapeHtml, type PageLanguage } from '../../platform/http/plain-page.js';
import type { PlainOpinionDto } from './plain-form.dto.js';
import { PLAIN_WORDS } from './plain-form-words.js';

/** A unit that an opinion may be about. */
export interface PlainUnit {
  id: string;
  name: string;
  text: string;
}

/** What the form shows: the draft, its units, what was typed before and what is wrong with it. */
export interface PlainForm {
  language: PageLanguage;
  action: string;
  back: string;
  question: string;
  units: readonly PlainUnit[];
  token: string;
  typed: Partial<PlainOpinionDto>;
  violations: readonly Violation[];
}

/** The form as HTML; every text is escaped here. */
export function plainForm(form: PlainForm): string {
  const words = PLAIN_WORDS[form.language];
  const { typed } = form;
  const unit = form.units.find(({ id }) => id === typed.unitId);
  const option = ({ id, name, text }: PlainUnit): string =>
    `<option value="${escapeHtml(id)}"${id === typed.unitId ? ' selected' : ''}>${escapeHtml(`${name}: ${text.slice(0, 60)}`)}</option>`;
  const radio = (name: string, value: string, label: string, checked: boolean): string =>
    `<p><label><input type="radio" name="${name}" value="${value}"${checked ? ' checked' : ''}> ${escapeHtml(label)}</label></p>`;
  const input = (name: keyof PlainOpinionDto, label: string, kind = 'text', hint = ''): string =>
    `<p><label for="${name}">${escapeHtml(label)}</label>${hint ? `<br><span class="soft" id="${name}-hint">${escapeHtml(hint)}</span>` : ''}<br><input id="${name}" name="${name}" type="${kind}"${hint ? ` aria-describedby="${name}-hint"` : ''} value="${escapeHtml(typed[name] ?? '')}"></p>`;
  return `<p class="soft">${escapeHtml(words.about)}</p>
<h2 lang="lv">${escapeHtml(form.question)}</h2>
${plainMistakes(form)}
<form method="post" enctype="multipart/form-data" action="${escapeHtml(form.action)}">
<input type="hidden" name="token" value="${escapeHtml(form.token)}">
<p><label for="unitId">${escapeHtml(words.unit)}</label><br><select id="unitId" name="unitId" lang="lv"><option value="">${escapeHtml(words.whole)}</option>${form.units.map(option).join('')}</select></p>
<fieldset><legend>${escapeHtml(words.kind)}</legend>${OPINION_KINDS.map((kind) => radio('kind', kind, words.kinds[kind], kind === (typed.kind ?? 'proposal'))).join('')}</fieldset>
<p><label for="text">${escapeHtml(words.text)}</label><br><textarea id="text" name="text" lang="lv" rows="8" cols="40" required>${escapeHtml(typed.text ?? '')}</textarea></p>
${unit ? `<p class="soft">${escapeHtml(words.wordingHint)} <q lang="lv">${escapeHtml(unit.text)}</q></p>` : ''}
<p><label for="wording">${escapeHtml(words.wording)}</label><br><textarea id="wording" name="wording" lang="lv" rows="4" cols="40">${escapeHtml(typed.wording ?? '')}</textarea></p>
<fieldset><legend>${escapeHtml(words.named)}</legend>${radio('named', 'no', words.namedNo, typed.named !== 'yes')}${radio('named', 'yes', words.namedYes, typed.named === 'yes')}
<p><label><input type="checkbox" name="adult" value="yes"${typed.adult ? ' checked' : ''}> ${escapeHtml(words.adult)}</label></p></fieldset>
${input('authorName', words.name)}
${input('authorEmail', words.email, 'email', words.emailHint)}
${input('organisation', words.organisation)}
${input('registrationNo', words.registrationNo)}
<p><label for="files">${escapeHtml(words.files)}</label><br><span class="soft" id="files-hint">${escapeHtml(words.filesHint)}</span><br><input id="files" name="files" type="file" multiple aria-describedby="files-hint"></p>
<p hidden><label for="website">${escapeHtml(words.empty)}</label><input id="website" name="website" autocomplete="off"></p>
<p class="soft">${escapeHtml(words.privacy)}</p>
<p><button type="submit">${escapeHtml(words.send)}</button></p>
</form>
${backLink(form.language, form.back)}`;
}

/** What comes after: the number, the link, what could not be kept. */
export function plainReceipt(
  language: PageLanguage,
  kept: { receipt: OpinionReceipt; own: string; back: string; unsent: readonly string[] },
): string {
  const words = PLAIN_WORDS[language];
  const unsent = kept.unsent.map(escapeHtml).join(', ');
  return `<p>${escapeHtml(words.receipt)} <strong>${escapeHtml(kept.receipt.receipt)}</strong></p>
${unsent ? `<p role="alert">${escapeHtml(words.unsent)} ${unsent}</p>` : ''}
<p>${escapeHtml(words.pending)}</p>
<p>${escapeHtml(words.keep)}</p>
<p><a href="${escapeHtml(kept.own)}">${escapeHtml(words.own)}</a></p>
${backLink(language, kept.back)}`;
}

/** When opinions are not asked for. */
export function plainClosed(language: PageLanguage, back: string): string {
  return `<p>${escapeHtml(PLAIN_WORDS[language].closed)}</p>${backLink(language, back)}`;
}

/** What is wrong with what was typed, each with a link to its field. */
export function plainMistakes({ language, violations }: Pick<PlainForm, 'language' | 'violations'>): string {
  if (violations.length === 0) return '';
  const words = PLAIN_WORDS[language];
  const lines = violations.map(
    ({ code, where }) =>
      `<li><a href="#${escapeHtml(where ?? 'text')}">${escapeHtml(words.violations[code] ?? words.otherwise)}</a></li>`,
  );
  return `<div role="alert"><h2>${escapeHtml(words.wrong)}</h2><ul>${lines.join('')}</ul></div>`;
}

function backLink(language: PageLanguage, back: string): string {
  return `<p><a href="${escapeHtml(back)}">${escapeHtml(PLAIN_WORDS[language].back)}</a></p>`;
}
