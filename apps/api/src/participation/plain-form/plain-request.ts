import type { Violation } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import type { PageLanguage } from '../../platform/http/plain-page.js';
import type { FormTokens } from '../form-tokens.js';

/** The language in an address: `?valoda=en`, else Latvian. */
export function languageOf(query: Record<string, unknown>): PageLanguage {
  return query['valoda'] === 'en' ? 'en' : 'lv';
}

/** What stands before the path of a page in a language. */
export function prefixOf(language: PageLanguage): string {
  return language === 'en' ? '/en' : '';
}

/** The address a form without scripts is sent to. */
export function actionOf(place: PlaceRef, path: string, language: PageLanguage): string {
  return `/forma/${place.slug}/${path}${language === 'en' ? '?valoda=en' : ''}`;
}

/** A token that is good may be used again, as may one that only came too soon; another is replaced. */
export function tokenFor(
  tokens: FormTokens,
  id: string,
  typed: string | undefined,
  violations: readonly Violation[],
): string {
  if (!typed) return tokens.issue(id);
  const tooFast = violations.some(({ code }) => code === 'opinion.sent_too_fast');
  return tooFast || tokens.check(id, typed).length === 0 ? typed : tokens.issue(id);
}
