import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { completeProject, showCycle, submitProject } from '../../support/budget.js';
import { NARROW } from '../support/look.js';
import { sees } from '../support/steps.js';
import { AUTHOR, type BudgetStory, COORDINATOR, FOURTH, LIGHTS, THIRD, YOUNG } from './story.js';

export const RACKS = 'Velosipēdu novietne pie skolas';
export const MEADOW = 'Ziedu pļava upes krastā';
export const MEMBERS_ONLY = 'Kluba laukums biedriem';
const SUMMARY = 'Viens teikums par projektu';
const ALT = 'Ielas pāreja pie skolas vakarā';

/** A resident writes a project with a picture and a point on the map; others submit theirs. */
export function submitting(story: BudgetStory): void {
  story.step('a resident starts a project and sees at once what it needs', async () => {
    const page = await story.as(AUTHOR);
    await page.goto(story.open());
    await page.getByRole('link', { name: 'Iesniegt projektu' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Iesniegt projektu' }).waitFor();
    await story.lookAt(page, 'before writing a project');
    await page.getByRole('button', { name: 'Sākt rakstīt projektu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Projekta pieteikums' }).waitFor();
    await sees(page, 'Ierakstiet projekta nosaukumu.');
    await sees(page, 'Pievienojiet tāmei vismaz vienu rindu.');
    const submit = page.getByRole('button', { name: 'Iesniegt projektu' });
    expect(await submit.getAttribute('aria-disabled')).toBe('true');
    await story.lookAt(page, 'empty project');
  });

  story.step('words, costs, a place on the map and a picture are saved while being written', async () => {
    const page = await story.as(AUTHOR);
    await page.getByLabel('Projekta nosaukums').fill(LIGHTS);
    await page.getByLabel(SUMMARY).fill('Četras gaismas zīmes pārejā, ko lieto 140 bērnu.');
    await page
      .getByLabel('Apraksts', { exact: true })
      .fill('Pie pārejas ziemā ir tumšs, un šoferi bērnus pamana vēlu.');
    await page.getByLabel('Ieguvums', { exact: true }).fill('Drošs ceļš uz skolu; pāreju lieto ikviens.');
    await page.getByRole('button', { name: 'Pievienot rindu' }).click();
    await page.getByLabel('Kas', { exact: true }).fill('Gaismas zīme ar uzstādīšanu');
    await page.getByLabel('Daudzums').fill('4');
    await page.getByLabel('Mērvienība').fill('gab.');
    await page.getByLabel('Cena, €').fill('20 000');
    await sees(page, /Projekts maksā 80\s000,00\s€, bet drīkst ne vairāk kā 30\s000,00\s€/);
    await page.getByLabel('Cena, €').fill('2 000');
    await page.getByLabel('Uzturēšana gadā, €').fill('120,50');
    await page.getByLabel('Kas par to rūpēsies').fill('Labiekārtošanas nodaļa.');
    await page.getByLabel('Privāta zeme vai ēka').check();
    await sees(page, /Pievienojiet īpašnieka saskaņojumu/);
    await page.getByLabel('Pašvaldības zeme vai ēka').check();
    await sees(page, 'Atzīmējiet projekta vietu kartē.');
    await mark(page);
    await page.getByLabel('Adrese vai vietas apraksts').fill('Skolas iela 3');
    await addPicture(page);
    await page.getByLabel('Publicēt manu vārdu pie projekta').check();
    await sees(page, 'Viss vajadzīgais ir aizpildīts.');
    await page.getByText('Saglabāts', { exact: true }).first().waitFor();
    await story.lookAt(page, 'complete project');
    await page.reload();
    await page.getByLabel('Projekta nosaukums').waitFor();
    expect(await page.getByLabel('Projekta nosaukums').inputValue()).toBe(LIGHTS);
    expect(await page.getByLabel('Koordinātas').inputValue()).toMatch(/^57,\d+° Z pl\., 25,\d+° A gar\.$/);
  });

  story.step('what two windows change at once waits for a choice; nothing is sent before', async () => {
    const page = await story.as(AUTHOR);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await write(other, 'Rakstīts citā logā.');
    await other.close();
    await page.getByLabel(SUMMARY).fill('Četras gaismas zīmes pārejā pie skolas.');
    await page.getByRole('button', { name: 'Iesniegt projektu' }).click();
    await sees(page, /Vispirms izvēlieties, kas paliek/);
    await page.getByRole('button', { name: 'Iesniegt projektu' }).click();
    await sees(page, /mainījis to pašu: Viens teikums par projektu/);
    await story.lookAt(page, 'project changed in two windows');
    await page.getByRole('button', { name: 'Paturēt manis rakstīto' }).click();
    await page.getByText('Saglabāts', { exact: true }).first().waitFor();
    await page.reload();
    await page.getByLabel(SUMMARY).waitFor();
    expect(await page.getByLabel(SUMMARY).inputValue()).toBe('Četras gaismas zīmes pārejā pie skolas.');
  });

  story.step('once submitted it has a number and a public page', async () => {
    const page = await story.as(AUTHOR);
    await page.getByRole('button', { name: 'Iesniegt projektu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Projekts ir iesniegts' }).waitFor();
    await story.lookAt(page, 'receipt of a project');
    const passer = await story.anonymous({ width: NARROW, javaScript: false });
    await passer.goto(story.open('projekti/1'));
    await passer.getByRole('heading', { level: 1, name: LIGHTS }).waitFor();
    await sees(passer, AUTHOR);
    await sees(passer, /8\s000,00\s€/);
    await passer.getByAltText(ALT).first().waitFor();
    await page.goto('/mans/projekti');
    await sees(page, LIGHTS);
    await story.lookAt(page, 'my projects');
  });

  story.step('others submit theirs; all are in the list and those with a place on the map', async () => {
    const unit = (await showCycle(await story.client(COORDINATOR), 'vidzale', story.id)).units[0]?.id ?? '';
    const dear = [{ name: 'Viss kopā', quantity: 1, unit: 'reize', unitCents: 3_000_000 }];
    for (const [who, title, ownership] of [
      [YOUNG, RACKS, 'municipal'],
      [THIRD, MEADOW, 'no_place'],
      [FOURTH, MEMBERS_ONLY, 'municipal'],
    ] as const) {
      const point = ownership === 'municipal' ? ([25.43, 57.212] as [number, number]) : null;
      const project = completeProject(unit, { title, ownership, point, costLines: dear });
      await submitProject(await story.client(who), 'vidzale', story.year, project);
    }
    const page = await story.anonymous();
    await page.goto(story.open('projekti'));
    for (const title of [LIGHTS, RACKS, MEADOW, MEMBERS_ONLY]) {
      await page.getByRole('link', { name: title }).first().waitFor();
    }
    const map = page.getByRole('region', { name: 'Projektu karte' });
    await map.getByRole('button', { name: `Projekts Nr. 1: ${LIGHTS}` }).waitFor();
    expect(await map.getByRole('button', { name: new RegExp(MEADOW) }).count()).toBe(0);
    await story.lookAt(page, 'projects with their map');
  });
}

/** Changes the summary and waits until the server has it. */
async function write(page: Page, summary: string): Promise<void> {
  const saved = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
  await page.getByLabel(SUMMARY).fill(summary);
  await saved;
}

/** Puts the mark in the middle of the map, with the keyboard. */
async function mark(page: Page): Promise<void> {
  const map = page.getByRole('application', { name: 'Karte projekta vietas atzīmēšanai' });
  await map.getByRole('button', { name: 'Tuvināt' }).waitFor();
  await map.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(`document.getElementById('coordinates')?.value !== ''`);
}

async function addPicture(page: Page): Promise<void> {
  const picture = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#2b4c8c' } })
    .jpeg()
    .toBuffer();
  await page
    .getByLabel('Izvēlēties attēlu')
    .setInputFiles({ name: 'pareja.jpg', mimeType: 'image/jpeg', buffer: picture });
  await page.getByLabel('Kas attēlā redzams').fill(ALT);
  await page.getByRole('button', { name: 'Pievienot', exact: true }).click();
  await page.getByAltText(ALT).first().waitFor();
}
