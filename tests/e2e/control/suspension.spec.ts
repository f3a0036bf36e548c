import type { PublicActs } from '#libs/contracts';
import { TestClient } from '../../support/client.js';
import { done, PLACE } from '../../support/council.js';
import { Journey } from '../support/journey.js';
import { legalToday, sees } from '../support/steps.js';

const LAWYER = 'Ilze Bērziņa';
const CHAIR = 'Juris Vītols';
const EXPERT = 'Andrejs Kalve';
const TITLE = 'sporta projektu';
const NORM = '2.';

describe('the minister suspends one norm of an act in force', () => {
  const story = new Journey();
  story.runsHere();
  let act = { year: 0, slug: '', code: '' as string | null };
  const path = () => `/darbs/${PLACE}/speka/${act.year}/${act.slug}/kontrole`;

  story.step(
    'a ministry gives its opinion from its own desk, and the lawyer records the council’s answer',
    async () => {
      const { acts } = done(
        await new TestClient(story.url).get<PublicActs>(
          `/api/public/m/${PLACE}/acts?q=${encodeURIComponent(TITLE)}`,
        ),
      );
      const found = acts.find(({ title }) => title.includes(`Par ${TITLE}`) && !title.includes('Grozījumi'));
      if (!found) throw new Error('The act is not listed.');
      act = found;
      const ministry = await story.as(EXPERT);
      await ministry.goto('/darbs/tiesiskums');
      await ministry.getByLabel('Vārdi tekstā vai nosaukumā', { exact: true }).fill(TITLE);
      await ministry.getByRole('button', { name: 'Meklēt', exact: true }).click();
      await ministry.getByRole('link', { name: `Nr. ${found.number} ${found.title}`, exact: true }).click();
      await ministry.getByRole('button', { name: 'Sniegt atzinumu par prettiesiskumu', exact: true }).click();
      await ministry.getByLabel('Dokumenta numurs', { exact: true }).fill('1-13/77');
      await ministry.getByRole('checkbox', { name: `Norma ${NORM}`, exact: true }).check();
      await ministry.getByRole('button', { name: 'Saglabāt', exact: true }).click();
      await ministry.getByRole('alert').getByText('Pamatojums').first().waitFor();
      await ministry.getByLabel('Pamatojums', { exact: true }).fill('Norma pārsniedz pilnvarojumu.');
      await story.lookAt(ministry, 'opinion of a ministry on an act in force');
      await ministry.getByRole('button', { name: 'Saglabāt', exact: true }).click();
      await ministry.getByRole('heading', { name: `Normas: ${NORM}`, exact: true }).waitFor();
      await sees(ministry, 'Reģistrēts. To tagad redz Vidzāles novads.');

      const page = await story.as(LAWYER);
      await page.goto(path());
      const today = await legalToday(page);
      await page.getByRole('heading', { name: `Normas: ${NORM}`, exact: true }).waitFor();
      await sees(page, 'Finanšu ministrija');
      await page
        .getByRole('button', { name: 'Reģistrēt domes lēmumu par nepiekrišanu', exact: true })
        .click();
      await page.getByLabel('Dokumenta numurs', { exact: true }).fill('88');
      await page.getByLabel('Lēmuma pieņemšanas diena', { exact: true }).fill(today);
      await page.getByLabel('Parakstīšanas diena', { exact: true }).fill(today);
      await page.getByLabel('Pamatojums', { exact: true }).fill('Pilnvarojums ir likumā.');
      await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
      await sees(page, 'Dome nepiekrīt atzinumam');
    },
  );

  story.step('the order suspends the norm, and everybody sees it beside its text', async () => {
    const page = await story.as(LAWYER);
    const today = await legalToday(page);
    await page
      .getByRole('region', { name: `Normas: ${NORM}`, exact: true })
      .getByRole('button', { name: 'Reģistrēt ministra rīkojumu par apturēšanu', exact: true })
      .click();
    await page.getByLabel('Dokumenta numurs', { exact: true }).fill('1-2/55');
    await page.getByLabel('Izdošanas diena', { exact: true }).fill(today);
    await page.getByLabel('Publicēšanas diena “Latvijas Vēstnesī”', { exact: true }).fill(today);
    await page
      .getByLabel('Publikācijas adrese', { exact: true })
      .fill('https://www.vestnesis.lv/op/2026/240.5');
    await page.getByLabel('Pamatojums', { exact: true }).fill('Norma ir prettiesiska.');
    expect(await page.getByRole('checkbox', { name: `Norma ${NORM}`, exact: true }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
    await sees(page, 'Darbība apturēta');
    await sees(page, 'Domes ārkārtas sēde pēc ministra rīkojuma: divas nedēļas');
    await story.lookAt(page, 'suspended norm in the workspace');

    const resident = await story.anonymous({ width: 390 });
    await resident.goto(`/${PLACE}/sn/${act.year}/${act.slug}`);
    const notice = resident.getByRole('region', { name: 'Tiesiskuma kontrole', exact: true });
    await notice.getByText(`Normas: ${NORM}`, { exact: true }).waitFor();
    await notice.getByText('Ministrs ar rīkojumu apturēja darbību').waitFor();
    expect(await notice.getByRole('link', { name: 'Nr. 1-2/55', exact: true }).getAttribute('href')).toBe(
      'https://www.vestnesis.lv/op/2026/240.5',
    );
    await story.lookAt(resident, 'suspended norm for a resident');
  });

  story.step(
    'the chair records the extraordinary sitting, and is reminded to tell the minister',
    async () => {
      const page = await story.as(CHAIR);
      await page.goto(path());
      const today = await legalToday(page);
      await page.getByRole('button', { name: 'Reģistrēt ārkārtas sēdes sasaukšanu', exact: true }).click();
      await page.getByLabel('Sēdes diena', { exact: true }).fill(today);
      await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
      await sees(page, /nekavējoties jāpaziņo ministram/);
      await sees(page, 'Apturēts; sasaukta ārkārtas sēde');
      expect(await page.getByRole('button', { name: /pieteikumu Satversmes tiesā/ }).count()).toBe(0);
      await story.lookAt(page, 'control as the chair sees it');
    },
  );

  story.step('the council goes to the court, which lets the norm hold again', async () => {
    const page = await story.as(LAWYER);
    await page.goto(path());
    const today = await legalToday(page);
    await page.getByRole('button', { name: 'Reģistrēt pieteikumu Satversmes tiesā', exact: true }).click();
    await page.getByLabel('Dokumenta numurs', { exact: true }).fill('2-9/7');
    await page.getByLabel('Iesniegšanas diena', { exact: true }).fill(today);
    await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
    await sees(page, 'Apturēts; lieta Satversmes tiesā');
    await page.getByRole('button', { name: 'Reģistrēt spriedumu: normas paliek spēkā', exact: true }).click();
    await page.getByLabel('Dokumenta numurs', { exact: true }).fill('2026-11-03');
    await page.getByLabel('Pasludināšanas diena', { exact: true }).fill(today);
    await page
      .getByLabel('Publikācijas adrese', { exact: true })
      .fill('https://www.vestnesis.lv/op/2026/250.1');
    await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
    await sees(page, 'Tiesa atzina par tiesisku');
    const resident = await story.anonymous({ width: 390 });
    await resident.goto(`/${PLACE}/sn/${act.year}/${act.slug}`);
    await resident
      .getByRole('region', { name: 'Tiesiskuma kontrole', exact: true })
      .getByText('Tiesa atzina par tiesisku', { exact: true })
      .waitFor();
    await story.lookAt(resident, 'norm that the court let hold');
  });

  story.endsClean();
});
