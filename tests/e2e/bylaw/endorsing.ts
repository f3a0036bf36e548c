import { pressAndConfirm, sees } from '../support/steps.js';
import { type BylawStory, HEAD, LAWYER, LEGAL_ENDORSER, TITLE } from './story.js';

const AGREED = 'Saskaņots';

/** Both endorsements; one is overtaken by an edit and has to be given again. */
export function endorsing(story: BylawStory): void {
  story.step('the lawyer sends the draft for endorsement', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work());
    await pressAndConfirm(page, 'Nodot saskaņošanai');
    await sees(page, 'Paveikts. Akts tagad ir posmā "Saskaņošana".');
    await story.lookAt(page, 'overview while endorsed');
  });

  story.step('the legal endorser reads the frozen text and endorses it', async () => {
    const page = await story.as(LEGAL_ENDORSER);
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('heading', { level: 2, name: 'Saskaņošana' }).waitFor();
    await page.getByRole('button', { name: 'Lasīt noteikumus' }).click();
    await sees(page, 'Skola laukumu lieto bez iepriekšēja pieteikuma');
    await story.lookAt(page, 'text to endorse');
    await page.getByLabel('Piezīme (nav obligāta)').fill('Atbilst Pašvaldību likumam.');
    await pressAndConfirm(page, 'Saskaņot tiesiskumu');
    await page.getByText(AGREED, { exact: true }).waitFor();
  });

  story.step('an endorsement of a text that was changed meanwhile is refused', async () => {
    const head = await story.as(HEAD);
    await head.goto(story.work());
    await head.getByRole('button', { name: 'Saskaņot kā nodaļas vadītājam' }).waitFor();
    await addToText(story, 'Pēc pasākuma rīkotājs laukumu atstāj sakoptu.', ' Atkritumus rīkotājs aizved.');
    await pressAndConfirm(head, 'Saskaņot kā nodaļas vadītājam');
    await head.getByRole('alert').getByText('Saskaņot var tikai pašreizējo redakciju.').waitFor();
    await story.lookAt(head, 'endorsement refused');
  });

  story.step('the endorsement given before is stale, and the opinion stage cannot open', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work());
    await page.getByText('Teksts pēc tam mainīts', { exact: true }).waitFor();
    await sees(page, /Pēc jurista saskaņojuma .* ir mainīts\. Saskaņojums jāsaņem atkārtoti\./);
    await page.getByRole('button', { name: 'Nodot saskaņošanai vēlreiz' }).click();
    await page.getByRole('button', { name: 'Nodot saskaņošanai vēlreiz' }).waitFor({ state: 'detached' });
  });

  story.step('both endorse the new text; the one who has done it before sees what changed', async () => {
    await endorseBoth(story, 'Kas mainījies noteikumos');
    const page = await story.as(LEGAL_ENDORSER);
    await page.goto(story.work());
    await page.getByText(AGREED, { exact: true }).nth(1).waitFor();
  });
}

/** Types at the end of a paragraph of the text and waits until it is saved. */
export async function addToText(story: BylawStory, after: string, words: string): Promise<void> {
  const page = await story.as(LAWYER);
  await page.goto(story.work('teksts'));
  const text = page.getByRole('textbox', { name: 'Saistošo noteikumu teksts' });
  await text.getByText(after).click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
  await sees(page, /Saglabāts \d\d/);
}

/** Both endorsements of what is offered now; whoever endorsed before is offered the changes since. */
export async function endorseBoth(story: BylawStory, changes: string): Promise<void> {
  const legal = await story.as(LEGAL_ENDORSER);
  await legal.goto(story.work());
  await legal.getByRole('button', { name: changes }).waitFor();
  await pressAndConfirm(legal, 'Saskaņot tiesiskumu');
  await legal.getByRole('button', { name: 'Saskaņot tiesiskumu' }).waitFor({ state: 'detached' });
  const head = await story.as(HEAD);
  await head.goto(story.work());
  await pressAndConfirm(head, 'Saskaņot kā nodaļas vadītājam');
  await head.getByRole('button', { name: 'Saskaņot kā nodaļas vadītājam' }).waitFor({ state: 'detached' });
}
