import type { CycleView } from '#libs/contracts';
import {
  advanceCycle,
  ballotPaper,
  completeProject,
  countVotes,
  createCycle,
  evaluateProject,
  lawfulCycle,
  legalDay,
  moveClockTo,
  sendVote,
  showCycle,
  submitProject,
} from '../../support/budget.js';
import type { TestClient } from '../../support/client.js';
import { dayAfter, pressAndConfirm, sees } from '../support/steps.js';
import { AUTHOR, BudgetStory, COORDINATOR, EVALUATOR, FOURTH, SECRETARY, THIRD, YOUNG } from './story.js';

const PLACE = 'vidzale';
const TITLES = ['Slidotava pie skolas', 'Koncertzāles skatuve', 'Upes laipa'];
/** Each project costs half of the money. */
const COST = 3_000_000;

/** A cycle of three equal projects, and what four people choose in it. */
interface Cast {
  id: string;
  year: number;
  rules: Partial<CycleView['rules']>;
  votes: Record<string, number[]>;
}

describe('votes that are equal', () => {
  const story = new BudgetStory();
  story.runsHere();

  const lot: Cast = {
    ...{ id: '', year: 0, rules: { ties: 'lot' } },
    votes: { [AUTHOR]: [1], [YOUNG]: [2], [THIRD]: [3], [FOURTH]: [1, 2, 3] },
  };
  const shares: Cast = {
    ...{ id: '', year: 0, rules: { ties: 'earlier_submission', countRule: 'mes:cost:add1u' } },
    votes: { [AUTHOR]: [1, 2], [YOUNG]: [1, 2], [THIRD]: [3], [FOURTH]: [3] },
  };
  const cycles = [lot, shares];
  const work = ({ id }: Cast): string => `/darbs/${PLACE}/budzets/${id}/skaitisana`;
  const open = ({ year }: Cast, page = 'rezultati'): string => `/${PLACE}/budzets/${year}/${page}`;

  async function cast(cycle: Cast): Promise<void> {
    for (const [name, choices] of Object.entries(cycle.votes)) {
      const voter = await story.client(name);
      const answer = await sendVote(voter, PLACE, await ballotPaper(voter, PLACE, cycle.year), choices);
      if (answer.status !== 200 && answer.status !== 201) throw new Error(answer.text);
    }
  }

  async function submit(coordinator: TestClient, cycle: Cast): Promise<string[]> {
    const author = await story.client(AUTHOR);
    const ids: string[] = [];
    const { units } = await showCycle(coordinator, PLACE, cycle.id);
    for (const title of TITLES) {
      const costLines = [{ name: 'Būvdarbi', quantity: 1, unit: 'kompl.', unitCents: COST }];
      const input = completeProject(units[0]?.id ?? '', { title: `${title} ${cycle.year}`, costLines });
      ids.push((await submitProject(author, PLACE, cycle.year, input)).id);
    }
    return ids;
  }

  story.step('three projects get as many votes each, in two cycles', async () => {
    const coordinator = await story.client(COORDINATOR);
    const today = await legalDay(coordinator);
    const plans = cycles.map((cycle, at) => {
      const plan = lawfulCycle(today, { year: Number(today.slice(0, 4)) + 2 + at });
      return { ...plan, rules: { ...plan.rules, secrecy: 'apart' as const, ...cycle.rules } };
    });
    const projects: string[] = [];
    for (const [at, cycle] of cycles.entries()) {
      const plan = plans[at] ?? lawfulCycle(today);
      cycle.year = plan.year;
      cycle.id = (await createCycle(coordinator, PLACE, plan)).id;
      await advanceCycle(coordinator, PLACE, cycle.id, 'openSubmission');
      projects.push(...(await submit(coordinator, cycle)));
    }
    const [plan] = plans;
    if (!plan) throw new Error('Nothing is planned.');
    await moveClockTo(coordinator, dayAfter(plan.submission.to, 1));
    const evaluator = await story.client(EVALUATOR);
    for (const id of projects) await evaluateProject(evaluator, PLACE, id);
    for (const { id } of cycles) await advanceCycle(coordinator, PLACE, id, 'finishEvaluation');
    await moveClockTo(coordinator, plan.voting.from);
    for (const cycle of cycles) await cast(cycle);
    await moveClockTo(coordinator, dayAfter(plan.voting.to, 1));
    for (const { id } of cycles) expect((await showCycle(coordinator, PLACE, id)).state).toBe('voting_ended');
  });

  story.step('two people give their words, and the lot puts the three in order', async () => {
    const first = await story.as(SECRETARY);
    await first.goto(work(lot));
    await first.getByLabel('Vārds izlozei').fill('saulgrieži');
    await first.getByRole('button', { name: 'Sākt skaitīšanu', exact: true }).click();
    await sees(first, /Skaitīšanu sākāt Jūs/);
    const page = await story.as(COORDINATOR);
    await page.goto(work(lot));
    await page.getByLabel('Vārds izlozei').fill('ezers');
    await pressAndConfirm(page, 'Saskaitīt balsis');
    await page.getByRole('heading', { level: 2, name: 'Skaitīšanas rezultāts' }).waitFor();
    await sees(page, /Balsis: 2: (Nr\. [123](, )?){3}\. Kārtību noteica izloze\./);
    await story.lookAt(page, 'count with a tie');
  });

  story.step('the stated order decides at once, and the council compares the rules', async () => {
    const coordinator = await story.client(COORDINATOR);
    const counted = await countVotes(await story.client(SECRETARY), coordinator, PLACE, shares.id);
    expect(counted.body.units[0]?.ties.map(({ order }) => order)).toEqual([[1, 2, 3]]);
    const page = await story.as(COORDINATOR);
    await page.goto(work(shares));
    await page.getByRole('button', { name: 'Salīdzināt metodes', exact: true }).click();
    await page.getByRole('heading', { level: 3, name: 'Vispirms visvairāk balsu', exact: true }).waitFor();
    await sees(page, 'Uzvarētu arī:');
    await story.lookAt(page, 'comparison of rules');
    for (const { id } of cycles) {
      const form = new FormData();
      form.set('minutesRef', 'Komisijas protokols Nr. 9');
      const path = `/api/m/${PLACE}/budget/cycles/${id}/announce`;
      expect((await coordinator.upload(path, form)).status).toBe(200);
    }
  });

  story.step('everybody reads the tie, the seed, and why a project did not win', async () => {
    const page = await story.anonymous();
    await page.goto(open(lot));
    await page.getByRole('heading', { level: 3, name: 'Vienāds balsu skaits', exact: true }).waitFor();
    await sees(page, /^[0-9a-f]{64}:saulgrieži:ezers$/);
    await sees(
      page,
      /Neizšķirts ar projektiem Nr\. [123], [123]; secību noteica nolikumā paredzētā kārtība\./,
    );
    await story.lookAt(page, 'result with a lot');
    await page.goto(open(shares));
    await page
      .getByRole('heading', { level: 3, name: 'Kā vienlīdzīgo daļu metode sadalīja naudu', exact: true })
      .waitFor();
    await sees(page, /2 atbalstītāji, katrs maksāja ne vairāk kā 15\s000,00\s€\./);
    await story.lookAt(page, 'result of Equal Shares');
    await page.goto(open(shares, 'projekti/2'));
    await sees(page, 'Projekts neuzvarēja');
    await sees(page, /Tā atbalstītājiem kopā beigās bija 0,00\s€: pietrūka 30\s000,00\s€\./);
    await story.lookAt(page, 'why a project did not win');
  });

  story.step('a correction is proposed by one and confirmed by another', async () => {
    const page = await story.as(COORDINATOR);
    await page.goto(work(shares));
    await page.getByRole('button', { name: 'Ierosināt labojumu', exact: true }).click();
    await page.getByLabel('Projektu numuri', { exact: true }).fill('3');
    await page.getByLabel('Kas noticis', { exact: true }).fill('Laipas vieta nav pašvaldības īpašums.');
    await page.getByLabel('Lēmums vai protokols, kurā kļūda konstatēta').fill('Protokols Nr. 10');
    await page.getByRole('button', { name: 'Saskaitīt no jauna un ierosināt', exact: true }).click();
    await sees(page, 'Labojumu apstiprina cits pilnvarots cilvēks, pieslēdzoties ar savu kontu.');
    const other = await story.as(SECRETARY);
    await other.goto(work(shares));
    await sees(other, /Labojumu ierosināja Sanita Lapsa/);
    await other.getByRole('table', { name: 'Rezultāts tagad un pēc labojuma', exact: true }).waitFor();
    await story.lookAt(other, 'proposed correction');
    await pressAndConfirm(other, 'Apstiprināt labojumu');
    await other.getByRole('button', { name: 'Ierosināt labojumu', exact: true }).waitFor();
    const passer = await story.anonymous();
    await passer.goto(open(shares));
    await passer.getByRole('heading', { level: 2, name: 'Rezultāts ir labots', exact: true }).waitFor();
    await sees(passer, /Labojumu ierosināja Sanita Lapsa, apstiprināja Kristīne Liepa\./);
    await story.lookAt(passer, 'corrected result');
  });

  story.endsClean();
});
