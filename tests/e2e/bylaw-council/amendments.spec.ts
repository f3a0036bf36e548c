import type { SittingSummary } from '#libs/contracts';
import { done, peopleOfVidzale, PLACE } from '../../support/council.js';
import { Journey } from '../support/journey.js';
import { moveClock, pressAndConfirm, sees } from '../support/steps.js';

const SECRETARY = 'Kristīne Liepa';
const COUNCILLOR = 'Aija Siliņa';
const TITLE = 'Par Vidzāles novada simbolikas izmantošanu';

describe('a by-law to which councillors table amendments', () => {
  const story = new Journey();
  story.runsHere();
  let sitting = '';
  let day = '';

  story.step('a councillor reads the draft and tables an amendment to one of its points', async () => {
    const { secretary } = await peopleOfVidzale(story.url);
    const { items } = done(await secretary.get<{ items: SittingSummary[] }>(`/api/m/${PLACE}/sittings`));
    const coming = items.find(({ state, bylaws }) => state === 'planned' && bylaws > 0);
    if (!coming) throw new Error('The demo has no sitting to come.');
    day = coming.day;
    sitting = `/darbs/${PLACE}/sedes/${coming.id}`;
    const page = await story.as(COUNCILLOR);
    await page.goto(sitting);
    await page.getByRole('link', { name: TITLE, exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'Deputātu priekšlikumi', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Iesniegt priekšlikumu', exact: true }).click();
    const unit = page.getByLabel('Projekta vienība', { exact: true });
    const second = unit.locator('option').filter({ hasText: /^2\. / });
    await unit.selectOption((await second.getAttribute('value')) ?? '');
    await page.getByLabel('Ko darīt', { exact: true }).selectOption({ label: 'Svītrot' });
    await story.lookAt(page, 'form of an amendment');
    await page.getByRole('button', { name: 'Iesniegt', exact: true }).click();
    await sees(page, 'Priekšlikums iesniegts.');
    await page.getByText('3. priekšlikums:').waitFor();
    await story.lookAt(page, 'amendments to a draft');
  });

  story.step('the secretary takes the votes on them in the order of the text', async () => {
    const page = await story.as(SECRETARY);
    await moveClock(page, day);
    await page.goto(sitting);
    await page.getByRole('link', { name: new RegExp(`^Balsot ?: ${TITLE}$`) }).click();
    // The page of the sitting has such a form too.
    await sees(page, /^Vispirms atzīmējiet, kuri deputāti piedalās/);
    await page.getByRole('button', { name: 'Visi ir klāt', exact: true }).click();
    await page.getByRole('button', { name: 'Saglabāt dalībniekus', exact: true }).click();
    for (const number of [1, 3, 2]) {
      await page.getByRole('heading', { level: 2, name: `Balsojums par ${number}. priekšlikumu` }).waitFor();
      if (number === 1) await story.lookAt(page, 'vote on an amendment');
      await page.getByRole('button', { name: 'Visi klātesošie par', exact: true }).click();
      await pressAndConfirm(page, 'Reģistrēt balsojumu');
    }
    await page
      .getByRole('heading', { level: 2, name: 'Balsojums par projektu kopumā', exact: true })
      .waitFor();
    await page.getByRole('heading', { level: 3, name: 'Teksts ar pieņemtajiem priekšlikumiem' }).waitFor();
    await sees(page, /ievērojot vienlīdzīgu attieksmi/);
    await story.lookAt(page, 'vote on the amended draft');
  });

  story.step('the draft is adopted with them, and everybody sees who proposed what', async () => {
    const page = await story.as(SECRETARY);
    await page.getByRole('button', { name: 'Visi klātesošie par', exact: true }).click();
    await page.getByLabel('Lēmuma numurs', { exact: true }).fill('318');
    await pressAndConfirm(page, 'Reģistrēt balsojumu');
    await sees(page, 'Balsojums reģistrēts.');
    await page.goto(`${sitting}/protokols`);
    await page.getByText('3. priekšlikums:').waitFor();
    await story.lookAt(page, 'minutes of a sitting');
    const passer = await story.anonymous();
    await passer.goto(`/${PLACE}/dome`);
    await passer.getByText('Deputātu priekšlikumi: 3').click();
    await passer.getByText('Juris Vītols', { exact: true }).first().waitFor();
    await story.lookAt(passer, 'public page of the council with amendments');
  });

  story.endsClean();
});
