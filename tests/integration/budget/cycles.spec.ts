import type {
  CycleInput,
  CycleRules,
  CycleView,
  GeolatvijaProjectRow,
  GeolatvijaProjectsPreview,
  GeolatvijaResultRow,
  GeolatvijaResultsPreview,
  PublicCycle,
  PublicGeolatvija,
  PublicProject,
  PublicResults,
  VoteEligibility,
} from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { startTestApp, type TestApp } from '../../support/app.js';
import {
  advanceCycle,
  completeProject,
  countVotes,
  createCycle,
  lawfulCycle,
  legalDay,
  moveClockTo,
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

it.each([
  [(cycle) => ({ ...cycle, statutes: [] }), 'statutes'],
  [(cycle) => ({ ...cycle, rules: undefined }), 'rules'],
  [(cycle) => ({ ...cycle, voting: [cycle.voting] }), 'voting'],
  [(cycle) => ({ ...cycle, units: [[]] }), 'units.0'],
  [(cycle) => ({ ...cycle, rules: { ...cycle.rules, threshold: [] } }), 'rules.threshold'],
] satisfies [(cycle: CycleInput) => object, string][])(
  'is refused where a list or nothing stands for a part of it (%#)',
  async (misshape, where) => {
    const { status, body } = await coordinator.post<ProblemBody>(`${BASE}/check`, misshape(await input()));
    expect([status, body.violations]).toEqual([
      422,
      [{ code: 'field.isObject', where, params: { field: where } }],
    ]);
  },
);

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

describe('a cycle at GeoLatvija.lv', () => {
  const form = (
    content: string | Uint8Array,
    options: object = {},
    more: Record<string, string> = {},
  ): FormData => {
    const data = new FormData();
    data.append(
      'file',
      new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]),
      'eksports.csv',
    );
    data.append('options', JSON.stringify(options));
    for (const [name, value] of Object.entries(more)) data.append(name, value);
    return data;
  };
  const HEAD = 'id;nosaukums;apraksts;izmaksas;iesniegts;statuss;x;y;balsis;e-pasts';
  const csv = (...rows: string[]): string => [HEAD, ...rows].join('\n');

  it('is imported, counted by its own rule from sums, and explained', async () => {
    const plain = await input();
    const { id } = await createCycle(coordinator, PLACE, {
      ...plain,
      rules: {
        ...plain.rules,
        ...{ submissionVenue: 'geolatvija', votingVenue: 'geolatvija', ballot: { kind: 'unlimited' } },
      },
    });
    const base = `${BASE}/${id}/geolatvija`;
    const day = plain.submission.from;
    const rows = (state: string, votes = ['', '', '']): string[] => [
      `71;Soliņi;Pieci soliņi.;20000;${day} 12:00;${state};506404;312226;${votes[0]};a@b.lv`,
      `70;Taka;Taka gar upi.;30000;${day} 09:00;${state};25.43;57.21;${votes[1]};a@b.lv`,
      `72;=1+1;Formula.;25000;${day} 10:00;${state};;;${votes[2]};a@b.lv`,
    ];
    const preview = async (what: string, data: FormData) =>
      coordinator.upload<
        Omit<GeolatvijaProjectsPreview, 'rows'> &
          Omit<GeolatvijaResultsPreview, 'rows'> & { rows: (GeolatvijaProjectRow & GeolatvijaResultRow)[] }
      >(`${base}/${what}/preview`, data);
    const take = async (what: string, content: string, options: object = {}) => {
      const { body } = await preview(what, form(content, options));
      return coordinator.upload(`${base}/${what}`, form(content, options, { digest: body.fileDigest }));
    };

    expect(codes(await preview('projects', form(csv(...rows('Iesniegts')))))).toEqual([
      'geo_projects_closed',
    ]);
    await advanceCycle(coordinator, PLACE, id, 'openSubmission');
    expect(codes(await preview('projects', form('<html>')))).toEqual(['geo_file_unknown']);
    expect((await preview('projects', form(''))).status).toBe(422);
    const voters = ['a', 'b'].map((unitId) => ({ unitId, voters: 600_000 }));
    expect(codes(await preview('results', form(csv(...rows('Iesniegts')), { voters })))).toEqual([
      'geo_options_unreadable',
    ]);
    expect((await clerk.upload(`${base}/projects/preview`, form(csv(...rows('Iesniegts'))))).status).toBe(
      403,
    );
    const broken = await preview('projects', form(csv(...rows('Iesniegts'), '73;Bez summas;;;;;;;;')));
    expect(broken.body.rows.map(({ action }) => action)).toEqual(['new', 'new', 'new', 'refused']);
    expect(broken.body.leftOut).toEqual(['e-pasts']);
    expect((await showCycle(coordinator, PLACE, id)).counts.submitted).toBe(0);

    expect((await take('projects', csv(...rows('Iesniegts')))).body).toMatchObject({ added: 3, refused: 0 });
    const other = form(csv(...rows('Iesniegts')), {}, { digest: '0'.repeat(64) });
    expect(codes(await coordinator.upload(`${base}/projects`, other))).toEqual(['geo_file_changed']);
    expect(codes(await take('projects', csv(...rows('Iesniegts'))))).toEqual(['geo_nothing_to_take']);
    const changed = csv(...rows('Iesniegts')).replace('20000', '21000');
    expect((await take('projects', changed)).body).toMatchObject({ added: 0, updated: 1, unchanged: 2 });
    const page = `/api/m/${PLACE}/budget/${plain.year}`;
    const { body: listed } = await anna.get<PublicProject[]>(`${page}/projects`);
    expect(
      listed.map(({ nr, title, costCents, origin }) => [nr, title, costCents, origin?.externalId]),
    ).toEqual([
      [1, 'Taka', 3_000_000, '70'],
      [2, '=1+1', 2_500_000, '72'],
      [3, 'Soliņi', 2_100_000, '71'],
    ]);
    expect((await anna.get(`${page}/projects/3`)).text).not.toContain('a@b.lv');
    expect((await anna.get(`${page}/projects.csv`)).text).toContain("'=1+1");

    await moveClockTo(coordinator, addUnits(plain.submission.to, 1, 'day'));
    const fit = csv(...rows('Gatavs balsošanai')).replace('20000', '21000');
    expect((await take('projects', fit, { takeVerdicts: true })).body).toMatchObject({
      updated: 3,
      compliant: 3,
    });
    await advanceCycle(coordinator, PLACE, id, 'finishEvaluation');
    await moveClockTo(coordinator, plain.voting.from);
    expect((await anna.get<VoteEligibility>(`${page}/eligibility`)).body.violations).toContainEqual(
      expect.objectContaining({ code: 'voting_at_geolatvija' }),
    );
    expect(codes(await preview('results', form(fit)))).toEqual(['geo_results_not_yet']);
    await moveClockTo(coordinator, addUnits(plain.voting.to, 1, 'day'));

    const secretary = await TestClient.loggedIn(test.url, 'Kristīne Liepa');
    expect(codes(await countVotes(secretary, coordinator, PLACE, id))).toContain('geo_results_missing');
    const results = csv(
      ...rows('Atbalstīts', ['40', '80', '60']).slice(0, 2),
      rows('Neatbalstīts', ['40', '80', '60'])[2] ?? '',
    );
    const unit = (await showCycle(coordinator, PLACE, id)).units[0]?.id;
    const seen = await preview('results', form(results, { voters: [{ unitId: unit, voters: 100 }] }));
    // 80 votes take 30 000 and 60 take 25 000 of 60 000; 21 000 more do not fit.
    expect(seen.body.rows.map(({ nr, outcome, agrees }) => [nr, outcome?.won, agrees])).toEqual([
      [3, false, false],
      [1, true, true],
      [2, true, false],
    ]);
    expect((await take('results', results)).status).toBe(422);
    expect((await take('results', results, { voters: [{ unitId: unit, voters: 100 }] })).status).toBe(201);
    const { body: count } = await countVotes(secretary, coordinator, PLACE, id);
    expect(count.units[0]?.outcomes.map(({ nr, votes, won }) => [nr, votes, won])).toEqual([
      [1, 80, true],
      [2, 60, true],
      [3, 40, false],
    ]);
    expect(codes(await preview('results', form(results)))).toEqual(['geo_results_counted']);
    expect((await coordinator.get(`${BASE}/${id}/comparison`)).status).toBe(409);
    expect((await anna.get(`${page}/geolatvija`)).body).toMatchObject({ resultsOn: null, differences: [] });
    const minutes = new FormData();
    minutes.append('minutesRef', 'Protokols Nr. 1');
    expect((await coordinator.upload(`${BASE}/${id}/announce`, minutes)).status).toBe(200);
    const { body: told } = await anna.get<PublicResults>(`${page}/results`);
    expect([told.voters, told.byAge, told.ballotFiles]).toEqual([100, null, []]);
    expect((await anna.get(`${page}/ballots/${unit}.pb`)).status).toBe(404);
    expect(
      (await anna.get<PublicGeolatvija>(`${page}/geolatvija`)).body.differences.map(({ nr }) => nr),
    ).toEqual([2, 3]);
  });
});
