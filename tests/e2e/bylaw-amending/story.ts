import type { Page } from 'playwright-core';
import type { ActListItem, DossierView } from '#libs/contracts';
import { peopleOfVidzale, type Vidzale } from '../../support/council.js';
import { Journey } from '../support/journey.js';

/** The by-law that is amended in the story; the story itself makes it, by requests. */
export const TITLE = 'Par kapsētu uzturēšanas budžetu';

export const LAWYER = 'Ilze Bērziņa';
export const SECRETARY = 'Kristīne Liepa';

/** How many times a page is opened anew while the product still works on what it shows. */
const TRIES = 30;

/** The journey of a by-law that is amended. */
export class AmendingStory extends Journey {
  /** Nobody has to wait for the outbox here: pages are opened until they show what came of it. */
  readonly running = { settled: () => Promise.resolve() };
  base: DossierView | null = null;
  act: ActListItem | null = null;
  /** Code of the amending dossier. */
  code = '';
  private people: Vidzale | null = null;

  /** The people of Vidzāle for steps that are set up by requests. */
  async vidzale(): Promise<Vidzale> {
    return (this.people ??= await peopleOfVidzale(this.url));
  }

  /** A page of the amending dossier in the workspace. */
  work(page = ''): string {
    return `/darbs/vidzale/akti/${this.code}${page && '/'}${page}`;
  }

  /** The page of the act on a day. */
  onDay(day = ''): string {
    return `/vidzale/sn/${this.act?.year}/${this.act?.slug}${day && '/'}${day}`;
  }

  /** Opens the page until it shows the text. */
  async opensUntil(page: Page, path: string, text: string | RegExp): Promise<void> {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      await page.goto(path);
      if ((await page.getByText(text).count()) > 0) return;
    }
    throw new Error(`${path} does not show ${String(text)}.`);
  }
}
