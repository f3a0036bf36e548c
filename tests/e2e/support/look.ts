import type { Page } from 'playwright-core';
import { accessibilityProblems, sidewaysScroll } from '../../support/visitor.js';

/** The narrowest window of WCAG 1.4.10, in CSS pixels. */
export const NARROW = 320;

/** What is wrong with the page that is open, each with the page's name: at its own width axe, at 320 px reflow. */
export async function lookAt(page: Page, what: string): Promise<string[]> {
  await arrived(page);
  const found = await accessibilityProblems(page);
  const wide = await widerThanWindow(page);
  return [...found, ...wide].map((one) => `${what}: ${one}`);
}

/**
 * Waits until the page is there: its texts are known, it has a heading, and nothing says it is still loading. The page
 * of the identity provider is whole as it comes.
 */
export async function arrived(page: Page): Promise<void> {
  if ((await page.locator('vv-root').count()) === 0) return;
  await page.locator('.skip-link', { hasText: /\S/ }).first().waitFor({ state: 'attached' });
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page
    .locator('.waiting')
    .or(page.getByText(/Ielādē(?!t)|Loading/))
    .first()
    .waitFor({ state: 'detached' });
}

/** One line when the page scrolls sideways in a window of 320 px, with what stands out of it. */
export async function widerThanWindow(page: Page): Promise<string[]> {
  const size = page.viewportSize();
  if (size && size.width !== NARROW) await page.setViewportSize({ width: NARROW, height: size.height });
  const scroll = await sidewaysScroll(page);
  const culprits = scroll > 0 ? await page.evaluate<string>(STANDING_OUT) : '';
  if (size && size.width !== NARROW) await page.setViewportSize(size);
  return scroll > 0 ? [`${page.url()} is ${scroll} px too wide at ${NARROW} px: ${culprits}`] : [];
}

/** The elements that reach furthest to the right, without what scrolls inside an element of its own. */
const STANDING_OUT = `(() => {
  const edge = document.documentElement.clientWidth;
  const isShown = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
  const clips = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    return false;
  };
  return [...document.body.querySelectorAll('*')]
    .map((element) => ({ element, right: element.getBoundingClientRect().right }))
    .filter(({ element, right }) => right > edge + 1 && isShown(element) && !clips(element))
    .sort((a, b) => b.right - a.right)
    .slice(0, 3)
    .map(({ element, right }) => element.tagName.toLowerCase() + '.' + element.className + ' +' + Math.round(right - edge))
    .join(', ');
})()`;
