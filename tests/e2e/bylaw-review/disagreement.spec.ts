import { done, legalDay, PLACE, readSitting } from '../../support/council.js';
import { legalToday, sees } from '../support/steps.js';
import { LAWYER, ReviewStory, SECRETARY, TRADE } from './story.js';

const REASONS = 'Pienākumi ir uzskaitīti noteikumu 2. un 3. punktā, tāpēc sekas ir paredzamas.';

describe('a council that disagrees with the opinion of the ministry', () => {
  const story = new ReviewStory(TRADE);
  story.runsHere();

  story.step('the lawyer drafts the decision with its reasons', async () => {
    await story.find();
    const page = await story.as(LAWYER);
    await page.goto(story.work('atzinums'));
    await page.getByRole('button', { name: 'Sagatavot lēmuma projektu' }).click();
    await page.getByRole('button', { name: 'Saglabāt lēmuma projektu' }).click();
    await page
      .getByRole('alert')
      .getByText(/Atzīmējiet vismaz vienu/)
      .waitFor();
    await story.lookAt(page, 'draft decision refused');
    await page.getByLabel(/^1\. ?4\. punkts/).check();
    await page.getByLabel('Pamatojums').fill(REASONS);
    await page.getByRole('button', { name: 'Saglabāt lēmuma projektu' }).click();
    await sees(page, 'Lēmuma projekts saglabāts.');
    await sees(page, /domes sekretārs lēmuma projektu iekļauj/);
    await story.lookAt(page, 'draft decision');
  });

  story.step('the secretary puts it on the agenda, where it is called by its name', async () => {
    const sitting = await story.planned(9);
    const page = await story.as(SECRETARY);
    await page.goto(`/darbs/vidzale/sedes/${sitting.id}`);
    await page.getByRole('button', { name: 'Pievienot jautājumu' }).click();
    await page.getByLabel('Ko pievienot').selectOption({ label: `${story.code} ${TRADE}` });
    await page.getByRole('button', { name: 'Pievienot', exact: true }).click();
    const item = page.getByRole('link', { name: `Par nepiekrišanu ministrijas atzinumam: ${TRADE}` });
    await item.waitFor();
    await sees(page, 'Nepiekrišana ministrijas atzinumam');
    await story.lookAt(page, 'agenda with a disagreement');
    await item.click();
    await sees(page, REASONS);
    await story.lookAt(page, 'draft decision for councillors');
  });

  story.step('the council adopts it, and the chair signs', async () => {
    const people = await story.vidzale();
    const { agenda } = await readSitting(people, story.sitting?.id ?? '');
    const item = agenda.find((one) => one.purpose === 'disagreement');
    for (const [what, path] of [
      ['agenda', 'darba-kartiba'],
      ['drafts', 'projekti'],
    ]) {
      done(
        await people.secretary.post(`/api/m/${PLACE}/sittings/${story.sitting?.id ?? ''}/notices`, {
          what,
          url: `https://www.vidzale.example/dome/${path}`,
          day: await legalDay(people.secretary),
          time: '00:01',
          means: 'own_domain',
        }),
      );
    }
    done(await people.secretary.post(`/api/m/${PLACE}/sittings/${story.sitting?.id ?? ''}/materials`, {}));
    await story.decide(item?.id ?? '');
    const page = await story.as(SECRETARY);
    await page.goto(`/darbs/vidzale/sedes/${story.sitting?.id ?? ''}/balsojums/${item?.id ?? ''}`);
    await sees(page, 'Nepiekrišana ministrijas atzinumam');
    await story.lookAt(page, 'result of the vote on the disagreement');
  });

  story.step(
    'by-law and decision go to the ministry and to the gazette within three working days',
    async () => {
      const page = await story.as(LAWYER);
      await page.goto(story.work('izsludinasana'));
      await sees(page, 'Lēmums ministrijām vēl nav nosūtīts');
      await story.lookAt(page, 'promulgation before the decision was sent');
      await page.getByRole('link', { name: 'Skatīt lēmuma nosūtīšanu ministrijām' }).click();
      await page.getByLabel('Kad nosūtīts VARAM').fill(await legalToday(page));
      await story.lookAt(page, 'sending of the decision');
      await page.getByRole('button', { name: 'Reģistrēt nosūtīšanu' }).click();
      await sees(page, /^Ministrijām nosūtīts/);
      await page.goto(story.work('izsludinasana'));
      await sees(page, 'Lēmums ministrijām nosūtīts');
      await page.getByLabel(/tekstos nav personas datu/).check();
      await page.getByRole('button', { name: 'Sagatavot', exact: true }).click();
      await page.getByRole('button', { name: 'Reģistrēt nosūtīšanu' }).click();
      await page.getByLabel('Oficiālās publikācijas numurs').waitFor();
    },
  );

  story.step('everybody reads why the council disagrees', async () => {
    const page = await story.anonymous();
    await page.goto(story.open());
    const review = page.getByRole('region', { name: 'Ministrijas atzinums' });
    await review.getByText('Dome ministrijai nepiekrita').waitFor();
    await review.getByText(REASONS).waitFor();
    await story.lookAt(page, 'public page with a disagreement');
  });

  story.endsClean();
});
