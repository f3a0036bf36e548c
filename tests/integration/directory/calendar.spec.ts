import type { CalendarYearView, HolidayProposal } from '#libs/contracts';
import { isWorkingDay } from '#libs/legal-calendar';
import { WorkingCalendar } from '../../../apps/api/src/directory/index.js';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';

let test: TestApp;
let dace: TestClient;
let ids: Record<string, string>;

beforeAll(async () => {
  test = await startTestApp();
  dace = await TestClient.loggedIn(test.url, 'Dace Krūmiņa');
  const rows = await test.dataSource.query<{ id: string; slug: string }[]>(
    `SELECT id, slug FROM municipality`,
  );
  ids = Object.fromEntries(rows.map((row) => [row.slug, row.id]));
}, 60_000);

afterAll(() => test.close());

const base = '/api/m/vidzale/calendar';
const year = async (of: number): Promise<CalendarYearView> =>
  (await dace.get<CalendarYearView>(`${base}/years/${of}`)).body;
const codes = (answer: { body: unknown }): string[] =>
  (answer.body as ProblemBody).violations.map((one) => one.code);
const works = async (day: string, slug = 'vidzale'): Promise<boolean> =>
  isWorkingDay(day, await test.app.get(WorkingCalendar).calendarFor(null, ids[slug] ?? ''));
const own = async (day: string) =>
  (await year(Number(day.slice(0, 4)))).days.find((one) => one.day === day)?.own;

describe('the working calendar', () => {
  it('lets an own day replace the installation’s, in its own municipality only, until it is removed', async () => {
    // 1 May 2034 is a Monday.
    await test.dataSource.query(
      `INSERT INTO calendar_day (id, municipality_id, day, kind, name, source)
       VALUES (gen_random_uuid(), NULL, '2034-05-01', 'holiday', 'Darba svētki', 'Likums')`,
    );
    expect(await works('2034-05-01')).toBe(false);
    const entry = {
      day: '2034-05-01',
      kind: 'moved_working',
      name: 'Strādājam',
      source: 'Domes lēmums Nr. 7',
    };
    expect((await dace.post(`${base}/days`, entry)).status).toBe(201);
    expect(await works('2034-05-01')).toBe(true);
    expect(await works('2034-05-01', 'ezerkrasti')).toBe(false);
    const [shown] = (await year(2034)).days;
    expect(shown).toMatchObject({ ...entry, replaces: { kind: 'holiday', name: 'Darba svētki' } });
    const row = await own('2034-05-01');
    expect((await dace.delete(`${base}/days/${row?.id}?version=${row?.version}`)).status).toBe(204);
    expect(await works('2034-05-01')).toBe(false);
    expect((await year(2034)).days).toMatchObject([{ day: '2034-05-01', own: null, replaces: null }]);
  });

  it('keeps nothing of a transaction that was rolled back', async () => {
    const calendar = test.app.get(WorkingCalendar);
    const vidzale = ids['vidzale'] ?? '';
    const attempt = test.app.get(UnitOfWork).run({ kind: 'system' }, async ({ manager }) => {
      await manager.query(
        `INSERT INTO calendar_day (id, municipality_id, day, kind, name, source)
         VALUES (gen_random_uuid(), $1, '2034-06-05', 'holiday', 'Nekad', 'Nekur')`,
        [vidzale],
      );
      expect(isWorkingDay('2034-06-05', await calendar.calendarFor(manager, vidzale))).toBe(false);
      throw new Error('rolled back');
    });
    await expect(attempt).rejects.toThrow('rolled back');
    expect(await works('2034-06-05')).toBe(true);
  });
});

describe('moved days', () => {
  const move = {
    freeDay: '2034-05-05',
    workingDay: '2034-05-13',
    name: 'Pārcelta darba diena',
    source: 'MK rīkojums',
  };

  it('come and go in pairs', async () => {
    expect((await dace.post(`${base}/moves`, move)).status).toBe(201);
    expect([await works('2034-05-05'), await works('2034-05-13')]).toEqual([false, true]);
    const free = await own('2034-05-05');
    expect(free?.pairDay).toBe('2034-05-13');
    const change = {
      kind: 'holiday',
      day: '2034-05-05',
      name: 'x y',
      source: 'avots',
      version: free?.version,
    };
    expect(codes(await dace.put(`${base}/days/${free?.id}`, change))).toEqual(['calendarDayPaired']);
    expect((await dace.delete(`${base}/days/${free?.id}?version=${free?.version}`)).status).toBe(204);
    expect([await works('2034-05-05'), await works('2034-05-13')]).toEqual([true, false]);
  });

  it('are both refused when one of the days is taken', async () => {
    const taken = { day: '2034-05-13', kind: 'holiday', name: 'Pilsētas svētki', source: 'Domes lēmums' };
    expect((await dace.post(`${base}/days`, taken)).status).toBe(201);
    expect(codes(await dace.post(`${base}/moves`, move))).toEqual(['calendarDayTaken']);
    expect(await works('2034-05-05')).toBe(true);
  });

  it('are a weekday for a day of rest', async () => {
    const turned = { ...move, freeDay: '2034-05-20', workingDay: '2034-05-16' };
    expect(codes(await dace.post(`${base}/moves`, turned))).toEqual([
      'moveFreeIsWeekend',
      'moveWorkingIsWeekday',
    ]);
  });
});

describe('the proposal of a year', () => {
  it('is a difference to what is entered, and is accepted day by day', async () => {
    const proposal = async () => (await dace.get<HolidayProposal[]>(`${base}/years/2035/proposal`)).body;
    const before = await proposal();
    expect(before.every((one) => one.status === 'absent')).toBe(true);
    const days = before.slice(0, 3).map((one) => one.day);
    expect((await dace.post(`${base}/years/2035/accept`, { days })).body).toEqual({ accepted: 3 });
    const after = await proposal();
    expect(after.filter((one) => one.status === 'same').map((one) => one.day)).toEqual(days);
    expect(codes(await dace.post(`${base}/years/2035/accept`, { days }))).toEqual(['holidayNotProposed']);
    const row = await own(days[0] ?? '');
    const renamed = {
      day: days[0],
      kind: 'holiday',
      name: 'Cits nosaukums',
      source: 'Avots',
      version: row?.version,
    };
    expect((await dace.put(`${base}/days/${row?.id}`, renamed)).status).toBe(200);
    expect((await dace.put(`${base}/days/${row?.id}`, renamed)).status).toBe(409);
    expect((await proposal())[0]).toMatchObject({ status: 'differs', present: { name: 'Cits nosaukums' } });
  });

  it('leaves years alone that nobody means', async () => {
    expect((await dace.get(`${base}/years/1034`)).status).toBe(404);
    const far = { day: '2934-01-01', kind: 'holiday', name: 'Tālu', source: 'avots' };
    expect(codes(await dace.post(`${base}/days`, far))).toEqual(['yearOutOfRange']);
    const none = { day: '2034-02-30', kind: 'holiday', name: 'Nav', source: 'avots' };
    expect(codes(await dace.post(`${base}/days`, none))).toEqual(['field.legalDay']);
  });
});

describe('other municipalities', () => {
  it('neither change nor read the calendar, and the installation’s days are nobody’s to change', async () => {
    const valdis = await TestClient.loggedIn(test.url, 'Valdis Priede');
    expect((await valdis.get(`${base}/years/2034`)).status).toBe(403);
    const mine = await own('2034-05-13');
    expect((await valdis.delete(`/api/m/ezerkrasti/calendar/days/${mine?.id}?version=1`)).status).toBe(404);
    const [common] = await test.dataSource.query<{ id: string }[]>(
      `SELECT id FROM calendar_day WHERE municipality_id IS NULL LIMIT 1`,
    );
    expect((await dace.delete(`${base}/days/${common?.id}?version=1`)).status).toBe(404);
  });
});
