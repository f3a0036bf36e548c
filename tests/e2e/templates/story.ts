import type { Page } from 'playwright-core';
import type { DossierList, DossierView } from '#libs/contracts';
import { TestClient } from '../../support/client.js';
import { Journey } from '../support/journey.js';

export const LAWYER = 'Ilze Bērziņa';

/** A by-law from its kind to its legal basis and clauses. */
export class TemplatesStory extends Journey {
  code = '';

  /** A page of the dossier in the workspace. */
  work(page = ''): string {
    return `/darbs/vidzale/akti/${this.code}${page && '/'}${page}`;
  }

  /** How many places are not filled in, as the panel says. */
  async left(page: Page): Promise<number> {
    const text = await page
      .locator('vv-template-panel')
      .getByText(/\d+ neaizpildīt/)
      .innerText();
    return Number(/\d+/.exec(text)?.[0] ?? 0);
  }

  /** Waits until fewer places are left. */
  async fewerThan(page: Page, before: number): Promise<void> {
    await page
      .locator('vv-template-panel')
      .getByText(new RegExp(`(?<!\\d)${before - 1} neaizpildīt`))
      .waitFor();
  }

  /** The answers of the questionnaire as the server has them. */
  async answered(): Promise<Record<string, boolean>> {
    const lawyer = await TestClient.loggedIn(this.url, LAWYER);
    const { body } = await lawyer.get<DossierList>(`/api/m/vidzale/dossiers?code=${this.code}`);
    const view = await lawyer.get<DossierView>(`/api/m/vidzale/dossiers/${body.items[0]?.id}`);
    return view.body.questionnaire.answers;
  }
}

/** Shows a panel of the margin. */
export async function openPanel(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
}
