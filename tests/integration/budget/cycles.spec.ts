import type { CycleInput, CycleView, PublicCycle } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import {
  advanceCycle,
  completeProject,
  createCycle,
  lawfulCycle,
  legalDay,
  showCycle,
  submitProject,
} from '../../support/budget.js';
import { TestClient, type Answer, type ProblemBody } from '../../support/client.js';

const PLACE = 'vidzale';
const BASE = `/api/m/${PLACE}/budget/cycles`;

let test: TestApp;
let coordinator: TestClient;
let clerk: TestClient;
let anna: TestClient;
let year = 2030;

beforeAll(async () => {
  test = await startTestApp();
  coordinator = await TestClient.loggedIn(test.url, 'Sanita Lapsa');
  clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
  anna = await TestClient.loggedIn(test.url, 'Anna Zariņa');
}, 120_000);
afterAll(() => test?.close());

const codes = (answer: Answer<unknown>): string[] =>
  (answer.body as ProblemBody).violations.map(({ code }) => code);

/** A lawful cycle of a year that no other test uses, with submission from today. */
async function input(overrides: Partial<CycleInput> = {}): Promise<CycleInput> {
  return lawfulCycle(await legalDay(coordinator), { year: (year += 1), ...overrides });
}

async function tryToOpen(cycle: CycleInput): Promise<Answer<unknown>> {
  const { id } = await createCycle(coordinator, PLACE, cycle);
  const { version } = await showCycle(coordinator, PLACE, id);
  return coordinator.post(`${BASE}/${id}/advance`, { event: 'openSubmission', version });
}

describe('a cycle', () => {
  it('is set up, opened, and public only from then on', async () => {
    const cycle = await input();
    const { id } = await createCycle(coordinator, PLACE, cycle);
    const anybody = new TestClient(test.url);
    const page = `/api/m/${PLACE}/budget/${cycle.year}`;
    expect((await anybody.get(page)).status).toBe(404);
    await advanceCycle(coordinator, PLACE, id, 'openSubmission');
    const { body } = await anybody.get<PublicCycle>(page);
    expect(body).toMatchObject({
      state: 'submission',
      year: cycle.year,
      counts: { projects: 0, voters: null },
    });
    const { body: listed } = await coordinator.get<CycleView[]>(BASE);
    expect(listed.map((one) => one.id)).toContain(id);
    const { open } = (await anybody.get<{ open: { kind: string; path: string }[] }>('/api/public/home')).body;
    expect(open).toContainEqual(
      expect.objectContaining({ kind: 'budget_submission', path: `/${PLACE}/budzets/${cycle.year}` }),
    );
  });

  it('is not opened with a term of four weeks; the article is named', async () => {
    const cycle = await input();
    const refused = await tryToOpen({
      ...cycle,
      submission: { from: cycle.submission.from, to: addUnits(cycle.submission.from, 28, 'day') },
    });
    expect(refused.status).toBe(409);
    expect((refused.body as ProblemBody).violations).toContainEqual(
      expect.objectContaining({ code: 'submission_term_too_short', article: { act: 'PL', ref: '61.3' } }),
    );
  });

  it('is not opened with less money than the law wants, and says how much is missing', async () => {
    const cycle = await input();
    const units = cycle.units.map((unit) => ({ ...unit, amountCents: 100_000 }));
    const refused = await tryToOpen({ ...cycle, amountCents: 100_000, units });
    expect(refused.status).toBe(409);
    const [violation] = (refused.body as ProblemBody).violations.filter(
      ({ code }) => code === 'cycle_amount_below_minimum',
    );
    // 0.5 % of ten million euro a year.
    expect(violation).toMatchObject({
      article: { act: 'PL', ref: '59(2)' },
      params: { minimumCents: 5_000_000, missingCents: 4_900_000 },
    });
  });

  it('takes a narrower circle of submitters only with a reason, and warns of it with the article', async () => {
    const cycle = await input();
    const rules = { ...cycle.rules, submitters: 'residents_only' as const };
    const refused = await tryToOpen({ ...cycle, rules });
    expect([refused.status, codes(refused)]).toEqual([409, ['submitters_reason_missing']]);
    const opened = await tryToOpen({
      ...cycle,
      year: (year += 1),
      rules: { ...rules, submittersReason: 'Nolikuma 4. punkts' },
    });
    expect(opened.status).toBe(409);
    const reasoned = await tryToOpen({
      ...(await input()),
      rules: { ...rules, submittersReason: 'Nolikuma 4. punkts' },
    });
    expect(reasoned.body).toMatchObject({
      state: 'submission',
      warnings: [{ code: 'submitters_narrower_than_law', article: { act: 'PL', ref: '60(3)1' } }],
    });
  });
});
