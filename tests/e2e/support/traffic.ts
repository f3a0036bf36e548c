import type { Page, Request } from 'playwright-core';

/** For how long nothing may be asked for until a page counts as quiet: a page that works asks for the next thing at once. */
const QUIET_MS = 100;
const LOOK_EVERY_MS = 20;
const WITHIN_MS = 20_000;

/** What a window is asking the server for. */
export class Traffic {
  private readonly underWay = new Set<Request>();
  private lastSeen = performance.now();

  constructor(page: Page) {
    page.on('request', (request) => {
      this.underWay.add(request);
      this.lastSeen = performance.now();
    });
    for (const ended of ['requestfinished', 'requestfailed'] as const) {
      page.on(ended as 'requestfinished', (request) => {
        this.underWay.delete(request);
        this.lastSeen = performance.now();
      });
    }
  }

  /** Resolves when the window has asked for nothing and waited for nothing for a moment. */
  async quiet(): Promise<void> {
    const until = performance.now() + WITHIN_MS;
    while (this.underWay.size > 0 || performance.now() - this.lastSeen < QUIET_MS) {
      if (performance.now() > until)
        throw new Error(`Still asked for: ${[...this.underWay].map((one) => one.url()).join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}
