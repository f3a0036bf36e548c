import type { Page } from 'playwright-core';
import { accessibilityProblems } from '../../support/visitor.js';
import { Journey } from '../support/journey.js';

export const LAWYER = 'Ilze Bērziņa';
export const TITLE = 'Par rotaļu laukumu lietošanu';

/** A draft that is written in the editor with nothing but the keyboard, and then listened to. */
export class EditorStory extends Journey {
  private code = '';

  /** Starts a blank act in the window of the lawyer. */
  async begin(page: Page): Promise<void> {
    this.code = await page.evaluate<string>(`(async () => {
      const session = await (await fetch('/api/session')).json();
      const answer = await fetch('/api/m/vidzale/dossiers', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
        body: JSON.stringify(${JSON.stringify({ kind: 'normal', title: TITLE, topic: 'waste', from: { template: 'blank' } })}),
      });
      return (await answer.json()).code;
    })()`);
    expect(this.code).toMatch(/^\d\d-SN-VID-\d+$/);
  }

  /** Checks a window that stands over the page, which is hidden from everybody meanwhile. */
  async lookOver(page: Page, what: string): Promise<void> {
    this.problems.push(...(await accessibilityProblems(page)).map((one) => `${what}: ${one}`));
  }

  /** Opens a page of the act; `en` in English. */
  async open(
    page: Page,
    name: 'teksts' | 'paskaidrojums' | 'versijas',
    lang: 'lv' | 'en' = 'lv',
  ): Promise<void> {
    const path = `/darbs/vidzale/akti/${encodeURIComponent(this.code)}/${name}`;
    await page.goto(lang === 'en' ? `/en${path}` : path);
  }
}
