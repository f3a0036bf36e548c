import { actInForce, publishDossier } from '../../support/amendments.js';
import { moveTo } from '../../support/council.js';
import { sees } from '../support/steps.js';
import { AmendingStory, LAWYER, TITLE } from './story.js';

const PROVEN = 'Pārbaudīts: grozījumi, pielietoti spēkā esošajam tekstam, dod tieši rediģēto tekstu';
const NOT_PROVEN = 'Grozījumi nedod rediģēto tekstu';
const ADDED = 'Kapsētu plānu publicē tīmekļvietnē.';

describe('a by-law in force is amended', () => {
  const story = new AmendingStory();
  story.runsHere();
  let dossierId = '';
  let entryDay = '';

  story.step('from the list of acts in force the lawyer begins to amend one', async () => {
    const { dossier, act } = await actInForce(await story.vidzale(), story.running, TITLE);
    Object.assign(story, { base: dossier, act });
    const page = await story.as(LAWYER);
    await page.goto('/darbs/vidzale/speka');
    await sees(page, TITLE);
    await story.lookAt(page, 'acts in force');
    await page.getByRole('button', { name: `Grozīt šos noteikumus: ${TITLE}` }).click();
    await sees(page, 'Vēl nekas nav mainīts');
    story.code = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-2) ?? '');
    await page.getByRole('heading', { level: 1, name: /^Grozījumi Vidzāles novada domes/ }).waitFor();
    await story.lookAt(page, 'amendments, nothing changed');
  });

  story.step('edits the text: words change, a new point gets a superscript number', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('link', { name: 'Rediģēt tekstu' }).click();
    const text = page.getByRole('textbox', { name: 'Grozāmais teksts' });
    await text.getByText('nosaka kārtību.').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.type(' un termiņus.');
    await page.keyboard.press('Enter');
    await page.keyboard.type(ADDED);
    await sees(page, /Saglabāts \d\d/);
    await text.getByText(ADDED).waitFor();
    await story.lookAt(page, 'edited text of the act');
  });

  story.step('the amending by-law is written, with its proof and the changes beside it', async () => {
    const page = await story.as(LAWYER);
    await page.getByRole('link', { name: 'Atpakaļ uz grozījumiem' }).click();
    await page.getByRole('button', { name: 'Uzrakstīt grozījumus', exact: true }).click();
    await sees(page, PROVEN);
    const instructions = page.getByRole('region', { name: 'Grozījumi', exact: true });
    await instructions.getByText(/Izdarīt Vidzāles novada domes/).waitFor();
    await instructions.getByText(/1\.¹ punktu šādā redakcijā/).waitFor();
    await page.getByRole('region', { name: 'Kas mainīts tekstā' }).getByText(ADDED).waitFor();
    await story.lookAt(page, 'amendments, proven');
    await page.goto(`/en${story.work('grozijumi')}`);
    await sees(page, 'Checked: the amendments, applied to the text in force, give exactly the edited text');
    await story.lookAt(page, 'amendments, proven, in English');
  });

  story.step('a change by hand breaks the proof, and the page names the line', async () => {
    const page = await story.as(LAWYER);
    await page.goto(story.work('teksts'));
    const text = page.getByRole('textbox', { name: 'Saistošo noteikumu teksts' });
    await text.getByText(/Kapsētu plānu publicē tīmekļvietnē/).dblclick();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await text.getByText(/Kapsētu plānu publicē/).click();
    await page.keyboard.type('ļoti ');
    await sees(page, /Saglabāts \d\d/);
    await page.goto(story.work('grozijumi'));
    await sees(page, NOT_PROVEN);
    await sees(page, 'Labots ar roku');
    await page.getByRole('columnheader', { name: 'Ko dod grozījumi' }).waitFor();
    await story.lookAt(page, 'amendments, not proven');
    await page.goto(story.work());
    await page.goto(story.work('grozijumi'));
    await page.getByRole('button', { name: 'Uzrakstīt grozījumus no jauna' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Pārrakstīt' }).click();
    await sees(page, PROVEN);
  });

  story.step('after promulgation the act has its new text from its day, with the amending act', async () => {
    const people = await story.vidzale();
    const page = await story.as(LAWYER);
    const { items } = (
      await people.lawyer.get<{ items: { id: string; code: string }[] }>(
        '/api/m/vidzale/dossiers?pageSize=100',
      )
    ).body;
    dossierId = items.find(({ code }) => code === story.code)?.id ?? '';
    entryDay = await publishDossier(people, story.running, dossierId, '301.2');
    await page.goto(story.onDay());
    expect(await page.getByRole('article').getByText(ADDED).count()).toBe(0);
    const anybody = await story.anonymous();
    await story.opensUntil(anybody, story.onDay(entryDay), ADDED);
    await anybody
      .getByText(/\(Vidzāles novada domes .* redakcijā\)/)
      .first()
      .waitFor();
    await sees(anybody, /grozīts ar/);
    await story.lookAt(anybody, 'act on the day of its new text');
    await moveTo(people.lawyer, story.running, entryDay);
    await anybody.goto(`/vidzale/noteikumi/${story.base?.code}`);
    await sees(anybody, ADDED);
    await story.lookAt(anybody, 'page of an amended act');
    await page.goto(story.work('grozijumi'));
    await sees(page, 'Sagatavota');
    await story.lookAt(page, 'amendments, consolidated');
  });

  story.step('a norm that the minister suspended is shown as such beside the text', async () => {
    const page = await story.as(LAWYER);
    await page.goto(`/darbs/vidzale/speka/${story.act?.year}/${story.act?.slug}`);
    await page.getByRole('button', { name: 'Ierakstīt' }).click();
    await page
      .getByRole('alert')
      .getByText(/Pirmā diena/)
      .first()
      .waitFor();
    await page.getByLabel('Norma').selectOption({ index: 1 });
    await page.getByLabel('Pirmā diena').fill(entryDay);
    await page.getByLabel('Dokuments', { exact: true }).fill('Ministra rīkojums Nr. 1-2/77');
    await story.lookAt(page, 'validity of norms, form');
    await page.getByRole('button', { name: 'Ierakstīt' }).click();
    await sees(page, /Apturēts ar ministra rīkojumu/);
    await page.getByRole('button', { name: 'Norādīt pēdējo dienu' }).waitFor();
    await story.lookAt(page, 'validity of norms');
    const anybody = await story.anonymous();
    await story.opensUntil(anybody, story.onDay(entryDay), 'Ne visas normas ir spēkā');
    await sees(anybody, /Pašvaldību likuma 66\. pants/);
    await story.lookAt(anybody, 'act with a suspended norm');
    const slider = anybody.getByRole('slider', { name: 'Pārslēgt dienu, kuras redakciju rādīt' });
    await slider.press('Home');
    await anybody.waitForURL((url) => url.pathname === story.onDay(story.act?.fromDay));
    await slider.press('ArrowRight');
    await anybody.waitForURL((url) => url.pathname === story.onDay(entryDay));
  });

  story.endsClean();
});
