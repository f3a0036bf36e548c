import type { Locator, Page } from 'playwright-core';

/** Waits until the page shows the text. */
export async function sees(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** Presses the button and says yes in the question that follows. */
export async function pressAndConfirm(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
}

/** Presses, with the keyboard, a button that is off but can be reached: it tells why. */
export async function pressWhileOff(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.waitFor();
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  await button.focus();
  await page.keyboard.press('Enter');
}

/** The day at which the demo's clock stands, as the bar at the top shows it. */
export async function legalToday(page: Page): Promise<string> {
  const shown = page.getByRole('complementary', { name: 'Demonstrācijas vadība' }).locator('time');
  return (await shown.getAttribute('datetime')) ?? '';
}

/** Moves the demo's clock with the control that everybody sees. */
export async function moveClock(page: Page, day: string): Promise<void> {
  const bar = page.getByRole('complementary', { name: 'Demonstrācijas vadība' });
  await bar.getByText('Pārcelt dienu').click();
  await bar.getByLabel('Līdz datumam').fill(day);
  await bar.getByRole('button', { name: 'Pārcelt', exact: true }).click();
  // Every day on the way does what it would have done.
  await bar.getByText(/Diena pārcelta/).waitFor({ timeout: 90_000 });
  expect(await legalToday(page)).toBe(day);
}

/** A day of the calendar so many days later; weekends are passed over when asked. */
export function dayAfter(day: string, days: number, only: 'any' | 'weekday' = 'any'): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  while (only === 'weekday' && [0, 6].includes(date.getUTCDay())) date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** Puts the cursor behind the last word of a block, on whatever line that stands. */
export async function cursorAtEnd(block: Locator): Promise<void> {
  const box = await block.boundingBox();
  if (!box) throw new Error('The block is not shown.');
  await block.click({ position: { x: box.width - 4, y: box.height - 4 } });
  await block.page().keyboard.press('End');
}
