import { acceptedText, hasSuggestions, rejectedText } from '#libs/bylaw-document';
import {
  card,
  cards,
  cursorBehind,
  ENDORSER,
  HEAD,
  LAWYER,
  openSuggestions,
  saved,
  SuggestionsStory,
  untilCards,
} from './story.js';

describe('colleagues suggest, the lawyer decides', () => {
  const story = new SuggestionsStory();
  story.runsHere();
  let before: unknown;

  story.step('a head of department suggests words, a split, a join, a move and a row', async () => {
    await story.prepare();
    before = (await story.text()).toJSON();
    const page = await story.as(HEAD);
    await page.goto(story.work('teksts'));
    await page.getByText('Jūs varat ieteikt izmaiņas').waitFor();
    await cursorBehind(page, 'Pirmais teikums');
    await page.keyboard.type(' un papildinājums');
    await cursorBehind(page, 'Otrais teikums');
    await page.keyboard.press('Enter');
    await cursorBehind(page, 'Trešais teikums', true);
    await page.keyboard.press('Backspace');
    await cursorBehind(page, 'nosaka kārtību');
    await page.keyboard.press('Alt+ArrowDown');
    await cursorBehind(page, 'Parks');
    await page.getByRole('button', { name: 'Pievienot rindu', exact: true }).click();
    await openSuggestions(page);
    await untilCards(page, 5);
    expect((await cards(page)).map((text) => text.replace(/^.*punkts /, '')).sort()).toEqual(
      expect.arrayContaining(['ielikt', 'sadalīt', 'savienot ar iepriekšējo']),
    );
    await saved(page);
    await story.lookAt(page, 'text with suggestions');
  });

  story.step('the text itself is as it was, and others cannot be asked to endorse it', async () => {
    const doc = await story.text();
    expect(hasSuggestions(doc)).toBe(true);
    expect(rejectedText(doc).toJSON()).toEqual(before);
    const { status, body } = await story.send();
    expect([status, body.violations?.[0]?.code]).toEqual([409, 'document.unsettled']);
    expect(body.violations?.every(({ where }) => (where ?? '') !== '')).toBe(true);
    expect(body.violations?.some(({ params }) => /\d\. punkts/.test(String(params?.['place'])))).toBe(true);
  });

  story.step('the lawyer sees the text as it would be and as it is, with the numbers of each', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('teksts'));
    await page.getByText('Kā būtu').click();
    const preview = page.locator('vv-suggest-preview');
    await preview.getByText('un papildinājums').waitFor();
    expect(await preview.locator('ins, del').count()).toBe(0);
    await story.lookAt(page, 'text as it would be');
    await page.getByText('Kā ir', { exact: true }).click();
    await preview.getByText('Pirmais teikums par laukumu.').waitFor();
    expect(await preview.innerText()).not.toContain('papildinājums');
    await page.getByText('Ar labojumiem').click();
  });

  story.step('the lawyer accepts one by the keyboard, rejects one, and accepts the rest', async () => {
    const page = await story.as(LAWYER);
    await cursorBehind(page, 'Pirmais teikums');
    await page.keyboard.press('F8');
    await untilCards(page, 5);
    await card(page, 'jauna tabulas rinda').focus();
    await page.keyboard.press('p');
    await untilCards(page, 4);
    await card(page, 'sadalīt').getByRole('button', { name: 'Noraidīt' }).click();
    await untilCards(page, 3);
    await story.lookAt(page, 'panel of suggestions');
    await page.getByRole('button', { name: 'Pieņemt visus (3)' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Pieņemt visus' }).click();
    await page.getByText('Ieteikumu šajā tekstā nav').waitFor();
    await saved(page);
    const doc = await story.text();
    expect(hasSuggestions(doc)).toBe(false);
    const text = doc.textBetween(0, doc.content.size, '|');
    expect(text).toContain('Pirmais teikums un papildinājums par laukumu.');
    expect(text).toContain('Otrais teikums par kārtību.Trešais teikums par maksu.');
    expect(text.indexOf('Pirmais teikums')).toBeLessThan(text.indexOf('nosaka kārtību'));
    let rows = 0;
    doc.descendants((node) => void (rows += node.type.name === 'table_row' ? 1 : 0));
    expect(rows).toBe(3);
  });

  story.step('two suggest at once; all that one of them suggested is rejected', async () => {
    const [head, endorser, lawyer] = [await story.as(HEAD), await story.as(ENDORSER), await story.as(LAWYER)];
    await endorser.goto(story.work('teksts'));
    await head.goto(story.work('teksts'));
    for (const page of [head, endorser]) await page.getByText('Jūs varat ieteikt izmaiņas').waitFor();
    await Promise.all([cursorBehind(head, 'Pirmais'), cursorBehind(endorser, 'teikums par kārtību')]);
    await Promise.all([head.keyboard.type(' AAA'), endorser.keyboard.type(' BBB')]);
    for (const page of [head, endorser, lawyer]) {
      await page.locator('.law ins').getByText('AAA').waitFor();
      await page.locator('.law ins').getByText('BBB').waitFor();
    }
    await untilCards(lawyer, 2);
    await lawyer.getByLabel('Kā ieteikumi').selectOption(HEAD);
    await untilCards(lawyer, 1);
    await lawyer.getByRole('button', { name: 'Noraidīt visus (1)' }).click();
    await lawyer.getByRole('alertdialog').getByRole('button', { name: 'Noraidīt visus' }).click();
    await untilCards(lawyer, 1);
    expect((await lawyer.locator('.law').innerText()).includes('AAA')).toBe(false);
    await saved(lawyer);
    const doc = await story.text();
    expect(acceptedText(doc).textContent).toContain('BBB');
    expect(acceptedText(doc).textContent).not.toContain('AAA');
    await openSuggestions(endorser);
    await untilCards(endorser, 1);
    await endorser.getByRole('button', { name: 'Atsaukt savu' }).click();
    await endorser.getByText('Ieteikumu šajā tekstā nav').waitFor();
  });

  story.endsClean();
});
