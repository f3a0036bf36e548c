import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { dayAfter, legalToday, moveClock, pressAndConfirm, sees } from '../support/steps.js';
import { type BylawStory, LAWYER, TITLE } from './story.js';

/** Track A: the questions about the content, the package for the gazette, its reference, entry into force. */
export function promulgating(story: BylawStory): void {
  story.step('by its content the by-law needs no opinion of a ministry: track A', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('jautajumi'));
    const groups = page.getByRole('group').filter({ has: page.getByRole('radio', { name: 'Nē' }) });
    await groups.first().waitFor();
    const questions = await groups.all();
    expect(questions.length).toBeGreaterThan(15);
    for (const question of questions) await question.getByRole('radio', { name: 'Nē' }).check();
    await page
      .getByRole('region', { name: 'Kas no tā izriet' })
      .getByText('Bez ministrijas atzinuma')
      .waitFor();
    await page.getByRole('button', { name: 'Saglabāt atbildes' }).click();
    await sees(page, 'Saglabāts.');
    await story.lookAt(page, 'questions about the content');
    await page.goto(story.work());
    await pressAndConfirm(page, 'Virzīt izsludināšanai bez atzinuma');
    await sees(page, 'Paveikts. Akts tagad ir posmā "Jānosūta izsludināšanai".');
  });

  story.step('the package for the gazette holds the adopted text', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('izsludinasana'));
    await page.getByLabel(/tekstos nav personas datu/).check();
    await story.lookAt(page, 'promulgation, before the package');
    await page.getByRole('button', { name: 'Sagatavot', exact: true }).click();
    await sees(page, 'Sakrīt ar domes pieņemto tekstu');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Lejupielādēt kopumu (ZIP)' }).click(),
    ]);
    const files = unzipSync(new Uint8Array(await readFile(await download.path())));
    const texts = Object.entries(files).map(([name, bytes]) => ({ name, text: strFromU8(bytes) }));
    expect(texts.length).toBeGreaterThanOrEqual(3);
    const html = texts.filter(({ name }) => name.endsWith('.html')).map(({ text }) => text);
    expect(html.join('\n')).toContain('Skola laukumu lieto bez iepriekšēja pieteikuma');
    expect(html.join('\n')).toContain('Atkritumus rīkotājs aizved.');
    expect(html.join('\n')).toContain('Laukumā vajag nojumi.');
    expect(texts.map(({ text }) => text).join('\n')).toContain(story.number);
    await story.lookAt(page, 'promulgation, the package');
  });

  story.step(
    'sending and publication are recorded, and the day of entry into force is computed',
    async () => {
      const page = await story.as(LAWYER);
      const today = await legalToday(page);
      await page.getByLabel('Nosūtīšanas diena').fill(today);
      await page.getByRole('button', { name: 'Reģistrēt nosūtīšanu' }).click();
      const gazette = `${today.slice(0, 4)}/987.6`;
      await page.getByLabel('Oficiālās publikācijas numurs').fill(gazette);
      await page.getByLabel('Publicēšanas diena').fill(today);
      await sees(page, 'Tā ir nākamā diena pēc izsludināšanas.');
      await story.lookAt(page, 'promulgation, the reference');
      await page.getByRole('button', { name: 'Reģistrēt publikāciju' }).click();
      await page.getByRole('heading', { name: 'Noteikumi ir izsludināti' }).waitFor();
      const reference = page.getByRole('link', { name: gazette, exact: true });
      expect(await reference.getAttribute('href')).toBe(`https://www.vestnesis.lv/op/${gazette}`);
      story.entryDay = dayAfter(today, 1);
      const passer = await story.anonymous();
      await passer.goto(story.open());
      await sees(passer, /Stāsies spēkā/);
    },
  );

  story.step('the next day the by-law is in force', async () => {
    const page = await story.as(LAWYER);
    await moveClock(page, story.entryDay);
    await page.goto(story.work());
    await page.getByRole('heading', { level: 2, name: 'Noteikumi ir spēkā' }).waitFor();
    await story.lookAt(page, 'overview of a by-law in force');
    await page.getByRole('link', { name: 'Vēsture', exact: true }).click();
    await sees(page, 'Noteikumi stājās spēkā');
    await story.lookAt(page, 'history of the dossier');
  });

  story.step(
    'everybody sees it in force with the whole way, each event with its article and actor',
    async () => {
      const page = await story.anonymous();
      await page.goto(story.open());
      await sees(page, `Saistošie noteikumi Nr. ${story.number}`);
      await sees(page, /Spēkā no/);
      const events = await page.getByRole('region', { name: 'Norise' }).getByRole('listitem').all();
      const lines = await Promise.all(
        events.map(async (event) => (await event.innerText()).replaceAll(/\s+/g, ' ')),
      );
      for (const [what, article] of [
        ['Uzsākta viedokļu noskaidrošana', '46. panta'],
        ['Pieņemts domē', '37. panta'],
        ['Parakstīts', '37. panta'],
        ['Izsludināts', '47. panta'],
        ['Noteikumi stājās spēkā', '47. panta'],
      ] as const)
        expect(lines).toContainEqual(expect.stringMatching(new RegExp(`${what}.*${article}`)));
      for (const line of lines) expect(line).toMatch(/jurist|sekretār|vadītāj|dome|saskaņotāj|sistēma/i);
      await story.lookAt(page, 'public page of a by-law in force');
    },
  );

  story.step('its text on a day has an address of its own', async () => {
    const page = await story.anonymous();
    const [number, year] = story.number.split('/');
    await page.getByRole('link', { name: 'Redakcija noteiktā dienā' }).click();
    await page.waitForURL(new RegExp(`/vidzale/sn/${year}/${number}\\b`));
    const { pathname } = new URL(page.url());
    await page.goto(`${pathname}/${story.entryDay}`);
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await sees(page, /^Redakcija /);
    await sees(page, 'Pieteikumu var iesniegt arī klātienē.');
    await story.lookAt(page, 'the act on a day');
    await page.goto(`${pathname}/${dayAfter(story.entryDay, -1)}`);
    await sees(page, /Vēl nav spēkā/);
  });
}
