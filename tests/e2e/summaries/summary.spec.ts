import { startLanguageModel, type LanguageModel } from '../../support/language-model.js';
import { Journey } from '../support/journey.js';
import { sees } from '../support/steps.js';

const LAWYER = 'Ilze Bērziņa';
const ADMINISTRATOR = 'Dace Krūmiņa';
const DRAFT = [
  'No marta mainās bioloģisko atkritumu izvešana.',
  'Jums ir divas iespējas: šķirot pagalmā vai kompostēt dārzā.',
].join(' ');

describe('a by-law in plain words', () => {
  let model: LanguageModel;
  beforeAll(async () => {
    model = await startLanguageModel();
    model.answers(DRAFT);
  });
  afterAll(() => model.close());
  const story = new Journey();
  story.runsHere(() => ({ VIETVARA_ASSISTANT_HOSTS: model.host }));
  let act = '';

  story.step('a resident reads it before the text', async () => {
    const page = await story.anonymous({ width: 320 });
    await page.goto(`${story.url}/vidzale/noteikumi`);
    await page
      .getByRole('link', { name: /atkritum/i })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Vienkāršiem vārdiem' }).waitFor();
    act = new URL(page.url()).pathname;
    await story.lookAt(page, 'an act with its summary on a phone');
  });

  story.step('the lawyer sees how plain it is and what would be plainer; no assistant is there', async () => {
    const page = await story.as(LAWYER);
    await page.goto(`${story.url}/darbs/vidzale/akti/${act.split('/').at(-1)}/kopsavilkums`);
    await page.getByRole('heading', { name: 'Vienkāršiem vārdiem' }).waitFor();
    await sees(page, 'Lasāmība (LIX)');
    expect(await page.getByRole('heading', { name: 'Uzmetums no valodas modeļa' }).count()).toBe(0);
    await page
      .getByLabel('Kopsavilkums', { exact: true })
      .fill('Saskaņā ar 46. panta trešo daļu būs pārmaiņas.');
    await page.getByRole('button', { name: /Saskaņā ar/ }).click();
    expect(
      await page
        .getByLabel('Kopsavilkums', { exact: true })
        .evaluate((field: { value: string; selectionStart: number; selectionEnd: number }) =>
          field.value.slice(field.selectionStart, field.selectionEnd),
        ),
    ).toBe('Saskaņā ar');
    await story.lookAt(page, 'summary with advice');
    await page.reload();
    await page.getByLabel('Kopsavilkums', { exact: true }).waitFor();
    expect(await page.getByLabel('Kopsavilkums', { exact: true }).inputValue()).toMatch(/^Saskaņā ar/);
    await page.getByLabel('Kopsavilkums', { exact: true }).fill('Šķirojam no marta.');
    await page.getByRole('button', { name: 'Apstiprināt un saglabāt' }).click();
    await sees(page, 'Kopsavilkums ir saglabāts.');
  });

  story.step('the administrator switches the language model on', async () => {
    const page = await story.as(ADMINISTRATOR);
    await page.goto(`${story.url}/darbs/vidzale/administracija/iestatijumi`);
    await page.getByLabel('Atļaut lūgt uzmetumus').check();
    await page.getByRole('button', { name: 'Saglabāt modeļa iestatījumus' }).click();
    await sees(page, 'Ierakstiet modeļa nosaukumu.');
    await page.getByLabel('OpenAI saderīgas saskarnes adrese').fill(model.baseUrl);
    await page.getByLabel('Modeļa nosaukums').fill('vieglais-1');
    await page.getByLabel('Piekļuves atslēga').fill('sk-noslepums');
    await page.getByRole('button', { name: 'Saglabāt modeļa iestatījumus' }).click();
    await sees(page, 'Modeļa iestatījumi ir saglabāti.');
    expect(await page.getByLabel('Piekļuves atslēga').inputValue()).toBe('');
    await story.lookAt(page, 'settings of the assistant');
  });

  story.step('a draft of the model is only a suggestion until a person has checked it', async () => {
    const page = await story.as(LAWYER);
    await page.reload();
    await page.getByRole('button', { name: 'Palūgt uzmetumu' }).click();
    await sees(page, 'Modeļa vieglais-1 uzmetums. To vēl neviens nav pārbaudījis.');
    await story.lookAt(page, 'draft of a language model');
    await page.getByRole('button', { name: 'Pārņemt un labot' }).click();
    await page.getByRole('button', { name: 'Apstiprināt un saglabāt' }).click();
    await sees(page, 'Apstipriniet, ka esat pārbaudījis kopsavilkumu.');
    await page.getByLabel('Esmu pārbaudījis').check();
    await page.getByRole('button', { name: 'Apstiprināt un saglabāt' }).click();
    await sees(page, 'Kopsavilkums ir saglabāts.');
  });

  story.step('residents see who drafted it, in both languages', async () => {
    const page = await story.anonymous({ width: 320 });
    await page.goto(story.url + act);
    await sees(page, 'Jums ir divas iespējas');
    await sees(page, 'Teksta uzmetumu sagatavoja valodas modelis (vieglais-1)');
    await story.lookAt(page, 'an act with an assisted summary');
    await page.goto(`${story.url}/en${act}`);
    await sees(page, 'A language model (vieglais-1) drafted this text.');
  });

  story.endsClean();
});
