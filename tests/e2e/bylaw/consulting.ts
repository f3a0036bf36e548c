import type { Page } from 'playwright-core';
import { NARROW } from '../support/look.js';
import { dayAfter, legalToday, moveClock, pressAndConfirm, sees } from '../support/steps.js';
import { type BylawStory, LAWYER, RESIDENT } from './story.js';

const QUESTION = 'Kā Jūs gribētu lietot atjaunoto tirgus laukumu?';
export const ANONYMOUS = 'Laukumā vajag vietu, kur bērniem slēpties no lietus.';
export const OWN = 'Atbalstu, ka skola laukumu lieto bez pieteikuma.';
const PHONE = { width: NARROW };

/** The opinion stage: announced on the official site, open to everybody, with and without a login. */
export function consulting(story: BylawStory): void {
  story.step('an address outside the official site is refused, with the article', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('viedokli'));
    await page.getByLabel('Jautājums sabiedrībai').fill(QUESTION);
    await page
      .getByLabel('Kas mainīsies cilvēkam')
      .fill('Laukumu varēs pieteikt ikviens, un kārtība būs visiem viena.');
    await page.getByLabel('Atbildīgā persona').fill(LAWYER);
    await page.getByRole('textbox', { name: 'E-pasts' }).fill('ilze.berzina@vidzale.example');
    await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
    const today = await legalToday(page);
    story.closes = dayAfter(today, 21, 'weekday');
    await page.getByLabel('Adrese', { exact: true }).fill('https://cita-vietne.example/projekts');
    await page.getByLabel('Publicēts no').fill(today);
    await page.getByLabel('Publicēts līdz').fill(story.closes);
    await page.getByRole('button', { name: 'Reģistrēt publikāciju' }).click();
    const refusal = page.getByRole('alert');
    await refusal.getByText(/nav pašvaldības oficiālajā tīmekļvietnē/).waitFor();
    await refusal.getByText(/Pašvaldību likuma 46\. pant/).waitFor();
    await story.lookAt(page, 'refused publication');
  });

  story.step('with the publication on the official site the stage opens', async () => {
    const page = await story.as(LAWYER);
    await page
      .getByLabel('Adrese', { exact: true })
      .fill('https://www.vidzale.example/lidzdaliba/tirgus-laukums');
    await page.getByRole('button', { name: 'Reģistrēt publikāciju' }).click();
    await page.getByRole('link', { name: 'https://www.vidzale.example/lidzdaliba/tirgus-laukums' }).waitFor();
    await sees(page, 'Viss ir gatavs.');
    await story.lookAt(page, 'opinion stage about to open');
    await pressAndConfirm(page, 'Atklāt viedokļu noskaidrošanu');
    await page.getByRole('heading', { level: 2, name: QUESTION }).waitFor();
    await sees(page, 'Viedokļu vēl nav');
    await story.lookAt(page, 'opinions of the dossier');
  });

  story.step('without JavaScript the draft and its question can be read', async () => {
    const page = await story.anonymous({ ...PHONE, javaScript: false });
    await page.goto(story.open());
    await page.getByRole('heading', { level: 2, name: QUESTION }).waitFor();
    await sees(page, 'Pasākuma rīkotājs laukumu piesaka vismaz piecas darbdienas iepriekš');
    await sees(page, '640 m²');
  });

  story.step('a passer-by with a phone comments on a point and gets a receipt', async () => {
    const page = await story.anonymous(PHONE);
    await page.goto(story.open());
    await story.lookAt(page, 'public page of the draft on a phone');
    const comment = page.getByRole('button', { name: /Komentēt 2\.¹/ }).first();
    await page.goto(`${story.open('viedoklis')}?punkts=${await comment.getAttribute('data-unit')}`);
    const unit = page.getByLabel('Par ko ir viedoklis?');
    await unit
      .locator('option:checked')
      .filter({ hasText: /^\s*2\.¹ punkts/ })
      .waitFor({ state: 'attached' });
    await story.lookAt(page, 'opinion form, what');
    await page.getByLabel('Priekšlikums').check();
    await page.getByLabel('Viedoklis', { exact: true }).fill(ANONYMOUS);
    await goOn(page, 'Kā Jūs minēt?');
    await story.lookAt(page, 'opinion form, who');
    await page.getByLabel('Nē, publicēt bez vārda').check();
    await goOn(page, 'Pārbaudiet viedokli');
    await story.lookAt(page, 'opinion form, check');
    await hand(page);
    await sees(page, 'Jurists apskatīs viedokli un to publicēs.');
    await story.lookAt(page, 'receipt');
    await page.getByRole('link', { name: 'Atvērt manu viedokli' }).click();
    await sees(page, 'Gaida apskati');
    await sees(page, ANONYMOUS);
    await story.lookAt(page, 'own opinion by its receipt');
  });

  story.step('nobody else can read it before the lawyer has looked', async () => {
    const page = await story.anonymous(PHONE);
    await page.goto(story.open('viedokli'));
    await sees(page, 'Publicētu viedokļu vēl nav');
    expect(await page.getByText(ANONYMOUS).count()).toBe(0);
    await story.lookAt(page, 'public opinions, none yet');
  });

  story.step("a resident's opinion appears at once", async () => {
    const page = await story.as(RESIDENT);
    await page.goto(story.open('viedoklis'));
    await page.getByLabel(`${RESIDENT}: izvēlne`).waitFor();
    await page.getByLabel('Atbalsts').check();
    await page.getByLabel('Viedoklis', { exact: true }).fill(OWN);
    await goOn(page, 'Kā Jūs minēt?');
    await sees(page, `Jūs esat pieslēdzies kā ${RESIDENT}.`);
    await page.getByLabel('Jā, publicēt vārdu pie viedokļa').check();
    await goOn(page, 'Pārbaudiet viedokli');
    await hand(page);
    await sees(page, 'Viedoklis jau ir redzams pie projekta.');
    const stranger = await story.anonymous(PHONE);
    await stranger.goto(story.open('viedokli'));
    const card = stranger.getByRole('article').filter({ hasText: OWN });
    await card.getByText(RESIDENT).waitFor();
    expect(await stranger.getByText(ANONYMOUS).count()).toBe(0);
    await page.goto('/mans/viedokli');
    await sees(page, OWN);
    await story.lookAt(page, 'my opinions');
  });

  story.step('the stage closes by itself when its term is over', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work());
    await moveClock(page, dayAfter(story.closes, 3, 'weekday'));
    await page.reload();
    await sees(page, 'Viedokļu apkopošana');
    const passer = await story.anonymous(PHONE);
    await passer.goto(story.open('viedoklis'));
    await sees(passer, 'Viedokļu termiņš ir beidzies');
    await story.lookAt(passer, 'opinion form after the term');
  });
}

async function goOn(page: Page, heading: string): Promise<void> {
  await page.getByRole('button', { name: 'Turpināt' }).click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** A form filled in faster than a person types is refused; then one presses again. */
async function hand(page: Page): Promise<void> {
  const send = page.getByRole('button', { name: 'Iesniegt viedokli' });
  for (let taken = false; !taken;) {
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await send.click();
    taken = (await answer).ok();
    if (!taken) await page.getByText('Veidlapa iesniegta pārāk ātri').waitFor();
  }
  await page.getByRole('heading', { level: 1, name: 'Viedoklis ir saņemts' }).waitFor();
}
