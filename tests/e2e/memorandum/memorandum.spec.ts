import type { Page } from 'playwright-core';
import { memorandumGuidance } from '#libs/memorandum-rules';
import { Journey } from '../support/journey.js';
import { sees } from '../support/steps.js';

const LAWYER = 'Ilze Bērziņa';
const TITLE = /peldvietu/;
/** The good examples of the product's own guidance; only the one that names a point of another draft is cut. */
const ANSWERS = memorandumGuidance({ kind: 'normal', isFees: false, amends: false }).map(
  ({ part, good }) => ({
    part,
    text: ` ${good.replace(' (projekta 8. punkts)', '')}`,
  }),
);

/** The fiscal table and the administrative costs as they are typed, first field to last. */
async function fields(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
}

describe('a lawyer writes the explanatory memorandum', () => {
  const story = new Journey();
  story.runsHere();
  let memorandum = '';

  story.step('beside the memorandum stands what every part is asked and what it lacks', async () => {
    const page = await story.as(LAWYER);
    await page.goto(`${story.url}/darbs/vidzale/akti?skats=saraksts`);
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.getByRole('link', { name: 'Paskaidrojuma raksts', exact: true }).first().click();
    await sees(page, /Gatavas \d no 8 sadaļām/);
    memorandum = new URL(page.url()).pathname;
    const parts = page.locator('vv-memorandum-parts');
    expect(await parts.locator('li[data-part="8"]').getAttribute('class')).toBe('missing');
    await parts.locator('li[data-part="3"] summary').click();
    await parts.getByText('Konkurence: vai kāds uzņēmums').waitFor();
    await parts.getByText('Ietekme pozitīva.').waitFor();
    await story.lookAt(page, 'memorandum with the guidance of a part');
  });

  story.step(
    'the fiscal table is typed by keyboard, adds itself up and refuses what it cannot read',
    async () => {
      const page = await story.as(LAWYER);
      await page.getByRole('link', { name: 'Fiskālās ietekmes aprēķins' }).first().click();
      await page.getByRole('heading', { name: 'Fiskālās ietekmes aprēķins' }).waitFor();
      await page.getByRole('button', { name: 'Pievienot izdevumus' }).click();
      await page.locator('[id="lines.0.name"]:focus').waitFor();
      await page.keyboard.type('Glābēji');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Pašvaldības budžets');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.getByLabel('Ko skaita (piemēram, ģimenes)').fill('dežūras');
      const year = await page.getByLabel('Pirmais gads').inputValue();
      await fields(page, {
        [`Glābēji, skaits ${year}. gadā`]: '62',
        [`Glābēji, cena ${year}. gadā, euro`]: '80,50',
      });
      await page.getByRole('button', { name: /Tāpat visos gados.*Glābēji/ }).click();
      await page.getByRole('button', { name: 'Pievienot ieņēmumus' }).click();
      await page.locator('[id="lines.1.name"]:focus').waitFor();
      await page.keyboard.type('Stāvvieta');
      await page.getByLabel('Naudas avots').first().fill('Nomas maksa');
      const sum = page.getByLabel(`Stāvvieta, summa ${year}. gadā, euro`);
      await sum.fill('daudz');
      await page.getByRole('button', { name: /Saglabāt un ierakstīt 2/ }).click();
      await page
        .getByRole('alert')
        .getByText(/skaitlis nav saprotams/)
        .waitFor();
      await story.lookAt(page, 'fiscal table with a figure that cannot be read');
      await sum.fill('1 991');
      const total = page.getByRole('row', { name: /^Ietekme uz budžetu/ });
      expect((await total.innerText()).replaceAll(/\s/g, ' ')).toMatch(/[-−]3 000,00/);
      await sum.press('ArrowDown');
      await page.getByRole('button', { name: /Saglabāt un ierakstīt 2/ }).click();
      await sees(page, 'Paskaidrojuma rakstā ir šis pats teksts');
      await story.lookAt(page, 'fiscal table that is saved');
    },
  );

  story.step('administrative costs are computed for the three groups', async () => {
    const page = await story.as(LAWYER);
    await page.goto(`${story.url}${memorandum}/izmaksas`);
    await page.getByRole('heading', { name: 'Administratīvo izmaksu aprēķins' }).waitFor();
    const group = page.getByRole('region', { name: 'Fiziskās personas un nevalstiskās organizācijas' });
    await group.getByRole('button', { name: /Pievienot pienākumu/ }).click();
    await group.getByLabel('Kam tas jādara').fill('Biedrība');
    await group.getByLabel('Kas jādara').fill('saskaņo pasākumu peldvietā');
    await group.getByLabel('Minūtes vienā reizē').fill('30');
    await group.getByLabel('Cik daudziem jādara').fill('12');
    await page.getByRole('button', { name: /Saglabāt un ierakstīt 4/ }).click();
    const alert = page.getByRole('alert');
    await alert.getByText(/grupai nav stundas likmes/).waitFor();
    expect(await alert.getByText(/Šai grupai nav neviena pienākuma/).count()).toBe(2);
    await story.lookAt(page, 'administrative costs with what is missing');
    await group.getByLabel('Stundas likme, euro').fill('10');
    await group.getByLabel('No kurienes likme ņemta').fill('Pašvaldības aprēķins');
    for (const name of ['Saimnieciskās darbības veicēji', 'Budžeta institūcijas'])
      await page
        .getByRole('region', { name })
        .getByLabel('Ja izmaksu nav: kāpēc')
        .fill('jaunu pienākumu nav, jo noteikumi attiecas uz peldētājiem');
    expect(
      (await page.getByRole('row', { name: /^Fiziskās personas/ }).innerText()).replaceAll(/\s/g, ' '),
    ).toContain('60');
    await page.getByRole('button', { name: /Saglabāt un ierakstīt 4/ }).click();
    await sees(page, 'Paskaidrojuma rakstā ir šis pats teksts');
  });

  story.step('with every part answered the list turns green, and the tables stand in the text', async () => {
    const page = await story.as(LAWYER);
    await page.goto(`${story.url}${memorandum}`);
    const text = page.getByRole('textbox', { name: 'Paskaidrojuma raksta teksts' });
    await text.getByText('Rādītājs (euro)').waitFor();
    await text
      .getByText(/Biedrība: saskaņo pasākumu peldvietā/)
      .first()
      .waitFor();
    for (const { part, text: answer } of ANSWERS) {
      await text.locator(`section[data-part="${part}"] > div p`).first().click();
      await page.keyboard.press('End');
      await page.keyboard.insertText(answer);
    }
    await sees(page, 'Visas sadaļas ir pilnīgas.');
    await sees(page, 'Gatavas 8 no 8 sadaļām');
    await sees(page, /Saglabāts \d\d/);
    await story.lookAt(page, 'memorandum that is complete');
  });

  story.step('a name of a natural person is found, and the way to it', async () => {
    const page = await story.as(LAWYER);
    const text = page.getByRole('textbox', { name: 'Paskaidrojuma raksta teksts' });
    await text.locator('section[data-part="6"] > div p').first().click();
    await page.keyboard.press('End');
    await page.keyboard.insertText(' To lūdza Anna Zariņa.');
    const part = page.locator('vv-memorandum-parts li[data-part="6"]');
    await part.locator('summary').click();
    await part.getByRole('button', { name: /fiziskas personas dati/ }).click();
    await page.keyboard.press('Control+z');
    await sees(page, 'Visas sadaļas ir pilnīgas.');
  });

  story.step('contacts with lobbyists are stated: none, then one', async () => {
    const page = await story.as(LAWYER);
    await page.goto(`${story.url}${memorandum.replace('paskaidrojums', 'kontakti')}`);
    await page.getByRole('button', { name: 'Paziņot, ka saziņas nav bijis' }).click();
    await sees(page, 'Pierakstīts, ka saziņas nav bijis.');
    await page.getByRole('button', { name: 'Pierakstīt saziņu' }).click();
    await page.getByRole('button', { name: 'Saglabāt' }).click();
    await page.getByRole('alert').getByText('Aizpildiet šo lauku.').first().waitFor();
    await story.lookAt(page, 'contact with what is missing');
    await page.getByLabel('Nosaukums vai vārds un uzvārds').fill('Peldētāju biedrība');
    await page.getByLabel('Par ko bija saziņa').fill('Glābēju darba laiks');
    await page.getByLabel('Kas ar priekšlikumu noticis').selectOption({ label: 'Ņemts vērā' });
    await page.getByLabel('Priekšlikums', { exact: true }).fill('Dežurēt arī vakaros');
    await page.getByRole('button', { name: 'Saglabāt' }).click();
    await sees(page, 'saziņa pierakstīta');
    await page.getByText('Peldētāju biedrība', { exact: true }).waitFor();
    await story.lookAt(page, 'contacts with lobbyists');
  });

  story.step('all of it speaks English, and the text of the law stays Latvian', async () => {
    const page = await story.as(LAWYER);
    await page.goto(`${story.url}/en${memorandum}`);
    await sees(page, '8 of 8 parts ready');
    const part = page.locator('vv-memorandum-parts li[data-part="7"]');
    await part.locator('summary').click();
    await part.getByText('Questions to answer').waitFor();
    expect(await part.locator('.example').first().getAttribute('lang')).toBe('lv');
    await page.goto(`${story.url}/en${memorandum}/budzets`);
    await page.getByRole('button', { name: 'Add expenditure' }).waitFor();
    await page.goto(`${story.url}/en${memorandum}/izmaksas`);
    await page.getByRole('heading', { name: 'Calculation of administrative costs' }).waitFor();
    await story.lookAt(page, 'administrative costs in English');
  });

  story.endsClean();
});
