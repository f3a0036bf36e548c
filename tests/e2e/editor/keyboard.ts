import type { Page } from 'playwright-core';

/** More stops than this between two places are a trap, or a way that nobody goes. */
const MOST_STOPS = 90;

/** Presses Tab (or Shift-Tab) until the focus is where the expression, in the page, says so. */
export async function tabUntil(page: Page, there: string, back = false): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await page.evaluate<boolean>(`(() => { const at = document.activeElement; return ${there}; })()`))
      return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab does not lead to where ${there}`);
}

/** Chooses an action in the palette by typing a part of its name. */
export async function choose(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Meklēt darbību' }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

/** The area of the desk that holds the focus. */
export function paneOf(page: Page): Promise<string> {
  return page.evaluate<string>(
    `document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? ''`,
  );
}

/** The text of the act as its lines, each with the number that stands beside it. */
export function linesOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const lines = [];
    for (const block of document.querySelectorAll('.law :is(.title, .heading, .paragraph)')) {
      const unit = block.closest('.subpoint, .point, .chapter, .annex');
      const first = unit && [...unit.querySelectorAll('.heading, .paragraph')][0] === block;
      const text = block.textContent.replace(/\\u00a0/g, ' ').trim();
      if (text !== '') lines.push(((first ? unit.dataset.number + ' ' : '') + text).trim());
    }
    return lines;
  })()`);
}
