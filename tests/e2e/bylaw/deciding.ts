import type { Page } from 'playwright-core';
import { dayAfter, legalToday, moveClock, pressAndConfirm, sees } from '../support/steps.js';
import { type BylawStory, CHAIR, SECRETARY, TITLE } from './story.js';

/** The council: a sitting in time, its papers, quorum, a vote by name, the signature and the number. */
export function deciding(story: BylawStory): void {
  story.step('a sitting that leaves no time for the materials is refused, with the article', async () => {
    const page = await story.as(SECRETARY);
    await page.getByRole('navigation', { name: 'Darba vietas izvēlne' }).getByText('Sēdes').click();
    await page.getByRole('heading', { level: 1, name: 'Domes sēdes' }).waitFor();
    const today = await legalToday(page);
    await plan(page, dayAfter(today, 1));
    await addToAgenda(page, story);
    const refusal = page.getByRole('alert');
    await refusal.getByText(/materiālus vairs nevar nodot deputātiem laikus/).waitFor();
    await refusal
      .getByText(/Pašvaldību likuma \d+\. pant/)
      .first()
      .waitFor();
    await story.lookAt(page, 'sitting too soon');
  });

  story.step('the by-law comes on the agenda of a later sitting', async () => {
    const page = await story.as(SECRETARY);
    await page.getByRole('link', { name: 'Domes sēdes' }).first().click();
    story.sittingDay = dayAfter(await legalToday(page), 14, 'weekday');
    await plan(page, story.sittingDay);
    await addToAgenda(page, story);
    await page.getByRole('link', { name: TITLE }).waitFor();
    story.sittingPath = new URL(page.url()).pathname;
    await story.lookAt(page, 'sitting with its agenda');
  });

  story.step('materials are sent, agenda and draft decision are on the official site', async () => {
    const page = await story.as(SECRETARY);
    await pressAndConfirm(page, 'Nodot materiālus');
    await sees(page, 'Materiāli nodoti deputātiem.');
    for (const [what, path] of [
      ['Darba kārtība', 'darba-kartiba'],
      ['Lēmumu projekti', 'lemumprojekti'],
    ] as const) {
      await page.getByRole('button', { name: 'Reģistrēt publikāciju' }).click();
      await page.getByLabel('Kas publicēts').selectOption({ label: what });
      const url = `https://www.vidzale.example/dome/${story.sittingDay}/${path}`;
      await page.getByLabel('Adrese oficiālajā tīmekļvietnē').fill(url);
      await page.getByLabel('Publicēšanas laiks').fill('00:01');
      await page.getByRole('button', { name: 'Reģistrēt publikāciju' }).click();
      await page.getByRole('link', { name: url }).waitFor();
    }
    await sees(page, 'Izpildīts 4 no 4');
    await story.lookAt(page, 'sitting before its day');
    const passer = await story.anonymous();
    await passer.goto('/vidzale/dome');
    await passer.getByRole('link', { name: TITLE }).waitFor();
    await story.lookAt(passer, 'public page of the council');
  });

  story.step('a vote without a quorum is refused', async () => {
    const page = await story.as(SECRETARY);
    await moveClock(page, story.sittingDay);
    await page.goto(story.sittingPath);
    await page.getByRole('link', { name: /^Balsot ?: Par Vidzāles tirgus/ }).click();
    // The page before has a list of who takes part too.
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.getByRole('button', { name: 'Visi ir klāt' }).click();
    const groups = await page.getByRole('radiogroup').all();
    expect(groups).toHaveLength(15);
    for (const group of groups.slice(7)) await group.getByLabel('Nav klāt').check();
    await sees(page, 'Nav kvoruma: piedalās 7 no 15 deputātiem, vajag vismaz 8.');
    await story.lookAt(page, 'attendance');
    await page.getByRole('button', { name: 'Saglabāt dalībniekus' }).click();
    await page.getByRole('button', { name: 'Visi klātesošie par' }).click();
    await page.getByLabel('Lēmuma numurs').fill('214');
    await page.getByLabel('Atsauce uz protokolu').fill('prot. Nr. 12, 4. p.');
    await pressAndConfirm(page, 'Reģistrēt balsojumu');
    await page
      .getByRole('alert')
      .getByText(/Nav kvoruma: sēdē piedalās 7 no 15 deputātiem/)
      .waitFor();
    await story.lookAt(page, 'vote without a quorum');
  });

  story.step('with a quorum the councillors vote by name and adopt the by-law', async () => {
    const page = await story.as(SECRETARY);
    await page.getByRole('button', { name: 'Mainīt dalībniekus' }).click();
    await page.getByRole('button', { name: 'Visi ir klāt' }).click();
    await page.getByRole('button', { name: 'Saglabāt dalībniekus' }).click();
    await page.getByRole('button', { name: 'Visi klātesošie par' }).click();
    await page.getByRole('radiogroup', { name: 'Aija Siliņa' }).getByText('Pret', { exact: true }).click();
    await page
      .getByRole('radiogroup', { name: 'Edgars Lācis' })
      .getByText('Atturas', { exact: true })
      .click();
    await sees(page, 'Lēmums tiek pieņemts.');
    await story.lookAt(page, 'desk of the vote');
    await pressAndConfirm(page, 'Reģistrēt balsojumu');
    await sees(page, 'Balsojums reģistrēts.');
    await sees(page, 'Par balsoja 13 no 15 klātesošajiem');
    const silina = page.getByRole('row').filter({ hasText: 'Aija Siliņa' });
    expect(await silina.innerText()).toContain('Pret');
    await story.lookAt(page, 'result of the vote');
  });

  story.step('the chair of the sitting signs on paper, and the by-law gets its number', async () => {
    const page = await story.as(CHAIR);
    await page.goto(story.sittingPath);
    await page.getByRole('link', { name: /^Reģistrēt parakstu ?: Par Vidzāles tirgus/ }).click();
    await page.getByLabel('Parakstīšanas diena').fill(story.sittingDay);
    await page.getByLabel('Papīra dokuments').check();
    await page.getByLabel('Kur glabājas papīra dokuments').fill('lieta 1-6, 12. lp.');
    await story.lookAt(page, 'signature');
    await pressAndConfirm(page, 'Reģistrēt parakstu');
    const done = page.getByText(/Noteikumiem piešķirts numurs/).first();
    await done.waitFor();
    story.number = /numurs (\d+\/\d{4})\./.exec(await done.innerText())?.[1] ?? '';
    expect(story.number).toMatch(new RegExp(`^\\d+/${story.sittingDay.slice(0, 4)}$`));
    await page.goto(story.work('dome'));
    await sees(page, 'Papīra dokuments');
    await story.lookAt(page, 'the council in the dossier');
  });
}

async function plan(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: 'Plānot sēdi' }).click();
  await page.getByLabel('Diena', { exact: true }).fill(day);
  await page.getByLabel('Sākums').fill('10:00');
  await page.getByRole('textbox', { name: 'Vieta' }).fill('Ezera iela 1, sēžu zāle');
  await page.getByLabel('Sēdes vadītājs').selectOption({ label: CHAIR });
  await page.getByRole('button', { name: 'Ieplānot' }).click();
  await page.getByRole('heading', { level: 2, name: 'Darba kārtība', exact: true }).waitFor();
}

async function addToAgenda(page: Page, story: BylawStory): Promise<void> {
  await page.getByRole('button', { name: 'Pievienot jautājumu' }).click();
  await page.getByLabel('Ko pievienot').selectOption({ label: `${story.code} ${TITLE}` });
  await page.getByLabel('Ziņotājs (nav obligāts)').fill('Ilze Bērziņa');
  await page.getByRole('button', { name: 'Pievienot', exact: true }).click();
}
