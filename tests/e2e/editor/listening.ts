import type { Page } from 'playwright-core';
import { accessibilityTree, type Told } from './tree.js';
import { tabUntil } from './keyboard.js';
import { type EditorStory, LAWYER } from './story.js';

/** What assistive technology is told of the editor. */
export function listening(story: EditorStory): void {
  story.step('the text is a named field of many lines, with headings at their levels', async () => {
    const page = await opened(story);
    const tree = await accessibilityTree(page);
    const [text] = tree.filter(
      ({ role, name }) => role === 'textbox' && name === 'Saistošo noteikumu teksts',
    );
    expect(text?.properties).toMatchObject({ multiline: true, readonly: false });
    const headings = tree.filter(({ role, around }) => role === 'heading' && around.includes('textbox'));
    expect(headings.map(({ name, level }) => `${level} ${name}`)).toEqual([
      '1 Par rotaļu laukumu lietošanu',
      '2 I. Vispārīgie jautājumi',
      '2 II. Lietošanas kārtība',
      '2 Noslēguma jautājums',
    ]);
  });

  story.step('points are read with their numbers, raised ones as words', async () => {
    const page = await opened(story);
    const numbers = (tree: readonly Told[]): string[] =>
      tree
        .filter(
          ({ role, name, around }) =>
            role === 'StaticText' && around.includes('textbox') && /^\d+\./.test(name),
        )
        .map(({ name }) => name.trim());
    expect(numbers(await accessibilityTree(page))).toEqual(
      expect.arrayContaining(['1.', '1.1.', '1.2.', '2.', '3.']),
    );
    await page.evaluate(`document.querySelector('.law .point').dataset.spoken = '5. prim 1'`);
    expect(numbers(await accessibilityTree(page))).toContain('5. prim 1');
  });

  story.step('table, footnote, image and reference say what they are', async () => {
    const page = await opened(story);
    await page.locator('.law figure img').scrollIntoViewIfNeeded();
    const tree = (await accessibilityTree(page)).filter(({ around }) => around.includes('textbox'));
    const named = (role: string): string[] =>
      tree.filter((one) => one.role === role).map(({ name }) => name.replaceAll('\u00a0', ' '));
    expect(named('columnheader')).toEqual(['Laukums', 'Maksa']);
    expect(named('note')).toEqual(['1. zemsvītras piezīme']);
    expect([...named('image'), ...named('img')]).toContain('Karte ar trim laukumiem pie upes');
    expect(tree.some(({ role }) => role === 'table')).toBe(true);
  });

  story.step('the tools are one stop with arrows inside, which say what is on and what is off', async () => {
    const page = await opened(story);
    const bar = page.getByRole('toolbar', { name: 'Teksta rīki' });
    expect(await bar.locator('button[tabindex="0"]').count()).toBe(1);
    await bar.locator('button[tabindex="0"]').focus();
    const name = (): Promise<string> =>
      page.evaluate<string>(
        `document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`,
      );
    const first = await name();
    await page.keyboard.press('ArrowRight');
    expect(await name()).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    expect(await name()).toBe(first);
    // The stop follows the focus with the next drawing.
    await bar.locator('button[tabindex="0"]:focus').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.closest('[role="toolbar"]') === null`)).toBe(true);
    expect(await bar.getByRole('button', { name: 'Treknraksts' }).getAttribute('aria-pressed')).toBe('false');
  });

  story.step('who joins or leaves is not announced unless somebody asks for it', async () => {
    const page = await opened(story);
    expect(await page.evaluate(`localStorage.getItem('vietvara.announcePeople')`)).not.toBe('true');
    expect(await page.locator('.announce :checked, .announce[aria-pressed="true"]').count()).toBe(0);
  });

  story.step('under the English interface the law is Latvian', async () => {
    const page = await story.as(LAWYER);
    await story.open(page, 'teksts', 'en');
    const text = page.locator('#vv-editor-text');
    await text.waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    expect(await text.getAttribute('lang')).toBe('lv');
    expect(await text.getAttribute('spellcheck')).toBe('true');
    expect(await page.locator('vv-outline-pane ol').getAttribute('lang')).toBe('lv');
    await tabUntil(page, `at.id === 'vv-editor-text'`);
    await story.lookAt(page, 'editor in English');
  });

  story.step('a comparison is a list with headings: what was, what will be', async () => {
    const page = await story.as(LAWYER);
    await story.open(page, 'versijas');
    const compare = page.getByRole('region', { name: 'Salīdzināt versijas' });
    await compare.getByRole('button', { name: 'Pēc kārtas' }).click();
    const first = compare.getByRole('heading', { level: 3, name: '1. punkts', exact: true });
    await first.waitFor();
    const tree = await accessibilityTree(page);
    expect(tree).toContainEqual(expect.objectContaining({ role: 'heading', name: '1. punkts', level: 3 }));
    const words = tree.filter(({ role }) => role === 'StaticText').map(({ name }) => name.trim());
    expect(words).toEqual(expect.arrayContaining(['bija:', 'būs:']));
    expect(await compare.locator('section [lang="lv"]').count()).toBeGreaterThan(1);
    await story.lookAt(page, 'comparison as a list');
  });
}

async function opened(story: EditorStory): Promise<Page> {
  const page = await story.as(LAWYER);
  if (!(await page.locator('#vv-editor-text').isVisible())) await story.open(page, 'teksts');
  await page.locator('#vv-editor-text').waitFor();
  return page;
}
