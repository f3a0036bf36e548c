import type { CycleView, Violation } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { createCycle, lawfulCycle, legalDay, showCycle } from '../../support/budget.js';
import { TestClient } from '../../support/client.js';
import { done, moveTo, peopleOfVidzale, PLACE, type Vidzale } from '../../support/council.js';
import { publishedBylaw } from '../../support/promulgation.js';

let test: TestApp;
let people: Vidzale;
let coordinator: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
  coordinator = await TestClient.loggedIn(test.url, 'Sanita Lapsa');
}, 120_000);
afterAll(() => test?.close());

/** What opening the submission of a cycle warns of, before the step and with it. */
async function warned(cycle: Parameters<typeof createCycle>[2]): Promise<Violation[][]> {
  const { id } = await createCycle(coordinator, PLACE, cycle);
  const { version, events } = await showCycle(coordinator, PLACE, id);
  const { warnings } = done(
    await coordinator.post<Pick<CycleView['events'][number], 'warnings'>>(
      `/api/m/${PLACE}/budget/cycles/${id}/advance`,
      { event: 'openSubmission', version },
    ),
  );
  const offered = events.find(({ event }) => event === 'openSubmission')?.warnings ?? [];
  return [offered, warnings].map((list) => list.filter(({ code }) => code === 'statutes_not_in_force'));
}

it('warns of a nolikums that is not in force, where the portal has it (PL 61)', async () => {
  const { dossier, entryDay } = await publishedBylaw(people, test, 'Līdzdalības budžeta nolikums');
  const [row] = await test.dataSource.query<{ number: string }[]>(
    `SELECT number FROM act WHERE dossier_id = $1`,
    [dossier.id],
  );
  const number = row?.number ?? '';
  const statutes = { number: `Nr. ${number}`, title: 'Līdzdalības budžeta nolikums', url: null };
  const cycle = async (year: number) => lawfulCycle(await legalDay(coordinator), { year, statutes });
  const warning = {
    code: 'statutes_not_in_force',
    where: 'statutes.number',
    article: { act: 'PL', ref: '61' },
    params: { number: statutes.number },
  };
  expect(await warned(await cycle(2051))).toEqual([[warning], [warning]]);
  await moveTo(people.lawyer, test, entryDay);
  expect(await warned(await cycle(2052))).toEqual([[], []]);
  const elsewhere = { ...statutes, number: '999/1999' };
  expect(await warned({ ...(await cycle(2053)), statutes: elsewhere })).toEqual([[], []]);
}, 90_000);
