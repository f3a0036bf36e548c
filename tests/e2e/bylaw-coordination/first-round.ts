import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { TestClient } from '../../support/client.js';
import { advanceDossier, draftDossier } from '../../support/dossiers.js';
import { pressAndConfirm, pressWhileOff, sees } from '../support/steps.js';
import {
  ASSOCIATION_PERSON,
  type CoordinationStory,
  DEPARTMENT,
  HEAD,
  LAWYER,
  OUTSIDER,
  TITLE,
} from './story.js';
import { filledForm } from './word-form.js';

const OBJECTION = 'Nodaļai nav ļaužu, kas to darītu.';

/** Sending, an objection given here, an opinion that came as a Word file. */
export function firstRound(story: CoordinationStory): void {
  story.step('the lawyer has a draft that is ready to be read by others', async () => {
    const lawyer = await TestClient.loggedIn(story.url, LAWYER);
    const { id, code } = await draftDossier(lawyer, 'vidzale', { title: TITLE });
    await advanceDossier(lawyer, 'vidzale', id, 'sendForEndorsement');
    story.code = code;
    const page = await story.as(LAWYER);
    await page.goto(story.work('saskanosana'));
    await page.getByRole('heading', { level: 2, name: 'Nosūtīt saskaņošanai' }).waitFor();
    await sees(page, 'Pašvaldības noteiktais termiņš');
    await story.lookAt(page, 'round to be sent');
  });

  story.step('without institutions nothing is sent, and urgency is explained', async () => {
    const page = await story.as(LAWYER);
    await page.getByLabel('Steidzama saskaņošana').check();
    await page.getByRole('button', { name: 'Nosūtīt saskaņošanai', exact: true }).click();
    const refusal = page.getByRole('alert');
    await refusal.getByText('Izvēlieties vismaz vienu institūciju.').waitFor();
    await refusal.getByText('Paskaidrojiet, kāpēc saskaņošana ir steidzama.').waitFor();
    await story.lookAt(page, 'refused round');
  });

  story.step('the draft goes to a department and to a party without an account', async () => {
    const page = await story.as(LAWYER);
    await page.getByLabel('Parastā saskaņošana').check();
    await page.getByRole('checkbox', { name: DEPARTMENT }).check();
    await page.getByRole('button', { name: 'Pievienot institūciju bez konta' }).click();
    await page.getByLabel('Nosaukums').fill(OUTSIDER);
    await page.getByLabel('E-pasta adrese').fill('birojs@udens.example');
    await pressAndConfirm(page, 'Nosūtīt saskaņošanai');
    await page.getByRole('heading', { level: 2, name: '1. kārta' }).waitFor();
    await sees(page, 'Atbildējušas 0 no 2');
    const parties = page.getByRole('list', { name: 'Institūcijas un to atbildes' });
    expect(await parties.getByText('Gaida atbildi').count()).toBe(2);
    await story.lookAt(page, 'running round');
    await pressWhileOff(page, 'Noslēgt kārtu');
    await page
      .getByRole('alert')
      .getByText(/Termiņš vēl nav beidzies/)
      .waitFor();
  });

  story.step('while they read, the text stands still', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('teksts'));
    await sees(page, 'Institūcijas lasa šo tekstu');
    await page.goto(story.work());
    await sees(page, 'Saskaņošana ar institūcijām');
    await story.lookAt(page, 'overview in coordination');
  });

  story.step('the head of the department finds the request in the inbox and objects to a point', async () => {
    const page = await story.as(HEAD);
    await page.goto('/darbs');
    await sees(page, 'Sniegt atzinumu par projektu');
    await story.lookAt(page, 'inbox of somebody who is asked');
    await page.goto('/darbs/saskanosana');
    const request = page.getByRole('link', { name: TITLE }).first();
    await request.waitFor();
    await story.lookAt(page, 'requests to an institution');
    await request.click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await story.lookAt(page, 'draft on the desk of an institution');
    await objectTo(page, /^Iebilst vai ieteikt par 1\. punktu/);
    await page.getByRole('button', { name: 'Nosūtīt atzinumu' }).click();
    await page.getByRole('alert').getByText('Iebildumam vajadzīgs pamatojums.').waitFor();
    await story.lookAt(page, 'incomplete opinion');
    await page.getByLabel('Iebildums', { exact: true }).fill(OBJECTION);
    await page.getByLabel('Pamatojums', { exact: true }).fill('Nodaļā ir divi cilvēki.');
    await page.getByLabel('Atzinumu apstiprinājis').fill(`${HEAD}, nodaļas vadītājs`);
  });

  story.step('what is typed survives a closed page; then it is sent', async () => {
    const page = await story.as(HEAD);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    expect(await page.getByLabel('Iebildums', { exact: true }).inputValue()).toBe(OBJECTION);
    await pressAndConfirm(page, 'Nosūtīt atzinumu');
    await sees(page, 'Atzinums ir nosūtīts');
    await page.getByRole('button', { name: 'Nosūtīt atzinumu' }).waitFor({ state: 'detached' });
    await story.lookAt(page, 'opinion given');
  });

  story.step('somebody of another institution finds nothing there', async () => {
    const address = (await story.as(HEAD)).url();
    const page = await story.as(ASSOCIATION_PERSON);
    await page.goto('/darbs/saskanosana');
    await sees(page, /Jūsu atzinumu gaida \d+ projekt/);
    expect(await page.getByRole('link', { name: TITLE }).count()).toBe(0);
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await page.getByText(OBJECTION).count()).toBe(0);
    await story.lookAt(page, "another institution's request");
  });

  story.step('the lawyer sends the package out, and reads the form in that came back by Word', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('saskanosana'));
    const [sent] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Lejupielādēt sūtījumu/ }).click(),
    ]);
    const form = filledForm(await readFile(await sent.path()), {
      items: [
        ['1. punkts', 'Iebildums', 'Nav paredzēts pārejas laiks.', 'Konteineri jāpasūta.', 'No nākamā gada.'],
        ['', 'Priekšlikums', 'Saīsināt nosaukumu.', '', ''],
      ],
      approvedBy: 'J. Upītis, valdes loceklis',
    });
    await page.getByRole('link', { name: `Ievadīt saņemto atzinumu: ${OUTSIDER}` }).click();
    await page.getByRole('heading', { level: 2, name: /Saņemtais atzinums/ }).waitFor();
    await page.getByRole('button', { name: /^Iebilst vai ieteikt par 1\. punktu/ }).waitFor();
    await story.lookAt(page, 'opinion from a file');
    await page.getByRole('button', { name: 'Saglabāt atzinumu' }).click();
    await page.getByRole('alert').getByText('Izvēlieties, kāds ir atzinums par projektu.').waitFor();
    await page.getByLabel('Atzinuma fails').setInputFiles({
      name: 'Atzinums Nr. 5.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: form,
    });
    await sees(page, /Failā atrasti 2 iebildumi un priekšlikumi/);
    expect(await page.locator('#item-1-text').inputValue()).toBe('Nav paredzēts pārejas laiks.');
    expect(await page.locator('#item-1-unit option:checked').textContent()).toContain('1. punkts');
    expect(await page.locator('#item-2-kind option:checked').textContent()).toContain('Priekšlikums');
    expect(await page.getByLabel('Atzinumu apstiprinājis').inputValue()).toBe('J. Upītis, valdes loceklis');
    await page.getByLabel('Atzinuma numurs').fill('5');
    await page.getByLabel('Kā saņemts').selectOption({ label: 'e-adresē' });
    await story.lookAt(page, 'opinion split into items');
    await pressAndConfirm(page, 'Saglabāt atzinumu');
    await sees(page, 'Visas institūcijas ir atbildējušas');
    await page.locator('summary', { hasText: OUTSIDER }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Atzinums Nr. 5.docx' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Atzinums Nr. 5.docx');
    await pressAndConfirm(page, 'Noslēgt kārtu');
    await sees(page, 'Bez atbildes: 3');
    await story.lookAt(page, 'ended round');
  });
}

async function objectTo(page: Page, unit: RegExp): Promise<void> {
  await page.getByRole('button', { name: unit }).first().click();
  await page.getByLabel('Iebildums', { exact: true }).waitFor();
}
