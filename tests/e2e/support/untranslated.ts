import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';

const scopes = readdirSync(new URL('../../../apps/web/src/i18n/lv/', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

/** A key of a translation that does not exist, a parameter left in place, a value that is no text. */
const SUSPICIOUS = new RegExp(
  `(?<![\\w./@-])(?:${scopes.join('|')})\\.[a-z][\\w-]*(?:\\.[\\w-]+)*|\\{\\{.*?\\}\\}|\\[object |\\bundefined\\b|\\bNaN\\b`,
  'g',
);

/** What a reader should never see: names of keys where a translation is missing, and what slipped through. */
export async function untranslated(page: Page): Promise<string[]> {
  const texts = await page.evaluate<string[]>(SHOWN);
  return [...new Set(texts.flatMap((text) => text.match(SUSPICIOUS) ?? []))].map((one) => `shows "${one}"`);
}

/** The text of the page and the texts that only some readers get: titles, labels, placeholders, alternatives. */
const SHOWN = `[
  document.title,
  document.body.innerText,
  ...[...document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap((element) =>
    ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? '')),
]`;
