import type { Page } from 'playwright-core';
import { dayAfter, legalToday, moveClock, pressAndConfirm, pressWhileOff, sees } from '../support/steps.js';
import { CHAIR, type CoordinationStory, DEPARTMENT, HEAD, LAWYER, OUTSIDER, TITLE } from './story.js';

const REASON = 'Pārejas laiks paredzēts likumā.';
const ADDED = ' Nodaļai palīdz pašvaldības policija.';

/** Answers, the corrected text, a repeated round with silence, and the end. */
export function secondRound(story: CoordinationStory): void {
  story.step('every objection gets its answer; a refusal needs its reason', async () => {
    const page = await story.as(LAWYER);
    await pressWhileOff(page, 'Noslēgt saskaņošanu: nav saskaņots');
    await answer(page, DEPARTMENT, 'Ņemts vērā', 'Papildināts 1. punkts.');
    await page.getByRole('button', { name: `Atbildēt: ${OUTSIDER}, 1. punkts` }).click();
    await page.getByLabel('Nav ņemts vērā').check();
    await page.getByRole('button', { name: 'Saglabāt atbildi' }).click();
    await page
      .getByRole('alert')
      .getByText(/Paskaidrojiet, kāpēc iebildums/)
      .waitFor();
    await story.lookAt(page, 'answer without its reason');
    await page.getByLabel('Kāpēc', { exact: true }).fill(REASON);
    await page.getByRole('button', { name: 'Saglabāt atbildi' }).click();
    await sees(page, REASON);
    await answer(page, `${OUTSIDER}, Saīsināt`, 'Ņemts vērā', '');
    await sees(page, 'Ir domstarpības');
    await story.lookAt(page, 'statement on objections');
  });

  story.step(
    'at an agreement meeting both maintain what they said, and the minutes can be saved',
    async () => {
      const page = await story.as(LAWYER);
      await page.getByRole('button', { name: 'Sasaukt sanāksmi' }).click();
      await page.getByLabel('Diena').fill(await legalToday(page));
      await page.getByLabel('Vieta vai saite attālinātai dalībai').fill('Sēžu zāle');
      await page.getByRole('button', { name: 'Sasaukt un nosūtīt uzaicinājumus' }).click();
      await page.getByLabel(/^Kāpēc sanāksme ir agrāk/).fill('Abas puses lūdza tikties uzreiz.');
      await story.lookAt(page, 'meeting with a short notice');
      await page.getByRole('button', { name: 'Sasaukt un nosūtīt uzaicinājumus' }).click();
      await page.getByRole('button', { name: 'Ierakstīt protokolu' }).click();
      for (const party of [DEPARTMENT, OUTSIDER]) {
        const group = page.getByRole('group', { name: party });
        await group.getByLabel('Piedalījās', { exact: true }).check();
        await group.getByLabel('Kas pārstāvēja').fill('A. Pārstāvis');
        await group.getByRole('combobox').selectOption({ label: 'Iebildums uzturēts' });
      }
      await page.getByLabel('Sanāksmes gaita un secinājumi').fill('Puses palika pie sava.');
      await page.getByLabel('Protokolētājs').fill('Mārtiņš Egle');
      await story.lookAt(page, 'minutes being kept');
      await pressAndConfirm(page, 'Saglabāt protokolu');
      await sees(page, 'Notikusi');
      expect(await page.getByText('Iebildums uzturēts').count()).toBeGreaterThan(1);
      const [minutes] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Sanāksmes protokols, Word' }).click(),
      ]);
      expect(minutes.suggestedFilename()).toMatch(/-sanaksme-1\.docx$/);
    },
  );

  story.step('between rounds the lawyer corrects the text', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('teksts'));
    const text = page.getByRole('textbox', { name: 'Saistošo noteikumu teksts' });
    await text.getByText('Saistošie noteikumi (turpmāk').click();
    await page.keyboard.press('End');
    await page.keyboard.type(ADDED);
    await sees(page, /Saglabāts \d\d/);
  });

  story.step('the next round asks those who objected', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('saskanosana'));
    await page.getByRole('heading', { level: 2, name: 'Nākamā kārta' }).waitFor();
    expect(await page.getByRole('checkbox', { name: DEPARTMENT }).isChecked()).toBe(true);
    expect(await page.getByLabel('Nosaukums').inputValue()).toBe(OUTSIDER);
    await story.lookAt(page, 'next round to be sent');
    await pressAndConfirm(page, 'Nosūtīt saskaņošanai');
    await page.getByRole('heading', { level: 2, name: '2. kārta' }).waitFor();
    const due = page.getByRole('region', { name: '2. kārta' }).locator('time').first();
    story.dueDay = (await due.getAttribute('datetime')) ?? '';
  });

  story.step('the term is longer for everybody, once', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('button', { name: 'Pagarināt termiņu' }).click();
    await page.getByLabel('Par cik darba dienām').fill('2');
    await page.getByLabel('Kāpēc termiņu pagarina').fill('Lūdza abas institūcijas.');
    await story.lookAt(page, 'term to be extended');
    await page.getByRole('button', { name: 'Pagarināt visām' }).click();
    await sees(page, /Termiņš pagarināts, sākotnēji līdz/);
    const due = page.getByRole('region', { name: '2. kārta' }).locator('time').first();
    const later = (await due.getAttribute('datetime')) ?? '';
    expect(later > story.dueDay).toBe(true);
    story.dueDay = later;
    await page.getByRole('button', { name: 'Pagarināt termiņu' }).waitFor({ state: 'detached' });
  });

  story.step('the head sees what changed and what was answered, and agrees', async () => {
    const page = await story.as(HEAD);
    await page.goto('/darbs/saskanosana');
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.locator('ins').getByText('palīdz pašvaldības policija').first().waitFor();
    await sees(page, 'Papildināts 1. punkts.');
    await story.lookAt(page, 'repeated request');
    await page.getByLabel('Nav iebildumu', { exact: true }).check();
    await page.getByLabel('Atzinumu apstiprinājis').fill(`${HEAD}, nodaļas vadītājs`);
    await pressAndConfirm(page, 'Nosūtīt atzinumu');
    await sees(page, 'Atzinums ir nosūtīts');
  });

  story.step(
    'a party without an account opens its link, sees what changed and what was answered',
    async () => {
      const lawyer = await story.as(LAWYER);
      await lawyer.goto(story.work('saskanosana'));
      await lawyer.getByRole('button', { name: `Izveidot saiti: ${OUTSIDER}`, exact: true }).click();
      await lawyer
        .getByRole('alertdialog')
        .getByRole('button', { name: 'Izveidot saiti', exact: true })
        .click();
      const link = (await lawyer.locator('a.address').getAttribute('href')) ?? '';
      await story.lookAt(lawyer, 'link that was just made');
      const page = await story.anonymous();
      await page.goto(`/atzinums${new URL(link).hash}`);
      await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      await page.locator('ins').getByText('palīdz pašvaldības policija').first().waitFor();
      await sees(page, REASON);
      await story.lookAt(page, 'draft behind the link of a party without an account');
      await page.getByRole('button', { name: 'Nosūtīt atzinumu' }).click();
      await page
        .getByRole('alert')
        .getByText('Norādiet, kas atzinumu aizpildīja: vārds un uzvārds.')
        .waitFor();
    },
  );

  story.step('when the term is over, silence is agreement and the lawyer ends the round', async () => {
    const page = await story.as(LAWYER);
    await page.goto('/darbs');
    await moveClock(page, dayAfter(story.dueDay, 1));
    expect((await legalToday(page)) > story.dueDay).toBe(true);
    await page.reload();
    await sees(page, 'Pārbaudīt, vai atbilžu nav, un apstiprināt noklusējuma saskaņojumu');
    await page.goto(story.work('saskanosana'));
    await sees(page, /^Termiņš ir beidzies, un atbildes nav:/);
    const confirm = page.getByRole('button', {
      name: 'Apstiprināt noklusējuma saskaņojumu un noslēgt kārtu',
      exact: true,
    });
    await confirm.click();
    await page
      .getByRole('alert')
      .getByText(/Apstipriniet, ka esat pārbaudījuši/)
      .waitFor();
    await story.lookAt(page, 'silence to be confirmed');
    await page.getByLabel(/^Pārbaudīju ienākošos/).check();
    await confirm.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Noslēgt kārtu', exact: true }).click();
    await sees(page, /Noklusējuma saskaņojumu .* apstiprināja Ilze Bērziņa/);
    await sees(page, 'Saskaņots noklusējot');
    await story.lookAt(page, 'agreed in the end');
    await pressAndConfirm(page, 'Noslēgt saskaņošanu: saskaņots');
    await page.getByRole('button', { name: 'Noslēgt saskaņošanu: saskaņots' }).waitFor({ state: 'detached' });
  });

  story.step('the by-law goes on, and councillors can read the statement', async () => {
    const lawyer = await story.as(LAWYER);
    await lawyer.goto(story.work());
    await lawyer.getByRole('heading', { level: 2, name: 'Uzsākt viedokļu noskaidrošanu' }).first().waitFor();
    const page = await story.as(CHAIR);
    await page.goto(story.work('saskanosana'));
    await page.getByRole('heading', { level: 2, name: 'Izziņa par iebildumiem un priekšlikumiem' }).waitFor();
    await sees(page, REASON);
    expect(await page.getByRole('button', { name: /^Noslēgt/ }).count()).toBe(0);
    await story.lookAt(page, 'coordination as a councillor reads it');
  });
}

async function answer(page: Page, label: string, disposition: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Atbildēt: ${label}`) }).click();
  await page.getByLabel(disposition, { exact: true }).check();
  if (reason) await page.getByLabel('Kas izdarīts (nav obligāts)').fill(reason);
  await page.getByRole('button', { name: 'Saglabāt atbildi' }).click();
  await page.getByRole('button', { name: 'Saglabāt atbildi' }).waitFor({ state: 'detached' });
}
