import type { Browser } from 'playwright-core';
import { launchBrowser as launch } from '../../apps/api/src/platform/print/find-browser.js';

/** Starts the browser; one that falls over while it starts, as happens beside others on a busy machine, gets a second try. */
export async function launchBrowser(options: Parameters<typeof launch>[0] = {}): Promise<Browser> {
  return launch(options).catch(() => launch(options));
}
