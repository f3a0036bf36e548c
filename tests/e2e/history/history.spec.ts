import { sees } from '../support/steps.js';
import { CHAIR, COLLEAGUE, HistoryStory, LAWYER, WORDS } from './story.js';

describe('the history of a text that two wrote', () => {
  const story = new HistoryStory();
  story.runsHere();
  let newest = 0;

  const slider = async () => (await story.as(LAWYER)).getByRole('slider', { name: 'Brīdis teksta vēsturē' });

  story.step('the lawyer looks through it with the keyboard', async () => {
    await story.prepare();
    const page = await story.as(LAWYER);
    await page.goto(story.work('teksta-vesture'));
    const range = await slider();
    await range.waitFor();
    newest = Number(await range.getAttribute('max'));
    expect(newest).toBe(WORDS.lawyer.length + WORDS.colleague.length + 1);
    await page.locator('.law').getByText('nosaka').first().waitFor();
    await story.lookAt(page, 'history of a text');
    await range.focus();
    await page.keyboard.press('ArrowLeft');
    await sees(page, `${newest - 1}. solis no ${newest}`);
    expect(await range.getAttribute('aria-valuetext')).toContain(`${newest - 1}. solis`);
    expect(await page.locator('.law .point').first().textContent()).not.toContain(WORDS.lawyer);
    await page.keyboard.press('PageDown');
    await sees(page, `0. solis no ${newest}`);
    await sees(page, 'sākotnējais teksts');
  });

  story.step('plays it to its end in bursts, with the words of each in their colour', async () => {
    const page = await story.as(LAWYER);
    await (await slider()).focus();
    await page.keyboard.press('Space');
    await sees(page, `${newest}. solis no ${newest}`);
    await page.getByRole('button', { name: 'Atskaņot' }).waitFor();
    const written = page.locator('.law .point').first().locator('ins.written');
    const said = (await written.allTextContents()).join(' ');
    expect(said).toContain(COLLEAGUE);
    expect(said).toContain(LAWYER);
    const classes = await written.evaluateAll((all) => all.map((one) => /peer-\d/.exec(one.className)?.[0]));
    expect(new Set(classes).size).toBe(2);
    await story.lookAt(page, 'history at its end');
  });

  story.step('compares an earlier moment with now', async () => {
    const page = await story.as(LAWYER);
    const before = newest - WORDS.lawyer.length;
    await page.goto(story.work(`teksta-vesture?brids=${before}`));
    await sees(page, `${before}. solis no ${newest}`);
    await page.getByRole('link', { name: 'Salīdzināt ar tagadējo' }).click();
    await page.getByRole('heading', { name: 'Salīdzin' }).first().waitFor();
    await page.locator('ins', { hasText: WORDS.lawyer.trim() }).first().waitFor();
    await story.lookAt(page, 'comparison of a moment with now');
    await page.goBack();
    await sees(page, `${before}. solis no ${newest}`);
  });

  story.step('keeps the moment under a name, and restores it as a new version', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('button', { name: 'Saglabāt kā nosaukto redakciju' }).click();
    await page.locator('#moment-name').fill('Kolēģa redakcija');
    await page.locator('#moment-name').press('Enter');
    await page.getByRole('button', { name: 'Kolēģa redakcija' }).waitFor();
    await page.getByRole('button', { name: 'Atjaunot šo redakciju' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Mainīsies 1 vienība.').waitFor();
    await dialog.getByRole('button', { name: 'Atjaunot šo redakciju' }).click();
    await sees(page, 'Redakcija atjaunota kā jauns teksta stāvoklis.');
    await page.getByText('Atjaunots brīdis, solis').first().waitFor();
    const point = page.locator('.law .point').first();
    await point.filter({ hasText: WORDS.colleague.trim(), hasNotText: WORDS.lawyer.trim() }).waitFor();
    await story.lookAt(page, 'history after restoring');
  });

  story.step('asks beside the text who wrote a point', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('teksts'));
    await page.locator('.law .point p').first().click();
    await page.keyboard.press('Control+Alt+h');
    const panel = page.getByRole('tabpanel', { name: 'Vēsture' });
    await panel.getByRole('heading', { name: 'Kas to rakstīja' }).waitFor();
    await panel.getByText(`“${WORDS.colleague.trim()}”`).waitFor();
    const parts = await panel.locator('.part strong').allTextContents();
    expect(parts.map((name) => name.trim())).toEqual(expect.arrayContaining([LAWYER, COLLEAGUE]));
    await story.lookAt(page, 'who wrote a point');
    await panel
      .getByRole('link', { name: /Skatīt šo brīdi/ })
      .last()
      .click();
    await (await slider()).waitFor();
  });

  story.step('who only reads sees it all and restores nothing', async () => {
    const page = await story.as(CHAIR);
    await page.goto(story.work('teksta-vesture'));
    await page.locator('.law .point').first().waitFor();
    await page.getByRole('button', { name: 'Iepriekšējais solis' }).click();
    await page.getByRole('link', { name: 'Salīdzināt ar tagadējo' }).waitFor();
    expect(await page.getByRole('button', { name: 'Atjaunot šo redakciju' }).count()).toBe(0);
    await story.lookAt(page, 'history for a reader');
  });

  story.endsClean();
});
