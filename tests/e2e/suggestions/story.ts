import { Fragment, type Node } from 'prosemirror-model';
import type { Page } from 'playwright-core';
import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import { TestClient, type Answer } from '../../support/client.js';
import {
  completeBylaw,
  draftDossier,
  readDocument,
  showDossier,
  writeDocument,
} from '../../support/dossiers.js';
import { Journey } from '../support/journey.js';

export const LAWYER = 'Ilze Bērziņa';
export const HEAD = 'Andris Kalniņš';
export const ENDORSER = 'Laima Ozola';

/** A draft with five points and a table, on which colleagues suggest. */
export class SuggestionsStory extends Journey {
  code = '';
  private dossierId = '';
  private documentId = '';

  work(page = ''): string {
    return `/darbs/vidzale/akti/${this.code}${page && '/'}${page}`;
  }

  async prepare(): Promise<void> {
    const lawyer = await TestClient.loggedIn(this.url, LAWYER);
    const { id, code, documents } = await draftDossier(lawyer, 'vidzale');
    this.code = code;
    this.dossierId = id;
    this.documentId = documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
    await writeDocument(lawyer, 'vidzale', this.documentId, withPoints(completeBylaw()), 'story');
  }

  /** The text as the server has it. */
  async text(): Promise<Node> {
    const lawyer = await TestClient.loggedIn(this.url, LAWYER);
    return (await readDocument(lawyer, 'vidzale', this.documentId)).doc;
  }

  /** What the server answers when the draft is sent for endorsement. */
  async send(): Promise<
    Answer<{ violations?: { code: string; where?: string; params?: Record<string, unknown> }[] }>
  > {
    const lawyer = await TestClient.loggedIn(this.url, LAWYER);
    const { version } = await showDossier(lawyer, 'vidzale', this.dossierId);
    return lawyer.post(`/api/m/vidzale/dossiers/${this.dossierId}/advance`, {
      event: 'sendForEndorsement',
      version,
    });
  }
}

const SENTENCES = [
  'Pirmais teikums par laukumu.',
  'Otrais teikums par kārtību.',
  'Trešais teikums par maksu.',
];

function withPoints(act: Node): Node {
  const newId = idSource(seededRandom(77));
  const paragraph = (text: string): Node =>
    bylawSchema.node('paragraph', { id: newId() }, [bylawSchema.text(text)]);
  const row = (name: string, ...texts: string[]): Node =>
    bylawSchema.node(
      'table_row',
      null,
      texts.map((text) => bylawSchema.node(name, null, [paragraph(text)])),
    );
  const table = bylawSchema.node('table', { id: newId() }, [
    row('table_header', 'Vieta', 'Maksa'),
    row('table_cell', 'Parks', '2 euro'),
  ]);
  const points = SENTENCES.map((text) => bylawSchema.node('point', { id: newId() }, [paragraph(text)]));
  const visit = (node: Node): Node => {
    if (node.isTextblock || node.isLeaf) return node;
    const children = node.children.map(visit);
    const first = node.type.name === 'chapter' && children[1]?.type.name === 'point';
    const grown = first && !done ? [...children, ...points, table] : children;
    if (first) done = true;
    return node.type.create(node.attrs, Fragment.fromArray(grown), node.marks);
  };
  let done = false;
  return visit(act);
}

/** Puts the cursor behind words of the text, or before them. */
export async function cursorBehind(page: Page, words: string, before = false): Promise<void> {
  const line = page.locator('.law p').filter({ hasText: words }).last();
  await line.click();
  await page.evaluate(`(() => {
    const words = ${JSON.stringify(words)};
    const walker = document.createTreeWalker(document.querySelector('.law'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at < 0 || node.parentElement.closest('del.block')) continue;
      document.getSelection().collapse(node, at + ${before ? 0 : words.length});
      return;
    }
    throw new Error('no words ' + words);
  })()`);
  // The editor hears of a new selection with the next frames.
  await page.evaluate(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`);
}

/** Waits until everything is on the server. */
export async function saved(page: Page): Promise<void> {
  await page.locator('vv-save-state').getByText('Saglabāts').waitFor();
}

/** The headings of the cards in the panel. */
export async function cards(page: Page): Promise<string[]> {
  const found = await page.locator('vv-suggestion-card h3').allInnerTexts();
  return found.map((text) => text.replace(/\s+/g, ' ').trim());
}

/** Waits until the panel holds so many cards. */
export async function untilCards(page: Page, count: number): Promise<void> {
  const all = page.locator('vv-suggestion-card');
  await all.nth(count - 1).waitFor({ state: 'attached' });
  await all.nth(count).waitFor({ state: 'detached' });
}

/** Opens the panel of suggestions. */
export async function openSuggestions(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Ieteikumi/ }).click();
}

/** The card about a kind of suggestion. */
export function card(page: Page, kind: string): ReturnType<Page['locator']> {
  return page.getByRole('group', { name: new RegExp(kind) });
}
