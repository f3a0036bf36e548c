import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { bylawSchema } from '#libs/bylaw-document';
import { exportHtml, exportMemorandumHtml } from '#libs/bylaw-exchange';
import { richAct } from '../../../libs/bylaw-exchange/akn/testing/rich-bylaw.js';
import { launchBrowser } from '../../support/browser.js';

describe('an exported page by itself', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  /** What axe finds wrong, on screen and on a small one. */
  async function violations(html: string): Promise<unknown[]> {
    const found: unknown[] = [];
    for (const width of [1280, 320]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, offline: true });
      const page = await context.newPage();
      await page.setContent(html);
      const report = await new AxeBuilder({ page }).analyze();
      found.push(...report.violations.map(({ id, nodes }) => ({ id, html: nodes.map((node) => node.html) })));
      await context.close();
    }
    return found;
  }

  it.each([1, 2])(
    'has no violations with everything in it (%i)',
    async (seed) => {
      const { doc, memorandum, assets } = richAct(seed, 6);
      expect(await violations(exportHtml(doc, { lang: 'lv', page: true, memorandum, assets }))).toEqual([]);
      expect(await violations(exportMemorandumHtml(memorandum, 'Par suņiem', assets))).toEqual([]);
    },
    60_000,
  );

  it('has a name even where the by-law has none', async () => {
    const front = bylawSchema.node('front', null, [bylawSchema.node('title', { id: 'title0000001' })]);
    const doc = bylawSchema.node('doc', null, [front, bylawSchema.node('body')]);
    const html = exportHtml(doc, { lang: 'lv', page: true });
    expect(html).toContain('<title>Saistošie noteikumi</title>');
    const ids = (await violations(html)).map((one) => (one as { id: string }).id);
    expect(ids.filter((id) => id !== 'page-has-heading-one')).toEqual([]);
  }, 60_000);
});
