import type { BoxView, PaperReading } from '#libs/contracts';
import { verifyVote, wholeFile } from '#libs/verifiable-ballot';
import { opensslChecks, remoteFolder } from '../../../apps/cli/src/vote-folder.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { countAndAnnounce, countingKey, PHRASES, readyVerifiable, votePath } from './verifiable-support.js';
import { advance, closeCycle, codesOf, logInVoters, PLACE, registerPeople } from './voting-support.js';

const HALL = 'Klientu apkalpošanas centrs';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
}, 120_000);
afterAll(() => test?.close());

it('counts and verifies a vote with a paper too many, once people have set one aside', async () => {
  const { coordinator } = await logInVoters(test);
  const secretary = await TestClient.loggedIn(test.url, 'Kristīne Liepa');
  const clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
  const cycle = await readyVerifiable(test, { year: 2060 });
  await test.dataSource.query(
    `UPDATE budget_cycle SET rules = rules || jsonb_build_object('inPersonPlaces', $2::jsonb) WHERE id = $1`,
    [cycle.id, JSON.stringify([{ name: HALL, address: 'Skolas iela 1', hours: '9–17' }])],
  );
  await countingKey(coordinator, cycle, 'hold', PHRASES.first);
  await countingKey(secretary, cycle, 'hold', PHRASES.second);
  expect((await advance(coordinator, cycle, 'openVoting')).status).toBe(200);

  const desk = `/api/m/${PLACE}/budget/cycles/${cycle.id}/in-person`;
  const [unitId] = cycle.units;
  const [before] = await test.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM person`);
  await registerPeople(test, ['1980-01-01', '1980-01-01']);
  for (const at of [0, 1]) {
    const personalCode = `380000-${String((before?.n ?? 0) + at).padStart(5, '0')}`;
    const marked = await clerk.post(`${desk}/roll`, { personalCode, unitId, pollingPlace: HALL });
    expect(marked.status).toBe(200);
  }
  expect((await clerk.post(`${desk}/papers`, { unitId, papers: 3 })).status).toBe(201);
  const papers = await test.dataSource.query<{ number: string }[]>(
    `SELECT number FROM paper_ballot WHERE cycle_id = $1 ORDER BY number`,
    [cycle.id],
  );
  await closeCycle(test, cycle);

  const opened = await clerk.post<{ id: string }>(`${desk}/boxes`, {
    unitId,
    pollingPlace: HALL,
    counted: 3,
  });
  const box = `${desk}/boxes/${opened.body.id}`;
  for (const who of [clerk, coordinator]) {
    for (const [at, { number }] of papers.entries()) {
      const content: PaperReading = { invalid: null, choices: [at + 1], points: null };
      expect((await who.put(`${box}/papers/${number}`, content)).status).toBe(204);
    }
    expect((await who.post(`${box}/done`, {})).status).toBe(204);
  }
  expect(codesOf(await clerk.post(`${box}/sign`, { note: 'Nezinām.' }))).toEqual(['paper_more_than_marked']);
  const content: PaperReading = { invalid: 'foreign', choices: [], points: null };
  const decided = await clerk.put(`${box}/decisions/${papers[2]?.number}`, { content, reason: 'Salocīta.' });
  expect(decided.status).toBe(204);
  for (const who of [clerk, coordinator]) {
    expect((await who.post(`${box}/sign`, { note: '' })).status).toBe(200);
  }
  expect((await clerk.get<BoxView>(box)).body.signedOn).not.toBeNull();

  await countingKey(coordinator, cycle, 'unlock', PHRASES.first);
  await countingKey(secretary, cycle, 'unlock', PHRASES.second);
  await countAndAnnounce({ coordinator, secretary }, cycle);
  const remote = await remoteFolder(`${test.url}${votePath(cycle)}/published`);
  const report = await verifyVote(async function* (name) {
    yield await wholeFile(remote, name);
  }, opensslChecks());
  expect(report.findings).toEqual([]);
  expect(report.units.find((unit) => unit.unitId === unitId)).toMatchObject({ paper: 2, inRoll: 2 });
}, 120_000);
