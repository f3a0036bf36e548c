import type { ClockMovedAnswer, DemoClockView } from '#libs/contracts';
import { Clock } from '../../../apps/api/src/platform/clock/clock.js';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { OutboxHandlers } from '../../../apps/api/src/platform/outbox/outbox-handlers.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';

const DAY_MS = 86_400_000;
let test: TestApp;
let client: TestClient;
let municipalityId: string;

beforeAll(async () => {
  test = await startTestApp();
  client = new TestClient(test.url);
  const [row] = await test.dataSource.query<{ id: string }[]>(
    `SELECT id FROM municipality WHERE slug = 'vidzale'`,
  );
  municipalityId = row!.id;
}, 60_000);
afterAll(() => test?.close());

const view = async () => (await client.get<DemoClockView>('/api/demo')).body;
const move = (body: object) => client.post<ClockMovedAnswer>('/api/demo/clock', body);

describe("the demo's clock", () => {
  it('moves legal days forward and leaves real time alone', async () => {
    const before = await view();
    const answer = await move({ advanceDays: 10 });
    expect(answer.status).toBe(200);
    const days = (Date.parse(answer.body.legalToday) - Date.parse(before.legalToday)) / DAY_MS;
    expect(days).toBe(10);
    expect((await client.session()).legalToday).toBe(answer.body.legalToday);
    const clock = test.app.get(Clock);
    expect(clock.legalNow().getTime() - clock.realNow().getTime()).toBeGreaterThan(9 * DAY_MS);
  });

  it('keeps the time of day across both changes of the clock in a year', async () => {
    const timeOf = (iso: string) =>
      new Date(iso).toLocaleTimeString('lv', { timeZone: 'Europe/Riga', hour: '2-digit', minute: '2-digit' });
    const minutes = (iso: string) => Number(timeOf(iso).slice(0, 2)) * 60 + Number(timeOf(iso).slice(3, 5));
    for (const advanceDays of [120, 120]) {
      const before = await view();
      const after = (await move({ advanceDays })).body;
      const drift = (minutes(after.legalNow) - minutes(before.legalNow) + 1440) % 1440;
      expect(Math.min(drift, 1440 - drift)).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    [{ toDay: '2020-01-01' }, 'clockOnlyForward'],
    [{ toDay: 'tomorrow' }, 'field.isLegalDay'],
    [{}, 'clockWhere'],
    [{ advanceDays: 1, toDay: '2099-01-01' }, 'clockWhere'],
    [{ toDay: '2099-01-01' }, 'clockTooFar'],
    [{ advanceDays: 0 }, 'field.min'],
    [{ advanceDays: -3 }, 'field.min'],
    [{ advanceDays: 401 }, 'field.max'],
  ])('refuses %j', async (body, code) => {
    const before = await view();
    const answer = await client.post<ProblemBody>('/api/demo/clock', body);
    expect(answer.status).toBe(422);
    expect(answer.body.violations.map((violation) => violation.code)).toContain(code);
    expect((await view()).offset).toBe(before.offset);
  });

  it('refuses today itself', async () => {
    const { legalToday } = await view();
    expect((await move({ toDay: legalToday })).status).toBe(422);
  });

  it('lets what is due on the way happen, each at its own time and in order, and tells about it', async () => {
    const clock = test.app.get(Clock);
    const seen: { subject: unknown; day: string }[] = [];
    const days = (count: number) => new Date(clock.legalNow().getTime() + count * DAY_MS);
    test.app.get(OutboxHandlers).on('test.due', async (payload) => {
      seen.push({ subject: payload['subjectId'], day: clock.legalToday() });
      if (payload['subjectId'] !== 'first') return;
      // What happens may set a further term, which the same move then reaches.
      await test.app
        .get(UnitOfWork)
        .run({ kind: 'system' }, (tx) =>
          tx.due({ municipalityId, topic: 'test.due', subjectId: 'second', dueAt: days(3) }),
        );
    });
    const start = Date.parse(clock.legalToday());
    await test.app.get(UnitOfWork).run({ kind: 'system' }, async (tx) => {
      await tx.due({ municipalityId, topic: 'test.due', subjectId: 'later', dueAt: days(20) });
      await tx.due({ municipalityId, topic: 'test.due', subjectId: 'first', dueAt: days(5) });
      await tx.due({ municipalityId, topic: 'test.due', subjectId: 'beyond', dueAt: days(31) });
    });
    const answer = await move({ advanceDays: 30 });
    expect(answer.body.triggered.map((event) => event.subjectId)).toEqual(['first', 'second', 'later']);
    expect(seen.map(({ subject, day }) => [subject, (Date.parse(day) - start) / DAY_MS])).toEqual([
      ['first', 5],
      ['second', 8],
      ['later', 20],
    ]);
    expect((await move({ advanceDays: 1 })).body.triggered.map((event) => event.subjectId)).toEqual([
      'beyond',
    ]);
    expect((await move({ advanceDays: 40 })).body.triggered).toEqual([]);
  });

  it('moves one step at a time, however many ask at once', async () => {
    const before = await view();
    await Promise.all([move({ advanceDays: 2 }), move({ advanceDays: 3 })]);
    const days = (Date.parse((await view()).legalToday) - Date.parse(before.legalToday)) / DAY_MS;
    expect(days).toBe(5);
  });

  it('cannot be turned back in the database either', async () => {
    await expect(test.dataSource.query(`UPDATE demo_clock SET offset_seconds = -1`)).rejects.toThrow(
      'demo_clock_offset_ck',
    );
  });
});
