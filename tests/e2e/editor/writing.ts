import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { sees } from '../support/steps.js';
import { choose, linesOf, paneOf, tabUntil } from './keyboard.js';
import { type EditorStory, LAWYER } from './story.js';

const IN_TEXT = `at.id === 'vv-editor-text'`;

/** Everything here is done with the keyboard alone. */
export function writing(story: EditorStory): void {
  story.step('Tab leads to the text, whose keys are on a sheet', async () => {
    const page = await story.as(LAWYER);
    await story.begin(page);
    await story.open(page, 'teksts');
    await page.getByRole('textbox', { name: 'Saistošo noteikumu teksts' }).waitFor();
    await tabUntil(page, IN_TEXT);
    await page.keyboard.press('Control+/');
    await page.getByRole('dialog', { name: 'Redaktora taustiņi' }).waitFor();
    await story.lookOver(page, 'sheet of keys');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.id')).toBe('vv-editor-text');
  });

  story.step('two chapters with points and sub-points', async () => {
    const page = await story.as(LAWYER);
    await findAndStandBehind(page, 'nosaka');
    await press(page, 'End');
    await type(page, 'laukumu lietošanu 5-7 dienas:');
    await press(page, 'Enter', 'Tab');
    await type(page, 'darba laiku;');
    await press(page, 'Enter');
    await type(page, 'nomas maksu.');
    await press(page, 'Enter', 'Enter');
    await type(page, 'Laukumu lieto bez maksas.');
    await choose(page, 'nodala');
    await type(page, 'Lietošanas kārtība');
    await press(page, 'Enter');
    await type(page, 'Lietotājs laukumu uzkopj 640 m2 platībā.');
    expect(await linesOf(page)).toEqual([
      'Par rotaļu laukumu lietošanu',
      'I. Vispārīgie jautājumi',
      '1. Saistošie noteikumi (turpmāk – noteikumi) nosaka laukumu lietošanu 5–7 dienas:',
      '1.1. darba laiku;',
      '1.2. nomas maksu.',
      '2. Laukumu lieto bez maksas.',
      'II. Lietošanas kārtība',
      '3. Lietotājs laukumu uzkopj 640 m² platībā.',
      'Noslēguma jautājums',
    ]);
  });

  story.step('a point is moved into the other chapter and back', async () => {
    const page = await story.as(LAWYER);
    await press(page, 'Alt+ArrowUp');
    expect((await linesOf(page)).slice(5, 8)).toEqual([
      '2. Laukumu lieto bez maksas.',
      '3. Lietotājs laukumu uzkopj 640 m² platībā.',
      'II. Lietošanas kārtība',
    ]);
    await press(page, 'Alt+ArrowDown');
    expect((await linesOf(page)).slice(6, 8)).toEqual([
      'II. Lietošanas kārtība',
      '3. Lietotājs laukumu uzkopj 640 m² platībā.',
    ]);
  });

  story.step('a reference follows its target; a footnote is written in place', async () => {
    const page = await story.as(LAWYER);
    await press(page, 'End');
    await type(page, ' To dara @nomas');
    await page.getByRole('option', { name: /1\.2\. apakšpunktā/ }).waitFor();
    await press(page, 'Enter');
    await type(page, ' minētais nomnieks');
    await choose(page, 'zemsvitras');
    await type(page, 'Nomas līgumā.');
    await press(page, 'Enter');
    await type(page, ' ar slotu.');
    const line = (await linesOf(page)).find((one) => one.startsWith('3.'));
    expect(line).toContain('To dara 1.2. apakšpunktā minētais nomnieksNomas līgumā. ar slotu.');
    expect(await page.locator('.law .footnote').getAttribute('data-sign')).toBe('1');
    expect(await page.locator('.law .footnote').innerText()).toBe('Nomas līgumā.');
  });

  story.step('a table with headers grows by Tab', async () => {
    const page = await story.as(LAWYER);
    await choose(page, 'tabula');
    await page.getByRole('dialog', { name: 'Jauna tabula' }).waitFor();
    await story.lookOver(page, 'question for a table');
    await press(page, 'Control+a');
    await page.keyboard.type('2');
    await tabUntil(page, `at.type === 'submit'`);
    await press(page, 'Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    for (const cell of ['Laukums', 'Maksa', 'Skolas', '5 %', 'Parka', '10 %', 'Upes']) {
      await type(page, cell);
      await press(page, 'Tab');
    }
    expect(await page.locator('.law th').allInnerTexts()).toEqual(['Laukums', 'Maksa']);
    expect(await page.locator('.law tr').count()).toBe(4);
    await press(page, 'Shift+Tab');
    await choose(page, 'platāka');
    expect(await page.locator('.law col').first().getAttribute('style')).toMatch(/width/);
    await choose(page, 'virsraksts tabul');
    await type(page, 'Nomas maksa');
    expect(await linesOf(page)).toContain('1. tabula. Nomas maksa');
  });

  story.step('an image asks what it shows', async () => {
    const page = await story.as(LAWYER);
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#258' } })
      .png()
      .toBuffer();
    await press(page, 'Control+Enter');
    await type(page, 'Laukumu robežas ir attēlā.');
    await choose(page, 'attels');
    const dialog = page.getByRole('dialog', { name: 'Jauns attēls' });
    await dialog.waitFor();
    const chooser = page.waitForEvent('filechooser');
    await tabUntil(page, `at.type === 'file'`);
    await press(page, 'Enter');
    await (await chooser).setFiles({ name: 'karte.png', mimeType: 'image/png', buffer: picture });
    await tabUntil(page, `at.type === 'submit'`);
    await press(page, 'Enter');
    await dialog
      .getByRole('alert')
      .getByText(/Aprakstiet attēlu/)
      .waitFor();
    await story.lookOver(page, 'question for an image');
    await tabUntil(page, `at.tagName === 'TEXTAREA'`, true);
    await page.keyboard.type('Karte ar trim laukumiem pie upes');
    await tabUntil(page, `at.type === 'submit'`);
    await press(page, 'Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('img', { name: 'Karte ar trim laukumiem pie upes' }).waitFor();
    const width = `document.querySelector('.law figure img').decode().then(() => document.querySelector('.law figure img').naturalWidth)`;
    expect(await page.evaluate(width)).toBe(40);
  });

  story.step('everything found is replaced, and one undo takes it back', async () => {
    const page = await story.as(LAWYER);
    await tabUntil(page, IN_TEXT);
    await openFind(page, 'Control+h');
    await type(page, 'laukum');
    await page.locator('.law .found').first().waitFor();
    const whole = page.getByRole('button', { name: /^Aizstāt visu \(\d+\)$/ });
    const count = Number((await whole.innerText()).replace(/\D+/g, ''));
    expect(count).toBeGreaterThan(4);
    await story.lookAt(page, 'bar for finding');
    await tabUntil(page, `at.closest('label')?.textContent.includes('Aizstāt ar')`);
    await type(page, 'placīš');
    await tabUntil(page, `at.textContent.includes('Aizstāt visu')`);
    await press(page, 'Enter');
    await sees(page, 'Atrasts: 0');
    await press(page, 'Escape');
    expect((await linesOf(page)).join(' ').match(/placīš/g)).toHaveLength(count);
    await press(page, 'Control+z');
    expect((await linesOf(page)).join(' ')).not.toContain('placīš');
  });

  story.step('a deleted point that is referred to is announced, with the way back', async () => {
    const page = await story.as(LAWYER);
    await findAndStandBehind(page, 'nomas maksu.');
    await press(page, 'Shift+Home');
    await press(page, 'Backspace', 'Backspace');
    const notice = page.getByRole('status').getByText('Tekstā ir atsauces uz to, kas svītrots: 1');
    await notice.waitFor();
    await page.locator('.law .reference.dangling').waitFor();
    // Whether both keys are taken back at once depends on how quickly they came.
    await press(page, 'Control+z');
    if (!(await linesOf(page)).includes('1.2. nomas maksu.')) await press(page, 'Control+z');
    expect(await linesOf(page)).toContain('1.2. nomas maksu.');
    await page.locator('.law .reference.dangling').waitFor({ state: 'detached' });
    await notice.waitFor({ state: 'detached' });
  });

  story.step('F6 goes around tools, contents, text and notes; Tab leaves the text after Escape', async () => {
    const page = await story.as(LAWYER);
    const seen: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await press(page, 'F6');
      seen.push(await paneOf(page));
    }
    expect(seen).toEqual(['margin', 'toolbar', 'outline', 'text']);
    await press(page, 'Shift+F6');
    expect(await paneOf(page)).toBe('outline');
    await press(page, 'ArrowDown');
    await page.locator('vv-outline-pane .go:focus').waitFor();
    await press(page, 'Enter');
    await page.locator('#vv-editor-text:focus').waitFor();
    expect(await paneOf(page)).toBe('text');
    // On the way out of the text there is the button beside the image.
    await press(page, 'Escape', 'Tab');
    await tabUntil(page, `at.closest('[data-pane="margin"]') !== null`);
    await press(page, 'Shift+F6');
    expect(await paneOf(page)).toBe('text');
    await press(page, 'Escape', 'Shift+Tab');
    expect(await paneOf(page)).toBe('outline');
  });

  story.step('all of it is saved', async () => {
    const page = await story.as(LAWYER);
    await sees(page, /Saglabāts \d\d/);
    const before = await linesOf(page);
    await page.reload();
    await page.locator('.law .footnote').waitFor();
    await page.locator('.law figure img').waitFor();
    expect(await linesOf(page)).toEqual(before);
    await story.lookAt(page, 'editor with everything in it');
  });
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Puts the cursor behind the first place where the text stands. */
async function findAndStandBehind(page: Page, words: string): Promise<void> {
  await press(page, 'Control+Home');
  await openFind(page, 'Control+f');
  await type(page, words);
  await press(page, 'Enter', 'Escape', 'ArrowRight');
}

async function openFind(page: Page, keys: string): Promise<void> {
  await press(page, keys);
  await page.locator('[role="search"] input:focus').waitFor();
}
