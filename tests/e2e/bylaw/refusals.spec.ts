import { Journey } from '../support/journey.js';
import { pressWhileOff, sees } from '../support/steps.js';
import { LAWYER } from './story.js';

const STREET_TRADE = 'Par ielu tirdzniecību Vidzāles novadā';

describe('what a by-law may not do, and who may not do it', () => {
  const journey = new Journey();
  journey.runsHere();
  /** The dossier whose content a ministry has to review. */
  let reviewed = '';

  journey.step('content under article 45 is recognised as track B, with the article', async () => {
    const page = await journey.as(LAWYER);
    await page.goto('/darbs/vidzale/akti');
    await page.getByLabel('Nosaukums vai numurs').fill('ielu tirdz');
    await page.getByRole('button', { name: 'Meklēt' }).click();
    await page.getByRole('link', { name: STREET_TRADE }).first().click();
    await page.getByRole('heading', { level: 1, name: STREET_TRADE }).waitFor();
    reviewed = new URL(page.url()).pathname;
    await page.getByRole('link', { name: 'Jautājumi par saturu' }).first().click();
    const verdict = page.getByRole('region', { name: 'Kas no tā izriet' });
    await verdict.getByText('Ar ministrijas atzinumu').waitFor();
    await verdict.getByText(/Pašvaldību likuma 45\. panta otrās daļas 2\. punkts/).waitFor();
    await journey.lookAt(page, 'answers that lead to track B');
  });

  journey.step('while the ministry objects nothing goes to the gazette, and the page says why', async () => {
    const page = await journey.as(LAWYER);
    await page.goto(`${reviewed}/izsludinasana`);
    const wait = page.getByRole('region', { name: 'Vispirms vajadzīgs ministrijas atzinums' });
    await wait.getByText(/47\. panta ceturtā daļa/).waitFor();
    expect(await page.getByRole('button', { name: /^Sagatavot|^Reģistrēt nosūtīšanu/ }).count()).toBe(0);
    await journey.lookAt(page, 'promulgation while the ministry objects');
    await wait.getByRole('link').last().click();
    await sees(page, 'Kā rīkoties ar iebildumiem');
  });

  journey.step(
    'a step that is too early is off, and its button tells every reason with its article',
    async () => {
      const page = await journey.as(LAWYER);
      await page.goto('/darbs/vidzale/akti/jauns');
      await page.getByLabel('Tukša veidne').check();
      await page.getByLabel('Nosaukums').fill('Par laipu uzturēšanu Vidzāles novadā');
      await page.getByLabel('Joma').selectOption({ label: 'Vide' });
      await page.getByRole('button', { name: 'Sākt aktu' }).click();
      await page.getByRole('heading', { level: 1, name: 'Par laipu uzturēšanu Vidzāles novadā' }).waitFor();
      await pressWhileOff(page, 'Nodot saskaņošanai');
      const alert = page.getByRole('alert');
      await alert.getByText('Šo soli vēl nevar veikt').waitFor();
      const reasons = await alert.getByRole('listitem').allInnerTexts();
      expect(reasons.length).toBeGreaterThan(1);
      expect(reasons.filter((reason) => /likuma|noteikumu/.test(reason))).not.toEqual([]);
      await journey.lookAt(page, 'reasons why a step is off');
    },
  );

  journey.step('the lawyer of another municipality has no access and is told so', async () => {
    const page = await journey.as('Toms Krastiņš');
    for (const path of [reviewed, `${reviewed}/teksts`, `${reviewed}/viedokli`, '/darbs/vidzale/akti']) {
      await page.goto(path);
      await page.getByText('Nav piekļuves').first().waitFor();
      expect(await page.getByText(STREET_TRADE).count()).toBe(0);
    }
    await page.goto(reviewed);
    await page.getByText('Nav piekļuves').first().waitFor();
    await journey.lookAt(page, 'no access');
  });

  journey.step('without a login the workspace asks for one and leads back', async () => {
    const page = await journey.anonymous();
    await page.goto(reviewed);
    await page.getByRole('button', { name: /Ilze Bērziņa/ }).waitFor();
    await journey.lookAt(page, 'choice of a person');
    await page.getByRole('button', { name: /Ilze Bērziņa/ }).click();
    await page.getByRole('heading', { level: 1, name: STREET_TRADE }).waitFor();
    expect(new URL(page.url()).pathname).toBe(reviewed);
  });

  journey.step('a resident without a role finds no work and is told so', async () => {
    const page = await journey.as('Anna Zariņa');
    await sees(page, /Jums šeit nav lomas nevienā pašvaldībā/);
    await journey.lookAt(page, 'workspace without a role');
  });

  journey.step('pages that do not exist answer 404 and help on', async () => {
    const page = await journey.anonymous({ width: 1024 });
    for (const path of [
      '/nav-tadas',
      '/vidzale/nav-tadas',
      '/vidzale/noteikumi/26-SN-VID-999',
      '/en/vidzale/nothing',
    ]) {
      const answer = await page.goto(path);
      expect([path, answer?.status()]).toEqual([path, 404]);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await journey.lookAt(page, `page that does not exist: ${path}`);
    }
    const lawyer = await journey.as(LAWYER);
    await lawyer.goto('/darbs/vidzale/akti/26-SN-VID-999');
    // What is not there does not come by trying again.
    const notice = lawyer.getByRole('alert').filter({ hasText: 'Nav atrasts' });
    await notice.getByRole('link', { name: 'Ienākošie' }).waitFor();
    expect(await notice.getByRole('button').count()).toBe(0);
    await lawyer.goto('/darbs/vidzale/nav-tadas');
    await lawyer.getByRole('heading', { level: 1, name: 'Šādas lapas nav' }).waitFor();
    await journey.lookAt(lawyer, 'page of the workspace that does not exist');
  });

  journey.endsClean();
});
