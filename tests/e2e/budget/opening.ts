import type { Page } from 'playwright-core';
import { legalMinimum } from '#libs/budget-rules';
import { lawfulCycle } from '../../support/budget.js';
import { dayAfter, legalToday, pressAndConfirm, sees } from '../support/steps.js';
import { type BudgetStory, COORDINATOR } from './story.js';

/** The coordinator sets the cycle up; the law answers beside each field. */
export function opening(story: BudgetStory): void {
  story.step('the coordinator starts a new cycle, and the law answers beside the fields', async () => {
    const page = await story.as(COORDINATOR);
    await page.goto('/darbs/vidzale/budzets');
    await page.getByRole('heading', { level: 1, name: 'Līdzdalības budžets' }).waitFor();
    await story.lookAt(page, 'cycles');
    await page.getByRole('link', { name: 'Jauns līdzdalības budžets' }).click();
    const today = await legalToday(page);
    story.year = Number(today.slice(0, 4)) + 2;
    const plan = lawfulCycle(today, { year: story.year });
    await page.getByLabel('Gads', { exact: true }).fill(String(story.year));
    await page.getByLabel('Nosaukums', { exact: true }).fill(plan.title);
    for (const ago of [3, 2, 1]) {
      const year = story.year - ago;
      await page.getByLabel(`Iedzīvotāju ienākuma nodoklis, €, ${year}`).fill('9 000 000');
      await page.getByLabel(`Nekustamā īpašuma nodoklis, €, ${year}`).fill('1 000 000');
    }
    await page.getByLabel('Līdzdalības budžeta nauda, €').fill('20 000');
    await page.getByLabel('Vienības nosaukums').fill('Vidzāles novads');
    await page.getByLabel('Nauda, €', { exact: true }).fill('20 000');
    const submission = page.getByRole('group', { name: /^Projektu iesniegšana/ });
    await submission.getByLabel('No', { exact: true }).fill(plan.submission.from);
    await submission.getByLabel('Līdz (ieskaitot)').fill(dayAfter(plan.submission.from, 20));
    await page
      .getByRole('group', { name: /^Izvērtēšana/ })
      .getByLabel('Līdz', { exact: true })
      .fill(plan.evaluationUntil);
    const voting = page.getByRole('group', { name: /^Balsošana/ });
    await voting.getByLabel('No', { exact: true }).fill(plan.voting.from);
    await voting.getByLabel('Līdz (ieskaitot)').fill(dayAfter(plan.voting.from, 10));
    await page.getByLabel('Balsstiesību diena', { exact: true }).fill(plan.rules.eligibilityDay);
    const least = legalMinimum(story.year, plan.revenues)?.minimumCents ?? 0;
    const missing = least - 2_000_000;
    await page.getByText('Likuma minimums:').getByText(sum(least)).waitFor();
    await sees(page, new RegExp(`Vajag vismaz ${sum(least).source}; trūkst ${sum(missing).source}`));
    await sees(page, /Projektu iesniegšanas termiņš .* ir īsāks par 30 dienām/);
    await sees(page, /Balsošanas termiņš .* ir īsāks par 14 dienām/);
    await sees(page, 'Norādiet spēkā esošo līdzdalības budžeta nolikumu: numuru un nosaukumu.');
    await story.lookAt(page, 'set-up that the law refuses');
  });

  story.step('an unlawful cycle is kept, but not opened', async () => {
    const page = await story.as(COORDINATOR);
    await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
    await page.waitForURL(/\/budzets\/[0-9a-f-]{36}$/);
    story.id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const steps = page.getByRole('region', { name: 'Nākamais solis' });
    await steps.getByText(/Summa ir mazāka par likumā noteikto/).waitFor();
    await steps
      .getByText(/Pašvaldību likuma 61\. panta 3\. punkts/)
      .first()
      .waitFor();
    const open = steps.getByRole('button', { name: 'Atvērt projektu iesniegšanu' });
    expect(await open.getAttribute('aria-disabled')).toBe('true');
    const stranger = await story.anonymous({ javaScript: false });
    const answer = await stranger.goto(story.open());
    expect(answer?.status()).toBe(404);
  });

  story.step('a lawful cycle opens for projects and is public', async () => {
    const page = await story.as(COORDINATOR);
    const plan = lawfulCycle(await legalToday(page), { year: story.year });
    story.submissionTo = plan.submission.to;
    story.votingFrom = plan.voting.from;
    story.votingTo = plan.voting.to;
    await page.getByLabel('Nolikuma numurs', { exact: true }).fill(plan.statutes.number);
    await page.getByLabel('Nolikuma nosaukums', { exact: true }).fill(plan.statutes.title);
    await page.getByLabel('Attīstības programma').fill(plan.programmeRef);
    await page.getByLabel('Pašvaldības budžeta pozīcija').fill(plan.budgetLine);
    await page.getByLabel('Līdzdalības budžeta nauda, €').fill('60 000');
    await page.getByLabel('Nauda, €', { exact: true }).fill('60 000');
    await page.getByLabel('Balsojuma aizklātība').selectOption('Aizklāts un pārbaudāms');
    await term(page, /^Projektu iesniegšana/).fill(plan.submission.to);
    await term(page, /^Balsošana/).fill(plan.voting.to);
    await page.getByLabel('Viena projekta lielākā summa, €', { exact: true }).fill('30 000');
    await page
      .getByLabel('Kā balso', { exact: true })
      .selectOption({ label: 'Par vairākiem projektiem, ne vairāk kā…' });
    await page.getByLabel('Par cik projektiem', { exact: true }).fill('2');
    await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
    await sees(page, 'Saglabāts.');
    const open = page.getByRole('button', { name: 'Atvērt projektu iesniegšanu', disabled: false });
    await open.waitFor();
    // Its colour takes a frame to change.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    await story.lookAt(page, 'lawful set-up');
    await pressAndConfirm(page, 'Atvērt projektu iesniegšanu');
    await page.getByRole('button', { name: 'Noslēgt iesniegšanu' }).waitFor();
    const stranger = await story.anonymous({ javaScript: false });
    await stranger.goto(story.open());
    await stranger.getByRole('heading', { name: plan.title }).first().waitFor();
    await sees(stranger, /60\s000,00\s€/);
    await sees(stranger, plan.statutes.title);
  });
}

function term(page: Page, name: RegExp) {
  return page.getByRole('group', { name }).getByLabel('Līdz (ieskaitot)');
}

/** A sum in whole thousands of euros as pages write it. */
function sum(cents: number): RegExp {
  return new RegExp(`${cents / 100_000}\\s000,00\\s€`);
}
