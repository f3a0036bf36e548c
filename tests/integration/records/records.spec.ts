import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type {
  AccessLogPage,
  DataRequestView,
  DeadlineList,
  ErasureResult,
  Holding,
  OwnAccessEntry,
  OwnDataRequestView,
  PackageManifest,
  RestrictionResult,
  RetentionView,
} from '#libs/contracts';
import { PurgeAccessLog } from '../../../apps/api/src/records/access/purge-access-log.js';
import type { AuditExtract } from '../../../apps/api/src/records/archive/audit-extract.js';
import { verifyPackage } from '../../../apps/api/src/records/archive/verify-package.js';
import {
  GOES_WITH_DOSSIER,
  KEEPS_DOSSIER,
} from '../../../apps/api/src/records/retention/dossier-destruction.js';
import { COVERED_COLUMNS } from '../../../apps/api/src/records/requests/find-holdings.query.js';
import { Clock } from '../../../apps/api/src/platform/clock/clock.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type Answer, type ProblemBody } from '../../support/client.js';
import { startDossier, type StartedDossier } from '../../support/dossiers.js';
import {
  ELSEWHERE,
  leaveOpinion,
  leaveScan,
  neededElsewhere,
  OFFICIAL_ACT,
  stored,
  type Traces,
} from '../../support/records.js';

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

describe('the desk for requests of people about their data', () => {
  let id: string;
  const request = async (): Promise<DataRequestView> =>
    done(await officer.get<DataRequestView>(m(`data-requests/${id}`)));
  const act = async <T>(step: string, body: object): Promise<Answer<T>> => {
    const { version } = await request();
    return officer.post<T>(m(`data-requests/${id}/${step}`), { ...body, version });
  };
  const holdings = async (): Promise<Holding[]> =>
    done(await officer.get<Holding[]>(m(`data-requests/${id}/holdings`)));
  const today = (): string => test.app.get(Clock).legalToday();

  it('takes what came on paper into the register, and gives nothing out before it is known who asks', async () => {
    const clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    const paper = {
      rights: ['access', 'rectification', 'erasure'],
      requesterName: AUTHOR,
      contact: 'anna.zarina@example.lv',
      means: 'post',
      details: 'Lūdzu visus datus par mani.',
      receivedOn: today(),
    };
    expect(codes(await clerk.post(m('data-requests'), { ...paper, receivedOn: '2999-01-01' }))).toEqual([
      'data_request.day_to_come',
    ]);
    ({ id } = done(await clerk.post<{ id: string }>(m('data-requests'), paper)));
    expect((await clerk.get(m(`data-requests/${id}/holdings`))).status).toBe(403);
    expect((await lawyer.get(m('data-requests'))).status).toBe(403);
    expect((await officer.get(`/api/m/ezerkrasti/data-requests/${id}`)).status).toBe(403);
    expect(codes(await officer.get(m(`data-requests/${id}/holdings`)))).toEqual([
      'data_request.identity_needed',
    ]);
    expect(codes(await act('erasure', {}))).toEqual(['data_request.identity_needed']);
    const { items } = done(await officer.get<DeadlineList>(m('deadlines')));
    expect(items.find(({ code }) => code === 'DR.ANSWER')).toMatchObject({ mine: true });
  });

  it('finds what is held by account, address and name, and tells what is only of the same name', async () => {
    done(await act('identity', { means: 'document', on: today(), email: null }));
    expect(await holdings()).toEqual([]);
    done(await act('terms', { terms: ['ANNA.ZARINA@example.lv', 'anna zariņa'] }));
    const found = await holdings();
    expect(found.map(({ key }) => key)).toEqual(['opinions', 'data_requests']);
    expect(found[0]?.items).toEqual([
      expect.objectContaining({
        id: traces.opinionId,
        certain: true,
        fields: expect.objectContaining({ text: 'Lūdzu noteikt soliņus.', name: AUTHOR }) as unknown,
        erasure: { outcome: 'keep', ground: { code: 'running', article: { act: 'GDPR', ref: '17.3b' } } },
      }),
    ]);
    done(await act('terms', { terms: [AUTHOR] }));
    expect((await holdings())[0]?.items[0]).toMatchObject({ id: traces.opinionId, certain: false });
    expect((await log('what=person_data')).entries[0]).toMatchObject({ viewerName: 'Marika Salna' });
  });

  it('gives the data out as a package whose digests hold', async () => {
    done(await act('confirmations', { key: 'opinions', item: traces.opinionId, theirs: true }));
    const { status, bytes } = await officer.download(m(`data-requests/${id}/package.zip`));
    expect(status).toBe(200);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['dati.json', 'parskats.html', 'manifest.json']);
    expect(strFromU8(files['parskats.html'] ?? new Uint8Array())).toContain('Lūdzu noteikt soliņus.');
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as PackageManifest;
    expect(manifest.files.map(({ path }) => path)).toEqual(['dati.json', 'parskats.html']);
  });

  it('corrects what is wrong, and only what is theirs', async () => {
    const wrong = { key: 'opinions', item: dossier.id, field: 'name', value: 'X' };
    expect((await act('corrections', wrong)).status).toBe(404);
    const field = { ...wrong, item: traces.opinionId, field: 'text' };
    expect(codes(await act('corrections', field))).toEqual(['data_request.not_corrected_here']);
    done(await act('corrections', { ...wrong, item: traces.opinionId, value: 'Anna Zariņa-Kalna' }));
    const [row] = await test.dataSource.query<{ name: string }[]>(
      `SELECT author_name AS name FROM opinion_original WHERE opinion_id = $1`,
      [traces.opinionId],
    );
    expect(row?.name).toBe('Anna Zariņa-Kalna');
  });

  it('takes out of use what may only be stored, keeps it from erasure, and puts it back when told before', async () => {
    const shown = async () => {
      const [row] = await test.dataSource.query<{ named: boolean; author: string | null }[]>(
        `SELECT named, published_author AS author FROM opinion WHERE id = $1`,
        [traces.opinionId],
      );
      return row;
    };
    await test.dataSource.query(`UPDATE opinion SET named = true, published_author = $2 WHERE id = $1`, [
      traces.opinionId,
      AUTHOR,
    ]);
    const all = { ground: 'objection', key: null, item: null };
    const foreign = { ...all, key: 'opinions', item: dossier.id };
    expect((await act('restrictions', foreign)).status).toBe(404);
    const [of] = done(await act<RestrictionResult & { version: number }>('restrictions', all)) && [
      (await request()).restrictions.find(({ key }) => key === 'opinions'),
    ];
    expect(of).toMatchObject({
      item: traces.opinionId,
      article: { act: 'GDPR', ref: '18.1d' },
      lifted: null,
    });
    expect(await shown()).toEqual({ named: false, author: null });
    expect((await holdings()).find(({ key }) => key === 'opinions')?.items[0]).toMatchObject({
      restricted: { ground: 'objection', since: today() },
      erasure: { outcome: 'keep', ground: { code: 'restricted', article: { act: 'GDPR', ref: '18.2' } } },
    });
    await test.dataSource.query(
      `UPDATE dossier SET state = 'withdrawn', state_since = '2015-05-05' WHERE id = $1`,
      [dossier.id],
    );
    const clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    const dueSeries = async () =>
      done(await clerk.get<RetentionView>(m('retention'))).toDestroy.map(({ series }) => series);
    expect(await dueSeries()).toEqual([]);
    expect(done(await act<ErasureResult>('erasure', {})).anonymised).toEqual({});
    const lift = (body: object) => act(`restrictions/${of?.id}/lifting`, body);
    expect(codes(await lift({ reason: ' ', informedOn: '2999-01-01' }))).toEqual([
      'data_request.lift_reason_missing',
      'data_request.day_to_come',
    ]);
    const told = { reason: 'Iebildums nav pamatots.', informedOn: today() };
    done(await lift(told));
    expect(await shown()).toEqual({ named: true, author: AUTHOR });
    expect(await dueSeries()).toEqual(['withdrawn_dossiers', 'opinion_contacts']);
    expect(codes(await lift(told))).toEqual(['data_request.restriction_lifted']);
    expect((await request()).restrictions.filter(({ lifted }) => lifted === null)).toEqual([]);
    await test.dataSource.query(`UPDATE dossier SET state = 'draft', state_since = now() WHERE id = $1`, [
      dossier.id,
    ]);
  });

  it('erases what the law lets go, keeps the rest with its ground, and leaves a record without the data', async () => {
    const paper = await leaveScan(test, traces);
    const scans = () => test.dataSource.query(`SELECT file_id FROM opinion_attachment WHERE kind = 'scan'`);
    const first = done(await act<ErasureResult>('erasure', {}));
    expect(await scans()).toHaveLength(1);
    expect(first).toMatchObject({ anonymised: {}, kept: [{ key: 'opinions', ground: { code: 'running' } }] });
    await test.dataSource.query(`UPDATE dossier SET state = 'withdrawn' WHERE id = $1`, [dossier.id]);
    const second = done(await act<ErasureResult>('erasure', {}));
    expect(second).toMatchObject({ anonymised: { opinions: 1 }, kept: [] });
    expect(await scans()).toEqual([]);
    await test.settled();
    expect(await stored(test, paper)).toBe(false);
    const [row] = await test.dataSource.query<Record<string, unknown>[]>(
      `SELECT o.person_id, o.published_author, r.author_name, r.author_email, r.text FROM opinion o
         JOIN opinion_original r ON r.opinion_id = o.id WHERE o.id = $1`,
      [traces.opinionId],
    );
    expect(row).toEqual({
      person_id: null,
      published_author: null,
      author_name: null,
      author_email: null,
      text: 'Lūdzu noteikt soliņus.',
    });
    const [kept] = await test.dataSource.query<{ text: string }[]>(
      `SELECT string_agg(details::text, '') AS text FROM audit_record WHERE action LIKE 'dataRequest.%'`,
    );
    expect(kept?.text).not.toContain('Zariņa');
    expect(kept?.text).not.toContain('example.lv');
  });

  it('is answered with the ground of what is refused, once', async () => {
    const answer = {
      outcome: 'partly',
      text: 'Daļa datu ir dzēsta.',
      ground: null,
      means: 'email',
      on: today(),
    };
    expect(codes(await act('answer', answer))).toEqual(['data_request.ground_missing']);
    done(await act('answer', { ...answer, ground: { act: 'GDPR', ref: '17.3b' } }));
    expect(await request()).toMatchObject({ state: 'answered', outcome: 'partly', due: null, offers: [] });
    expect(codes(await act('answer', { ...answer, outcome: 'granted' }))).toEqual(['data_request.not_now']);
    const [mail] = await test.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int FROM mail_message WHERE municipality_id = $1`,
      [traces.municipalityId],
    );
    expect(mail?.count).toBe(1);
  });

  it('reaches no account of people whom the municipality does not know, and changes none that others rely on', async () => {
    const rights = ['access', 'rectification', 'erasure'];
    const paper = {
      rights,
      requesterName: 'Kāds',
      contact: '',
      means: 'post',
      details: '',
      receivedOn: today(),
    };
    const account = async (name: string): Promise<string> => {
      ({ id } = done(await officer.post<{ id: string }>(m('data-requests'), paper)));
      const [person] = await test.dataSource.query<{ id: string; email: string }[]>(
        `SELECT id, email FROM person WHERE name = $1`,
        [name],
      );
      done(await act('identity', { means: 'document', on: today(), email: person?.email ?? '' }));
      return person?.id ?? '';
    };
    const correct = (item: string) =>
      act('corrections', { key: 'account', item, field: 'email', value: 'cits@example.lv' });
    const foreign = await account('Toms Krastiņš');
    expect([(await request()).known, (await holdings()).map(({ key }) => key)]).toEqual([false, []]);
    expect((await correct(foreign)).status).toBe(404);
    const shared = await account('Ilze Bērziņa');
    expect((await request()).known).toBe(true);
    await test.dataSource.query(
      `INSERT INTO role_assignment (id, municipality_id, institution_id, person_id, role, valid_from)
       SELECT gen_random_uuid(), i.municipality_id, i.id, $1, 'clerk', '2000-01-01'
         FROM institution i JOIN municipality m ON m.id = i.municipality_id WHERE m.slug = 'ezerkrasti' LIMIT 1`,
      [shared],
    );
    expect(codes(await correct(shared))).toEqual(['data_request.not_corrected_here']);
  });

  it('lets everybody see their own data, ask while logged in, and read the answer', async () => {
    const marta = await TestClient.loggedIn(test.url, 'Roberts Zariņš');
    const own = done(await marta.get<Holding[]>('/api/mine/data'));
    expect(own.map(({ key }) => key)).toEqual(['account']);
    const { id: asking, code } = done(
      await marta.post<{ id: string; code: string }>(m('my-data-requests'), {
        rights: ['access'],
        details: '',
      }),
    );
    const asked = done(await marta.get<OwnDataRequestView[]>('/api/mine/data-requests'));
    expect(asked).toEqual([expect.objectContaining({ code, state: 'identified', answer: null })]);
    expect(done(await resident.get<OwnDataRequestView[]>('/api/mine/data-requests'))).toEqual([]);
    expect(codes(await marta.post(m('my-data-requests'), { rights: [], details: '' }))).toContain(
      'field.arrayMinSize',
    );
    expect((await marta.download('/api/mine/data.zip')).status).toBe(200);
    done(await officer.get(m(`data-requests/${asking}/holdings`)));
    expect(done(await marta.get<OwnAccessEntry[]>('/api/mine/access'))).toMatchObject([
      { what: 'person_data', subjectCode: code },
    ]);
  });

  it('knows every column with people in it', async () => {
    const columns = await test.dataSource.query<{ column: string; person: boolean }[]>(
      `SELECT c.conrelid::regclass::text || '.' || a.attname AS column, true AS person FROM pg_constraint c
         JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
        WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass
       UNION SELECT table_name || '.' || column_name, false FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'text'
          AND column_name ~ '(^|_)(e?mail|phone|contact|recipient|address)$'`,
    );
    const missing = columns
      .filter(({ column }) => !COVERED_COLUMNS.includes(column))
      .filter(({ column, person }) => !(person && OFFICIAL_ACT.test(column)) && !ELSEWHERE.includes(column));
    expect(missing.map(({ column }) => column)).toEqual([]);
  });
});

describe('how long records are kept', () => {
  const view = async (client: TestClient): Promise<RetentionView> =>
    done(await client.get<RetentionView>(m('retention')));
  let clerk: TestClient;
  let secretary: TestClient;
  let scanned: string;
  /** Contents of scans that a takeover read its text from, and that another record refers to. */
  let takenOver: string;
  let elsewhere: string;

  beforeAll(async () => {
    clerk = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    secretary = await TestClient.loggedIn(test.url, 'Kristīne Liepa');
    // The dossier was withdrawn long ago, and a paper opinion's scan is still there.
    await test.dataSource.query(`UPDATE dossier SET state_since = '2015-05-05' WHERE id = $1`, [dossier.id]);
    scanned = await leaveScan(test, traces);
    [takenOver, elsewhere] = [await leaveScan(test, traces), await leaveScan(test, traces)];
    await neededElsewhere(test, traces, { takenOver, elsewhere });
  });

  it('follows the municipality’s own scheme, and never gives an end to what the law keeps for good', async () => {
    const { classes, series } = await view(clerk);
    expect(classes.map(({ code, id }) => [code, id])).toEqual([
      ['P', null],
      ['T10', null],
      ['T5', null],
      ['T2', null],
    ]);
    expect(series[0]).toMatchObject({ series: 'adopted_dossiers', classCode: 'P', action: 'transfer' });
    const assign = (body: object) => clerk.put(m('retention/series'), body);
    expect(codes(await assign({ series: 'adopted_dossiers', classCode: 'T10' }))).toEqual([
      'retention.permanent_by_law',
    ]);
    const own = {
      code: '1-9',
      title: 'Skenētie viedokļi',
      years: 3,
      basis: 'Lietu nomenklatūra',
      version: 0,
    };
    expect(codes(await clerk.put(m('retention/classes'), { ...own, years: 0 }))).toEqual(['retention.years']);
    done(await clerk.put(m('retention/classes'), own));
    expect((await clerk.put(m('retention/classes'), { ...own, version: 7 })).status).toBe(409);
    done(await assign({ series: 'opinion_scans', classCode: '1-9' }));
    const permanent = { code: 'P', title: 'x', years: 5, basis: 'x', version: 1 };
    expect(codes(await clerk.put(m('retention/classes'), permanent))).toEqual(['retention.permanent_by_law']);
    expect((await lawyer.put(m('retention/classes'), own)).status).toBe(403);
  });

  it('hands dossiers to the archive, and lets one have a class of its own with a reason', async () => {
    const due = async () => (await view(clerk)).toTransfer.map(({ code, classCode }) => [code, classCode]);
    expect(await due()).toEqual([]);
    expect((await view(clerk)).toDestroy).toContainEqual(
      expect.objectContaining({ series: 'withdrawn_dossiers', code: dossier.code, classCode: 'T10' }),
    );
    done(
      await clerk.put(m(`dossiers/${dossier.id}/retention`), {
        classCode: 'P',
        reason: 'Vēsturiska nozīme.',
      }),
    );
    expect(await due()).toEqual([[dossier.code, 'P']]);
    const today = test.app.get(Clock).legalToday();
    const handed = { day: today, reference: 'LNA akts Nr. 5' };
    done(await clerk.post(m(`dossiers/${dossier.id}/archive-transfer`), handed));
    expect(codes(await clerk.post(m(`dossiers/${dossier.id}/archive-transfer`), handed))).toEqual([
      'retention.transferred_already',
    ]);
    expect(await due()).toEqual([]);
  });

  it('destroys what is due only when the archive agrees and somebody else approves, content and all', async () => {
    const { toDestroy } = await view(clerk);
    const [scans] = toDestroy;
    expect(toDestroy).toEqual([
      expect.objectContaining({ series: 'opinion_scans', count: 3, dueFrom: '2019-01-01' }),
    ]);
    const strange = { items: [{ series: 'registrations', unitId: dossier.id }] };
    expect(codes(await clerk.post(m('retention/acts'), strange))).toEqual(['retention.not_due']);
    const items = [{ series: scans?.series, unitId: scans?.unitId }];
    const { id } = done(await clerk.post<{ id: string }>(m('retention/acts'), { items }));
    const act = (step: string, client: TestClient, body: object) =>
      client.post(m(`retention/acts/${id}/${step}`), body);
    expect(codes(await act('approval', secretary, { version: 1 }))).toEqual(['retention.not_agreed']);
    const today = test.app.get(Clock).legalToday();
    done(await act('agreement', clerk, { on: today, reference: 'LNA 1-2/33', version: 1 }));
    expect((await act('approval', clerk, { version: 2 })).status).toBe(403);
    expect(await stored(test, scanned)).toBe(true);
    done(await act('approval', secretary, { version: 2 }));
    await test.settled();
    expect(await stored(test, scanned)).toBe(false);
    // Nothing goes that something else still needs, and nothing that is needed stops the rest.
    expect(await Promise.all([stored(test, takenOver), stored(test, elsewhere)])).toEqual([true, true]);
    expect(
      await test.dataSource.query(`SELECT digest FROM stored_file WHERE digest = ANY($1)`, [
        [scanned, takenOver, elsewhere],
      ]),
    ).toEqual([{ digest: elsewhere }]);
    expect(await test.dataSource.query(`SELECT 1 FROM opinion_attachment WHERE kind = 'scan'`)).toEqual([]);
    expect((await view(secretary)).acts).toEqual([
      expect.objectContaining({
        state: 'carried_out',
        drawnBy: 'Mārtiņš Egle',
        approvedBy: 'Kristīne Liepa',
      }),
    ]);
    expect(codes(await act('cancellation', clerk, { version: 3 }))).toEqual(['retention.act_ended']);
  });

  it('destroys a withdrawn dossier with everything in it, unless a record kept for good needs it', async () => {
    const gone = await startDossier(lawyer, PLACE);
    const needed = await startDossier(lawyer, PLACE);
    const about = { place: PLACE, dossierId: gone.id, author: AUTHOR, email: 'anna.zarina@example.lv' };
    const left = await leaveOpinion(test.dataSource, { ...about, receipt: 'VO-TEST-0002' });
    const paper = await leaveScan(test, left);
    await test.dataSource.query(
      `UPDATE dossier SET state = 'withdrawn', state_since = '2015-05-05' WHERE id = ANY($1::uuid[])`,
      [[gone.id, needed.id]],
    );
    await test.dataSource.query(
      `INSERT INTO assigned_number (municipality_id, dossier_id, year, seq, number) VALUES ($1, $2, 2015, 7, '7')`,
      [traces.municipalityId, needed.id],
    );
    const codesOf = (found: RetentionView['toDestroy']) =>
      found.filter(({ series }) => series === 'withdrawn_dossiers').map(({ code }) => code);
    const before = await view(clerk);
    expect([codesOf(before.toDestroy), codesOf(before.toTransfer)]).toEqual([[gone.code], [needed.code]]);
    const items = [{ series: 'withdrawn_dossiers', unitId: gone.id }];
    const { id } = done(await clerk.post<{ id: string }>(m('retention/acts'), { items }));
    const today = test.app.get(Clock).legalToday();
    const agreed = { on: today, reference: 'LNA 1-2/34', version: 1 };
    done(await clerk.post(m(`retention/acts/${id}/agreement`), agreed));
    await expect(
      test.dataSource.query(`DELETE FROM dossier_event WHERE dossier_id = $1`, [gone.id]),
    ).rejects.toThrow('append-only');
    done(await secretary.post(m(`retention/acts/${id}/approval`), { version: 2 }));
    await test.settled();
    expect((await lawyer.get(m(`dossiers/${gone.id}`))).status).toBe(404);
    expect((await lawyer.get(m(`dossiers/${needed.id}`))).status).toBe(200);
    expect(await stored(test, paper)).toBe(false);
    const [rest] = await test.dataSource.query<{ rows: number }[]>(
      `SELECT (SELECT count(*) FROM dossier_event WHERE dossier_id = $1)::int
         + (SELECT count(*) FROM document WHERE dossier_id = $1)::int
         + (SELECT count(*) FROM opinion_original WHERE opinion_id = $2)::int AS rows`,
      [gone.id, left.opinionId],
    );
    expect(rest).toEqual({ rows: 0 });
    expect(JSON.stringify((await view(secretary)).acts[0]?.items)).toContain(gone.code);
    const next = await startDossier(lawyer, PLACE);
    expect(next.code > needed.code).toBe(true);
    await expect(
      test.dataSource.query(`DELETE FROM dossier_event WHERE dossier_id = $1`, [needed.id]),
    ).rejects.toThrow('append-only');
  });

  it('knows everything that belongs to a dossier', async () => {
    const references = await test.dataSource.query<{ child: string; parent: string }[]>(
      `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint
        WHERE contype = 'f' AND conrelid <> confrelid`,
    );
    const decided = [...GOES_WITH_DOSSIER, ...KEEPS_DOSSIER, 'archive_transfer'];
    const children = references
      .filter(({ parent }) => GOES_WITH_DOSSIER.includes(parent))
      .map(({ child }) => child)
      .filter((child) => !decided.includes(child));
    // These hang on records that keep the dossier as well.
    expect([...new Set(children)].sort()).toEqual(['act_text', 'disagreement', 'signing_file']);
  });
});

describe('the archive package of a dossier', () => {
  const get = async (client: TestClient, name: string): Promise<Uint8Array> => {
    const { status, bytes } = await client.download(m(`dossiers/${dossier.id}/${name}`));
    expect(status).toBe(200);
    return bytes;
  };

  it('holds everything in readable forms, without what is restricted, and proves it by itself', async () => {
    // What a resident did under their own account, of which the audit record tells.
    const { UnitOfWork } = await import('../../../apps/api/src/platform/database/unit-of-work.js');
    const { personId, opinionId, municipalityId } = traces;
    await test.app.get(UnitOfWork).run({ kind: 'person', personId, assignments: [] }, (tx) => {
      tx.audit({ municipalityId, action: 'opinion.edit', subjectType: 'opinion', subjectId: opinionId });
      return Promise.resolve();
    });
    const bytes = await get(lawyer, 'archive.zip');
    const { manifest, faults } = verifyPackage(bytes);
    expect(faults).toEqual([]);
    expect(manifest).toMatchObject({ kind: 'dossier', subject: dossier.code, restricted: false });
    const files = unzipSync(bytes);
    const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['metadati.json', 'audits.json', 'index.html']),
    );
    expect(JSON.parse(text('metadati.json'))).toEqual([
      expect.objectContaining({ code: dossier.code, retentionClass: 'P', transfer: 'LNA akts Nr. 5' }),
    ]);
    expect(text('viedokli.json')).toContain('Lūdzu noteikt soliņus.');
    expect(Object.keys(files).filter((name) => name.startsWith('ierobezotas'))).toEqual([]);
    expect((JSON.parse(text('audits.json')) as AuditExtract).records.length).toBeGreaterThan(0);
    expect(text('audits.json')).not.toContain(personId);
  });

  it('shows its restricted part to those who may, and writes down who took it', async () => {
    expect((await lawyer.get(m(`dossiers/${dossier.id}/archive-restricted.zip`))).status).toBe(403);
    const files = unzipSync(await get(officer, 'archive-restricted.zip'));
    expect(Object.keys(files)).toContain('ierobezotas-pieejamibas/viedokli-originali.json');
    expect(strFromU8(files['audits.json'] ?? new Uint8Array())).toContain(traces.personId);
    expect((await log('what=archive_package')).entries).toEqual([
      expect.objectContaining({ viewerName: 'Marika Salna', subjectCode: dossier.code }),
    ]);
    const [other] = await test.dataSource.query<{ id: string }[]>(
      `SELECT id FROM municipality WHERE slug = 'ezerkrasti'`,
    );
    expect((await officer.get(`/api/m/ezerkrasti/dossiers/${dossier.id}/archive.zip`)).status).toBe(403);
    expect((await officer.get(m(`dossiers/${other?.id}/archive.zip`))).status).toBe(404);
  });

  it('is told from a changed one by the command line, file by file', async () => {
    const files = unzipSync(await get(lawyer, 'archive.zip'));
    const verdict = (change: Record<string, Uint8Array>, left: readonly string[] = []): unknown => {
      const kept = Object.entries({ ...files, ...change }).filter(([name]) => !left.includes(name));
      return verifyPackage(zipSync(Object.fromEntries(kept))).faults;
    };
    const extract = JSON.parse(strFromU8(files['audits.json'] ?? new Uint8Array())) as AuditExtract;
    const [first, ...others] = extract.records;
    const forged = { ...extract, records: [{ ...first, action: 'nothing.happened' }, ...others] };
    expect(verdict({})).toEqual([]);
    expect(verdict({ 'dome.json': strToU8('[]') })).toEqual([
      { code: 'packageFileChanged', path: 'dome.json' },
    ]);
    expect(verdict({}, ['viedokli.json'])).toEqual([{ code: 'packageFileMissing', path: 'viedokli.json' }]);
    expect(verdict({ 'jauns.txt': strToU8('x') })).toEqual([
      { code: 'packageFileUnlisted', path: 'jauns.txt' },
    ]);
    expect(verdict({ 'audits.json': strToU8(JSON.stringify(forged)) })).toEqual([
      { code: 'packageFileChanged', path: 'audits.json' },
      { code: 'packageRecordChanged', path: `audits.json#${first?.seq}` },
    ]);
    expect(verdict({}, ['manifest.json'])).toEqual([{ code: 'packageWithoutManifest' }]);
    expect(verifyPackage(strToU8('not a zip')).faults).toEqual([{ code: 'packageUnreadable' }]);
  });
});
