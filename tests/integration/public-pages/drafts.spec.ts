import type { ActPage, HomeView, PlaceHome } from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { done } from '../../support/council.js';
import { draftDossier, showDossier } from '../../support/dossiers.js';
import {
  answerAll,
  endorsedDossier,
  logInTeam,
  publishOpinion,
  runningStage,
  submit,
  type Team,
} from '../participation/stage-support.js';

let test: TestApp;
let team: Team;
let visitor: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInTeam(test);
  visitor = new TestClient(test.url);
}, 120_000);
afterAll(() => test?.close());

/** Every public route that reads, with the ids given; parts without a value keep their name. */
async function publicPaths(ids: Record<string, string>): Promise<string[]> {
  const { listRoutes } = await import('../../../apps/api/src/platform/access/route-audit.js');
  return listRoutes(test.app)
    .filter(
      (route) => route.method === 'GET' && route.access === 'public' && /^\/(public)\b/.test(route.path),
    )
    .map((route) => `/api${route.path.replace(/:(\w+)/g, (_all, name: string) => ids[name] ?? name)}`);
}

/** Every public address that could tell something about a draft, also through queries. */
async function pathsAbout(id: string, code: string, versionId: string): Promise<string[]> {
  const ids = { place: 'vidzale', code, slug: code, id, versionId, format: 'html', year: '2026' };
  return (await publicPaths({ ...ids, receipt: 'VO-0000-0000' })).map((path) => {
    if (path.endsWith('/compare')) return `${path}?from=${versionId}&to=${versionId}`;
    return path.endsWith('/acts') ? `${path}?q=${code}` : path;
  });
}

describe('a draft that nobody published', () => {
  it('appears on no public route, by its code or by its ids', async () => {
    const title = 'Par slepenu melnrakstu';
    const { id } = await draftDossier(team.lawyer, 'vidzale', { title });
    const endorsed = await endorsedDossier(team);
    const drafts = [
      await showDossier(team.lawyer, 'vidzale', id),
      await showDossier(team.lawyer, 'vidzale', endorsed.id),
    ];
    const asked = new Set<string>();
    for (const draft of drafts) {
      expect(draft.versions.length).toBeGreaterThan(0);
      for (const code of [draft.code, draft.id]) {
        for (const { id: versionId } of draft.versions) {
          for (const path of await pathsAbout(draft.id, code, versionId)) {
            if (asked.has(path)) continue;
            asked.add(path);
            const { status, text } = await visitor.raw(path);
            const leaks = text.includes(title) || text.includes('Saistošie noteikumi (turpmāk');
            expect({ path, leaks }).toEqual({ path, leaks: false });
            if (path.includes(`/${code}`)) expect({ path, status }).toEqual({ path, status: 404 });
          }
        }
      }
    }
    expect(asked.size).toBeGreaterThan(20);
  }, 60_000);
});

describe('an open opinion stage', () => {
  it('is on the start pages and the page of the act, with its question and its last day', async () => {
    const stage = await runningStage(team);
    await submit(test, team.resident, stage);
    const home = done(await visitor.get<HomeView>('/api/public/home'));
    const matter = home.open.find(({ path }) => path === `/vidzale/noteikumi/${stage.code}`);
    expect(matter).toMatchObject({
      placeName: 'Vidzāles novads',
      question: 'Kur Jūsu ciemā trūkst konteineru?',
      until: stage.lastDay,
      opinions: 1,
    });
    const days = home.open.map(({ until }) => until);
    expect(days).toEqual([...days].sort());
    const place = done(await visitor.get<PlaceHome>('/api/public/m/vidzale/home'));
    expect(place.open.map(({ path }) => path)).toContain(matter?.path);
    const elsewhere = done(await visitor.get<PlaceHome>('/api/public/m/ezerkrasti/home'));
    expect(elsewhere).toEqual({ open: [], sittings: [], decided: [] });

    const page = done(await visitor.get<ActPage>(`/api/public/m/vidzale/acts/${stage.code}`));
    expect(page).toMatchObject({
      state: 'opinion_stage',
      stage: { acceptsOpinions: true, lastDay: stage.lastDay },
      opinions: { received: 1, accepted: 0, partly: 0, declined: 0 },
      next: { event: 'closeOpinionStage', deadline: { code: 'SN.OPINION_MIN', sense: 'passes' } },
    });
    expect(page.text).toMatchObject({
      event: 'openOpinionStage',
      lastEvent: 'openOpinionStage',
      id: page.stage?.bylawVersionId,
    });
    expect(page.memorandum?.kind).toBe('memorandum');
  });

  it('never tells who wrote an opinion without a name, nor their address', async () => {
    const stage = await runningStage(team);
    const author = { authorName: 'Vārds Neizpaužams', authorEmail: 'neizpauzams@majas.example' };
    const first = await submit(test, team.stranger, stage, { ...author, named: false });
    await submit(test, team.resident, stage, { named: false });
    await publishOpinion(team, stage.dossierId, first.body.receipt);
    done(await answerAll(team, stage.dossierId));
    const page = done(await visitor.get<ActPage>(`/api/public/m/vidzale/acts/${stage.code}`));
    expect(page.opinions).toEqual({ received: 2, accepted: 0, partly: 2, declined: 0 });
    const ids = {
      place: 'vidzale',
      code: stage.code,
      id: stage.stageId,
      versionId: page.text.id,
      format: 'txt',
    };
    for (const path of await publicPaths({ ...ids, receipt: first.body.receipt })) {
      const { text } = await visitor.raw(path);
      const told = ['Neizpaužams', 'neizpauzams', 'Anna Zariņa'].filter((secret) => text.includes(secret));
      expect({ path, told }).toEqual({ path, told: [] });
    }
  });
});
