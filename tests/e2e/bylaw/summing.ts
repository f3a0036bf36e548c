import type { Page } from 'playwright-core';
import { pressAndConfirm, pressWhileOff, sees } from '../support/steps.js';
import { ANONYMOUS, OWN } from './consulting.js';
import { endorseBoth } from './endorsing.js';
import { type BylawStory, LAWYER, RESIDENT } from './story.js';

/** After the term: every opinion looked at and answered, part 8 of the memorandum, both endorsements again. */
export function summing(story: BylawStory): void {
  story.step('the lawyer looks at what came without a login and publishes it', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('viedokli'));
    await opinion(page, ANONYMOUS).click();
    await page.getByRole('region', { name: 'Izvēlētais viedoklis' }).getByText(ANONYMOUS).first().waitFor();
    await story.lookAt(page, 'opinion before it is published');
    await page.getByRole('button', { name: 'Publicēt', exact: true }).click();
    await opinion(page, ANONYMOUS).getByText('Publicēts', { exact: true }).waitFor();
    const passer = await story.anonymous();
    await passer.goto(story.open('viedokli'));
    await passer.getByRole('article').filter({ hasText: ANONYMOUS }).getByText('Fiziska persona').waitFor();
    await story.lookAt(passer, 'public opinions');
  });

  story.step('every opinion is answered, and the answer is public', async () => {
    const page = await story.as(LAWYER);
    await answer(
      page,
      ANONYMOUS,
      'Ņemts vērā daļēji',
      'Laukumā vajag nojumi.',
      'Nojumi iekļausim nākamā gada budžeta projektā.',
    );
    await answer(page, OWN, 'Ņemts vērā', 'Atbalsts skolas tiesībām.', 'Paldies, punkts paliek nemainīts.');
    await sees(page, /bez atbildes 0/);
    await story.lookAt(page, 'answered opinions');
    const passer = await story.anonymous();
    await passer.goto(story.open('viedokli'));
    await passer.getByText('Nojumi iekļausim nākamā gada budžeta projektā.').waitFor();
  });

  story.step('part 8 of the memorandum is filled in, without the name of a person', async () => {
    const page = await story.as(LAWYER);
    const part8 = page.getByRole('region', { name: 'Paskaidrojuma raksta 8. sadaļa' });
    await part8.getByText('Laukumā vajag nojumi.').waitFor();
    expect(await part8.innerText()).not.toContain(RESIDENT.split(' ')[1]);
    await part8.getByRole('button', { name: 'Ievietot paskaidrojuma rakstā' }).click();
    await part8.getByText('Paskaidrojuma rakstā ir šis pats teksts.').waitFor();
    await page.goto(story.work('paskaidrojums'));
    const text = page.getByRole('textbox', { name: 'Paskaidrojuma raksta teksts' });
    await text.getByText('Laukumā vajag nojumi.').waitFor();
    expect(await text.innerText()).not.toContain(RESIDENT.split(' ')[1]);
    await sees(page, /Gatavas \d no 8 sadaļām/);
  });

  story.step('the changed memorandum is endorsed again and the draft goes to the council', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work());
    await pressWhileOff(page, 'Iesniegt domei');
    await page
      .getByRole('alert')
      .getByText(/Saskaņojums jāsaņem atkārtoti/)
      .first()
      .waitFor();
    await story.lookAt(page, 'submission to the council refused');
    await page.getByRole('button', { name: 'Nodot saskaņošanai vēlreiz' }).click();
    await page.getByRole('button', { name: 'Nodot saskaņošanai vēlreiz' }).waitFor({ state: 'detached' });
    await endorseBoth(story, 'Kas mainījies paskaidrojuma rakstā');
    await page.goto(story.work());
    await pressAndConfirm(page, 'Iesniegt domei');
    await sees(page, 'Paveikts. Akts tagad ir posmā "Sagatavots domei".');
  });
}

function opinion(page: Page, text: string) {
  return page.getByRole('list', { name: 'Viedokļu saraksts' }).getByRole('button').filter({ hasText: text });
}

async function answer(
  page: Page,
  text: string,
  outcome: string,
  gist: string,
  reason: string,
): Promise<void> {
  await opinion(page, text).click();
  await page.getByLabel(outcome, { exact: true }).check();
  await page.getByLabel('Viedokļa būtība').fill(gist);
  await page.getByLabel('Pamatojums').fill(reason);
  await page.getByRole('button', { name: 'Saglabāt atbildi' }).click();
  await opinion(page, text).getByText(outcome, { exact: true }).waitFor();
}
