import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Rules of WCAG 2.2 at levels A and AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** How long a page may take to show what is waited for, on a machine with other work. */
const WAIT_MS = 20_000;

/** What a browser complained about while pages were open. */
export interface Complaints {
  readonly found: string[];
}

/** Somebody with a browser window of their own. */
export interface Visitor {
  page: Page;
  complaints: Complaints;
  close(): Promise<void>;
}

/** Opens a window; with a name, logs in as that demo person through the identity provider. */
export async function openVisitor(
  browser: Browser,
  url: string,
  options: { name?: string; width?: number; javaScript?: boolean; lang?: 'lv' | 'en' } = {},
): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    javaScriptEnabled: options.javaScript ?? true,
    baseURL: url,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message.text()))
      found.push(`${page.url()}: ${message.text()}`);
  });
  if (options.name) await logIn(page, options.name);
  return { page, complaints: { found }, close: () => context.close() };
}

/** Chooses the person on the page of the demo's identity provider. */
export async function logIn(page: Page, name: string): Promise<void> {
  await page.goto('/auth/login?return=/darbs');
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL((address) => address.pathname.startsWith('/darbs'));
}

/** Every violation of WCAG 2.2 AA on the page, or of these rules, as one readable line; empty when there is none. */
export async function accessibilityProblems(page: Page, rules?: string[]): Promise<string[]> {
  // Legacy mode leaves out a second window that only frames of other origins need, and takes half as long.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(WCAG)).analyze();
  return violations.flatMap((violation) => {
    const nodes = violation.nodes.filter((node) => !isScrolledByCursor(violation.id, node.target.join(' ')));
    if (nodes.length === 0) return [];
    return [
      `${page.url()} ${violation.id}: ${violation.help} – ${nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.html})`)
        .join(' | ')}`,
    ];
  });
}

/**
 * A wide table in a text that is being edited scrolls with the cursor, which arrows lead everywhere; a stop of its own
 * would take the focus out of the text at every click into the table. Axe knows nothing of cursors.
 */
function isScrolledByCursor(rule: string, target: string): boolean {
  return rule === 'scrollable-region-focusable' && target.endsWith('.table-frame');
}

/** By how many pixels the page is wider than the window: reflow at 320 px allows none (WCAG 1.4.10). */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** A refused request, or a network switched off, is what a journey may be about; the browser reports it as an error of its own. */
function isRefusal(text: string): boolean {
  return /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/.test(
    text,
  );
}
