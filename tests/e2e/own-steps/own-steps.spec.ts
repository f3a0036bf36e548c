import { TestClient } from '../../support/client.js';
import { peopleOfVidzale, PLACE } from '../../support/council.js';
import { advanceDossier, draftDossier, endorseDossier } from '../../support/dossiers.js';
import { Journey } from '../support/journey.js';
import { pressAndConfirm, sees } from '../support/steps.js';

const ADMINISTRATOR = 'Dace Krūmiņa';
const CLERK = 'Mārtiņš Egle';
const LAWYER = 'Ilze Bērziņa';
const SECRETARY = 'Kristīne Liepa';
const TITLE = 'Par pašvaldības budžeta grozījumiem kārtības pārbaudei';

describe('a municipality works in steps of its own', () => {
  const story = new Journey();
  story.runsHere();
  let dossier = { id: '', code: '' };
  const path = () => `/darbs/${PLACE}/akti/${dossier.code}`;

  story.step('the administrator adds an endorser, an order, a committee and a term', async () => {
    const page = await story.as(ADMINISTRATOR);
    await page.goto(`/darbs/${PLACE}/administracija/kartiba`);
    await page.getByLabel('Cits saskaņotājs', { exact: true }).fill('Kanceleja');
    await page.getByRole('button', { name: 'Pievienot saskaņotāju', exact: true }).click();
    await page
      .getByRole('group', { name: 'Kas veic soli “Kanceleja”', exact: true })
      .getByRole('checkbox', { name: CLERK, exact: true })
      .check();
    const up = page.getByRole('button', { name: 'Pārvietot augstāk: Kanceleja', exact: true });
    await up.click();
    await up.click();
    await page.getByLabel(/^Saskaņo norādītajā secībā/).check();
    await page.getByLabel('Komitejas nosaukums', { exact: true }).fill('Finanšu komiteja');
    await page.getByRole('button', { name: 'Pievienot komiteju', exact: true }).click();
    await page.getByLabel('Laiks viedokļiem', { exact: true }).fill('13');
    await page.getByRole('button', { name: 'Saglabāt kārtību', exact: true }).click();
    await page.getByRole('alert').getByText('Likums prasa vismaz 14. Norādiet tikpat vai vairāk.').waitFor();
    await story.lookAt(page, 'own procedure with a term shorter than the law');
    await page.getByLabel('Laiks viedokļiem', { exact: true }).fill('21');
    await page.getByRole('button', { name: 'Saglabāt kārtību', exact: true }).click();
    await sees(page, 'Darba kārtība ir saglabāta.');
    await story.lookAt(page, 'own procedure');
  });

  story.step('the clerk finds a draft in the inbox and endorses first', async () => {
    const people = await peopleOfVidzale(story.url);
    dossier = await draftDossier(people.lawyer, PLACE, { kind: 'budget', topic: 'budget', title: TITLE });
    await advanceDossier(people.lawyer, PLACE, dossier.id, 'sendForEndorsement');
    const page = await story.as(CLERK);
    await page.goto('/darbs');
    await page.getByRole('link', { name: TITLE }).first().click();
    await pressAndConfirm(page, 'Saskaņot: Kanceleja');
    await page
      .getByRole('button', { name: 'Saskaņot: Kanceleja', exact: true })
      .waitFor({ state: 'detached' });
    await story.lookAt(page, 'draft after the own step of endorsement');
    await endorseDossier(people, PLACE, dossier.id);
    await advanceDossier(people.lawyer, PLACE, dossier.id, 'submitToCouncil');
  });

  story.step('the secretary records what the committee thinks', async () => {
    const page = await story.as(SECRETARY);
    await page.goto(path());
    await page.getByText('Reģistrēt komitejas atzinumu', { exact: true }).click();
    await page.getByLabel('Atzinums', { exact: true }).selectOption({ label: 'Atbalsta ar izmaiņām' });
    await page.getByLabel('Protokols', { exact: true }).fill('prot. Nr. 3, 5. p.');
    await page.getByRole('button', { name: 'Reģistrēt atzinumu', exact: true }).click();
    await page
      .getByRole('region', { name: 'Komiteju atzinumi', exact: true })
      .getByText('prot. Nr. 3, 5. p.')
      .waitFor();
    await story.lookAt(page, 'opinions of committees');
  });

  story.step('the lawyer sees the whole way of the draft, and where it is', async () => {
    const page = await story.as(LAWYER);
    await page.goto(path());
    await page.getByRole('link', { name: 'Visa gaita shēmā', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Saistošo noteikumu gaita' }).waitFor();
    await sees(page, 'šobrīd šeit');
    await page.getByRole('heading', { level: 3, name: 'Iekļaut darba kārtībā', exact: true }).waitFor();
    await story.lookAt(page, 'the life of a by-law');
    const { body } = await (
      await TestClient.loggedIn(story.url, LAWYER)
    ).get<{ terms: object }>(`/api/m/${PLACE}/procedure-steps`);
    expect(body.terms).toEqual({ 'SN.OPINION_MIN': 21 });
  });

  story.endsClean();
});
