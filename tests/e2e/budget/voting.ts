import { ballotPaper } from '../../support/budget.js';
import { sendSecretVote } from '../../support/secret-vote.js';
import { tabUntil } from '../editor/keyboard.js';
import { NARROW } from '../support/look.js';
import { dayAfter, moveClock, sees } from '../support/steps.js';
import { AUTHOR, type BudgetStory, COORDINATOR, LIGHTS, SECRETARY, THIRD, YOUNG } from './story.js';
import { MEADOW, MEMBERS_ONLY, RACKS } from './submitting.js';

/** Who holds the key to the ballots, and their passphrases. */
const HOLDERS = [
  [COORDINATOR, 'zils zirgs lec pāri sētai'],
  [SECRETARY, 'sarkana saule riet jūrā'],
] as const;

/** Where the focus is to arrive: expressions for the page, about the element `at`. */
const labelled = (words: string) =>
  `[...(at?.labels ?? [])].some((label) => label.textContent.includes(${JSON.stringify(words)}))`;
const button = (name: string) =>
  `at?.tagName === 'BUTTON' && at.textContent.trim() === ${JSON.stringify(name)}`;

/** Residents vote; nobody learns anything of it before the end. */
export function voting(story: BudgetStory): void {
  const key = async (step: 'hold' | 'unlock') => {
    for (const [name, passphrase] of HOLDERS) {
      const holder = await story.client(name);
      const path = `/api/m/vidzale/budget/cycles/${story.id}/counting-key/${step}`;
      expect([name, (await holder.post(path, { passphrase })).status]).toEqual([name, 200]);
    }
  };

  story.step('voting opens by itself on its first day, with every compliant project', async () => {
    await key('hold');
    const page = await story.as(COORDINATOR);
    await moveClock(page, story.votingFrom);
    await page.goto(story.work());
    await sees(page, 'Kopš balsošanas atvēršanas nosacījumi, projekti un summas vairs nav maināmi.');
    await story.lookAt(page, 'cycle being voted on');
    const passer = await story.anonymous();
    await passer.goto(story.open('balsot'));
    for (const title of [LIGHTS, RACKS, MEADOW]) await passer.getByLabel(title).waitFor();
    expect(await passer.getByText(MEMBERS_ONLY).count()).toBe(0);
    await story.lookAt(passer, 'ballot without a login');
  });

  story.step('a resident chooses, checks the choice and votes with the keyboard alone', async () => {
    const page = await story.as(AUTHOR);
    await page.goto(story.open('balsot'));
    await page.getByLabel(MEADOW).waitFor();
    for (const title of [MEADOW, RACKS, LIGHTS]) {
      await tabUntil(page, labelled(title));
      await page.keyboard.press('Space');
    }
    await sees(page, 'Var izvēlēties ne vairāk kā 2. Vispirms atceliet kādu izvēli.');
    expect(await page.getByLabel(LIGHTS).isChecked()).toBe(false);
    await tabUntil(page, labelled('Meklēt projektos'));
    await page.keyboard.type('gaismas');
    await page.getByLabel(MEADOW).waitFor({ state: 'detached' });
    await sees(page, 'Rādīts 1 no 3.');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.getByLabel(MEADOW).waitFor();
    await story.lookAt(page, 'ballot with choices');
    await tabUntil(page, button('Pārbaudīt izvēli'));
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: 'Pārbaudiet savu izvēli' }).waitFor();
    await story.lookAt(page, 'check of the choice');
    await tabUntil(page, button('Apstiprināt balsojumu'));
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: 'Jūsu balsojums ir pieņemts' }).waitFor();
    expect(await page.getByText(MEADOW).count()).toBe(0);
    await sees(page, 'Kods balsojuma maiņai citā ierīcē');
    await story.lookAt(page, 'vote accepted');
  });

  story.step(
    'the vote is changed until the end of voting, and its receipt is found in the register',
    async () => {
      const page = await story.as(AUTHOR);
      await page.goto(story.open('balsot'));
      await sees(page, /Jūs jau nobalsojāt/);
      await story.lookAt(page, 'voted already');
      await page.getByRole('button', { name: 'Mainīt balsojumu' }).click();
      await page.getByLabel(LIGHTS).check();
      await page.getByLabel(RACKS).check();
      await page.getByRole('button', { name: 'Pārbaudīt izvēli' }).click();
      await page.getByRole('button', { name: 'Apstiprināt balsojumu' }).click();
      await page.getByRole('heading', { level: 1, name: 'Jūsu balsojums ir pieņemts' }).waitFor();
      await page.getByRole('link', { name: 'Pārbaudīt', exact: true }).click();
      await sees(page, 'Apliecinājums ir īsts: to ir parakstījis šis balsojumu reģistrs.');
      await sees(page, /Jūsu balsojums (ir reģistrā|ir pieņemts un gaida)/);
      await story.lookAt(page, 'receipt in the register');
      await page.goto('/mans/balsojumi');
      await sees(page, 'Balsojuma apliecinājums ir šajā ierīcē.');
      await story.lookAt(page, 'own votes');
      await page.getByRole('link', { name: 'Vai mans balsojums ir reģistrā?' }).first().click();
      await sees(page, 'Apliecinājums ir īsts: to ir parakstījis šis balsojumu reģistrs.');
    },
  );

  story.step('somebody of 16 votes on a phone, logging in only at the end', async () => {
    const page = await story.anonymous({ width: NARROW });
    await page.goto(story.open('balsot'));
    await page.getByLabel(LIGHTS).check();
    await page.getByLabel(RACKS).check();
    await page.getByRole('button', { name: 'Pārbaudīt izvēli' }).click();
    await page.getByRole('button', { name: 'Pieslēgties un turpināt' }).click();
    await page.getByRole('button', { name: new RegExp(YOUNG) }).click();
    await page.getByRole('heading', { level: 1, name: 'Pārbaudiet savu izvēli' }).waitFor();
    await sees(page, LIGHTS);
    await page.getByLabel(/Šo ierīci lieto arī citi/).check();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Apstiprināt balsojumu' }).click();
    await sees(page, /Nav savienojuma ar sistēmu/);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Apstiprināt balsojumu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Jūsu balsojums ir pieņemts' }).waitFor();
    await sees(page, /Šajā ierīcē no balsojuma nekas nav palicis/);
    expect(await page.evaluate('Object.keys({ ...localStorage, ...sessionStorage }).join()')).not.toContain(
      'vietvara.ballot',
    );
    await story.lookAt(page, 'vote accepted on a phone');
    await page.goto(story.open('balsot'));
    await sees(page, /Jūsu balsstiesības izmantotas/);
    await page.getByRole('button', { name: 'Atvērt balsojumu' }).click();
    await page.locator('vv-field .error', { hasText: 'Kods nav pareizs' }).waitFor();
    await story.lookAt(page, 'voted elsewhere');
  });

  story.step('until the announcement nobody learns how many voted, or for what', async () => {
    const third = await story.client(THIRD);
    const paper = await ballotPaper(third, 'vidzale', story.year);
    const meadow = paper.units.flatMap(({ projects }) => projects).find(({ title }) => title === MEADOW);
    expect(await sendSecretVote(story.url, third, 'vidzale', paper, [meadow?.nr ?? 0])).toBe(200);
    const page = await story.as(COORDINATOR);
    await page.goto(story.work('skaitisana'));
    await sees(page, /Līdz tam balsu skaitu nezina neviens/);
    const passer = await story.anonymous();
    await passer.goto(story.open('rezultati'));
    await sees(passer, 'Rezultāts vēl nav paziņots');
    await story.lookAt(passer, 'result before it is announced');
  });

  story.step('voting closes by itself after its last day', async () => {
    const page = await story.as(COORDINATOR);
    await page.goto(story.work());
    await moveClock(page, dayAfter(story.votingTo, 1));
    await page.reload();
    await sees(page, 'Balsošana beigusies');
    const passer = await story.anonymous();
    await passer.goto(story.open('balsot'));
    await sees(passer, /Balsošana beidzās/);
    await key('unlock');
  });
}
