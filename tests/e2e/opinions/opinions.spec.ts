import sharp from 'sharp';
import type { Page } from 'playwright-core';
import { isUnit, numberDocument, parseDocumentOfKind, unitPhrase } from '#libs/bylaw-document';
import type { OpenStage, PublicStageTexts } from '#libs/contracts';
import { sees } from '../support/steps.js';
import { ALL, CLERK, LAWYER, namesIn, ON_PAPER, OpinionsStory, WANTED } from './story.js';

const PHONE = { width: 390 };
/** Typed in the browser: one at the point on a phone, one without scripts, two papers by the clerk. */
const BY_HAND = { web: 2, paper: 2 };

describe('two hundred opinions, thirty of them on paper, become part 8 and form 2', () => {
  const story = new OpinionsStory();
  story.runsHere();

  story.step('a passer-by comments on a point where it stands and sees what a wording changes', async () => {
    await story.prepare();
    const page = await story.anonymous(PHONE);
    await page.goto(story.page());
    const button = page.getByRole('button', { name: 'Komentēt 1. punktu', exact: true });
    await button.click();
    const here = page.getByRole('region', { name: 'Par 1. punktu' });
    await here.getByLabel('Viedoklis', { exact: true }).fill(WANTED);
    await here.getByRole('button', { name: 'Sākt ar tagadējo tekstu' }).click();
    const wording = here.getByLabel(/^Kā tekstam vajadzētu skanēt/);
    await here.getByRole('figure').waitFor();
    const words = await wording.inputValue();
    await wording.fill(words.replace('kārtību', 'kārtību ciemos'));
    await here.locator('ins').getByText('ciemos').waitFor();
    await story.lookAt(page, 'comment at a point');
    await handIn(here.getByRole('button', { name: 'Iesniegt viedokli' }), page);
    const receipt = page.getByRole('region', { name: 'Viedoklis ir saņemts' });
    await receipt.getByText(/^VO-/).waitFor();
    await story.lookAt(page, 'receipt at a point');
  });

  story.step('every point and sub-point has its own button in the accessibility tree', async () => {
    const page = await story.anonymous();
    const open = `${story.url}/api/public/m/vidzale`;
    const stages = (await (await fetch(`${open}/stages`)).json()) as OpenStage[];
    const found: string[] = [];
    for (const { code } of stages) {
      const answer = await fetch(`${open}/dossiers/${code}/opinion-stage/texts`);
      const buttons = commentable((await answer.json()) as PublicStageTexts).map(
        (unit) => `Komentēt ${unit}`,
      );
      await page.goto(`${story.url}/vidzale/noteikumi/${code}`);
      await page
        .getByRole('button', { name: buttons.at(-1) ?? '', exact: true })
        .first()
        .waitFor();
      const tree = await page.locator('main').ariaSnapshot();
      expect([...tree.matchAll(/- button "(Komentēt [^"]+)"/g)].map((match) => match[1])).toEqual(buttons);
      found.push(...buttons);
    }
    expect(found.filter((name) => /^Komentēt \d+\.\d+\. apakšpunktu$/.test(name)).length).toBeGreaterThan(5);
  });

  story.step('somebody without scripts gives an opinion too', async () => {
    const page = await story.anonymous({ ...PHONE, javaScript: false });
    await page.goto(story.page('viedoklis'));
    await page.getByRole('link', { name: 'Vienkāršā veidlapa' }).click();
    await page.getByLabel('Viedoklis', { exact: true }).fill(WANTED);
    const send = page.getByRole('button', { name: 'Iesniegt viedokli' });
    await send.click();
    for (;;) {
      await page.waitForLoadState();
      if ((await page.getByText('Veidlapa iesniegta pārāk ātri').count()) === 0) break;
      expect(await page.getByLabel('Viedoklis', { exact: true }).inputValue()).toBe(WANTED);
      await send.click();
    }
    await page.getByText(/^VO-/).waitFor();
  });

  story.step('a clerk types papers one after another, with a scan that nobody else sees', async () => {
    const page = await story.as(CLERK);
    await page.goto(story.work('viedokli'));
    await page.getByText('Pa pastu, e-pastā vai klātienē saņemts viedoklis.').click();
    const form = page.getByRole('region', { name: 'Reģistrēt saņemtu viedokli' });
    await form.getByLabel('Viedoklis', { exact: true }).fill('Vēstule no pensionāru kluba.');
    const scan = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await form
      .getByLabel('Papīra attēls (nav obligāti)')
      .setInputFiles({ name: 'vēstule.png', mimeType: 'image/png', buffer: scan });
    await form.getByRole('button', { name: 'Reģistrēt', exact: true }).click();
    await sees(page, 'Šoreiz reģistrēts 1 viedoklis');
    await page.keyboard.type('Otra vēstule no tā paša kluba.');
    await page.keyboard.press('Control+Enter');
    await sees(page, 'Šoreiz reģistrēti 2 viedokļi');
    await story.lookAt(page, 'papers typed by the clerk');
  });

  story.step('others write too, and a reader supports what was said', async () => {
    await story.write(ALL - ON_PAPER - BY_HAND.web);
    await story.receive(ON_PAPER - BY_HAND.paper);
    const page = await story.anonymous(PHONE);
    // Pressed while the programs of the page are still on their way.
    let wake = (): void => undefined;
    const pressed = new Promise<void>((resolve) => (wake = resolve));
    await page.route(/\/main-[^/]+\.js$/u, async (route) => {
      await pressed;
      await route.continue();
    });
    await page.goto(story.page('viedokli'), { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Atbalstīt šo viedokli' }).click();
    wake();
    await sees(page, '1 atbalstītājs');
    expect(await page.getByRole('button', { pressed: true }).innerText()).toContain(
      'Jūs atbalstāt šo viedokli',
    );
  });

  story.step('when the term is over the lawyer answers equal opinions at once', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('viedokli'));
    await sees(page, `Saņemti ${ALL}, gaida apskati ${ALL - 1}`);
    await story.close();
    await chooseAlike(page, story.work('viedokli'));
    const publish = page.getByRole('button', { name: /^Publicēt \d+ viedok/ });
    await publish.click();
    await publish.waitFor({ state: 'detached' });
    await story.publishAll();
    await story.rewrite();
    await chooseAlike(page, story.work('viedokli'));
    await sees(page, 'Ir izmaiņas, kas neizriet no viedokļiem.');
    await page.getByLabel('Ņemts vērā', { exact: true }).check();
    await page.getByLabel('Viedokļa būtība').fill('Konteineri vajadzīgi arī mazajos ciemos.');
    await page.getByLabel('Pamatojums').fill('Paldies par viedokli!');
    await sees(page, 'Pamatojumā ir tikai vispārīga frāze.');
    await page
      .getByLabel('Pamatojums')
      .fill('Noteikumi tagad attiecas arī uz ciemiem, tāpēc novietnes ierīkos arī tur.');
    await page.getByLabel('1. punkts', { exact: true }).check();
    await page.getByRole('button', { name: 'Saglabāt atbildi' }).click();
    await sees(page, 'Visas izmaiņas izriet no viedokļiem.');
  });

  story.step('part 8 and form 2 are written from the answers, without names', async () => {
    await story.answerRest();
    const left = (await story.desk()).opinions.filter(
      ({ state, answer }) => state === 'published' && !answer,
    );
    expect(left.map(({ publishedText }) => publishedText).sort()).toEqual([
      'Otra vēstule no tā paša kluba.',
      'Vēstule no pensionāru kluba.',
    ]);
    const page = await story.as(LAWYER);
    await page.goto(story.work('viedokli'));
    for (const { receipt } of left) {
      await page.getByRole('button').filter({ hasText: receipt }).click();
      await page.getByLabel('Nav ņemts vērā', { exact: true }).check();
      await page.getByLabel('Viedokļa būtība').fill('Kluba vēstule.');
      await page.getByLabel('Pamatojums').fill('Vēstulē nav priekšlikuma, ko varētu iekļaut noteikumos.');
      await page.getByRole('button', { name: 'Saglabāt atbildi' }).click();
      await page
        .getByRole('button')
        .filter({ hasText: receipt })
        .getByText('Nav ņemts vērā', { exact: true })
        .waitFor();
    }
    const part8 = page.getByRole('region', { name: 'Paskaidrojuma raksta 8. sadaļa' });
    await part8.getByRole('button', { name: 'Ievietot paskaidrojuma rakstā' }).click();
    await part8.getByText('Paskaidrojuma rakstā ir šis pats teksts.').waitFor();
    const text = await part8.innerText();
    expect([text.includes(`${ALL} viedokļi`), namesIn(text)]).toEqual([true, []]);
    const form2 = page.getByRole('region', { name: 'Apkopojums (MK noteikumu Nr. 639 2. pielikums)' });
    await form2.getByRole('button', { name: 'Publicēt apkopojumu' }).click();
    await form2.getByText('Publicētais apkopojums atbilst atbildēm.').waitFor();
    await story.lookAt(page, 'part 8 and form 2');
  });

  story.step('everybody reads what was said, what changed and form 2', async () => {
    const page = await story.anonymous(PHONE);
    await page.goto(story.page('apkopojums'));
    await page.getByRole('table').waitFor();
    const rows = await page.getByRole('row').allInnerTexts();
    expect(namesIn(rows.join(' '))).toEqual([]);
    const counted = rows.map((row) => Number(/\((\d+) viedok/.exec(row)?.[1] ?? 1)).slice(1);
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(ALL);
    await story.lookAt(page, 'form 2');
    await page.goto(story.page('kas-mainijas'));
    const said = page.getByRole('region', { name: 'Ko Jūs teicāt' });
    const answered = said
      .getByRole('article')
      .filter({ hasText: 'Konteineri vajadzīgi arī mazajos ciemos.' });
    await answered.locator('ins').getByText(', arī ciemos').waitFor();
    await story.lookAt(page, 'what was said and what changed');
  });

  story.endsClean();
});

/** Opens the opinions in groups and chooses all that say what most want. */
async function chooseAlike(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Grupēt vienādos viedokļus').check();
  const list = page.getByRole('list', { name: 'Viedokļu saraksts' });
  // The one with a wording of its own stands alone.
  const alike = list
    .getByRole('button')
    .filter({ hasText: WANTED })
    .filter({ hasText: /līdzīg/ });
  await alike.first().click();
  await page.getByRole('button', { name: /^Izvēlēties visus līdzīgos/ }).click();
}

/** A form that is filled in faster than a person types is refused; then one presses again. */
async function handIn(send: ReturnType<Page['getByRole']>, page: Page): Promise<void> {
  for (let taken = false; !taken;) {
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await send.click();
    taken = (await answer).ok();
    if (!taken) await page.getByText('Veidlapa iesniegta pārāk ātri').first().waitFor();
  }
}

/** The units of a draft as they are named in "Komentēt 5.2. apakšpunktu", in the order of the text. */
function commentable({ bylaw }: PublicStageTexts): string[] {
  const parsed = parseDocumentOfKind(bylaw, 'bylaw');
  if (!parsed.allowed) throw new Error('The text that was shown cannot be read.');
  const numbering = numberDocument(parsed.doc);
  const names: string[] = [];
  parsed.doc.descendants((node) => {
    const unit = isUnit(node) ? numbering.get(String(node.attrs['id'])) : undefined;
    if (unit && !unit.deleted) names.push(unitPhrase(unit, 'acc'));
    return !node.isTextblock;
  });
  return names;
}
