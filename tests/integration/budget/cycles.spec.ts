import type { CycleInput, CycleRules, CycleView, PublicCycle, VoteEligibility } from '#libs/contracts';
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
import { openCycle } from './voting-support.js';

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
    const reasoned = await tryToOpen({
      ...(await input()),
      rules: { ...rules, submittersReason: 'Nolikuma 4. punkts' },
    });
    expect(reasoned.status).toBe(200);
    expect((reasoned.body as { warnings: unknown[] }).warnings).toContainEqual(
      expect.objectContaining({
        code: 'submitters_narrower_than_law',
        article: { act: 'PL', ref: '60(3)1' },
      }),
    );
  });

  it('is set up by its coordinator alone, in its own municipality', async () => {
    const cycle = await input();
    const { id } = await createCycle(coordinator, PLACE, cycle);
    const { version } = await showCycle(coordinator, PLACE, id);
    const move = { event: 'openSubmission', version };
    expect((await clerk.get(`${BASE}/${id}`)).status).toBe(200);
    expect((await clerk.post(BASE, cycle)).status).toBe(403);
    expect((await clerk.put(`${BASE}/${id}`, { ...cycle, version })).status).toBe(403);
    expect((await clerk.post(`${BASE}/${id}/advance`, move)).status).toBe(403);
    expect((await anna.get(`${BASE}/${id}`)).status).toBe(403);
    expect((await new TestClient(test.url).get(BASE)).status).toBe(401);
    expect((await coordinator.get(`/api/m/ezerkrasti/budget/cycles/${id}`)).status).toBe(403);
    const neighbour = await TestClient.loggedIn(test.url, 'Dzintra Auniņa');
    expect((await neighbour.get(`/api/m/ezerkrasti/budget/cycles/${id}`)).status).toBe(404);
    expect((await neighbour.post(`/api/m/ezerkrasti/budget/cycles/${id}/advance`, move)).status).toBe(404);
    expect((await coordinator.get(`${BASE}/nobodys-id`)).status).toBe(404);
  });

  it('is one for a year, and its slower change is refused', async () => {
    const cycle = await input();
    const { id } = await createCycle(coordinator, PLACE, cycle);
    expect(codes(await coordinator.post(BASE, cycle))).toEqual(['cycle_year_taken']);
    const { version } = await showCycle(coordinator, PLACE, id);
    const change = (title: string) => coordinator.put(`${BASE}/${id}`, { ...cycle, title, version });
    const both = await Promise.all([change('Viens'), change('Otrs')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await coordinator.post(BASE, { ...cycle, units: [{}] })).status).toBe(422);
  });

  it('keeps its units by id when they are renamed, and those that have projects', async () => {
    const plain = await input();
    const units = ['Ziemeļi', 'Dienvidi'].map((name) => ({ id: null, name, amountCents: 3_000_000 }));
    const { id } = await createCycle(coordinator, PLACE, { ...plain, units });
    const before = await showCycle(coordinator, PLACE, id);
    const [north, south] = before.units;
    const swapped = [
      { ...north, name: 'Dienvidi' },
      { ...south, name: 'Ziemeļi' },
    ];
    const put = (body: object) => coordinator.put(`${BASE}/${id}`, body);
    expect((await put({ ...plain, units: swapped, version: before.version })).status).toBe(200);
    await advanceCycle(coordinator, PLACE, id, 'openSubmission');
    await submitProject(anna, PLACE, plain.year, completeProject(north?.id ?? ''));
    const { version } = await showCycle(coordinator, PLACE, id);
    const without = [{ ...south, name: 'Ziemeļi', amountCents: 6_000_000 }];
    const refused = await put({ ...plain, units: without, version });
    expect([refused.status, codes(refused)]).toEqual([409, ['unit_has_projects']]);
    const foreign = [{ id: '11111111-1111-4111-8111-111111111111', name: 'Cita', amountCents: 6_000_000 }];
    expect((await put({ ...plain, units: foreign, version })).status).toBe(404);
    const shorter = { ...plain.submission, to: addUnits(plain.submission.to, -1, 'day') };
    expect(codes(await put({ ...plain, units: swapped, submission: shorter, version }))).toEqual([
      'submission_end_by_extension',
    ]);
  });

  it('is called off with a reason, and makes room for another of its year', async () => {
    const cycle = await input();
    const { id } = await createCycle(coordinator, PLACE, cycle);
    await advanceCycle(coordinator, PLACE, id, 'openSubmission');
    const { version } = await showCycle(coordinator, PLACE, id);
    const cancel = (reason?: string) =>
      coordinator.post(`${BASE}/${id}/advance`, { event: 'cancel', version, ...(reason ? { reason } : {}) });
    expect(codes(await cancel())).toEqual(['cancel_reason_missing']);
    expect((await cancel('Nolikums ir atcelts.')).body).toMatchObject({ state: 'cancelled' });
    const page = `/api/m/${PLACE}/budget/${cycle.year}`;
    expect((await anna.get(page)).body).toMatchObject({
      state: 'cancelled',
      cancelledReason: 'Nolikums ir atcelts.',
    });
    const again = await createCycle(coordinator, PLACE, cycle);
    expect((await anna.get(page)).body).toMatchObject({ id });
    await advanceCycle(coordinator, PLACE, again.id, 'openSubmission');
    expect((await anna.get(page)).body).toMatchObject({ id: again.id, state: 'submission' });
  });

  it('keeps its whole rule set, and shows where it departs from the nolikums', async () => {
    const plain = await input();
    const rules: CycleRules = {
      ...plain.rules,
      scope: 'whole',
      ballot: { kind: 'points', points: 10, maxPerProject: 5 },
      ties: 'lot',
      threshold: { kind: 'share', basisPoints: 250 },
      partFunding: { leastBasisPoints: 5000 },
      exclusive: [[1, 2]],
      oneWinner: {
        mostBasisPoints: 2500,
        thenNext: true,
        large: { fromBasisPoints: 5000, toBasisPoints: 7500, minVotes: 1000 },
      },
      smallCell: 15,
      inPersonPlaces: [{ name: 'Bibliotēka', address: 'Skolas iela 1', hours: 'darbdienās 9–18' }],
      checklist: [{ text: 'Rezultāts kalpos desmit gadus', statutesPoint: '12.3', article: null }],
      listApproval: true,
    };
    const points = [
      { rule: 'ballot' as const, point: '35', value: { kind: 'unlimited' }, reason: null },
      { rule: 'ties' as const, point: '38', value: 'lot', reason: null },
    ];
    const cycle: CycleInput = {
      ...plain,
      statutes: { ...plain.statutes, points },
      carryOverCents: 900_000,
      division: { kind: 'coefficient' },
      units: [
        { id: null, name: 'Pilsēta', amountCents: 4_000_000, inhabitants: 8_000, coefficient: 100 },
        { id: null, name: 'Pagasti', amountCents: 2_000_000, inhabitants: 2_000, coefficient: 200 },
      ],
      rules,
    };
    const { id } = await createCycle(coordinator, PLACE, cycle);
    const kept = await showCycle(coordinator, PLACE, id);
    expect(kept).toMatchObject({
      rules,
      statutes: cycle.statutes,
      carryOverCents: 900_000,
      division: cycle.division,
      units: cycle.units.map(({ name, amountCents, inhabitants, coefficient }) => ({
        name,
        amountCents,
        inhabitants,
        coefficient,
      })),
    });
    const said = kept.findings.map(({ code, where }) => `${code} ${where}`);
    expect(said.filter((one) => !one.startsWith('revenue_year_running'))).toEqual([
      'statutes_difference statutes.points.ballot',
      'statutes_difference_reason_missing statutes.points.ballot',
    ]);
    const junk = { ...cycle, rules: { ...rules, exclusive: [['1']] } };
    expect((await coordinator.post(`${BASE}/check`, junk)).status).toBe(422);
  });

  it('extends a running term for all, with a public reason, and never otherwise', async () => {
    const cycle = await input();
    const { id } = await createCycle(coordinator, PLACE, cycle);
    const extend = async (change: object) => {
      const { version } = await showCycle(coordinator, PLACE, id);
      return coordinator.post(`${BASE}/${id}/extensions`, {
        term: 'submission',
        to: addUnits(cycle.submission.to, 5, 'day'),
        reason: 'Portāls 3. martā nedarbojās.',
        version,
        ...change,
      });
    };
    expect([codes(await extend({})), (await extend({})).status]).toEqual([
      ['extension_term_not_running'],
      409,
    ]);
    await advanceCycle(coordinator, PLACE, id, 'openSubmission');
    expect(codes(await extend({ to: cycle.submission.to }))).toEqual(['extension_not_longer']);
    expect((await extend({ reason: ' ' })).status).toBe(422);
    expect((await clerk.post(`${BASE}/${id}/extensions`, {})).status).toBe(403);
    expect((await extend({})).status).toBe(201);
    const { body } = await new TestClient(test.url).get<PublicCycle>(`/api/m/${PLACE}/budget/${cycle.year}`);
    const longer = addUnits(cycle.submission.to, 5, 'day');
    expect(body.submission.to).toBe(longer);
    expect(body.extensions).toEqual([
      {
        term: 'submission',
        before: cycle.submission.to,
        after: longer,
        reason: 'Portāls 3. martā nedarbojās.',
        decidedOn: await legalDay(coordinator),
      },
    ]);
    const due = await test.dataSource.query<{ at: string }[]>(
      `SELECT (due_at AT TIME ZONE 'Europe/Riga')::text AS at FROM due_event
        WHERE topic = 'budget.submissionEnds' AND subject_id = $1`,
      [id],
    );
    expect(due.map(({ at }) => at.slice(0, 10))).toEqual([addUnits(longer, 1, 'day')]);
  });

  it('extends an open vote without touching the rules that people voted under', async () => {
    const vote = await openCycle(test, coordinator, { year: (year += 1) });
    const before = await showCycle(coordinator, PLACE, vote.id);
    const to = addUnits(vote.voting.to, 3, 'day');
    const body = { term: 'voting', to, reason: 'Elektroapgādes pārtraukums.', version: before.version };
    expect((await coordinator.post(`${BASE}/${vote.id}/extensions`, body)).status).toBe(201);
    const after = await showCycle(coordinator, PLACE, vote.id);
    expect(after).toMatchObject({ voting: { to }, rulesDigest: before.rulesDigest });
    expect(after.events.flatMap(({ violations }) => violations.map(({ code }) => code))).not.toContain(
      'rules_changed_since_opening',
    );
    await expect(
      test.dataSource.query(`UPDATE budget_cycle SET voting_to = voting_to + 1 WHERE id = $1`, [vote.id]),
    ).rejects.toThrow('The rules of the cycle are frozen');
    await expect(
      test.dataSource.query(`UPDATE budget_term_extension SET reason = 'cits' WHERE cycle_id = $1`, [
        vote.id,
      ]),
    ).rejects.toThrow('An extension of a term stands');
  });

  it('takes neither projects nor votes that the nolikums has elsewhere', async () => {
    const cycle = await input();
    const rules = { ...cycle.rules, submissionVenue: 'geolatvija' as const, votingVenue: 'paper' as const };
    const place = { name: 'Bibliotēka', address: 'Skolas iela 1', hours: '' };
    const { id } = await createCycle(coordinator, PLACE, {
      ...cycle,
      rules: { ...rules, inPersonPlaces: [place] },
    });
    await advanceCycle(coordinator, PLACE, id, 'openSubmission');
    const base = `/api/m/${PLACE}/budget/${cycle.year}`;
    const refused = await anna.post(`${base}/my-projects`);
    expect([refused.status, codes(refused)]).toEqual([409, ['submission_at_geolatvija']]);
    const { body } = await anna.get<VoteEligibility>(`${base}/eligibility`);
    expect([body.eligible, body.violations[0]]).toEqual([
      false,
      { code: 'voting_on_paper', article: { act: 'PL', ref: '61.5' } },
    ]);
  });

  it('checks a set-up that nobody has saved', async () => {
    const cycle = await input();
    const { body } = await coordinator.post<Pick<CycleView, 'findings' | 'minimum'>>(`${BASE}/check`, {
      ...cycle,
      amountCents: 1,
    });
    expect(body.minimum?.minimumCents).toBe(5_000_000);
    expect(body.findings.map(({ code, severity }) => [code, severity])).toContainEqual([
      'cycle_amount_below_minimum',
      'bar',
    ]);
  });
});
