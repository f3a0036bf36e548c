import type { AccessLogPage, OwnAccessEntry } from '#libs/contracts';
import { PurgeAccessLog } from '../../../apps/api/src/records/access/purge-access-log.js';
import { Clock } from '../../../apps/api/src/platform/clock/clock.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type Answer, type ProblemBody } from '../../support/client.js';
import { startDossier, type StartedDossier } from '../../support/dossiers.js';
import { leaveOpinion, type Traces } from '../../support/records.js';

const PLACE = 'vidzale';
const AUTHOR = 'Anna Zariņa';
const DAY_MS = 24 * 3_600_000;

let test: TestApp;
let lawyer: TestClient;
let officer: TestClient;
let resident: TestClient;
let dossier: StartedDossier;
let traces: Traces;

beforeAll(async () => {
  test = await startTestApp();
  [lawyer, officer, resident] = (await Promise.all(
    ['Ilze Bērziņa', 'Marika Salna', AUTHOR].map((name) => TestClient.loggedIn(test.url, name)),
  )) as [TestClient, TestClient, TestClient];
  dossier = await startDossier(lawyer, PLACE);
  traces = await leaveOpinion(test.dataSource, {
    place: PLACE,
    dossierId: dossier.id,
    author: AUTHOR,
    email: 'anna.zarina@example.lv',
  });
}, 60_000);

afterAll(() => test.close());

const m = (path: string): string => `/api/m/${PLACE}/${path}`;
const done = <T>(answer: Answer<T>): T => {
  if (answer.status < 300) return answer.body;
  throw new Error(`Answered ${answer.status}: ${answer.text.slice(0, 1000)}`);
};
const codes = (answer: Answer<unknown>): string[] =>
  (answer.body as ProblemBody).violations.map(({ code }) => code);
const log = async (query = ''): Promise<AccessLogPage> =>
  done(await officer.get<AccessLogPage>(m(`access-log?${query}`)));

describe('the access log', () => {
  it('names who looked at restricted things, once an hour, and nobody who saw none', async () => {
    await lawyer.get(m(`dossiers/${dossier.id}/opinion-stage`));
    await lawyer.get(m(`dossiers/${dossier.id}/opinion-stage`));
    const head = await TestClient.loggedIn(test.url, 'Andris Kalniņš');
    expect((await head.get(m(`dossiers/${dossier.id}/opinion-stage`))).status).toBe(200);
    const { entries, months } = await log('what=opinion_originals');
    expect(months).toBe(12);
    expect(entries).toEqual([
      expect.objectContaining({
        viewerName: 'Ilze Bērziņa',
        role: 'lawyer',
        times: 2,
        subject: 'dossier',
        subjectCode: dossier.code,
      }),
    ]);
    const [kept] = await test.dataSource.query<{ text: string }[]>(
      `SELECT string_agg(to_jsonb(l)::text, '') AS text FROM access_log l`,
    );
    expect(kept?.text).not.toContain('soliņus');
    expect(kept?.text).not.toContain('Zariņa');
  });

  it('writes down that somebody looked at the log itself', async () => {
    await log();
    expect((await log('what=access_log')).entries).toEqual([
      expect.objectContaining({ viewerName: 'Marika Salna', role: 'data_officer' }),
    ]);
  });

  it('is for the data protection officer of the municipality alone', async () => {
    expect((await lawyer.get(m('access-log'))).status).toBe(403);
    expect((await officer.get('/api/m/ezerkrasti/access-log')).status).toBe(403);
    expect(codes(await officer.get(m('access-log?what=anything')))).toEqual(['field.isIn']);
  });

  it('tells everybody who looked at their own data, by role and not by name', async () => {
    const mine = done(await resident.get<OwnAccessEntry[]>('/api/mine/access'));
    expect(mine).toEqual([
      expect.objectContaining({
        role: 'lawyer',
        what: 'opinion_originals',
        times: 2,
        subjectCode: dossier.code,
        place: expect.objectContaining({ slug: PLACE }) as unknown,
      }),
    ]);
    expect(JSON.stringify(mine)).not.toContain('Ilze');
    const other = await TestClient.loggedIn(test.url, 'Roberts Zariņš');
    expect(done(await other.get<OwnAccessEntry[]>('/api/mine/access'))).toEqual([]);
  });

  it('forgets what is older than the municipality keeps it, and leaves a record of that', async () => {
    const { version } = await log();
    expect(codes(await officer.put(m('access-log/term'), { months: 13, version }))).toEqual([
      'records.access_log_term',
    ]);
    done(await officer.put(m('access-log/term'), { months: 3, version }));
    expect((await officer.put(m('access-log/term'), { months: 4, version })).status).toBe(409);
    const [purge, clock] = [test.app.get(PurgeAccessLog), test.app.get(Clock)];
    const later = (days: number): Promise<number> =>
      clock.at(new Date(Date.now() + days * DAY_MS), () => purge.sweep());
    expect(await later(80)).toBe(0);
    const before = (await log()).entries.length;
    expect(before).toBeGreaterThan(0);
    expect(await later(100)).toBe(before);
    expect((await log()).entries).toEqual([expect.objectContaining({ what: 'access_log' })]);
    const [record] = await test.dataSource.query<{ details: { entries: number } }[]>(
      `SELECT details FROM audit_record WHERE municipality_id = $1 AND action = 'accessLog.purged'`,
      [traces.municipalityId],
    );
    expect(record?.details.entries).toBe(before);
  });
});
