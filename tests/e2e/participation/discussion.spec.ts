import type { Page } from 'playwright-core';
import { Journey } from '../support/journey.js';
import { dayAfter, legalToday, moveClock, pressAndConfirm, sees } from '../support/steps.js';

const LAWYER = 'Ilze Bērziņa';
const TITLE = 'Par upes krasta promenādi';
const QUESTION = 'Kur promenādei jāsākas?';
const VIEW = 'Promenādei jāsākas pie dzirnavām.';
const SITE = 'https://www.vidzale.example/sabiedribas-lidzdaliba/promenade';

/** From the council's decision to its decision about what was discussed, through the pages (PL 54–55). */
describe('a public discussion without a by-law', () => {
  const story = new Journey();
  story.runsHere();
  let code = '';
  let opens = '';
  let closes = '';

  const fill = (page: Page, label: string, text: string): Promise<void> =>
    page.getByLabel(label, { exact: true }).fill(text);
  const work = (): string => `${story.url}/darbs/vidzale/lidzdaliba/${code}`;

  story.step('the lawyer writes it down once and sees what the law still asks for', async () => {
    const page = await story.as(LAWYER);
    await page.goto(`${story.url}/darbs/vidzale/lidzdaliba`);
    await page.getByRole('link', { name: 'Jauns līdzdalības pasākums', exact: true }).click();
    const today = await legalToday(page);
    opens = dayAfter(today, 10);
    closes = dayAfter(opens, 20);
    await fill(page, 'Nosaukums', TITLE);
    await page
      .getByLabel('Publiskā apspriešana (vismaz 30 dienas, ar domes lēmumu)', { exact: true })
      .check();
    await fill(page, 'Jautājums', QUESTION);
    await fill(page, 'Pirmā diena', opens);
    await fill(page, 'Pēdējā diena', closes);
    await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: TITLE, exact: true }).waitFor();
    code = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    for (const missing of [
      /Termiņš ir par īsu/,
      /Norādiet lēmuma numuru/,
      /nav nosūtīts "Latvijas Vēstnesim"/,
    ]) {
      await sees(page, missing);
    }
    await story.lookAt(page, 'an event with what is missing');
  });

  story.step('nothing of it is public, and nothing is announced while something is missing', async () => {
    const resident = await story.anonymous({ width: 320 });
    await resident.goto(`${story.url}/vidzale/lidzdaliba`);
    await resident.getByRole('heading', { level: 1, name: 'Sabiedrības līdzdalība', exact: true }).waitFor();
    expect(await resident.getByText(QUESTION).count()).toBe(0);
    const page = await story.as(LAWYER);
    closes = dayAfter(opens, 35);
    await fill(page, 'Pēdējā diena', closes);
    await fill(page, 'Pamatojums', 'Dome gatavo promenādes ieceri.');
    await fill(page, 'Mērķis', 'Izvēlēties promenādes vietu.');
    await fill(page, 'Mērķgrupas', 'Upes krasta iedzīvotāji: mainīsies piekļuve upei');
    await fill(page, 'Kur dokumenti pieejami klātienē', 'Centrālās pārvaldes ēka');
    await fill(page, 'Tālrunis', '64000001');
    await page.getByLabel('Kas ierosināja', { exact: true }).selectOption({ label: 'ierosināja dome' });
    await fill(page, 'Domes lēmuma numurs', '45');
    await fill(page, 'Domes lēmuma diena', await legalToday(page));
    await fill(page, 'Nosūtīts "Latvijas Vēstnesim"', await legalToday(page));
    await page.getByLabel('Neskar nevienu', { exact: true }).check();
    await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
    await sees(page, 'Saglabāts.');
    await sees(page, /Nav ierakstīts, kur paziņojums publicēts/);
  });

  story.step('she records where the notice stands, and announces it', async () => {
    const page = await story.as(LAWYER);
    await page.locator('#url').fill(SITE);
    await page.locator('#from').fill(opens);
    await page.locator('#to').fill(dayAfter(closes, 400));
    await page.getByRole('button', { name: 'Reģistrēt publikāciju', exact: true }).click();
    await sees(page, 'Viss ir gatavs.');
    await pressAndConfirm(page, 'Paziņot');
    await sees(page, 'Vēl nav sācies');
    await story.lookAt(page, 'an announced event');
  });

  story.step('a resident on a phone reads the question and says something without an account', async () => {
    await moveClock(await story.as(LAWYER), dayAfter(opens, 1));
    const page = await story.anonymous({ width: 320 });
    await page.goto(`${story.url}/vidzale/lidzdaliba`);
    await page.getByRole('link', { name: QUESTION, exact: true }).click();
    await page.getByLabel('Viedoklis', { exact: true }).waitFor();
    await story.lookAt(page, 'an event on a phone');
    await page.getByRole('button', { name: 'Nosūtīt viedokli', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await fill(page, 'Viedoklis', 'Promenādei jāsākas pie tilta.');
    // Nobody reads the page and writes faster than the form allows; the refusal says so and keeps the text.
    const sent = page.getByText(/Paldies! Viedoklis saņemts, numurs LD-/);
    while (!(await sent.isVisible())) {
      const answered = page.waitForResponse((response) => response.url().endsWith(`/${code}/opinions`));
      await page.getByRole('button', { name: 'Nosūtīt viedokli', exact: true }).click();
      if ((await answered).ok()) await sent.waitFor();
    }
    await page.getByRole('link', { name: 'mans viedoklis', exact: true }).click();
    await sees(page, 'Promenādei jāsākas pie tilta.');
    await page.getByRole('button', { name: 'Labot', exact: true }).click();
    await fill(page, 'Viedoklis', VIEW);
    await page.getByRole('button', { name: 'Saglabāt izmaiņas', exact: true }).click();
    await sees(page, 'Izmaiņas ir saglabātas.');
    await story.lookAt(page, 'a view as its author sees it');
  });

  story.step('the lawyer publishes and answers it, and sums up after the end', async () => {
    const page = await story.as(LAWYER);
    await page.goto(work());
    await page.getByRole('button', { name: 'Publicēt', exact: true }).click();
    await fill(page, 'Viedokļa būtība', 'Sākt pie dzirnavām.');
    await fill(page, 'Pamatojums', 'Sākums būs pie dzirnavām.');
    await page.getByRole('button', { name: 'Saglabāt atbildi', exact: true }).click();
    await page.getByRole('heading', { name: 'Labot atbildi', exact: true }).waitFor();
    await moveClock(page, dayAfter(closes, 6));
    await page.goto(work());
    await fill(page, 'Kopsavilkums', 'Iedzīvotāji vēlas sākumu pie dzirnavām.');
    await fill(page, 'Kas apstiprināja', 'Vidzāles novada dome');
    await page.getByRole('button', { name: 'Ierakstīt apstiprināto kopsavilkumu', exact: true }).click();
    await sees(page, /Domei jālemj līdz/);
    await page.locator('#url').fill(`${SITE}/kopsavilkums`);
    await page.getByRole('button', { name: 'Reģistrēt publikāciju', exact: true }).click();
    await sees(page, `${SITE}/kopsavilkums`);
    await fill(page, 'Domes lēmuma numurs', '61');
    await fill(page, 'Ko dome nolēma', 'Promenādi sāk pie dzirnavām.');
    await page.getByRole('button', { name: 'Ierakstīt domes lēmumu', exact: true }).click();
    await sees(page, 'Lēmums pieņemts');
    await story.lookAt(page, 'an event that was decided about');
  });

  story.step('everybody reads what came of it', async () => {
    const page = await story.anonymous({ width: 320 });
    await page.goto(`${story.url}/vidzale/lidzdaliba/${code}`);
    for (const text of [
      'Promenādi sāk pie dzirnavām.',
      VIEW,
      'Sākums būs pie dzirnavām.',
      'Fiziska persona',
    ]) {
      await sees(page, text);
    }
    await story.lookAt(page, 'a decided event on a phone');
  });

  story.endsClean();
});
