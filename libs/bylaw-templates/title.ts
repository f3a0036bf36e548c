import { placeholdersIn } from '#libs/bylaw-document';
import type { BylawTemplate } from './template.js';

/** What is odd about the title of a by-law; its sentence is the translation `templates.title.<code>`. */
export type TitleFinding =
  'empty' | 'placeholder' | 'pattern' | 'lower-case' | 'capitals' | 'quoted' | 'full-stop' | 'names-form';

/**
 * Looks at a title as a drafter should: practice in promulgated by-laws is "Par …", "… nolikums" or "Grozījumi …",
 * without quotes around it, without a full stop, not in capitals, and without the words "saistošie noteikumi", which the
 * heading has already.
 */
export function checkTitle(title: string, template: BylawTemplate | null): TitleFinding[] {
  const text = title.replace(/\s+/gu, ' ').trim();
  if (text === '') return ['empty'];
  const out: TitleFinding[] = [];
  if (placeholdersIn(text).length > 0) out.push('placeholder');
  if (template && !template.titlePattern.test(text)) out.push('pattern');
  if (/^\p{Ll}/u.test(text)) out.push('lower-case');
  if (/\p{L}{4}/u.test(text) && text === text.toUpperCase()) out.push('capitals');
  if (/^["„“«][^"„“”«»]+["“”»]$/u.test(text)) out.push('quoted');
  if (/[.;,]$/u.test(text)) out.push('full-stop');
  if (/^saistošie\s+noteikumi(?!\p{L})/iu.test(text)) out.push('names-form');
  return out;
}
