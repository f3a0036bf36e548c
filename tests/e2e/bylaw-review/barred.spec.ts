import { dayAfter, legalToday, moveClock, sees } from '../support/steps.js';
import { LAWYER, ReviewStory, TRADE } from './story.js';

describe('a by-law that no council answered for in two months', () => {
  const story = new ReviewStory(TRADE);
  story.runsHere();

  story.step('while the term runs, the page tells its last day', async () => {
    await story.find();
    const page = await story.as(LAWYER);
    await page.goto(story.work('atzinums'));
    await sees(page, /^Vēl \d+ dien/);
  });

  story.step('after the term it may not be published, and the page says why in plain words', async () => {
    const page = await story.as(LAWYER);
    await moveClock(page, dayAfter(await legalToday(page), 60));
    await page.goto(story.work('atzinums'));
    const barred = page.getByRole('region', { name: 'Šos noteikumus publicēt vairs nedrīkst' });
    await barred.getByText(/divu mēnešu laikā dome nepieņēma lēmumu/).waitFor();
    await barred.getByText(/47\. panta septītā daļa/).waitFor();
    expect(await page.getByRole('button', { name: 'Sagatavot lēmuma projektu' }).count()).toBe(0);
    await story.lookAt(page, 'barred by-law');
    await page.goto(story.work('izsludinasana'));
    await sees(page, 'Šos noteikumus publicēt vairs nedrīkst');
    expect(await page.getByRole('button', { name: /^Sagatavot|^Reģistrēt nosūtīšanu/ }).count()).toBe(0);
    await story.lookAt(page, 'promulgation of a barred by-law');
    await page.goto(story.work());
    await story.lookAt(page, 'overview of a barred by-law');
  });

  story.step('everybody sees that it will not enter into force', async () => {
    const page = await story.anonymous();
    await page.goto(story.open());
    await sees(page, /šos noteikumus publicēt nedrīkst un tie nestāsies spēkā/);
    await story.lookAt(page, 'public page of a barred by-law');
  });

  story.endsClean();
});
