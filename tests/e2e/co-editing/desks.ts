import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { Step } from 'prosemirror-transform';
import { bylawSchema } from '#libs/bylaw-document';
import { launchBrowser } from '../../support/browser.js';
import { TestClient } from '../../support/client.js';
import { completeBylaw, showDossier, startDossier, writeDocument } from '../../support/dossiers.js';
import { Processes } from '../../support/processes.js';
import { openVisitor } from '../../support/visitor.js';

export const PLACE = 'vidzale';
const LAWYERS = ['Ilze Bērziņa', 'Gatis Lācis'] as const;
/** Where the text begins that everybody types into. */
export const WORD = 'kopienas';

/** Two lawyers with one text open, and the processes that serve it. */
export class Desks {
  processes!: Processes;
  ilze!: Page;
  gatis!: Page;
  private browser: Browser | undefined;
  private documentId = '';

  async open(): Promise<void> {
    this.processes = await Processes.open();
    await this.processes.start('first');
    this.browser = await launchBrowser();
    const lawyer = await TestClient.loggedIn(this.processes.url, LAWYERS[0]);
    const { id } = await startDossier(lawyer, PLACE);
    const { code, documents } = await showDossier(lawyer, PLACE, id);
    this.documentId = documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
    await writeDocument(lawyer, PLACE, this.documentId, completeBylaw('Par kopienām', WORD));
    const path = `/darbs/${PLACE}/akti/${encodeURIComponent(code)}/teksts`;
    [this.ilze, this.gatis] = (await Promise.all(LAWYERS.map((name) => this.desk(name, path)))) as [
      Page,
      Page,
    ];
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.processes.stop();
  }

  /** Waits until both have sent everything and both screens show what the log says; returns that text. */
  async agree(): Promise<string> {
    const both = [this.ilze, this.gatis];
    await Promise.all(both.map((page) => page.locator('vv-save-state .saved').waitFor({ timeout: 40_000 })));
    const text = await this.stored();
    await Promise.all(both.map((page) => shows(page, (shown) => shown === text)));
    await Promise.all(both.map((page) => page.locator('vv-save-state .saved').waitFor()));
    expect(await this.stored()).toBe(text);
    return text;
  }

  /** The text that the log in the database makes. */
  async stored(): Promise<string> {
    const client = new pg.Client({ connectionString: this.processes.db.url });
    await client.connect();
    try {
      const { rows: first } = await client.query<{ content: unknown; version: number }>(
        'SELECT content, version FROM document_snapshot WHERE document_id = $1 ORDER BY version LIMIT 1',
        [this.documentId],
      );
      const { rows } = await client.query<{ step: unknown }>(
        'SELECT step FROM document_step WHERE document_id = $1 AND version > $2 ORDER BY version',
        [this.documentId, first[0]?.version ?? 0],
      );
      const begun = bylawSchema.nodeFromJSON(first[0]?.content);
      return rows.reduce((doc, { step }) => {
        const next = Step.fromJSON(bylawSchema, step).apply(doc).doc;
        if (!next) throw new Error('A step of the log does not apply.');
        return next;
      }, begun).textContent;
    } finally {
      await client.end();
    }
  }

  private async desk(name: string, path: string): Promise<Page> {
    if (!this.browser) throw new Error('The browser does not run.');
    const { page } = await openVisitor(this.browser, this.processes.url, { name });
    await page.goto(path);
    await page.locator('.law').getByText(WORD).first().waitFor();
    return page;
  }
}

/** Waits until the text on the screen is as it should be. */
export async function shows(page: Page, right: (text: string) => boolean): Promise<void> {
  const until = Date.now() + 40_000;
  const law = page.locator('.law');
  for (;;) {
    const text = (await law.textContent()) ?? '';
    if (right(text)) return;
    if (Date.now() > until) throw new Error(`The screen shows: ${text}`);
  }
}

/** Puts the cursor behind so many letters of the first paragraph that holds the text. */
export async function cursorIn(page: Page, text: string, letters: number): Promise<void> {
  const line = page.locator('.law p', { hasText: text }).first();
  await line.click();
  const at = ((await line.textContent()) ?? '').indexOf(text) + letters;
  await page.evaluate<void>(`(${COLLAPSE})(${JSON.stringify(text)}, ${at})`);
}

/** Sets the selection itself: keys would go by the lines on the screen. */
const COLLAPSE = `(text, at) => {
  const block = [...document.querySelectorAll('.law p')].find((one) => one.textContent.includes(text));
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent;
    if (left <= length) {
      document.getSelection().collapse(node, left);
      // The browser tells of it a moment later; until then the editor would put the cursor back.
      return void document.dispatchEvent(new Event('selectionchange'));
    }
    left -= length;
  }
}`;

/** Whether the letters stand in the text in this order, whatever stands between them. */
export function holdsInOrder(text: string, letters: string): boolean {
  let at = -1;
  return [...letters].every((letter) => (at = text.indexOf(letter, at + 1)) >= 0);
}
