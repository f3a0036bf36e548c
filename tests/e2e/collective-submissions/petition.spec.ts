import type { Page } from 'playwright-core';
import { Journey } from '../support/journey.js';
import { pressAndConfirm, sees } from '../support/steps.js';

const AUTHOR = 'Anna Zariņa';
const SIGNER = 'Velta Krastiņa';
const CLERK = 'Mārtiņš Egle';
const LAWYER = 'Ilze Bērziņa';
const SECRETARY = 'Kristīne Liepa';
const TITLE = 'Soliņi upes krastā';
const CRITERIA = 6;

/** From the first word to the agenda of the council, with signatures here and on paper (PL 56–57). */
describe('a collective submission', () => {
  const story = new Journey();
  story.runsHere();
  let code = '';

  const fill = (page: Page, label: string, text: string): Promise<void> =>
    page.getByLabel(label, { exact: true }).fill(text);
  const press = (page: Page, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  const desk = (): string => `${story.url}/darbs/vidzale/kolektivie/${code}`;

  story.step('a resident writes it down, sees what the law asks for, and opens it for signing', async () => {
    const page = await story.as(AUTHOR);
    await page.goto(`${story.url}/vidzale/kolektivie-iesniegumi`);
    await page.getByRole('link', { name: 'Sākt kolektīvo iesniegumu', exact: true }).click();
    await fill(page, 'Par ko ir iesniegums', TITLE);
    await fill(page, 'Prasījums', 'Uzstādīt desmit soliņus upes krasta taciņā.');
    await fill(page, 'Adrese', 'Liepu iela 4, Vidzāle');
    await fill(page, 'E-pasts', 'anna.zarina@example.test');
    await press(page, 'Saglabāt');
    await page.getByRole('heading', { level: 1, name: TITLE, exact: true }).waitFor();
    code = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await sees(page, 'Nav īsa pamatojuma.');
    await story.lookAt(page, 'a submission with what is missing');
    await fill(page, 'Pamatojums', 'Vecākiem cilvēkiem nav kur atpūsties.');
    await press(page, 'Saglabāt');
    await sees(page, 'Iesniegums kļūs redzams visiem, un tekstu vairs nevarēs mainīt.');
    await pressAndConfirm(page, 'Sākt vākt parakstus');
    await sees(page, 'Vāc parakstus');
  });

  story.step('another resident signs with her own code, and only once', async () => {
    const chooser = await story.anonymous({ width: 320 });
    await chooser.goto(`${story.url}/auth/login?return=/`);
    const shown = await chooser.getByRole('button', { name: SIGNER }).innerText();
    const personalCode = /\d{6}-\d{5}/.exec(shown)?.[0] ?? '';
    const page = await story.as(SIGNER);
    await page.goto(`${story.url}/vidzale/kolektivie-iesniegumi/${code}`);
    await page.getByRole('heading', { level: 1, name: TITLE, exact: true }).waitFor();
    await fill(page, 'Personas kods', '320101-00000');
    await press(page, 'Parakstīt iesniegumu');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Esmu Latvijas Republikas pilsonis vai pilsone', { exact: true }).check();
    await fill(page, 'Personas kods', personalCode);
    await story.lookAt(page, 'signing a submission');
    await press(page, 'Parakstīt iesniegumu');
    await sees(page, /Jūs esat parakstījis vai parakstījusi šo iesniegumu/);
    await sees(page, '1 paraksts');
  });

  story.step('the clerk types a sheet in by keyboard and pastes another', async () => {
    const page = await story.as(CLERK);
    await page.goto(`${desk()}/paraksti`);
    await page
      .getByRole('heading', { level: 2, name: 'Ierakstīt parakstus no lapas', exact: true })
      .waitFor();
    for (const line of ['Kārlis Ozols', 'Kārlis Ozols']) {
      await fill(page, 'Vārds, uzvārds', line);
      await page.getByLabel('Personas kods', { exact: true }).fill('370000-00001');
      await page.keyboard.press('Enter');
      await page.getByRole('listitem').filter({ hasText: line }).first().waitFor();
      await page.locator('#name:focus').waitFor();
    }
    await sees(page, 'jau 1. lapas 1. rindā');
    await press(page, 'Nākamā lapa');
    await page.getByText('Ielīmēt sarakstu', { exact: true }).click();
    const rows = Array.from({ length: 98 }, (_, at) => `Cilvēks ${at};370001-${String(at).padStart(5, '0')}`);
    await fill(page, 'Rindas', rows.join('\n'));
    await press(page, 'Pievienot rindas');
    await sees(page, '100 parakstu');
    await story.lookAt(page, 'sheets of signatures');
  });

  story.step('its representative submits it', async () => {
    const page = await story.as(AUTHOR);
    await page.goto(`${story.url}/mans/kolektivie/vidzale/${code}`);
    await sees(page, 'Parakstu pietiek.');
    await pressAndConfirm(page, 'Iesniegt pašvaldībai');
    await sees(page, 'Izvērtē atbilstību');
  });

  story.step('the lawyer examines every requirement and accepts it', async () => {
    const page = await story.as(LAWYER);
    await page.goto(desk());
    const section = page.getByRole('region', { name: 'Atbilstības izvērtēšana', exact: true });
    for (let at = 0; at < CRITERIA; at++) {
      await section.getByRole('group').nth(at).getByLabel('Jā', { exact: true }).check();
    }
    await press(page, 'Saglabāt izvērtējumu');
    await sees(page, 'Nekas neliedz atzīt iesniegumu par atbilstošu.');
    await story.lookAt(page, 'an examined submission');
    await page.getByText('Atzīt par atbilstošu', { exact: true }).first().click();
    await press(page, 'Atzīt par atbilstošu');
    await sees(page, 'Atbilst, gaida domes sēdi');
  });

  story.step('the secretary puts it before the next regular sitting, and everybody sees that', async () => {
    const page = await story.as(SECRETARY);
    await page.goto(desk());
    await page.getByText('Iekļaut darba kārtībā', { exact: true }).first().click();
    const chosen = page.getByLabel('Domes sēde', { exact: true }).locator('option:checked');
    expect(await chosen.textContent()).toContain('nākamā kārtējā');
    await press(page, 'Iekļaut darba kārtībā');
    await sees(page, 'Domes sēdes darba kārtībā');
    const reader = await story.anonymous({ width: 320 });
    await reader.goto(`${story.url}/vidzale/kolektivie-iesniegumi/${code}`);
    await sees(reader, 'Domes sēdes darba kārtībā');
    await story.lookAt(reader, 'a submission on the agenda, on a phone');
  });

  story.endsClean();
});
