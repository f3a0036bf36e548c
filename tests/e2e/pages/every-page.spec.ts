import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.js';
import { startProduct, type Product } from '../../support/product.js';
import { accessibilityProblems, openVisitor, type Visitor } from '../../support/visitor.js';
import { widerThanWindow } from '../support/look.js';
import { findAddresses, PAGES, type Addresses } from './pages.js';

/** Keys of translations that were never written show as themselves. */
const UNTRANSLATED =
  /\b(?:acts|bylaws|council|demo|directory|documents|editor|home|identity|import|pages|participation|procedure|promulgation|shell|ui|violations)\.[a-z]\w*(?:\.\w+)+/g;

let product: Product;
let browser: Browser;
let addresses: Addresses;
const visitors = new Map<string, Visitor>();

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  addresses = await findAddresses(product.url);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** The window of a person; nobody's where there is no name. */
async function visitorOf(name: string | null): Promise<Visitor> {
  const key = name ?? '';
  const known = visitors.get(key);
  if (known) return known;
  const opened = await openVisitor(browser, product.url, name ? { name } : {});
  visitors.set(key, opened);
  return opened;
}

/** Colours change with a transition, and half-way they have no contrast that anybody chose. */
const SETTLED =
  'Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))).then(() => null)';

/** What is wrong with the page as it stands: untranslated words, WCAG 2.2 AA, reflow, complaints of the browser. */
async function problemsOf({ page, complaints }: Visitor, inDark: boolean): Promise<string[]> {
  const text = await page.locator('body').innerText();
  const words = [...new Set(text.match(UNTRANSLATED))].map((key) => `untranslated: ${key}`);
  const light = await accessibilityProblems(page);
  const dark = inDark ? await problemsInDark(page) : [];
  return [...words, ...light, ...dark, ...(await widerThanWindow(page)), ...complaints.found.splice(0)];
}

async function problemsInDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(SETTLED);
  const found = await accessibilityProblems(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(SETTLED);
  return found.map((problem) => `dark: ${problem}`);
}

describe.each(PAGES)('$name', ({ path, as, status }) => {
  it.each(['', '/en'])(
    'is readable by everybody (%s)',
    async (lang) => {
      const visitor = await visitorOf(as ?? null);
      const answer = await visitor.page.goto(`${lang}${path(addresses)}`);
      expect(answer?.status()).toBe(status ?? 200);
      await visitor.page.waitForLoadState('networkidle');
      await visitor.page.locator('h1').first().waitFor();
      expect(await visitor.page.locator('html').getAttribute('lang')).toBe(lang ? 'en' : 'lv');
      expect(await problemsOf(visitor, lang === '')).toEqual([]);
    },
    60_000,
  );
});
