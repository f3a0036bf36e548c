import type { Violation } from '#libs/contracts';
import { escapeHtml, type PageLanguage } from '../../platform/http/plain-page.js';
import {
  plainBack,
  plainCheckbox,
  plainInput,
  plainMistakes,
  plainTextarea,
  plainTrap,
} from './plain-fields.js';
import type { PlainApplicationDto } from './plain-advisory.dto.js';
import { PLAIN_WORDS } from './plain-form-words.js';

/** What the form shows: the council, what members are chosen by, what was typed before and what is wrong with it. */
export interface PlainApplication {
  language: PageLanguage;
  action: string;
  back: string;
  council: string;
  criteria: string;
  token: string;
  typed: Partial<PlainApplicationDto>;
  violations: readonly Violation[];
}

/** The words of the application, in both languages of the interface. */
export const PLAIN_COUNCIL_WORDS = {
  lv: {
    title: 'Pieteikties padomei',
    criteria: 'Dalības kritēriji:',
    name: 'Vārds, uzvārds',
    organisation: 'Organizācija vai grupa, ko pārstāvat (nav obligāti)',
    emailHint: 'Uz to nosūtīsim apliecinājumu un atbildi.',
    motivation: 'Kāpēc vēlaties piedalīties',
    adult: 'Man ir vismaz 18 gadu',
    privacy:
      'Padomes locekļu vārdus publicē; nepilngadīgu locekļu vārdus nepublicē. Pārējo redz tikai tie, kas strādā ar pieteikumiem.',
    send: 'Nosūtīt pieteikumu',
    done: 'Pieteikums ir saņemts',
    receipt: 'Pieteikuma numurs:',
    keep: 'Saglabājiet šo saiti: ar to pieteikumu var atsaukt. Lai to atvērtu, pārlūkā vajadzīgi skripti.',
    own: 'Mans pieteikums',
    closed: 'Pieteikšanās ir beigusies.',
  },
  en: {
    title: 'Apply to the council',
    criteria: 'Members are chosen by:',
    name: 'Name and surname',
    organisation: 'Organisation or group you represent (optional)',
    emailHint: 'The confirmation and the answer go there.',
    motivation: 'Why you want to take part',
    adult: 'I am at least 18',
    privacy:
      'Names of members are published; names of members who are minors are not. The rest is seen only by those who work with the applications.',
    send: 'Send the application',
    done: 'The application has been received',
    receipt: 'Number of the application:',
    keep: 'Keep this link: with it the application can be withdrawn. Opening it needs scripts in the browser.',
    own: 'My application',
    closed: 'Applications are not taken any more.',
  },
} as const;

/** The form as HTML; every text is escaped here. */
export function plainApplication(form: PlainApplication): string {
  const words = PLAIN_COUNCIL_WORDS[form.language];
  const common = PLAIN_WORDS[form.language];
  const { typed } = form;
  return `<p class="soft">${escapeHtml(common.about)}</p>
<h2 lang="lv">${escapeHtml(form.council)}</h2>
${form.criteria ? `<p>${escapeHtml(words.criteria)} <span lang="lv">${escapeHtml(form.criteria)}</span></p>` : ''}
${plainMistakes(form.language, form.violations, 'motivation')}
<form method="post" enctype="multipart/form-data" action="${escapeHtml(form.action)}">
<input type="hidden" name="token" value="${escapeHtml(form.token)}">
${plainInput('name', words.name, typed.name)}
${plainInput('organisation', words.organisation, typed.organisation)}
${plainInput('email', common.email, typed.email, { kind: 'email', hint: words.emailHint })}
${plainTextarea('motivation', words.motivation, typed.motivation, { rows: 5, required: true })}
${plainCheckbox('adult', words.adult, typed.adult === 'yes')}
${plainTrap(form.language)}
<p class="soft">${escapeHtml(words.privacy)}</p>
<p><button type="submit">${escapeHtml(words.send)}</button></p>
</form>
${plainBack(form.back, common.back.council)}`;
}

/** What comes after: the number and the link that takes the application back. */
export function plainApplicationReceipt(
  language: PageLanguage,
  kept: { receipt: string; own: string; back: string },
): string {
  const words = PLAIN_COUNCIL_WORDS[language];
  return `<p>${escapeHtml(words.receipt)} <strong>${escapeHtml(kept.receipt)}</strong></p>
<p>${escapeHtml(words.keep)}</p>
<p><a href="${escapeHtml(kept.own)}">${escapeHtml(words.own)}</a></p>
${plainBack(kept.back, PLAIN_WORDS[language].back.council)}`;
}

/** When nobody can apply. */
export function plainApplicationClosed(language: PageLanguage, back: string): string {
  return `<p>${escapeHtml(PLAIN_COUNCIL_WORDS[language].closed)}</p>${plainBack(back, PLAIN_WORDS[language].back.council)}`;
}
