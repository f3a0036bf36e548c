import type { Response } from 'express';
import type { RefusalStatus } from '../http/refused.js';
import { escapeHtml, sendPlainPage, type PageLanguage } from '../http/plain-page.js';

/** Why a login came to nothing. */
export type LoginFailure =
  'identityProviderUnavailable' | 'loginCancelled' | 'loginFailed' | 'loginForgotten' | 'identityAmbiguous';

const TEXTS: Record<LoginFailure, Record<PageLanguage, { title: string; text: string }>> = {
  identityProviderUnavailable: {
    lv: {
      title: 'Pieteikšanās pašlaik nav pieejama',
      text: 'Identifikācijas pakalpojums neatbild. Visu publisko joprojām var lasīt bez pieteikšanās; pēc brīža mēģiniet vēlreiz.',
    },
    en: {
      title: 'Logging in is not available right now',
      text: 'The identification service does not answer. Everything public can still be read without logging in; please try again in a while.',
    },
  },
  loginCancelled: {
    lv: { title: 'Pieteikšanās pārtraukta', text: 'Jūs neesat pieteicies. Ja vēlaties, sāciet no jauna.' },
    en: { title: 'Login cancelled', text: 'You are not logged in. Start again if you wish.' },
  },
  loginFailed: {
    lv: {
      title: 'Pieteikties neizdevās',
      text: 'Identifikācijas pakalpojuma atbildi nevarēja pārbaudīt, tāpēc tā netika pieņemta. Lūdzu, sāciet no jauna.',
    },
    en: {
      title: 'The login failed',
      text: 'The answer of the identification service could not be verified and was not accepted. Please start again.',
    },
  },
  loginForgotten: {
    lv: {
      title: 'Pieteikšanās ir novecojusi',
      text: 'Šī pieteikšanās netika sākta šajā pārlūkprogrammā vai ilga pārāk ilgi. Lūdzu, sāciet no jauna.',
    },
    en: {
      title: 'This login is out of date',
      text: 'It was not begun in this browser, or it took too long. Please start again.',
    },
  },
  identityAmbiguous: {
    lv: {
      title: 'Pieteikties neizdevās',
      text: 'Jūsu pašreizējais un agrākais personas kods šeit pieder diviem ierakstiem. Lūdzu, sazinieties ar pašvaldības administratoru.',
    },
    en: {
      title: 'The login failed',
      text: "Your current and former personal codes belong to two records here. Please contact the municipality's administrator.",
    },
  },
};

/** Says what happened and offers the way to try again. */
export function sendLoginFailure(
  response: Response,
  failure: { reason: LoginFailure; status: RefusalStatus; language: PageLanguage; returnTo: string },
): void {
  const { title, text } = TEXTS[failure.reason][failure.language];
  const again = failure.language === 'lv' ? 'Mēģināt vēlreiz' : 'Try again';
  const home = failure.language === 'lv' ? 'Uz sākumlapu' : 'To the start page';
  const homePath = failure.language === 'lv' ? '/' : '/en';
  sendPlainPage(response, {
    status: failure.status,
    language: failure.language,
    title,
    main: `<p>${escapeHtml(text)}</p>
<p><a class="button" href="/auth/login?return=${encodeURIComponent(failure.returnTo)}">${again}</a></p>
<p><a href="${homePath}">${home}</a></p>`,
  });
}

/** Type guard for violation codes that have a page. */
export function isLoginFailure(code: string | undefined): code is LoginFailure {
  return code !== undefined && code in TEXTS;
}
