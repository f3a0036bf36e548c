import { sees } from '../support/steps.js';
import { LAWYER, openPanel, TemplatesStory } from './story.js';

describe('a by-law on a fee begins with its kind', () => {
  const story = new TemplatesStory();
  story.runsHere();

  story.step('the lawyer sees what follows from the kind, and what the title still asks for', async () => {
    const page = await story.as(LAWYER);
    await page.goto('/darbs/vidzale/akti/jauns');
    await page.getByRole('radio', { name: /Līdzdalības budžeta nolikums/ }).check();
    await sees(page, 'Parasti A ceļš – uzreiz uz izsludināšanu');
    await page.getByRole('radio', { name: /Pašvaldības nodeva/ }).check();
    await sees(page, 'Parasti B ceļš – vispirms ministrijas atzinums');
    await sees(page, 'Paskaidrojuma raksts bez 2. daļas (ietekme uz budžetu)');
    await story.lookAt(page, 'kinds of by-laws');
    await page.getByRole('button', { name: 'Sākt aktu' }).click();
    await page.getByRole('alert').getByText('Nosaukumā aizstājiet tekstu kvadrātiekavās.').waitFor();
    await page.getByLabel('Nosaukums').fill('Par pašvaldības nodevu par ielu tirdzniecību Vidzāles novadā');
    await page.getByRole('button', { name: 'Sākt aktu' }).click();
    await page
      .getByRole('heading', { level: 1, name: /Par pašvaldības nodevu par ielu tirdzniecību/ })
      .waitFor();
    story.code = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await story.lookAt(page, 'dossier of a fee');
  });

  story.step('goes from place to place with F8 and types over it', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('teksts'));
    await page.locator('.law .point').first().waitFor();
    await openPanel(page, 'Veidne');
    await page.getByText(/\d+ neaizpildīt/).waitFor();
    const before = await story.left(page);
    await page.locator('.law .point').first().click();
    await page.keyboard.press('F8');
    await page.keyboard.type('ielu tirdzniecību');
    await story.fewerThan(page, before);
    await story.lookAt(page, 'panel of the template');
  });

  story.step('picks a legal basis step by step, and it stands in the text in the right words', async () => {
    const page = await story.as(LAWYER);
    await page.getByText('Nosaukums un pamats').click();
    const basis = page.getByLabel('Izdošanas pamats');
    await basis.fill('Izdoti saskaņā ar');
    await page.getByLabel('Akts', { exact: true }).selectOption({ label: 'Pašvaldību likums' });
    await page.getByLabel('Pants', { exact: true }).selectOption('44');
    await page.getByLabel('Daļa', { exact: true }).selectOption('2');
    await sees(page, 'Pašvaldību likuma 44. panta otro daļu');
    await page.getByRole('button', { name: 'Pievienot', exact: true }).click();
    // The Local Government Law alone empowers no fee.
    await sees(page, /ar Pašvaldību likumu vien nepietiek/);
    expect(await basis.inputValue()).toBe('Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu');
    await page.getByLabel('Akts', { exact: true }).selectOption({ label: 'Cits akts' });
    await page.getByLabel('Akta nosaukums ģenitīvā').fill('likuma "Par nodokļiem un nodevām"');
    await page.getByLabel('Pants, daļa un punkts').fill('12. panta pirmo daļu');
    await page.getByRole('button', { name: 'Pievienot', exact: true }).click();
    await story.lookAt(page, 'assistant of title and basis');
    await page.getByRole('button', { name: 'Ierakstīt tekstā' }).click();
    await page
      .locator('.law [data-node="basis"]')
      .getByText('likuma "Par nodokļiem un nodevām" 12. panta pirmo daļu')
      .waitFor();
  });

  story.step('fills a clause in and inserts it, as a point with its number', async () => {
    const page = await story.as(LAWYER);
    await openPanel(page, 'Klauzulas');
    await page.getByLabel('Meklēt klauzulu').fill('kontrol');
    const clause = page.locator('vv-clause-card').filter({ hasText: 'Noteikumu kontrole' });
    await clause.getByText('Noteikumu kontrole').click();
    await clause.getByLabel('norādīt pašvaldības iestādi').fill('Finanšu nodaļa');
    await story.lookAt(page, 'clause that is filled in');
    await clause.getByRole('button', { name: /^Ievietot/ }).click();
    await page.locator('.law .point').getByText('Noteikumu ievērošanu kontrolē Finanšu nodaļa.').waitFor();
  });

  story.step('keeps a point as a clause of the municipality, and finds it on its page', async () => {
    const page = await story.as(LAWYER);
    await page.locator('.law .point').getByText('Noteikumu ievērošanu kontrolē Finanšu nodaļa.').click();
    await page.getByRole('button', { name: 'Saglabāt iezīmēto kā klauzulu' }).click();
    await page.locator('vv-clause-form').getByLabel('Nosaukums').fill('Finanšu kontrole');
    await page.getByRole('button', { name: 'Saglabāt klauzulu' }).click();
    await page.getByLabel('Meklēt klauzulu').fill('Finanšu kontrole');
    await page.locator('vv-clause-card').getByText('Finanšu kontrole').waitFor();
    await page.goto('/darbs/vidzale/klauzulas');
    await page.getByRole('heading', { name: 'Finanšu kontrole' }).waitFor();
    await story.lookAt(page, 'clauses of the municipality');
    await page.getByRole('button', { name: 'Vairs nepiedāvāt: Finanšu kontrole' }).click();
    await page.getByRole('button', { name: 'Atkal piedāvāt: Finanšu kontrole' }).waitFor();
  });

  story.step(
    'takes proposed answers of the questionnaire, which count only when they are saved',
    async () => {
      const page = await story.as(LAWYER);
      await page.goto(story.work('jautajumi'));
      await page.getByRole('button', { name: 'Pārņemt ierosinātās atbildes' }).click();
      await sees(page, 'Ierosinātās atbildes ir atzīmētas. Pārbaudiet un saglabājiet.');
      expect(await story.answered()).toEqual({});
      await page.getByRole('button', { name: 'Saglabāt atbildes' }).click();
      await sees(page, 'Saglabāts.');
      expect(await story.answered()).toMatchObject({ fee_rates: true, tax_rates: false });
    },
  );

  story.step('fits a phone without scrolling sideways', async () => {
    const page = await story.as(LAWYER);
    await page.setViewportSize({ width: 320, height: 800 });
    for (const path of ['/darbs/vidzale/akti/jauns', '/darbs/vidzale/klauzulas', story.work('jautajumi')]) {
      await page.goto(path);
      await page.getByRole('main').waitFor();
      const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect([path, wide]).toEqual([path, 0]);
    }
  });
});
