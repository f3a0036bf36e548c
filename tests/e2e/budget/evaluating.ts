import type { Page } from 'playwright-core';
import { dayAfter, moveClock, pressAndConfirm, sees } from '../support/steps.js';
import { AUTHOR, type BudgetStory, COORDINATOR, EVALUATOR, LIGHTS } from './story.js';
import { MEMBERS_ONLY } from './submitting.js';

const WHY = 'Laukums būtu slēgts ar atslēgu, un to varētu lietot tikai kluba biedri.';

/** The evaluator decides on every project, in public and with the article. */
export function evaluating(story: BudgetStory): void {
  story.step('after the last day nobody submits any more, and evaluation begins by itself', async () => {
    const page = await story.as(COORDINATOR);
    await moveClock(page, dayAfter(story.submissionTo, 1));
    await page.goto(story.work());
    await sees(page, 'Projektu izvērtēšana');
    await page.getByText(/Ir projekti bez vērtējuma\. To skaits: 4\./).waitFor();
    await story.lookAt(page, 'cycle being evaluated');
    const author = await story.as(AUTHOR);
    await author.goto(story.open('iesniegt'));
    await sees(author, /Projektu iesniegšana ir beigusies/);
  });

  story.step('the evaluator finds a project compliant at another cost, with a note', async () => {
    const page = await story.as(EVALUATOR);
    await page.goto(story.work('projekti'));
    await page.getByRole('heading', { level: 2, name: 'Iesniegtie projekti' }).waitFor();
    await story.lookAt(page, 'submitted projects');
    await page.getByRole('link', { name: LIGHTS }).click();
    await page.getByRole('heading', { level: 2, name: new RegExp(LIGHTS) }).waitFor();
    await story.lookAt(page, 'desk of the evaluator');
    await verdict(page, 'Atbilst prasībām', 'Pašvaldības iela, izmaksas pamatotas, gaismas redz ikviens.');
    await page.getByLabel('Pārbaudītās izmaksas, €').fill('9 000');
    await decide(page);
    await page
      .getByRole('alert')
      .getByText(/Pārbaudītā summa atšķiras no iesniegtās/)
      .waitFor();
    await page.getByLabel('Paskaidrojums par izmaksām').fill('Pieskaitīts pieslēgums elektrotīklam.');
    await decide(page);
    await sees(page, 'Lēmums ierakstīts.');
  });

  story.step('a refusal needs the requirement of the law that is not met', async () => {
    const page = await story.as(EVALUATOR);
    await page.goto(story.work('projekti'));
    await page.getByRole('link', { name: MEMBERS_ONLY }).click();
    await verdict(page, 'Neatbilst prasībām', WHY);
    await decide(page);
    await page
      .getByRole('alert')
      .getByText(/Norādiet likuma pantu vai nolikuma punktu/)
      .waitFor();
    await story.lookAt(page, 'refusal without an article');
    const requirements = page.getByLabel('Kura likuma prasība nav izpildīta');
    const public_ = await requirements.locator('option').filter({ hasText: 'plaši pieejams' }).innerText();
    await requirements.selectOption({ label: public_.trim() });
    await page.getByLabel('Kā iesniedzējs var iebilst').fill('Pašvaldībā mēneša laikā no šīs dienas.');
    await decide(page);
    await sees(page, 'Lēmums ierakstīts.');
  });

  story.step('the rest is decided, and every compliant project comes on the ballot', async () => {
    const page = await story.as(EVALUATOR);
    for (let left = 2; left > 0; left -= 1) {
      await page.goto(story.work('projekti'));
      await page.getByLabel(`Tikai tie, kas gaida izvērtēšanu (${left})`).check();
      await page.getByRole('table').getByRole('link').first().click();
      await verdict(page, 'Atbilst prasībām', 'Pašvaldības īpašumā, pamatots un pieejams ikvienam.');
      await decide(page);
      await sees(page, 'Lēmums ierakstīts.');
    }
    const coordinator = await story.as(COORDINATOR);
    await coordinator.goto(story.work());
    await pressAndConfirm(coordinator, 'Pabeigt izvērtēšanu');
    await sees(coordinator, 'Gatavs balsošanai');
  });

  story.step('everybody reads why a project was refused, with its article', async () => {
    const page = await story.anonymous();
    await page.goto(story.open('projekti'));
    await page.getByRole('link', { name: MEMBERS_ONLY }).first().click();
    await sees(page, WHY);
    await sees(page, 'Neatbilst prasībām');
    await sees(page, /60\. panta trešās daļas 3\. punkts/);
    await story.lookAt(page, 'public page of a refused project');
  });
}

async function verdict(page: Page, which: string, reason: string): Promise<void> {
  await page.getByLabel('Lēmums', { exact: true }).selectOption({ label: which });
  await page.getByLabel('Pamatojums').fill(reason);
  await page.getByLabel('Apliecinu, ka man šajā projektā nav personiskas intereses').check();
}

async function decide(page: Page): Promise<void> {
  await pressAndConfirm(page, 'Ierakstīt lēmumu');
}
