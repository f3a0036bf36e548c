import { readFile } from 'node:fs/promises';
import { STATES } from '#libs/bylaw-procedure';
import type {
  BudgetComparison,
  CycleView,
  PublicGeolatvija,
  PublicResults,
  StatutesWording,
} from '#libs/contracts';
import { openAuditorSet } from '#libs/verifiable-ballot';
import { Inbox } from '../../../apps/api/src/bylaws/inbox.query.js';
import { storyTeller } from '../../../apps/api/src/demo/seed/seed-demo.js';
import { Clock } from '../../../apps/api/src/platform/clock/clock.js';
import { DueEvents } from '../../../apps/api/src/platform/clock/due-events.js';
import { AccessDirectory } from '../../../apps/api/src/platform/access/access-directory.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';

/** The demo writes its past through the product's own use cases, so this also walks every stage of track A. */
describe("the demo's stories", () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ seed: 'demo' });
    await test.settled();
  }, 180_000);
  afterAll(() => test?.close());

  it('leave by-laws in every stage a newcomer may want to see', async () => {
    const rows = await test.dataSource.query<{ state: string; count: number }[]>(
      `SELECT state, count(*)::int AS count FROM dossier GROUP BY state`,
    );
    const byState = Object.fromEntries(rows.map((row) => [row.state, row.count]));
    expect(byState).toEqual({
      draft: 2,
      endorsement: 1,
      opinion_stage: 2,
      opinion_summary: 1,
      council_ready: 1,
      on_agenda: 1,
      in_review: 1,
      review_objections: 1,
      coordination: 2,
      in_force: 4,
    });
    expect(STATES).toEqual(expect.arrayContaining(Object.keys(byState)));
  });

  it('leave an act with texts by day, one of them to come, and amendments in work that prove themselves', async () => {
    const texts = await test.dataSource.query<{ title: string; days: number; coming: number }[]>(
      `SELECT a.title, count(*)::int AS days,
              count(*) FILTER (WHERE t.from_day > $1)::int AS coming
         FROM act a JOIN act_text t ON t.municipality_id = a.municipality_id AND t.act_id = a.id
        GROUP BY a.municipality_id, a.id, a.title HAVING count(*) > 1`,
      [test.app.get(Clock).legalToday()],
    );
    expect(texts).toEqual([
      { title: 'Par sporta projektu līdzfinansēšanu Vidzāles novadā', days: 3, coming: 1 },
    ]);
    const checks = await test.dataSource.query<{ state: string; closed: boolean }[]>(
      `SELECT d.state, bool_and(c.closed) AS closed
         FROM amendment_check c JOIN dossier d ON d.municipality_id = c.municipality_id AND d.id = c.dossier_id
        GROUP BY d.state ORDER BY d.state`,
    );
    expect(checks).toEqual([
      { state: 'draft', closed: true },
      { state: 'in_force', closed: true },
    ]);
  });

  it('leave participatory budgets decided here and elsewhere, to vote on, to submit to, and open for ideas', async () => {
    const rows = await test.dataSource.query<{ cycle: string; projects: string[] }[]>(
      `SELECT m.slug || ' ' || c.state AS cycle, array_agg(p.state ORDER BY p.nr) AS projects FROM budget_cycle c
         JOIN municipality m ON m.id = c.municipality_id
         JOIN budget_project p ON p.municipality_id = c.municipality_id AND p.cycle_id = c.id
        GROUP BY c.municipality_id, c.id, m.slug, c.state ORDER BY m.slug, c.year`,
    );
    expect(rows).toEqual([
      {
        cycle: 'ezerkrasti announced',
        projects: ['in_delivery', 'lost', 'in_delivery', 'delivered', 'lost', 'delivered', 'not_compliant'],
      },
      { cycle: 'ezerkrasti submission', projects: ['submitted', 'merged', 'submitted', 'returned'] },
      { cycle: 'ezerkrasti submission', projects: ['draft'] },
      {
        cycle: 'vidzale announced',
        projects: ['delivered', 'lost', 'in_delivery', 'in_delivery', 'lost', 'not_compliant'],
      },
      { cycle: 'vidzale voting', projects: [...Array<string>(6).fill('on_ballot'), 'not_compliant'] },
    ]);
  });

  it('leave a result of GeoLatvija.lv that was corrected, beside one that an auditor can check', async () => {
    const anybody = new TestClient(test.url);
    const { rows } = (await anybody.get<BudgetComparison>('/api/budget/comparison')).body;
    expect(rows.map(({ place, voters, won }) => [place, voters, won])).toEqual([
      ['ezerkrasti', 2571, 4],
      ['vidzale', 7, 3],
    ]);
    const year = rows[0]?.year;
    const city = `/api/m/ezerkrasti/budget/${year}`;
    const { earlier, correction, correctedBy } = (await anybody.get<PublicResults>(`${city}/results`)).body;
    expect([earlier.length, correction?.error, correction?.leftOut]).toEqual([1, 'eligibility', [2]]);
    expect(correctedBy).toEqual({ proposed: 'Dzintra Auniņa', confirmed: 'Elīna Kļava' });
    const { differences } = (await anybody.get<PublicGeolatvija>(`${city}/geolatvija`)).body;
    expect(differences.map(({ nr, state, won }) => [nr, state, won])).toEqual([
      [3, 'unsupported', true],
      [6, 'unsupported', true],
    ]);
    const coordinator = await TestClient.loggedIn(test.url, 'Sanita Lapsa');
    const cycles = '/api/m/vidzale/budget/cycles';
    const listed = (await coordinator.get<CycleView[]>(cycles)).body.find((one) => one.year === year);
    const sealed = await coordinator.post(`${cycles}/${listed?.id}/auditor/set`, {});
    const key = JSON.parse(
      await readFile(new URL('../../../docs/demo-auditor-key.json', import.meta.url), 'utf8'),
    ) as unknown;
    expect((await openAuditorSet(sealed.body, key, 'revidents pie upes')).ballots).toHaveLength(7);
  });

  it('leave the rules of each cycle tied to points of a nolikums in force', async () => {
    for (const [place, name] of [
      ['vidzale', 'Sanita Lapsa'],
      ['ezerkrasti', 'Dzintra Auniņa'],
    ] as const) {
      const coordinator = await TestClient.loggedIn(test.url, name);
      const cycles = `/api/m/${place}/budget/cycles`;
      for (const { statutes } of (await coordinator.get<CycleView[]>(cycles)).body) {
        const query = encodeURIComponent(statutes.number);
        const { body } = await coordinator.get<StatutesWording>(`${cycles}/statutes?number=${query}`);
        expect(body.act?.inForce).toBe(true);
        const texts = new Map(body.points.map(({ point, text }) => [point, text]));
        const points = statutes.points ?? [];
        expect(points.length).toBeGreaterThan(5);
        expect(points.map(({ text }) => text)).toEqual(points.map(({ point }) => texts.get(point)));
      }
    }
  });

  it('write timeline and audit record in the order of time', async () => {
    const [broken] = await test.dataSource.query<unknown[]>(
      `SELECT 1 FROM (SELECT at, lag(at) OVER (PARTITION BY municipality_id ORDER BY seq) AS before
         FROM audit_record WHERE action <> 'directory.seed') r WHERE at < before LIMIT 1`,
    );
    expect(broken).toBeUndefined();
  });

  it('leave something to do for those of whom the procedure itself asks nothing', async () => {
    const waiting = await Promise.all(
      ['Dace Krūmiņa', 'Sanita Lapsa', 'Jānis Ozoliņš', 'Elza Vilka'].map(async (name) => {
        const [person] = await test.dataSource.query<{ id: string }[]>(
          `SELECT id FROM person WHERE name = $1`,
          [name],
        );
        const personId = person?.id ?? '';
        const assignments = await test.app.get(AccessDirectory, { strict: false }).assignmentsOf(personId);
        const items = await test.app
          .get(Inbox, { strict: false })
          .of({ kind: 'person', personId, assignments });
        return items.map(({ event }) => event);
      }),
    );
    expect(waiting).toEqual([
      expect.arrayContaining(['decideOrganisationClaim']),
      expect.arrayContaining(['giveExpertView']),
      expect.arrayContaining(['giveExpertView']),
      expect.arrayContaining(['giveCoordinationOpinion']),
    ]);
  });

  it('leave nothing undelivered, also after what their terms trigger', async () => {
    await test.app.get(DueEvents).fire();
    await test.settled();
    const failed = await test.dataSource.query<{ topic: string; last_error: string }[]>(
      `SELECT topic, last_error FROM outbox_message WHERE delivered_at IS NULL`,
    );
    expect(failed).toEqual([]);
  });
});

/** Holidays and weekends fall differently each week, and no start of the demo may stumble over them. */
const WEEKS = process.env['VIETVARA_LONG'] ? Array.from({ length: 26 }, (_, index) => index * 2 + 1) : [6];

describe.each(WEEKS)("the demo's stories told in %i weeks", (weeks) => {
  it('come out the same', async () => {
    const test = await startTestApp({
      seed: 'directory',
      before: async (ready) => {
        ready.get(Clock).setOffset(weeks * 7 * 86_400);
        await storyTeller(ready).run();
      },
    });
    try {
      const [row] = await test.dataSource.query<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM dossier WHERE state IN ('in_force', 'opinion_stage')`,
      );
      expect(row?.count).toBe(6);
    } finally {
      await test.close();
    }
  }, 120_000);
});
