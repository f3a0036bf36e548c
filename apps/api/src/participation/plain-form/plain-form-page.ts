import { OPINION_KINDS, type OpinionReceipt, type Violation } from '#libs/contracts';
import { escapeHtml, type PageLanguage } from '../../platform/http/plain-page.js';
import {
  plainBack,
  plainCheckbox,
  plainInput,
  plainMistakes,
  plainRadios,
  plainSelect,
  plainTextarea,
  plainTrap,
} from './plain-fields.js';
import type { PlainOpinionDto } from './plain-form.dto.js';
import { PLAIN_WORDS } from './plain-form-words.js';

/** A unit that an opinion may be about. */
export interface PlainUnit {
  id: string;
  name: string;
  text: string;
}

/** What the form shows: what is asked, what was typed before and what is wrong with it. */
export interface PlainForm {
  what: 'draft' | 'event';
  language: PageLanguage;
  action: string;
  back: string;
  question: string;
  /** Of a draft alone. */
  units: readonly PlainUnit[];
  /** Target groups, of an event alone. */
  groups: readonly { id: string; name: string }[];
  token: string;
  typed: Partial<PlainOpinionDto>;
  violations: readonly Violation[];
}

/** The form as HTML; every text is escaped here. */
export function plainForm(form: PlainForm): string {
  const words = PLAIN_WORDS[form.language];
  const { typed, what } = form;
  const unit = form.units.find(({ id }) => id === typed.unitId);
  const units = form.units.map(({ id, name, text }) => ({
    value: id,
    text: `${name}: ${text.slice(0, 60)}`,
  }));
  const groups = form.groups.map(({ id, name }) => ({ value: id, text: name }));
  const kinds = OPINION_KINDS.map((kind) => ({ value: kind, text: words.kinds[kind] }));
  const named = [
    { value: 'no', text: words.namedNo },
    { value: 'yes', text: words.namedYes },
  ];
  return `<p class="soft">${escapeHtml(words.about)}</p>
<h2 lang="lv">${escapeHtml(form.question)}</h2>
${plainMistakes(form.language, form.violations, 'text')}
<form method="post" enctype="multipart/form-data" action="${escapeHtml(form.action)}">
<input type="hidden" name="token" value="${escapeHtml(form.token)}">
${what === 'draft' ? plainSelect('unitId', words.unit, words.whole, units, typed.unitId) : ''}
${plainRadios('kind', words.kind, kinds, typed.kind ?? 'proposal')}
${plainTextarea('text', words.text, typed.text, { rows: 8, required: true })}
${unit ? `<p class="soft">${escapeHtml(words.wordingHint)} <q lang="lv">${escapeHtml(unit.text)}</q></p>` : ''}
${what === 'draft' ? plainTextarea('wording', words.wording, typed.wording, { rows: 4 }) : ''}
${groups.length > 0 ? plainSelect('groupId', words.group, words.noGroup, groups, typed.groupId) : ''}
${plainRadios('named', words.named, named, typed.named ?? 'no', plainCheckbox('adult', words.adult, typed.adult === 'yes'))}
${plainInput('authorName', words.name, typed.authorName)}
${plainInput('authorEmail', words.email, typed.authorEmail, { kind: 'email', hint: words.emailHint })}
${plainInput('organisation', words.organisation, typed.organisation)}
${plainInput('registrationNo', words.registrationNo, typed.registrationNo)}
<p><label for="files">${escapeHtml(words.files)}</label><br><span class="soft" id="files-hint">${escapeHtml(words.filesHint)}</span><br><input id="files" name="files" type="file" multiple aria-describedby="files-hint"></p>
${plainTrap(form.language)}
<p class="soft">${escapeHtml(words.privacy)}</p>
<p><button type="submit">${escapeHtml(words.send)}</button></p>
</form>
${plainBack(form.back, words.back[what])}`;
}

/** What comes after: the number, the link, what could not be kept. */
export function plainReceipt(
  language: PageLanguage,
  kept: Pick<PlainForm, 'what' | 'back'> & {
    receipt: OpinionReceipt;
    own: string;
    unsent: readonly string[];
  },
): string {
  const words = PLAIN_WORDS[language];
  const unsent = kept.unsent.map(escapeHtml).join(', ');
  return `<p>${escapeHtml(words.receipt)} <strong>${escapeHtml(kept.receipt.receipt)}</strong></p>
${unsent ? `<p role="alert">${escapeHtml(words.unsent)} ${unsent}</p>` : ''}
<p>${escapeHtml(words.pending)}</p>
<p>${escapeHtml(words.keep)}</p>
<p><a href="${escapeHtml(kept.own)}">${escapeHtml(words.own)}</a></p>
${plainBack(kept.back, words.back[kept.what])}`;
}

/** When opinions are not asked for. */
export function plainClosed(language: PageLanguage, what: PlainForm['what'], back: string): string {
  const words = PLAIN_WORDS[language];
  return `<p>${escapeHtml(words.closed)}</p>${plainBack(back, words.back[what])}`;
}
