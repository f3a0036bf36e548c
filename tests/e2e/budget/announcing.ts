import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { PublishedFolder } from '#libs/contracts';
import { dayAfter, legalToday, moveClock, pressAndConfirm, sees } from '../support/steps.js';
import { AUTHOR, type BudgetStory, COORDINATOR, LIGHTS, SECRETARY } from './story.js';
import { MEADOW, RACKS } from './submitting.js';

const FOLLOWER = 'sekotaja@pasts.example';
const MINUTES = 'Komisijas protokols Nr. 4';

/** Count, announcement, the council's decision on the money, and delivery. */
export function announcing(story: BudgetStory): void {
  story.step('the coordinator counts, and nobody else sees the count', async () => {
    const secretary = await story.client(SECRETARY);
    const path = `/api/m/vidzale/budget/cycles/${story.id}/count`;
    expect((await secretary.post(`${path}/start`, { word: '' })).status).toBe(204);
    expect((await secretary.post(path, { word: '' })).status).toBe(409);
    const page = await story.as(COORDINATOR);
    await page.goto(story.work('skaitisana'));
    await sees(page, /Skaitīšanu sāka Kristīne Liepa/);
    await story.lookAt(page, 'before the count');
    await pressAndConfirm(page, 'Saskaitīt balsis');
    await sees(page, 'Rezultāts vēl nav paziņots: to redz tikai tie, kas skaita.');
    const lights = page.getByRole('listitem').filter({ hasText: LIGHTS });
    await lights.getByText('2 balsis', { exact: true }).waitFor();
    await sees(page, /bija atlikuši 21\s000,00\s€: pietrūka 9\s000,00\s€/);
    await story.lookAt(page, 'count');
    const passer = await story.anonymous();
    await passer.goto(story.open('rezultati'));
    await sees(passer, 'Rezultāts vēl nav paziņots');
  });

  story.step('the result is announced with the minutes', async () => {
    const page = await story.as(COORDINATOR);
    await page.getByLabel('Protokols', { exact: true }).fill(MINUTES);
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
    await page
      .getByLabel('Protokola fails')
      .setInputFiles({ name: 'protokols.pdf', mimeType: 'application/pdf', buffer: pdf });
    await pressAndConfirm(page, 'Paziņot rezultātu');
    await page.getByRole('heading', { level: 2, name: 'Naudas piešķiršana' }).waitFor();
    await story.lookAt(page, 'announced result in the workspace');
  });

  story.step('everybody reads who won and why, without JavaScript too', async () => {
    for (const options of [{}, { javaScript: false }]) {
      const page = await story.anonymous(options);
      await page.goto(story.open('rezultati'));
      await page.getByRole('heading', { level: 1, name: 'Balsojuma rezultāts' }).waitFor();
      await sees(page, /Uzvarēja 2 projekti par 39\s000,00\s€\. Balsoja 3 iedzīvotāji\./);
      await sees(page, MINUTES);
      await sees(page, 'Dome lēmumu vēl nav pieņēmusi.');
      await sees(page, /bija atlikuši 21\s000,00\s€: pietrūka 9\s000,00\s€/);
      await sees(page, 'Lai uzvarētu, tam vajadzēja vēl 2 balsis.');
      await sees(page, /Vienāds balsu skaits/);
      for (const title of [LIGHTS, RACKS, MEADOW]) await page.getByRole('link', { name: title }).waitFor();
    }
    const page = await story.anonymous();
    await story.lookAt(page, 'public result');
    for (const file of ['results.csv', 'results.json', 'projects.csv']) {
      const answer = await page.request.get(`/api/m/vidzale/budget/${story.year}/${file}`);
      expect([file, answer.status()]).toEqual([file, 200]);
      expect(await answer.text()).toContain(LIGHTS);
    }
    const author = await story.as(AUTHOR);
    await author.goto('/mans/projekti');
    await sees(author, 'Uzvarēja');
  });

  story.step('anybody checks the whole vote in the browser', async () => {
    const page = await story.anonymous();
    await page.goto(story.open('parbaudit'));
    await page.getByRole('button', { name: 'Pārbaudīt visu', exact: true }).click();
    await sees(page, /^Viss ir kārtībā/);
    await story.lookAt(page, 'whole vote checked');
  });

  story.step('another byte in a published file is found, also behind a list that fits it', async () => {
    const published = `${story.url}/api/m/vidzale/budget/${story.year}/vote/published`;
    const page = await story.anonymous();
    const was = await (await page.request.get(`${published}/vote.json`)).text();
    const forged = was.replace('"title": "', '"title": "X');
    await page.route('**/vote/published/vote.json', (route) => route.fulfill({ body: forged }));
    const check = async (): Promise<void> => {
      await page.goto(story.open('parbaudit'));
      await page.getByRole('button', { name: 'Pārbaudīt visu', exact: true }).click();
    };
    await check();
    await page
      .getByRole('alert')
      .getByText(/vote\.json nav tāds, kāds norādīts/)
      .waitFor();
    const { files } = (await (await page.request.get(published)).json()) as PublishedFolder;
    const digest = createHash('sha256').update(forged).digest('hex');
    const fits = { name: 'vote.json', bytes: Buffer.byteLength(forged), sha256: digest };
    await page.route('**/vote/published', (route) =>
      route.fulfill({ json: { files: files.map((file) => (file.name === fits.name ? fits : file)) } }),
    );
    await check();
    await sees(page, 'Šis balsojums neiztur pārbaudi.');
    await sees(page, 'Fails vote.json nav tas, kas ir publicēto failu sarakstā.');
    await story.lookAt(page, 'forged file found');
  });

  story.step('who comes to vote too late is led to the result', async () => {
    const page = await story.anonymous();
    await page.goto(story.open('balsot'));
    await page.getByRole('link', { name: 'Skatīt rezultātus' }).click();
    await page.getByRole('heading', { level: 1, name: 'Balsojuma rezultāts' }).waitFor();
  });

  story.step('the council’s decision gives the winners their money', async () => {
    const page = await story.as(COORDINATOR);
    await moveClock(page, dayAfter(await legalToday(page), 7, 'weekday'));
    await page.goto(story.work('skaitisana'));
    await page.getByLabel('Domes lēmuma numurs').fill('412');
    await page.getByLabel('Lēmuma diena').fill(await legalToday(page));
    await page.getByRole('button', { name: 'Ierakstīt lēmumu', exact: true }).click();
    await sees(page, /Dome piešķīra naudu ar lēmumu Nr. 412/);
    await story.lookAt(page, 'allocation');
    const passer = await story.anonymous();
    await passer.goto(story.open('rezultati'));
    await sees(passer, /Domes lēmums Nr\. 412 .*: 39\s000,00\s€/);
  });

  story.step('delivery has the deadlines of the law and steps of its own', async () => {
    const page = await story.as(COORDINATOR);
    await page.goto(story.work('istenosana'));
    const card = page.getByRole('article').filter({ hasText: LIGHTS });
    await card
      .getByText(/62\. panta otrā daļa/)
      .first()
      .waitFor();
    await story.lookAt(page, 'delivery');
    await card.getByRole('button', { name: 'Ierakstīt uzsākšanu' }).click();
    await card.getByText('Tiek īstenots').waitFor();
    await card.getByRole('button', { name: 'Pievienot posmu' }).click();
    await card.getByLabel('Posms').fill('Iepirkums');
    await card.getByLabel('Termiņš').fill(dayAfter(await legalToday(page), 30));
    await card.getByRole('button', { name: 'Saglabāt posmu' }).click();
    await card.getByRole('button', { name: 'Mainīt posmu: Iepirkums' }).waitFor();
    await follow(story);
    await card.getByRole('button', { name: 'Mainīt posmu: Iepirkums' }).click();
    await card.getByLabel('Kavēšanās iemesls').fill('Nebija pretendentu.');
    await card.getByRole('button', { name: 'Saglabāt posmu' }).click();
    await card.getByText('Nebija pretendentu.').waitFor();
    await card.getByText('Fotogrāfijas: pievienot vai noņemt').click();
    await card.getByLabel('Fotogrāfija', { exact: true }).setInputFiles({
      name: 'gaismas.png',
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 320, height: 240, channels: 3, background: '#f2c14e' } })
        .png()
        .toBuffer(),
    });
    await card.getByLabel('Kas redzams attēlā').fill('Jaunās lampas pie pārejas');
    await card.getByRole('button', { name: 'Pievienot fotogrāfiju' }).click();
    await card.getByRole('img', { name: 'Jaunās lampas pie pārejas' }).waitFor();
    await card.getByLabel('Izlietots kopā, €').fill('8 940,50');
    await card.getByRole('button', { name: 'Ierakstīt izlietoto' }).click();
    await card.getByText(/8\s940,50\s€ no 9\s000,00\s€/).waitFor();
    await card.getByRole('button', { name: 'Ierakstīt pabeigšanu' }).click();
    await card.getByText('Īstenots', { exact: true }).first().waitFor();
    await story.lookAt(page, 'delivered project');
    await story.letter(FOLLOWER, `Projekts īstenots: ${LIGHTS}`);
    await story.letter(FOLLOWER, `Projekts kavējas: ${LIGHTS}. Iepirkums: Nebija pretendentu.`);
    await story.letter(FOLLOWER, `Jaunas projekta fotogrāfijas: ${LIGHTS}`);
  });

  story.step('everybody sees how the project was built', async () => {
    const page = await story.anonymous();
    await page.goto(story.open('projekti/1'));
    await sees(page, 'Projekts uzvarēja');
    await sees(page, 'Iepirkums');
    await sees(page, 'Projekts īstenots');
    await story.lookAt(page, 'public page of a delivered project');
    await page.goto('/en' + story.open('projekti/1'));
    await page.getByRole('heading', { level: 1, name: LIGHTS }).waitFor();
    await sees(page, /Delivery begins/);
    await story.lookAt(page, 'public page of a delivered project in English');
  });
}

/** A resident without a login asks to be told of the project, and agrees by the letter. */
async function follow(story: BudgetStory): Promise<void> {
  const page = await story.anonymous();
  await page.goto(story.open('projekti/1'));
  await page.getByRole('link', { name: 'Sekot šim projektam' }).click();
  await sees(page, 'Tikai par vienu līdzdalības budžeta projektu:');
  await page.getByLabel('Jūsu e-pasta adrese').fill(FOLLOWER);
  await story.lookAt(page, 'follow a project');
  await page.getByRole('button', { name: 'Abonēt', exact: true }).click();
  await sees(page, 'Vēl viens solis: apstipriniet abonementu');
  const text = await story.letter(FOLLOWER, 'Apstipriniet jaunumu abonēšanu: Vidzāles novads');
  await page.goto(/\/vidzale\/abonements\/[\w.-]+/.exec(text)?.[0] ?? '');
  await page.getByRole('button', { name: 'Apstiprināt abonementu' }).click();
  await sees(page, 'Paldies! Abonements ir apstiprināts.');
}
