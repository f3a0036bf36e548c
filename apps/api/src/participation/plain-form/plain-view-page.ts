import type { Violation } from '#libs/contracts';
import { escapeHtml, type PageLanguage } from '../../platform/http/plain-page.js';
import { plainMistakes } from './plain-form-page.js';
import { PLAIN_WORDS } from './plain-form-words.js';
import type { PlainViewDto } from './plain-form.dto.js';

/** What the form for a view shows: the question, the groups, what was typed before and what is wrong with it. */
export interface PlainViewForm {
  language: PageLanguage;
  action: string;
  back: string;
  question: string;
  groups: readonly { id: string; name: string }[];
  token: string;
  typed: Partial<PlainViewDto>;
  violations: readonly Violation[];
}

const WORDS = {
  lv: {
    back: 'Atpakaļ uz līdzdalības lapu',
    group: 'Kura grupa Jūs esat?',
    noGroup: 'Neviena no šīm',
    closed: 'Viedokļus par šo jautājumu vairs nepieņem.',
    pending: 'Viedokli publicēs, kad tas būs apskatīts, un uz to atbildēs kopsavilkumā.',
  },
  en: {
    back: 'Back to the page of the event',
    group: 'Which group are you?',
    noGroup: 'None of these',
    closed: 'Views on this matter are not taken any more.',
    pending: 'The view is published when somebody has looked at it, and answered in the summary.',
  },
} as const;

/** The form as HTML; every text is escaped here. */
export function plainViewForm(form: PlainViewForm): string {
  const words = PLAIN_WORDS[form.language];
  const own = WORDS[form.language];
  const { typed } = form;
  const input = (name: 'name' | 'email' | 'organisation', label: string, kind = 'text', hint = ''): string =>
    `<p><label for="${name}">${escapeHtml(label)}</label>${hint ? `<br><span class="soft" id="${name}-hint">${escapeHtml(hint)}</span>` : ''}<br><input id="${name}" name="${name}" type="${kind}"${hint ? ` aria-describedby="${name}-hint"` : ''} value="${escapeHtml(typed[name] ?? '')}"></p>`;
  const radio = (value: 'no' | 'yes', label: string): string =>
    `<p><label><input type="radio" name="named" value="${value}"${(typed.named ?? 'no') === value ? ' checked' : ''}> ${escapeHtml(label)}</label></p>`;
  const groups = form.groups.map(
    ({ id, name }) =>
      `<option value="${escapeHtml(id)}"${id === typed.groupId ? ' selected' : ''}>${escapeHtml(name)}</option>`,
  );
  return `<p class="soft">${escapeHtml(words.about)}</p>
<h2 lang="lv">${escapeHtml(form.question)}</h2>
${plainMistakes(form)}
<form method="post" enctype="multipart/form-data" action="${escapeHtml(form.action)}">
<input type="hidden" name="token" value="${escapeHtml(form.token)}">
<p><label for="text">${escapeHtml(words.text)}</label><br><textarea id="text" name="text" lang="lv" rows="8" cols="40" required>${escapeHtml(typed.text ?? '')}</textarea></p>
${groups.length > 0 ? `<p><label for="groupId">${escapeHtml(own.group)}</label><br><select id="groupId" name="groupId" lang="lv"><option value="">${escapeHtml(own.noGroup)}</option>${groups.join('')}</select></p>` : ''}
<fieldset><legend>${escapeHtml(words.named)}</legend>${radio('no', words.namedNo)}${radio('yes', words.namedYes)}
<p><label><input type="checkbox" id="adult" name="adult" value="yes"${typed.adult ? ' checked' : ''}> ${escapeHtml(words.adult)}</label></p></fieldset>
${input('name', words.name)}
${input('email', words.email, 'email', words.emailHint)}
${input('organisation', words.organisation)}
<p hidden><label for="website">${escapeHtml(words.empty)}</label><input id="website" name="website" autocomplete="off"></p>
<p class="soft">${escapeHtml(words.privacy)}</p>
<p><button type="submit">${escapeHtml(words.send)}</button></p>
</form>
${backLink(form.language, form.back)}`;
}

/** What comes after: the number and the link. */
export function plainViewReceipt(
  language: PageLanguage,
  kept: { receipt: string; own: string; back: string },
): string {
  const words = PLAIN_WORDS[language];
  return `<p>${escapeHtml(words.receipt)} <strong>${escapeHtml(kept.receipt)}</strong></p>
<p>${escapeHtml(WORDS[language].pending)}</p>
<p>${escapeHtml(words.keep)}</p>
<p><a href="${escapeHtml(kept.own)}">${escapeHtml(words.own)}</a></p>
${backLink(language, kept.back)}`;
}

/** When views are not taken. */
export function plainViewClosed(language: PageLanguage, back: string): string {
  return `<p>${escapeHtml(WORDS[language].closed)}</p>${backLink(language, back)}`;
}

function backLink(language: PageLanguage, back: string): string {
  return `<p><a href="${escapeHtml(back)}">${escapeHtml(WORDS[language].back)}</a></p>`;
}
