import { cursorAtEnd, legalToday, sees } from '../support/steps.js';
import { type BylawStory, FILE, LAWYER, TITLE } from './story.js';

const ADDED = ' Pieteikumu var iesniegt arī klātienē.';

/** The dossier begins with a file, and its text is edited in the browser. */
export function drafting(story: BylawStory): void {
  story.step('the lawyer finds the way from the inbox to a new act', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('heading', { level: 1, name: 'Kas gaida mani' }).waitFor();
    await story.lookAt(page, 'inbox of the lawyer');
    await page.getByRole('navigation', { name: 'Darba vietas izvēlne' }).getByText('Akti').click();
    await page.getByRole('heading', { level: 1, name: 'Akti' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Izstrāde' }).waitFor();
    await story.lookAt(page, 'board of the acts');
    await page.getByRole('link', { name: 'Jauns akts' }).click();
    await page.getByRole('heading', { level: 1, name: 'Jauns akts' }).waitFor();
    await story.lookAt(page, 'start of an act');
  });

  story.step('a file is read: what was recognised, what is unsure, and no word lost', async () => {
    const page = await story.as(LAWYER);
    await page.getByLabel('No datnes').check();
    await page.getByLabel('Izvēlēties datni').setInputFiles(FILE);
    await page.getByRole('heading', { level: 1, name: 'Pārbaudiet, kas nolasīts' }).waitFor();
    await sees(page, 'Neviens vārds nav zudis.');
    const recognised = page.getByRole('region', { name: 'Atpazīts' });
    const counts = (await recognised.innerText()).replaceAll(/\s+/g, ' ');
    for (const count of [
      TITLE,
      'Izdošanas pamats (rindas) 1',
      'Nodaļas 3',
      'Punkti 8',
      'Apakšpunkti 4',
      'Numuri ar augšrakstu 1',
      'Tabulas 1',
      'Pielikumi 1',
      'Noslēguma jautājumu nodaļas 1',
      'Paskaidrojuma raksta daļas 8',
    ])
      expect(counts).toContain(count);
    await page.getByRole('region', { name: 'Kas jāpārbauda' }).waitFor();
    const text = page.getByRole('region', { name: 'Saistošie noteikumi' });
    expect(await text.innerText()).toContain('Skola laukumu lieto bez iepriekšēja pieteikuma');
    expect(await text.innerText()).toContain('640 m²');
    await story.lookAt(page, 'what was read from the file');
  });

  story.step('the dossier is started and has a number', async () => {
    const page = await story.as(LAWYER);
    expect(await page.getByLabel('Nosaukums').inputValue()).toBe(TITLE);
    await page.getByRole('button', { name: 'Sākt aktu' }).click();
    await page.getByRole('alert').getByText('Nav izvēlēta joma. Izvēlieties to.').waitFor();
    await page.getByLabel('Joma').selectOption({ label: 'Teritorijas kopšana' });
    await page.getByRole('button', { name: 'Sākt aktu' }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    story.code = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
    const year = (await legalToday(page)).slice(2, 4);
    expect(story.code).toMatch(new RegExp(`^${year}-SN-VID-\\d+$`));
    await page.getByRole('heading', { level: 2, name: /Nodot saskaņošanai/ }).waitFor();
    await sees(page, 'Kas jāizpilda šajā posmā');
    await story.lookAt(page, 'overview of a new dossier');
  });

  story.step('what is typed into a point is saved and still there after a reload', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('link', { name: 'Teksts', exact: true }).click();
    const text = page.getByRole('textbox', { name: 'Saistošo noteikumu teksts' });
    await cursorAtEnd(text.getByText('Pasākuma rīkotājs laukumu piesaka'));
    await page.keyboard.type(ADDED);
    await sees(page, /Saglabāts \d\d/);
    await page.reload();
    await text.getByText(ADDED.trim()).waitFor();
    await story.lookAt(page, 'editor of the text');
  });

  story.step('a version is named and compared with another, inline and side by side', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('link', { name: 'Versijas', exact: true }).click();
    await page.getByLabel('Versijas nosaukums').fill('Ar pieteikšanos klātienē');
    await page.getByRole('button', { name: 'Saglabāt versiju' }).click();
    await page.getByRole('rowheader', { name: 'Ar pieteikšanos klātienē' }).waitFor();
    const compare = page.getByRole('region', { name: 'Salīdzināt versijas' });
    const before = compare.getByRole('combobox', { name: 'Bija', exact: true });
    const start = (await before.locator('option').allInnerTexts()).filter((name) =>
      /Lietas sākums/.test(name),
    );
    await before.selectOption({ label: start[0] ?? '' });
    const after = compare.getByRole('combobox', { name: 'Ir', exact: true });
    await after.selectOption({ label: 'Ar pieteikšanos klātienē' });
    await compare.locator('ins').getByText('iesniegt arī klātienē').first().waitFor();
    await compare.getByText('Blakus', { exact: true }).click();
    await compare.getByRole('table').first().waitFor();
    await story.lookAt(page, 'versions side by side');
  });

  story.step('the memorandum has its eight parts', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('link', { name: 'Paskaidrojuma raksts', exact: true }).first().click();
    await sees(page, /Gatavas \d no 8 sadaļām/);
    await story.lookAt(page, 'editor of the memorandum');
  });
}
