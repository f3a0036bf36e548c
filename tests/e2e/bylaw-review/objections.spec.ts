import { done, PLACE, prepareSitting } from '../../support/council.js';
import { endorseDossier } from '../../support/dossiers.js';
import { legalToday, pressAndConfirm, sees } from '../support/steps.js';
import { FEES, LAWYER, REVIEWER, ReviewStory, SECRETARY } from './story.js';

const RULE = 'Ja nodeva nav samaksāta termiņā, reklāmu demontē bez brīdinājuma uz maksātāja rēķina.';
const VIEW = 'Likmes atbilst likumam, iebildumu nav.';
const REASON = 'Pirms demontāžas maksātājam jādod iespēja izteikties.';
const CORRECTION = ' Pirms demontāžas maksātāju rakstveidā brīdina.';

describe('a by-law of track B with objections to a norm, corrected and sent again', () => {
  const story = new ReviewStory(FEES);
  story.runsHere();

  story.step('the ministry finds the by-law in its queue by the days left', async () => {
    await story.find();
    const page = await story.as(REVIEWER);
    await story.lookAt(page, 'inbox of the ministry');
    await page.getByRole('navigation', { name: 'Darba vietas izvēlne' }).getByText('Atzinumi').click();
    await page.getByRole('heading', { level: 1, name: 'Pašvaldību noteikumi atzinumam' }).waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: FEES })
      .getByText(/^Vēl \d+ dien/)
      .waitFor();
    await story.lookAt(page, 'queue of the ministry');
    await page.getByLabel('Rādīt').selectOption({ label: 'Termiņš pagājis' });
    await sees(page, 'Neviens termiņš nav pagājis');
    await story.lookAt(page, 'empty queue');
    await page.getByRole('link', { name: 'Rādīt visu, kas gaida' }).click();
    await page.getByRole('link', { name: FEES }).click();
    await page.getByRole('heading', { level: 1, name: FEES }).waitFor();
    await story.lookAt(page, 'desk of the ministry');
  });

  story.step('it asks a sector ministry for its view', async () => {
    const page = await story.as(REVIEWER);
    await page.getByText('Lūgt nozares ministrijas viedokli').click();
    await page.getByLabel('Nozares ministrija', { exact: true }).fill('Veselības ministrija');
    await page.getByRole('button', { name: 'Reģistrēt', exact: true }).click();
    await page.getByText('Veselības ministrija').first().waitFor();
    await sees(page, /^Saite ministrijai bez konta\./);
    await story.lookAt(page, 'sector ministry asked');
  });

  story.step('the sector ministry answers by the link of its letter, without an account', async () => {
    const page = await story.as(REVIEWER);
    const link = (await page.getByText(/\/nozares-viedoklis#/).innerText()).trim();
    const guest = await story.anonymous();
    await guest.goto(new URL(link).pathname + new URL(link).hash);
    await guest.getByRole('heading', { level: 1, name: FEES, exact: true }).waitFor();
    await guest.getByRole('button', { name: 'Nosūtīt viedokli', exact: true }).click();
    await guest.getByRole('alert').getByText('Kas sniedz viedokli').first().waitFor();
    await guest.getByLabel('Viedokļa saturs', { exact: true }).fill(VIEW);
    await guest
      .getByLabel('Kas sniedz viedokli (vārds, uzvārds, amats)', { exact: true })
      .fill('Rita Meža, juriste');
    await story.lookAt(guest, 'view of a sector ministry without an account');
    await pressAndConfirm(guest, 'Nosūtīt viedokli');
    await sees(guest, 'Viedoklis nosūtīts.');
    await page.reload();
    await sees(page, VIEW);
    await page.getByRole('button', { name: 'Paskaidrojuma raksts', exact: true }).click();
    await page.getByRole('group', { name: 'Dokuments: Paskaidrojuma raksts', exact: true }).waitFor();
    await page.getByRole('group', { name: 'Dokuments: Noteikumi', exact: true }).waitFor();
    await story.lookAt(page, 'papers side by side');
  });

  story.step('it objects to one norm from the text, and nothing that is typed is lost', async () => {
    const page = await story.as(REVIEWER);
    await page.getByRole('button', { name: 'Iebilst pret 5. punktu' }).click();
    const reason = page.getByLabel('Kāpēc tas ir prettiesiski');
    await reason.fill(REASON);
    expect(await page.getByLabel('Pret ko iebilst').locator('option:checked').innerText()).toBe('5. punkts');
    await page.reload();
    expect(await page.getByLabel('Kāpēc tas ir prettiesiski').inputValue()).toBe(REASON);
    await story.lookAt(page, 'desk with an objection begun');
    await page.getByRole('button', { name: 'Nosūtīt atzinumu' }).click();
    await page.getByRole('alert').getByText('Pārkāptā norma').waitFor();
    await story.lookAt(page, 'opinion refused');
    await page.getByLabel('Pārkāptā norma').fill('Administratīvā procesa likuma 62. panta pirmā daļa');
    await page
      .getByLabel('Piedāvātā redakcija (nav obligāta)')
      .fill('Reklāmu demontē pēc rakstveida brīdinājuma.');
    await page.getByLabel('Secinājums').fill('Viena norma ir prettiesiska.');
    await page.getByLabel('Atzinuma numurs (nav obligāts)').fill('1-18/377');
    await page.getByRole('button', { name: 'Nosūtīt atzinumu' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText(/Iebildumi: 5\. punkts\. Saņēmējs: Vidzāles novads\./).waitFor();
    await question.getByRole('button', { name: 'Nosūtīt atzinumu' }).click();
    await sees(page, /^Atzinums nosūtīts\./);
    await page.getByRole('button', { name: 'Iebilst pret 5. punktu' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^Iebilst pret/ }).count()).toBe(0);
    await story.lookAt(page, 'desk after the opinion');
  });

  story.step('everybody sees the objection to the norm', async () => {
    const page = await story.anonymous();
    await page.goto(story.open());
    await sees(page, 'Ministrija iebilst. Domei noteikumi jāprecizē vai ar pamatojumu jānepiekrīt.');
    const review = page.getByRole('region', { name: 'Ministrijas atzinums' });
    await review.getByText('Iebildumi pret atsevišķām normām').waitFor();
    await review.getByRole('heading', { name: '5. punkts' }).waitFor();
    await review.getByText(REASON).waitFor();
    await story.lookAt(page, 'public page with objections');
  });

  story.step('the lawyer chooses to correct, and corrects the norm', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('atzinums'));
    await sees(page, 'Kā rīkoties ar iebildumiem');
    await sees(page, REASON);
    await story.lookAt(page, 'objections in the dossier');
    await pressAndConfirm(page, 'Sākt precizēšanu');
    const text = page.getByRole('textbox', { name: 'Saistošo noteikumu teksts' });
    const rule = text.getByText(RULE);
    const { height = 0 } = (await rule.boundingBox()) ?? {};
    await rule.click({ position: { x: 8, y: height - 8 } });
    await page.keyboard.press('End');
    await page.keyboard.type(CORRECTION);
    await sees(page, /Saglabāts \d\d/);
    await page.goto(story.work('atzinums'));
    await sees(page, /mainīta 1 vienība/);
    await story.lookAt(page, 'correction in the dossier');
  });

  story.step('the corrected text is endorsed and adopted again, and keeps its number', async () => {
    const people = await story.vidzale();
    const { id } = await story.find();
    done(await people.lawyer.post(`/api/m/${PLACE}/dossiers/${id}/endorsement-offer`, {}));
    await endorseDossier(people, PLACE, id);
    const page = await story.as(LAWYER);
    await page.goto(story.work());
    await pressAndConfirm(page, 'Iesniegt precizējumus domei');
    await sees(page, 'Paveikts. Akts tagad ir posmā "Sagatavots domei".');
    const sitting = await story.planned(12);
    const itemId = await prepareSitting(people, sitting.id, id);
    const secretary = await story.as(SECRETARY);
    await secretary.goto(`/darbs/vidzale/sedes/${sitting.id}`);
    await sees(secretary, 'Precizēšana pēc ministrijas atzinuma');
    await story.lookAt(secretary, 'agenda with a correction');
    await story.decide(itemId);
    const passer = await story.anonymous();
    await passer.goto('/vidzale/dome');
    await sees(passer, 'Precizēšana pēc ministrijas atzinuma');
    await story.lookAt(passer, 'public sitting with a correction');
  });

  story.step('the lawyer sends the corrected by-law to the ministry', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('atzinums'));
    await pressAndConfirm(page, 'Virzīt ministrijas atzinumam');
    await page.getByLabel('Nosūtīšanas diena').fill(await legalToday(page));
    await page.getByLabel('Kā nosūtīts').selectOption({ label: 'oficiālajā elektroniskajā adresē' });
    await story.lookAt(page, 'sending to the ministry');
    await page.getByRole('button', { name: 'Reģistrēt nosūtīšanu' }).click();
    await page.getByRole('heading', { level: 3, name: /^2\. izvērtēšana/ }).waitFor();
    await story.lookAt(page, 'second review in the dossier');
  });

  story.step('the ministry reads its objection beside what changed, and has no more', async () => {
    const page = await story.as(REVIEWER);
    await page.goto('/darbs/atzinumi');
    await page.getByRole('link', { name: FEES }).click();
    const changes = page.getByRole('region', { name: 'Kas mainījies' });
    await changes.getByText(REASON).waitFor();
    expect(await changes.locator('ins').allInnerTexts()).toEqual([
      expect.stringContaining('Pirms demontāžas maksātāju rakstveidā brīdina'),
    ]);
    await story.lookAt(page, 'desk with the change against the earlier objection');
    await page.getByLabel('Bez iebildumiem').check();
    await page.getByLabel('Secinājums').fill('Iebildums ir ņemts vērā.');
    await pressAndConfirm(page, 'Nosūtīt atzinumu');
    await sees(page, /^Atzinums nosūtīts\./);
  });

  story.step(
    'the by-law may now be sent to the gazette, within three working days of the opinion',
    async () => {
      const page = await story.as(LAWYER);
      await page.goto(story.work('izsludinasana'));
      await page.getByLabel(/tekstos nav personas datu/).check();
      await page.getByRole('button', { name: 'Sagatavot', exact: true }).click();
      await sees(page, 'Sakrīt ar domes pieņemto tekstu');
      await page
        .getByRole('complementary')
        .getByText(/47\. panta ceturtā daļa/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Reģistrēt nosūtīšanu' }).click();
      await page.getByLabel('Oficiālās publikācijas numurs').waitFor();
      await story.lookAt(page, 'promulgation after the review');
      const passer = await story.anonymous();
      await passer.goto(story.open());
      const review = passer.getByRole('region', { name: 'Ministrijas atzinums' });
      await review.getByText('Bez iebildumiem').waitFor();
      await review.getByRole('heading', { name: '1. izvērtēšana' }).waitFor();
      await story.lookAt(passer, 'public page after two reviews');
    },
  );

  story.endsClean();
});
