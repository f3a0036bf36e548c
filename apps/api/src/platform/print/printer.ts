import type { Browser, Page } from 'playwright-core';
import { Refused } from '../http/refused.js';
import { footer, printedPage } from './printed-page.js';

/** What the print says of itself. */
export interface PrintOptions {
  /** Title of the document, in its properties and at the foot of every page. */
  title: string;
  /** Language of the text, `lv`. */
  lang: string;
  /** A sheet that carries nothing but its own text: no title and page number at its foot. */
  bare?: boolean;
  landscape?: boolean;
}

/** How much a printer does at once, and how long it waits. */
export interface PrinterLimits {
  atOnce: number;
  /** Prints that may wait for their turn. */
  waiting: number;
  printMs: number;
  /** A browser that nobody needs is closed after this time. */
  idleMs: number;
}

const MARGIN = { top: '20mm', bottom: '22mm', left: '25mm', right: '20mm' };
const BARE_MARGIN = { top: '14mm', bottom: '14mm', left: '16mm', right: '16mm' };

const LIMITS: PrinterLimits = { atOnce: 2, waiting: 30, printMs: 60_000, idleMs: 30_000 };

/**
 * Prints HTML as tagged PDF with one browser that is started when needed. The page can neither run scripts nor reach
 * anything: no request leaves, whatever the HTML asks for.
 *
 * Refuses with `printUnavailable` where there is no browser, `printBusy` where too many prints wait, `printTimedOut`.
 */
export class Printer {
  private browser: Promise<Browser> | null = null;
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly launch: () => Promise<Browser>,
    private readonly limits: PrinterLimits = LIMITS,
  ) {}

  async print(html: string, options: PrintOptions): Promise<Uint8Array> {
    await this.turn();
    try {
      return await this.within(await this.open(), html, options);
    } finally {
      this.running -= 1;
      this.queue.shift()?.();
      if (this.running === 0) this.closeLater();
    }
  }

  /** Closes the browser; the next print starts another one. */
  async close(): Promise<void> {
    clearTimeout(this.idle);
    const browser = this.browser;
    this.browser = null;
    await (await browser?.catch(() => null))?.close().catch(() => undefined);
  }

  private async turn(): Promise<void> {
    clearTimeout(this.idle);
    if (this.running >= this.limits.atOnce) {
      if (this.queue.length >= this.limits.waiting) throw new Refused([{ code: 'printBusy' }], 503);
      await new Promise<void>((resolve) => this.queue.push(resolve));
    }
    this.running += 1;
  }

  private async open(): Promise<Browser> {
    this.browser ??= this.launch();
    const browser = await this.browser.catch(() => null);
    if (browser?.isConnected()) return browser;
    this.browser = null;
    if (browser) return this.open();
    throw new Refused([{ code: 'printUnavailable' }], 503);
  }

  private async within(browser: Browser, html: string, options: PrintOptions): Promise<Uint8Array> {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      offline: true,
      serviceWorkers: 'block',
    });
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Refused([{ code: 'printTimedOut' }], 503)), this.limits.printMs);
    });
    const work = (async () => {
      await context.route('**/*', (route) => route.abort());
      return printOn(await context.newPage(), html, options, this.limits.printMs);
    })();
    try {
      return await Promise.race([work, tooLong]);
    } finally {
      clearTimeout(timer);
      work.catch(() => undefined);
      await context.close().catch(() => undefined);
    }
  }

  private closeLater(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => void this.close(), this.limits.idleMs);
    this.idle.unref();
  }
}

async function printOn(
  page: Page,
  html: string,
  options: PrintOptions,
  timeout: number,
): Promise<Uint8Array> {
  await page.setContent(printedPage(html, options), { waitUntil: 'load', timeout });
  return page.pdf({
    format: 'A4',
    margin: options.bare ? BARE_MARGIN : MARGIN,
    printBackground: true,
    tagged: true,
    outline: true,
    landscape: options.landscape ?? false,
    displayHeaderFooter: !options.bare,
    headerTemplate: '<span></span>',
    footerTemplate: footer(options.title),
  });
}
