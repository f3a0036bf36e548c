import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.js';
import { startProduct, type Product } from '../../support/product.js';
import { openVisitor, type Visitor } from '../../support/visitor.js';
import { lookAt } from './look.js';

const START_WITHIN_MS = 180_000;
const STEP_WITHIN_MS = 180_000;

/** One running product, the windows of the people in a story, and everything wrong that was seen on the way. */
export class Journey {
  readonly problems: string[] = [];
  private readonly windows = new Map<string, Visitor>();
  private broken: string | null = null;
  private product: Product | undefined;
  private browser: Browser | undefined;

  get url(): string {
    if (!this.product) throw new Error('The product does not run.');
    return this.product.url;
  }

  get databaseUrl(): string {
    if (!this.product) throw new Error('The product does not run.');
    return this.product.databaseUrl;
  }

  /** Starts the product before the steps of a `describe` and ends everything after them; `env` is asked just before. */
  runsHere(env: () => Record<string, string> = () => ({})): void {
    beforeAll(async () => {
      this.product = await startProduct(env());
      this.browser = await launchBrowser();
    }, START_WITHIN_MS);

    afterAll(async () => {
      await this.browser?.close();
      await this.product?.stop();
    }, 60_000);
  }

  /** A step that needs the ones before it: when one of them failed it says so instead of failing on its own. */
  step(name: string, work: () => Promise<void>): void {
    it(
      name,
      async () => {
        if (this.broken) throw new Error(`Not reached, because this failed: ${this.broken}`);
        try {
          await work();
        } catch (error) {
          this.broken = name;
          throw await this.withPlaces(error);
        }
      },
      STEP_WITHIN_MS,
    );
  }

  /** The last step of every story: no page had a violation, scrolled sideways or complained on the console. */
  endsClean(): void {
    it('leaves no page with a violation of WCAG 2.2 AA, sideways scrolling or an error on the console', () => {
      const complaints = [...this.windows.values()].flatMap((visitor) => visitor.complaints.found);
      expect([...this.problems, ...complaints]).toEqual([]);
    });
  }

  /** The window of a demo person, logged in. */
  async as(name: string): Promise<Page> {
    return (await this.window(name, { name })).page;
  }

  /** A window without a login. */
  async anonymous(options: { width?: number; javaScript?: boolean } = {}): Promise<Page> {
    return (await this.window(JSON.stringify(options), options)).page;
  }

  /** Checks the page that is open; what is wrong is kept for the last step. */
  async lookAt(page: Page, what: string): Promise<void> {
    this.problems.push(...(await lookAt(page, what)));
  }

  private async window(key: string, options: Parameters<typeof openVisitor>[2]): Promise<Visitor> {
    const known = this.windows.get(key);
    if (known) return known;
    if (!this.browser) throw new Error('The browser does not run.');
    const opened = await openVisitor(this.browser, this.url, options);
    this.windows.set(key, opened);
    return opened;
  }

  private async withPlaces(error: unknown): Promise<Error> {
    const places = await Promise.all(
      [...this.windows].map(async ([who, { page }]) => {
        const alerts = await page
          .getByRole('alert')
          .allInnerTexts()
          .catch(() => []);
        const picture = join(tmpdir(), `vietvara-e2e-${who.replaceAll(/\W+/gu, '-')}.png`);
        await page.screenshot({ path: picture }).catch(() => undefined);
        return `  ${who}: ${page.url()} ${alerts.join(' ')} (${picture})`;
      }),
    );
    return new Error(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${places.join('\n')}`,
    );
  }
}
