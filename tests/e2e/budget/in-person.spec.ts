import type { Page } from 'playwright-core';
import pg from 'pg';
import type { CycleView } from '#libs/contracts';
import { TestClient } from '../../support/client.js';
import { Journey } from '../support/journey.js';
import { dayAfter, moveClock, pressAndConfirm, sees } from '../support/steps.js';

const CLERK = 'Mārtiņš Egle';
const COORDINATOR = 'Sanita Lapsa';
const MISTAKE = 'Ierakstīts līdzīgs personas kods.';

/** A vote on paper, from the desk to the signed box; what a step learns the next one uses. */
class PaperStory extends Journey {
  cycle = '';
  lastDay = '';
  /** Numbers of two papers of the first unit. */
  papers: string[] = [];
  /** Numbers of a project on their ballot. */
  projects: number[] = [];
  box = '';

  work(page = ''): string {
    return `/darbs/vidzale/budzets/${this.cycle}/klatiene${page}`;
  }

  async rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return (await client.query(sql, values)).rows as T[];
    } finally {
      await client.end();
    }
  }
}

describe('a clerk and paper ballots', () => {
  const story = new PaperStory();
  story.runsHere();

  const lookUp = async (page: Page, name: string): Promise<void> => {
    const [person] = await story.rows<{ code: string }>(
      `SELECT d.personal_code AS code FROM demo_person d JOIN person p ON p.id = d.person_id WHERE p.name = $1`,
      [name],
    );
    await page.getByLabel('Personas kods', { exact: true }).fill(person?.code ?? '');
    await page.getByRole('button', { name: 'Pārbaudīt sarakstā' }).click();
  };
  const typePaper = async (page: Page, number: string, marks: string): Promise<void> => {
    await page.getByLabel('Zīmes numurs').fill(number);
    await page.getByLabel('Atzīmētie projekti').fill(marks);
    await page.getByRole('button', { name: 'Saglabāt zīmi' }).click();
    await page.getByRole('button', { name: `Izņemt zīmi ${number}` }).waitFor();
  };

  story.step('the clerk looks people up, and marks who may vote once', async () => {
    const client = await TestClient.loggedIn(story.url, COORDINATOR);
    const { body } = await client.get<CycleView[]>('/api/m/vidzale/budget/cycles');
    const cycle = body.find(({ state }) => state === 'voting');
    story.cycle = cycle?.id ?? '';
    story.lastDay = cycle?.voting.to ?? '';
    const page = await story.as(CLERK);
    await page.goto(story.work());
    await lookUp(page, 'Kate Sila');
    await sees(page, 'Zīmi izsniegt nedrīkst');
    await story.lookAt(page, 'desk refusing');
    await page.getByRole('button', { name: 'Nākamais balsotājs' }).click();
    await lookUp(page, 'Ruta Eglīte');
    await sees(page, /Jau nobalsojis elektroniski/);
    await page.getByRole('button', { name: 'Nākamais balsotājs' }).click();
    await lookUp(page, 'Roberts Zariņš');
    await sees(page, 'Drīkst balsot');
    await page.locator('#unitId').selectOption({ index: 1 });
    await story.lookAt(page, 'desk ready to mark');
    await page.getByRole('button', { name: 'Atzīmēt sarakstā un izsniegt zīmi' }).click();
    await sees(page, 'Balsotājs sarakstā ir atzīmēts.');
    await lookUp(page, 'Roberts Zariņš');
    await sees(page, /Jau nobalsojis klātienē/);
  });

  story.step('a mark made by mistake is undone with the paper back, by somebody else', async () => {
    const clerk = await story.as(CLERK);
    const [paper] = await story.rows<{ number: string }>(
      `SELECT b.number FROM paper_ballot b JOIN paper_run r ON r.id = b.run_id
         JOIN budget_unit u ON u.id = r.unit_id
        WHERE b.cycle_id = $1 AND u.position = 0 ORDER BY b.number DESC LIMIT 1`,
      [story.cycle],
    );
    await clerk.getByText('Sarakstā atzīmēts kļūdas dēļ?').click();
    await clerk.getByLabel('Atdotās zīmes numurs').fill(paper?.number ?? '');
    await clerk.getByLabel('Kas notika').fill(MISTAKE);
    await story.lookAt(clerk, 'mark to undo');
    await clerk.getByRole('button', { name: 'Lūgt atcelt ierakstu' }).click();
    await sees(clerk, /kolēģim šajā lapā jāatceļ ieraksts/);
    const coordinator = await story.as(COORDINATOR);
    await coordinator.goto(story.work());
    const asked = coordinator.getByRole('listitem').filter({ hasText: MISTAKE });
    await asked.getByRole('button', { name: 'Atcelt ierakstu', exact: true }).click();
    const sure = coordinator.getByRole('alertdialog');
    await sure.getByRole('button', { name: 'Atcelt ierakstu', exact: true }).click();
    await asked.getByText('Ieraksts atcelts').waitFor();
    await lookUp(clerk, 'Roberts Zariņš');
    await sees(clerk, 'Drīkst balsot');
    await clerk.locator('#unitId').selectOption({ index: 1 });
    await clerk.getByRole('button', { name: 'Atzīmēt sarakstā un izsniegt zīmi' }).click();
    await sees(clerk, 'Balsotājs sarakstā ir atzīmēts.');
  });

  story.step('the roll decides about an envelope of the day when the network was away', async () => {
    const page = await story.as(CLERK);
    const away = page.getByText('Saraksts nav sasniedzams. Nevienu nesūtiet prom:');
    await page.context().setOffline(true);
    await away.waitFor();
    await story.lookAt(page, 'desk without network');
    await page.context().setOffline(false);
    await away.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Pārbaudīt 1 aploksni sarakstā' }).click();
    await sees(page, 'Neatveriet, atlieciet');
    await story.lookAt(page, 'envelopes');
  });

  story.step('boxes are opened when voting is over, and two people type them', async () => {
    const clerk = await story.as(CLERK);
    await moveClock(clerk, dayAfter(story.lastDay, 1));
    const papers = await story.rows<{ number: string }>(
      `SELECT b.number FROM paper_ballot b JOIN paper_run r ON r.id = b.run_id
         JOIN budget_unit u ON u.id = r.unit_id
        WHERE b.cycle_id = $1 AND u.position = 0 ORDER BY b.number LIMIT 2`,
      [story.cycle],
    );
    story.papers = papers.map(({ number }) => number);
    const projects = await story.rows<{ nr: number }>(
      `SELECT p.nr FROM budget_project p JOIN budget_unit u ON u.id = p.unit_id
        WHERE p.cycle_id = $1 AND u.position = 0 AND p.state = 'on_ballot' ORDER BY p.nr LIMIT 2`,
      [story.cycle],
    );
    story.projects = projects.map(({ nr }) => nr);
    await clerk.goto(story.work());
    await clerk.getByLabel('Zīmes kastē, skaitot ar roku').fill('2');
    await clerk.getByRole('button', { name: 'Atvērt un sākt ievadīt' }).click();
    await clerk.getByRole('heading', { level: 2, name: 'Kaste Nr. 1' }).waitFor();
    story.box = new URL(clerk.url()).pathname;
    const [first = '', second = ''] = story.papers;
    await typePaper(clerk, first, String(story.projects[0]));
    await typePaper(clerk, second, String(story.projects[0]));
    await story.lookAt(clerk, 'box being typed');
    await pressAndConfirm(clerk, 'Visas zīmes ievadītas');
    await sees(clerk, /Gaida, kad zīmes ievadīs otrs darbinieks/);

    const coordinator = await story.as(COORDINATOR);
    await coordinator.goto(story.box);
    await typePaper(coordinator, first, String(story.projects[0]));
    await typePaper(coordinator, second, String(story.projects[1]));
    await pressAndConfirm(coordinator, 'Visas zīmes ievadītas');
  });

  story.step('what they read differently is decided at the paper, and two sign the box', async () => {
    const coordinator = await story.as(COORDINATOR);
    const card = coordinator.getByRole('article', { name: `Zīme ${story.papers[1]}` });
    await card.waitFor();
    await story.lookAt(coordinator, 'difference');
    await card.getByLabel('Ko rāda zīme').selectOption('second');
    await card.getByLabel('Kāpēc').fill('Krustiņš ir pie otrā projekta.');
    await card.getByRole('button', { name: 'Izlemt' }).click();
    // One voter of the territory is marked, two papers are in the box.
    await coordinator.getByRole('link', { name: 'Vispirms kopā izlemiet, kuras zīmes neskaita' }).click();
    await coordinator.locator('#aside-title:focus').waitFor();
    expect(await coordinator.getByRole('button', { name: 'Parakstīt kasti' }).count()).toBe(0);
    await story.lookAt(coordinator, 'more papers than marked');
    await coordinator.getByLabel('Atliekamās zīmes numurs').fill(story.papers[0] ?? '');
    await coordinator.getByLabel('Kāpēc to neskaita').fill('Kastē bija divas kopā salocītas zīmes.');
    await coordinator.getByRole('button', { name: 'Atlikt zīmi' }).click();
    await coordinator.getByRole('button', { name: `Paņemt atpakaļ zīmi ${story.papers[0]}` }).waitFor();
    await story.lookAt(coordinator, 'paper set aside');
    await pressAndConfirm(coordinator, 'Parakstīt kasti');
    await sees(coordinator, /Pirmais parakstīja Sanita Lapsa/);
    await sees(coordinator, /\d \(Krustiņš ir pie otrā projekta\.\)/);
    const clerk = await story.as(CLERK);
    await clerk.reload();
    await pressAndConfirm(clerk, 'Parakstīt kasti');
    await sees(clerk, /Kaste ir parakstīta/);
    await story.lookAt(clerk, 'signed box');
    await clerk.goto(story.work());
    await sees(clerk, 'Saraksts un zīmes');
    await story.lookAt(clerk, 'desk after the vote');
  });

  story.step(
    'a box opened by mistake is closed without papers, so that it does not hold up the count',
    async () => {
      const [clerk, coordinator] = [await story.as(CLERK), await story.as(COORDINATOR)];
      await clerk.getByLabel('Zīmes kastē, skaitot ar roku').fill('1');
      await clerk.getByRole('button', { name: 'Atvērt un sākt ievadīt' }).click();
      await clerk.getByRole('heading', { level: 2, name: 'Kaste Nr. 2' }).waitFor();
      await clerk.getByRole('button', { name: 'Visas zīmes ievadītas' }).click();
      const sure = clerk.getByRole('alertdialog');
      await sure.getByText('Jūsu ievadīto skaits: 0.').waitFor();
      await sure.getByRole('button', { name: 'Visas zīmes ievadītas' }).click();
      await sees(clerk, /Gaida, kad zīmes ievadīs otrs darbinieks/);
      await coordinator.goto(new URL(clerk.url()).pathname);
      await pressAndConfirm(coordinator, 'Visas zīmes ievadītas');
      await coordinator.getByLabel('Kāpēc skaitļi atšķiras').fill('Kaste atvērta kļūdas dēļ.');
      await pressAndConfirm(coordinator, 'Parakstīt kasti');
      await sees(coordinator, 'Parakstījuši');
      await clerk.reload();
      await pressAndConfirm(clerk, 'Parakstīt kasti');
      await sees(clerk, /Kaste ir parakstīta/);
    },
  );

  story.step('the coordinator watches hours and clerks, and sees no voter', async () => {
    const page = await story.as(COORDINATOR);
    await page.goto(`/darbs/vidzale/budzets/${story.cycle}/uzraudziba`);
    await page.getByText('Balsotājs atzīmēts sarakstā un izsniegta zīme').first().waitFor();
    await sees(page, /Atzīmēts ārpus darba laika/);
    await sees(page, MISTAKE);
    expect(await page.getByText('Roberts Zariņš').count()).toBe(0);
    await story.lookAt(page, 'watch');
  });

  story.endsClean();
});
