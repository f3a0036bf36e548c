import type { Page } from 'playwright-core';
import { isLong } from '../../support/runs.js';
import { accessibilityProblems } from '../../support/visitor.js';
import { Journey } from '../support/journey.js';
import { arrived, NARROW, widerThanWindow } from '../support/look.js';
import { Traffic } from '../support/traffic.js';
import { untranslated } from '../support/untranslated.js';
import { find } from './finder.js';
import { english, type Found, PAGES, type PageToVisit } from './table.js';

/**
 * Visits every page of the table whose visitors are chosen: two of three in Latvian, the third in English; all of them
 * in both in `npm run test:long`.
 */
export function walkThrough(chosen: (person: string | null) => boolean): void {
  const journey = new Journey();
  journey.runsHere();
  let found: Found;

  beforeAll(async () => {
    found = await find((name) => journey.as(name));
  }, 120_000);

  const people = [...new Set(PAGES.map((page) => page.as))].filter(chosen);

  it.each(people)(
    'can be used by everybody, in Latvian, on any width (%s)',
    async (person) => {
      const page = await windowOf(person);
      const problems: string[] = [];
      for (const path of pathsOf(person).filter((_, at) => isLong() || !inEnglish(at))) {
        problems.push(...(await visit(page, path)));
      }
      expect(problems).toEqual([]);
    },
    300_000,
  );

  it.each(people)(
    'is whole in English, on a phone and in the dark (%s)',
    async (person) => {
      const page = await windowOf(person);
      const problems: string[] = [];
      for (const path of pathsOf(person).filter((_, at) => isLong() || inEnglish(at))) {
        const address = english(path);
        problems.push(...(address ? await visitInEnglish(page, address) : await visit(page, path)));
      }
      expect(problems).toEqual([]);
    },
    300_000,
  );

  journey.endsClean();

  function windowOf(person: string | null): Promise<Page> {
    return person ? journey.as(person) : journey.anonymous();
  }

  function pathsOf(person: string | null): string[] {
    return PAGES.filter((one) => one.as === person).map((one) => address(one, found));
  }
}

// Between them the two visits try both languages, both colour schemes and both widths: axe is what takes long here.

const inEnglish = (at: number): boolean => at % 3 === 2;

async function visit(page: Page, path: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await arrive(page, path);
  const light = await accessibilityProblems(page);
  const keys = await untranslated(page);
  const wide = await widerThanWindow(page);
  const wrong = [...keys, ...(await thrownAway(page))];
  return [...wrong.map((one) => `${path} ${one}`), ...light, ...wide];
}

/** Rules whose answer colours, width or language can change; where a page is visited twice, the first tries the others. */
const CHANGED_BY_LOOK = [
  'color-contrast',
  'link-in-text-block',
  'target-size',
  'scrollable-region-focusable',
  'label-content-name-mismatch',
  'html-has-lang',
  'html-lang-valid',
  'valid-lang',
  'button-name',
  'link-name',
  'label',
];

async function visitInEnglish(page: Page, path: string): Promise<string[]> {
  const size = page.viewportSize();
  if (size) await page.setViewportSize({ width: NARROW, height: size.height });
  // Before the page is opened: colours of an open page are read half-way through their transition.
  await page.emulateMedia({ colorScheme: 'dark' });
  await arrive(page, path);
  const dark = await accessibilityProblems(page, isLong() ? CHANGED_BY_LOOK : undefined);
  const wide = await widerThanWindow(page);
  const lang = await page.evaluate<string>('document.documentElement.lang');
  const keys = await untranslated(page);
  if (size) await page.setViewportSize(size);
  const wrong = [...keys, ...(await thrownAway(page)), ...(lang === 'en' ? [] : [`says it is in "${lang}"`])];
  return [...wrong.map((one) => `${path} ${one}`), ...dark.map((one) => `narrow and dark: ${one}`), ...wide];
}

/** Playwright's own `networkidle` waits half a second for every page, which is minutes for all of them. */
async function arrive(page: Page, path: string): Promise<void> {
  const traffic = trafficOf.get(page) ?? new Traffic(page);
  if (!trafficOf.has(page)) await page.addInitScript(REMEMBER);
  trafficOf.set(page, traffic);
  await page.goto(path);
  await traffic.quiet();
  await arrived(page);
}

/** Remembers what the server wrote to be pressed or typed into, before any script runs; links work without any. */
const REMEMBER = `document.addEventListener('readystatechange', () => {
  if (document.readyState === 'interactive')
    window.written = [...document.querySelectorAll('button, input, select, textarea, summary')];
})`;

/** What of it the page wrote anew while it woke: a press on it before that moment was lost. */
async function thrownAway(page: Page): Promise<string[]> {
  // Whoever is logged in is greeted instead of asked to log in.
  if ((await page.context().cookies()).length > 0) return [];
  const gone = await page.evaluate<string[]>(
    `window.written.filter((one) => !one.isConnected).map((one) => one.textContent.trim() || one.id || one.tagName)`,
  );
  return gone.map((one) => `writes anew what the server wrote: ${one}`);
}

const trafficOf = new WeakMap<Page, Traffic>();

function address(page: PageToVisit, found: Found): string {
  return typeof page.path === 'string' ? page.path : page.path(found);
}
