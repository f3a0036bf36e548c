import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Found } from './table.js';

const FILE = fileURLToPath(new URL('../bylaw/fixtures/tirgus-laukums.md', import.meta.url));

/** Reads codes and addresses of the demo from its own pages. */
export async function find(as: (name: string) => Promise<Page>): Promise<Found> {
  const lawyer = await as('Ilze Bērziņa');
  const secretary = await as('Kristīne Liepa');
  const coordinator = await as('Sanita Lapsa');
  await lawyer.goto('/darbs/vidzale/akti?skats=tabula');
  const rows = lawyer.getByRole('row');
  await rows.nth(1).waitFor();
  const dossiers = await rows.allInnerTexts();
  const code = (words: string): string => {
    // An amending by-law repeats the title of the one it amends.
    const row = dossiers.find((one) => one.includes(words) && /Groz/.test(one) === /Groz/.test(words));
    const found = /\d\d-SN-VID-\d+/.exec(row ?? '')?.[0];
    if (!found) throw new Error(`No dossier of the demo is about "${words}".`);
    return found;
  };
  const sittings = {
    coming: await sitting(secretary, 'Gaidāmās sēdes'),
    past: await sitting(secretary, 'Notikušās sēdes'),
  };
  const years = await budgetYears(coordinator);
  const events = {
    open: await eventAbout(lawyer, 'pilsētas parka'),
    decided: await eventAbout(lawyer, 'skolēnu pārvadājumu'),
  };
  const petitions = await petitionCodes(lawyer);
  const takeover = await linkTo(lawyer, '/darbs/vidzale/parnemsana', '*="/parnemsana/"');
  return {
    code,
    budget: (which) => `/vidzale/budzets/${years[which].year}`,
    budgetWork: (which) => years[which].path,
    cityResults: await linkTo(coordinator, '/ezerkrasti/budzets', '$="/rezultati"'),
    cityIdeas: await linkTo(coordinator, '/ezerkrasti', '$="/idejas"'),
    cityBudgetWork: await announcedBudget(await as('Dzintra Auniņa'), 'ezerkrasti'),
    review: await linkTo(await as('Zane Pētersone'), '/darbs/atzinumi', '*="/darbs/atzinumi/"'),
    request: await linkTo(await as('Andris Kalniņš'), '/darbs/saskanosana', '*="/darbs/saskanosana/"'),
    ownProject: await ownProject(await as('Marta Upīte')),
    sitting: (which) => sittings[which].path,
    item: (which, page) => `${sittings[which].path}/${page}/${sittings[which].itemId}`,
    dataRequest: await linkTo(
      await as('Marika Salna'),
      '/darbs/vidzale/dati/pieprasijumi',
      '*="/dati/pieprasijumi/"',
    ),
    imported: await imported(lawyer),
    takeover,
    event: (which) => events[which],
    meeting: await linkTo(lawyer, events.open, '*="/sanaksmes/"'),
    advisory: await linkTo(lawyer, events.open, '*="/padomes/"'),
    survey: await linkTo(lawyer, events.open, '*="/aptaujas/"'),
    takeoverItem: await linkTo(lawyer, takeover, `^="${takeover}/"`),
    act: await linkTo(lawyer, `/vidzale/noteikumi/${code('sporta projektu')}`, '*="/vidzale/sn/"'),
    petition: (words) => petitions.find(([title]) => title.includes(words))?.[1] ?? '',
    mail: await linkTo(lawyer, '/demo/pasts', '*="/demo/pasts/"'),
  };
}

async function sitting(page: Page, list: string): Promise<{ path: string; itemId: string }> {
  await page.goto('/darbs/vidzale/sedes');
  await page.getByRole('region', { name: list }).getByRole('link').first().click();
  await page.getByRole('heading', { level: 2, name: 'Darba kārtība', exact: true }).waitFor();
  const path = new URL(page.url()).pathname;
  const item = page.locator('a[href*="/jautajums/"]').first();
  await item.waitFor();
  return { path, itemId: (await item.getAttribute('href'))?.split('/').at(-1) ?? '' };
}

/** The budgets of Vidzāle by the state that the workspace shows. */
async function budgetYears(
  page: Page,
): Promise<Record<'voting' | 'announced', { year: string; path: string }>> {
  await page.goto('/darbs/vidzale/budzets');
  const item = (state: string) =>
    page.getByRole('listitem').filter({ has: page.locator('vv-status-badge').filter({ hasText: state }) });
  const of = async (state: string): Promise<{ year: string; path: string }> => {
    const link = item(state).getByRole('link').first();
    await link.waitFor();
    const year = /\d{4}/.exec(await link.innerText())?.[0] ?? '';
    return { year, path: (await link.getAttribute('href')) ?? '' };
  };
  return { voting: await of('Balsošana'), announced: await of('Rezultāts paziņots') };
}

/** The budget of a place whose result is known. */
async function announcedBudget(page: Page, place: string): Promise<string> {
  await page.goto(`/darbs/${place}/budzets`);
  const item = page.getByRole('listitem').filter({ hasText: 'Rezultāts paziņots' });
  return (await item.getByRole('link').first().getAttribute('href')) ?? '';
}

/** Begins a project in the neighbouring city and comes back with its address. */
async function ownProject(page: Page): Promise<string> {
  const open = await linkTo(page, '/ezerkrasti/budzets', '$="/iesniegt"');
  await page.goto(open);
  await page.getByRole('button', { name: /^Sākt (rakstīt|vēl vienu) projektu$/ }).click();
  await page.waitForURL(/\/mans\/projekti\/ezerkrasti\/./);
  return new URL(page.url()).pathname;
}

/** The public discussion whose title has the words. */
async function eventAbout(page: Page, words: string): Promise<string> {
  await page.goto('/vidzale/lidzdaliba');
  const item = page.locator('vv-event-line').filter({ hasText: words });
  return (await item.getByRole('link').first().getAttribute('href')) ?? '';
}

/** Titles and codes of the collective submissions. */
async function petitionCodes(page: Page): Promise<[title: string, code: string][]> {
  await page.goto('/darbs/vidzale/kolektivie');
  const links = page.locator('vv-submission-line').getByRole('link');
  await links.first().waitFor();
  return Promise.all(
    (await links.all()).map(async (link): Promise<[string, string]> => {
      const address = (await link.getAttribute('href')) ?? '';
      return [await link.innerText(), address.split('/').at(-1) ?? ''];
    }),
  );
}

async function imported(page: Page): Promise<string> {
  await page.goto('/darbs/vidzale/akti/jauns');
  await page.getByLabel('No datnes').check();
  await page.getByLabel('Izvēlēties datni').setInputFiles(FILE);
  await page.waitForURL(/\/jauns\/./);
  return new URL(page.url()).pathname;
}

/** Where the first link leads whose address fits the attribute selector. */
async function linkTo(page: Page, from: string, address: string): Promise<string> {
  await page.goto(from);
  const link = page.locator(`main a[href${address}]`).filter({ visible: true }).first();
  return (await link.getAttribute('href')) ?? '';
}
