import { sees } from '../support/steps.js';
import { files, LAWYER, NAME, TakeoverStory, WORD_TITLE } from './story.js';

const PHONE = { width: 320, height: 800 };
const DESK = { width: 1280, height: 900 };

describe('by-laws in force are taken over in bulk', () => {
  const story = new TakeoverStory();
  story.runsHere();

  story.step('the lawyer starts a takeover', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('navigation', { name: 'Darba vietas izvēlne' }).getByText('Pārņemšana').click();
    await page.getByRole('heading', { level: 1, name: 'Spēkā esošo noteikumu pārņemšana' }).waitFor();
    await story.lookAt(page, 'takeovers');
    await page.getByRole('button', { name: 'Sākt pārņemšanu' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Nosaukums').fill(NAME);
    await page.getByRole('button', { name: 'Sākt pārņemšanu' }).click();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    story.batch = new URL(page.url()).pathname;
    await story.lookAt(page, 'takeover without files');
  });

  story.step('files of every kind are read in the background, and what is no text is named', async () => {
    const page = await story.as(LAWYER);
    await page.getByLabel('Izvēlēties datnes').setInputFiles(await files());
    await sees(page, 'Pievienotas 5 datnes.');
    await sees(page, 'attēls.png');
    await page.getByRole('link', { name: 'Par suņu turēšanu' }).waitFor();
    await page.getByRole('link', { name: WORD_TITLE }).waitFor();
    await page.getByText(/Nolasītas \d+ no/).waitFor({ state: 'detached' });
    await sees(page, 'Latvijas Vēstnesis, 101 (4710)');
    await story.lookAt(page, 'takeover with files');
  });

  story.step('what was not recognised is filled in beside the text', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('link', { name: /Nepilnīgi/ }).click();
    await page.getByRole('link', { name: WORD_TITLE }).click();
    await page.getByRole('heading', { level: 1, name: WORD_TITLE }).waitFor();
    await sees(page, 'Nav oficiālās publikācijas numura. Ierakstiet to.');
    await sees(page, 'Neviens vārds nav zudis.');
    await story.lookAt(page, 'an act of a takeover that is not complete');
    await page.setViewportSize(PHONE);
    await story.lookAt(page, 'an act of a takeover on a phone');
    await page.setViewportSize(DESK);
    const texts = { Numurs: '7/2023', 'Oficiālās publikācijas numurs': '2023/54.7' };
    const days = { Pieņemts: '2023-03-14', Publicēts: '2023-03-19', 'Spēkā no': '2023-03-20' };
    for (const [label, value] of Object.entries({ ...texts, ...days }))
      await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Saglabāt ziņas' }).click();
    await page.getByText('Nav oficiālās publikācijas numura').waitFor({ state: 'detached' });
  });

  story.step('the system draws the sample', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('link', { name: NAME }).click();
    await page.getByRole('button', { name: 'Izlozēt izlasi' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Izlozēt', exact: true }).click();
    await sees(page, /Izlozēti 5 akti/);
    await sees(page, /Izlasē vēl nav pārbaudīti akti: 5/);
    await story.lookAt(page, 'takeover with its sample');
  });

  story.step('each act of the sample is opened and confirmed, one after the other', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('link', { name: /^Jāpārbauda/ }).click();
    await page.getByRole('table').getByRole('link').first().click();
    for (let done = 0; done < 5; done++) {
      const before = page.url();
      await page.getByRole('button', { name: 'Teksts un ziņas atbilst avotam' }).click();
      await page.waitForURL((address) => address.href !== before);
    }
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    expect(new URL(page.url()).pathname).toBe(story.batch);
    await sees(page, 'Kad viss pārbaudīts');
    await story.lookAt(page, 'takeover before its confirmation');
  });

  story.step('the takeover is confirmed, in English as in Latvian', async () => {
    const page = await story.as(LAWYER);
    await page.goto(`/en${story.batch}`);
    await page.getByRole('button', { name: 'Confirm the takeover' }).waitFor();
    await story.lookAt(page, 'takeover in English');
    await page.setViewportSize(PHONE);
    await story.lookAt(page, 'takeover in English on a phone');
    await page.setViewportSize(DESK);
    await page.goto(story.batch);
    await page.getByRole('button', { name: 'Apstiprināt pārņemšanu' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Apstiprināt', exact: true }).click();
    await sees(page, /Pārņemti 5 akti/);
    await story.lookAt(page, 'takeover that is confirmed');
  });

  story.step('the acts are public, say where they came from, and can be downloaded', async () => {
    const visitor = await story.anonymous();
    await visitor.goto('/vidzale/noteikumi?vardi=suņu+pavadā');
    await visitor.getByRole('link', { name: 'Par suņu turēšanu' }).click();
    await sees(visitor, 'Suni ved pavadā.');
    await sees(visitor, /Teksts šajā vietnē pārņemts \d\d\.\d\d\.\d{4}\./);
    await sees(visitor, 'Latvijas Vēstnesis, 101 (4710)');
    await visitor.getByText('Lejupielādēt').first().click();
    const link = visitor.getByRole('link', { name: 'Word (.docx)' });
    const [download] = await Promise.all([visitor.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('SN-3-2012_2012-06-29.docx');
    await story.lookAt(visitor, 'an act that was taken over');
  });

  story.endsClean();
});
