import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import { exportHtml, exportMemorandumHtml, importBylaw } from '#libs/bylaw-exchange';
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

  it('has no violations with everything in it', async () => {
    const { doc, memorandum, assets } = richAct(1, 5);
    expect(await violations(exportHtml(doc, { lang: 'lv', page: true, memorandum, assets }))).toEqual([]);
    expect(await violations(exportMemorandumHtml(memorandum, 'Par suņiem', assets))).toEqual([]);
  }, 60_000);

  it('has no header cells that say nothing', async () => {
    const md = '# Par suņiem\n\n##### 1. Tabula:\n\n| Vārds |  |\n| --- | --- |\n| a | b |\n';
    const result = importBylaw({ name: 'a.md', text: md }, { newId: idSource(seededRandom(1)) });
    if (!result.allowed) throw new Error(JSON.stringify(result.violations));
    const html = exportHtml(bylawSchema.nodeFromJSON(result.document), { lang: 'lv', page: true });
    expect(html).toContain('<th scope="col"><p class="paragraph">Vārds</p></th><td></td>');
    expect(await violations(html)).toEqual([]);
  }, 60_000);

  it('has a name even where the by-law has none', async () => {
    const front = bylawSchema.node('front', null, [bylawSchema.node('title', { id: 'title0000001' })]);
    const doc = bylawSchema.node('doc', null, [front, bylawSchema.node('body')]);
    const html = exportHtml(doc, { lang: 'lv', page: true });
    expect(html).toContain('<title>Saistošie noteikumi</title>');
    const ids = (await violations(html)).map((one) => (one as { id: string }).id);
    expect(ids.filter((id) => id !== 'page-has-heading-one')).toEqual([]);
  }, 60_000);
});
