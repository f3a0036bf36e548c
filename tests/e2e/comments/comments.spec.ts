import { sees } from '../support/steps.js';
import {
  CHAIR,
  commented,
  CommentsStory,
  HEAD,
  LAWYER,
  openPanel,
  PROPOSED,
  selectLastWords,
} from './story.js';

/** The first point as it is once its suggestions are accepted. */
const WITHOUT_STRUCK = `(() => {
  const point = document.querySelector('.law .point').cloneNode(true);
  for (const gone of point.querySelectorAll('del, button')) gone.remove();
  return point.textContent.trim();
})()`;

describe('colleagues talk beside a draft, and objections stand at their points', () => {
  const story = new CommentsStory();
  story.runsHere();
  let quote = '';

  story.step('the lawyer comments on selected words and calls a colleague by the keyboard', async () => {
    await story.prepare();
    const page = await story.as(LAWYER);
    await page.goto(story.work('teksts'));
    await page.locator('.law .point').first().waitFor();
    await selectLastWords(page, 2);
    await page.locator('.comment-button').waitFor();
    await page.keyboard.press('Control+Alt+m');
    const field = page.getByLabel('Komentārs', { exact: true });
    await field.pressSequentially('Vai tā ir skaidra, @kaln');
    await page.getByRole('option', { name: new RegExp(HEAD) }).waitFor();
    await story.lookAt(page, 'comment that is being written');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe(`Vai tā ir skaidra, @${HEAD} `);
    await page.reload();
    await openPanel(page, 'Komentāri');
    expect(await page.getByLabel('Komentārs', { exact: true }).inputValue()).toContain(`@${HEAD}`);
    await page.getByLabel('Komentārs', { exact: true }).press('Control+Enter');
    await page.getByRole('article').getByText('Vai tā ir skaidra').waitFor();
    quote = await commented(page);
    expect(quote).toMatch(/kārtību/);
    await story.lookAt(page, 'text with a thread');
  });

  story.step('the head finds it in what waits, opens it by the link of the e-mail and answers', async () => {
    const page = await story.as(HEAD);
    await page.goto('/darbs');
    await sees(page, 'Atbildēt uz komentāru, kurā esat minēts');
    await page.goto(await story.linkIn('andris.kalnins@vidzale.example'));
    const thread = page.getByRole('article').filter({ hasText: 'Vai tā ir skaidra' });
    await thread.and(page.locator('[aria-current]')).waitFor();
    expect(await commented(page)).toBe(quote);
    await thread.getByRole('button', { name: 'Atbildēt' }).click();
    await page.getByLabel('Atbilde').fill('Ir gan.');
    await thread.getByRole('button', { name: 'Pievienot' }).click();
    await thread.getByText('Ir gan.').waitFor();
    await story.lookAt(page, 'thread opened by a link');
    await page.goto('/darbs');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await page.getByText('Atbildēt uz komentāru, kurā esat minēts').count()).toBe(0);
  });

  story.step('the lawyer sees the answer without loading anew; the range moves with the text', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('article').getByText('Ir gan.').waitFor();
    await page.locator('.law .point p').first().click();
    await page.keyboard.press('Home');
    await page.keyboard.type('Turpmāk ');
    expect(await commented(page)).toBe(quote);
    await page.getByRole('article').getByTitle('Iezīmēt tekstā').click();
    await page.keyboard.press('Delete');
    await page.getByText('Šīs vietas tekstā vairs nav').or(page.getByText('Vārdi mainīti')).first().waitFor();
    await story.lookAt(page, 'thread whose words are gone');
    await page.keyboard.press('Control+z');
    await page
      .getByText('Šīs vietas tekstā vairs nav')
      .or(page.getByText('Vārdi mainīti'))
      .waitFor({ state: 'detached' });
    expect(await commented(page)).toBe(quote);
    await sees(page, /saglabāts|Saglabāts/);
  });

  story.step('the thread is resolved, found among the resolved ones and opened again', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('article').getByRole('button', { name: 'Atrisināt' }).click();
    await sees(page, 'Šādu pavedienu nav.');
    await page.locator('.law .commented').waitFor({ state: 'detached' });
    await page.getByLabel('Rādīt').filter({ visible: true }).selectOption('Atrisinātos');
    await sees(page, `Atrisināts: ${LAWYER}`);
    await story.lookAt(page, 'resolved thread');
    await page.getByRole('button', { name: 'Atvērt no jauna' }).click();
    await page.getByLabel('Rādīt').filter({ visible: true }).selectOption('Atvērtos');
    await page.getByRole('article').getByText('Ir gan.').waitFor();
    expect(await commented(page)).toBe(quote);
  });

  story.step(
    'who only reads comments on a point that is chosen from a list, and on the memorandum',
    async () => {
      const page = await story.as(CHAIR);
      await page.goto(story.work('teksts'));
      await openPanel(page, 'Komentāri');
      await page.getByRole('article').getByText('Ir gan.').waitFor();
      await page.getByRole('tabpanel').getByRole('button', { name: 'Komentēt' }).click();
      await page.getByLabel('Par kuru vietu').selectOption({ label: '1. punkts' });
      await page.getByLabel('Komentārs', { exact: true }).fill('Domē par to jautās.');
      await page.getByRole('button', { name: 'Pievienot' }).click();
      await page.getByRole('article').getByText('Domē par to jautās.').waitFor();
      await story.lookAt(page, 'comments of a reader');
      await page.goto(story.work('paskaidrojums'));
      await openPanel(page, 'Komentāri');
      await page.getByRole('tabpanel').getByRole('button', { name: 'Komentēt' }).click();
      await page.getByLabel('Komentārs', { exact: true }).fill('Kas to aprēķināja?');
      await page.getByRole('button', { name: 'Pievienot' }).click();
      await page.getByRole('article').getByText('Kas to aprēķināja?').waitFor();
      await story.lookAt(page, 'comments on the memorandum');
    },
  );

  story.step('an objection stands at its point and is taken over as a suggestion', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('button', { name: '1 iebildums vai viedoklis' }).click();
    const remark = page.getByRole('listitem').filter({ hasText: 'Kārtība attiecas tikai uz vākšanu.' });
    await remark.getByText('Attīstības un īpašumu nodaļa').waitFor();
    await story.lookAt(page, 'objection at its point');
    await remark.getByRole('button', { name: 'Pārņemt kā ieteikumu' }).click();
    await page.locator('.law ins').first().waitFor();
    const accepted = await page.evaluate<string>(WITHOUT_STRUCK);
    expect(accepted).toBe(PROPOSED);
    await sees(page, /saglabāts|Saglabāts/);
    await story.lookAt(page, 'objection taken over');
  });

  story.endsClean();
});
