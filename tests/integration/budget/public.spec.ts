import type { PublicBudget, PublicProject } from '#libs/contracts';
import { SetMapArea, type AreaGeometry } from '../../../apps/api/src/budget/public/set-map-area.js';
import { readConfig } from '../../../apps/api/src/platform/config/config.js';
import { pagePolicy } from '../../../apps/api/src/platform/http/security-headers.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import {
  advanceCycle,
  ballotPaper,
  completeProject,
  evaluateProject,
  sendVote,
  submitProject,
} from '../../support/budget.js';
import {
  addFile,
  announceResult,
  BUDGET,
  draftProject,
  endSubmission,
  logInTeam,
  openCycle,
  photograph,
  PLACE,
  reachVoting,
  submitDraft,
  type BudgetTeam,
  type OpenCycle,
} from './budget-support.js';

interface MapAnswer {
  type: string;
  features: { geometry: { type: string; coordinates: unknown }; properties: Record<string, unknown> }[];
  tiles: unknown;
}

const SQUARE: AreaGeometry = {
  type: 'Polygon',
  coordinates: [
    [
      [25.3, 57.1],
      [25.6, 57.1],
      [25.6, 57.3],
      [25.3, 57.3],
      [25.3, 57.1],
    ],
  ],
};
const TILES = 'https://{s}.tiles.example/{z}/{x}/{y}.png';

let test: TestApp;
let team: BudgetTeam;
let cycle: OpenCycle;

beforeAll(async () => {
  test = await startTestApp({
    env: { VIETVARA_MAP_TILES: TILES, VIETVARA_MAP_ATTRIBUTION: 'Karšu biedrība' },
  });
  team = await logInTeam(test);
  cycle = await openCycle(team, 2031);
  const draft = await draftProject(
    team.anna,
    cycle.year,
    completeProject(cycle.unitId, { title: '=SUM(A1:A9) Soliņi, "jauni"' }),
  );
  await addFile(team.anna, draft.id, {
    kind: 'picture',
    name: 'solini.jpg',
    alt: 'Soliņi ezera malā',
    content: await photograph(800, 600),
  });
  await submitDraft(team.anna, draft);
  await submitProject(
    team.marta,
    PLACE,
    cycle.year,
    completeProject(cycle.unitId, {
      title: 'Šūpoles bērniem',
      summary: 'Rotaļu laukums <script>alert(1)</script> & šūpoles',
      ownership: 'no_place',
      point: null,
      placeNote: '',
    }),
  );
}, 120_000);
afterAll(() => test?.close());

const list = async (query = ''): Promise<number[]> =>
  (await team.anybody.get<PublicProject[]>(`${BUDGET}/${cycle.year}/projects${query}`)).body.map(
    ({ nr }) => nr,
  );

it('lists projects by unit, state and words, without regard to marks above letters', async () => {
  expect(await list()).toEqual([1, 2]);
  expect(await list('?q=supoles')).toEqual([2]);
  expect(await list('?q=EZERU')).toEqual([1]);
  expect(await list(`?unit=${cycle.unitId}&state=submitted`)).toEqual([1, 2]);
  expect(await list('?state=withdrawn')).toEqual([]);
  expect(await list('?unit=11111111-1111-4111-8111-111111111111')).toEqual([]);
  expect((await team.anybody.get(`${BUDGET}/${cycle.year}/projects?state=secret`)).status).toBe(422);
});

it('has no page for what is not there', async () => {
  for (const path of [
    '2099',
    'abc',
    '2099/projects',
    `${cycle.year}/projects/99`,
    `${cycle.year}/projects/x`,
  ]) {
    expect([path, (await team.anybody.get(`${BUDGET}/${path}`)).status]).toEqual([path, 404]);
  }
  for (const path of ['2099/map', '2099/projects.csv', '2099/feed.atom', 'files/nobodys']) {
    expect([path, (await team.anybody.get(`${BUDGET}/${path}`)).status]).toEqual([path, 404]);
  }
  expect((await team.anybody.get('/api/m/nowhere/budget')).status).toBe(404);
});

it('maps outline, units and the projects that have a place', async () => {
  const [row] = await test.dataSource.query<{ id: string }[]>(`SELECT id FROM municipality WHERE slug = $1`, [
    PLACE,
  ]);
  const place = { id: row?.id ?? '', slug: PLACE, shortCode: 'VID' };
  const areas = test.app.get(SetMapArea, { strict: false });
  const system = { kind: 'system' } as const;
  await areas.run(system, place, { kind: 'outline', name: 'Vecā robeža', geometry: SQUARE });
  await areas.run(system, place, { kind: 'outline', name: 'Vidzāles novads', geometry: SQUARE });
  await areas.run(system, place, { kind: 'unit', name: 'Vidzāles novads', geometry: SQUARE });
  await areas.run(system, place, { kind: 'unit', name: 'Cita gada vienība', geometry: SQUARE });
  const open: AreaGeometry = {
    type: 'Polygon',
    coordinates: [
      [
        [25, 57],
        [26, 57],
        [26, 58],
        [25, 58],
      ],
    ],
  };
  await expect(
    Promise.resolve().then(() => areas.run(system, place, { kind: 'outline', name: 'x', geometry: open })),
  ).rejects.toThrow('map_area_wrong');
  const { body } = await team.anybody.get<MapAnswer>(`${BUDGET}/${cycle.year}/map`);
  expect(body.type).toBe('FeatureCollection');
  expect(
    body.features.map(({ properties }) => [properties['kind'], properties['name'] ?? properties['nr']]),
  ).toEqual([
    ['outline', 'Vidzāles novads'],
    ['unit', 'Vidzāles novads'],
    ['project', 1],
  ]);
  expect(body.features[2]?.geometry).toEqual({ type: 'Point', coordinates: [25.4289, 57.2109] });
  expect(body.tiles).toEqual({ url: TILES, attribution: 'Karšu biedrība' });
});

it('lets pages take background pictures from the one place that is configured', () => {
  const env = { DATABASE_URL: 'postgres://localhost/x', VIETVARA_MODE: 'demo' };
  const images = (more: Record<string, string>): string | undefined =>
    pagePolicy('n', readConfig({ ...env, ...more }))
      .split('; ')
      .find((one) => one.startsWith('img-src'));
  expect(images({})).toBe("img-src 'self' data: blob:");
  expect(images({ VIETVARA_MAP_TILES: TILES, VIETVARA_MAP_ATTRIBUTION: 'A' })).toBe(
    "img-src 'self' data: blob: https://*.tiles.example",
  );
  for (const wrong of [
    'http://tiles.example/{z}/{x}/{y}.png',
    'https://tiles.example/a.png',
    "https://a.example/{z}/{x}/{y}; script-src 'unsafe-inline'",
  ]) {
    expect(() => images({ VIETVARA_MAP_TILES: wrong, VIETVARA_MAP_ATTRIBUTION: 'A' })).toThrow(
      'VIETVARA_MAP_TILES',
    );
  }
  expect(() => images({ VIETVARA_MAP_TILES: TILES })).toThrow('VIETVARA_MAP_ATTRIBUTION');
});

it('exports a table that no program takes for formulas, and a feed that is well formed', async () => {
  const table = await team.anybody.get(`${BUDGET}/${cycle.year}/projects.csv`);
  expect(table.headers.get('content-type')).toContain('text/csv');
  const [head, first] = table.text.split('\r\n');
  expect(head?.startsWith('nr,title,')).toBe(true);
  expect(first?.startsWith(`1,"'=SUM(A1:A9) Soliņi, ""jauni""",`)).toBe(true);
  const feed = await team.anybody.get(`${BUDGET}/${cycle.year}/feed.atom`);
  expect(feed.headers.get('content-type')).toContain('application/atom+xml');
  expect(feed.text.match(/<entry>/g)).toHaveLength(2);
  expect(feed.text).not.toContain('<script>');
  expect(feed.text).toContain('Soliņi, &quot;jauni&quot;: Iesniegts');
});

it('says nothing of votes before the result is announced, and then how many each project has', async () => {
  await endSubmission(test, team, cycle);
  const { body: desk } = await team.evaluator.get<{ id: string }[]>(`${BUDGET}/cycles/${cycle.id}/projects`);
  for (const { id } of desk) await evaluateProject(team.evaluator, PLACE, id);
  await advanceCycle(team.coordinator, PLACE, cycle.id, 'finishEvaluation');
  await reachVoting(test, team, cycle);
  const paper = await ballotPaper(team.anna, PLACE, cycle.year);
  expect((await sendVote(team.anna, PLACE, paper, [2])).status).toBe(200);
  const { body: during } = await team.anybody.get<PublicBudget>(BUDGET);
  expect(during.current).toMatchObject({ state: 'voting', counts: { onBallot: 2, voters: null } });
  const { body: voting } = await team.anybody.get<PublicProject[]>(`${BUDGET}/${cycle.year}/projects`);
  expect(voting.map(({ result }) => result)).toEqual([null, null]);
  const { open } = (await team.anybody.get<{ open: object[] }>(`/api/public/m/${PLACE}/home`)).body;
  expect(open).toContainEqual(expect.objectContaining({ kind: 'budget_vote', until: cycle.input.voting.to }));
  await announceResult(test, team, cycle);
  const { body: announced } = await team.anybody.get<PublicProject[]>(`${BUDGET}/${cycle.year}/projects`);
  expect(announced.map(({ result }) => result)).toEqual([
    { won: false, votes: 0 },
    { won: true, votes: 1 },
  ]);
  const table = await team.anybody.get(`${BUDGET}/${cycle.year}/projects.csv`);
  expect(table.text).toContain(',true,1');
});
