import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { OutboxHandlers } from '../../../apps/api/src/platform/outbox/outbox-handlers.js';
import { MAX_ATTEMPTS } from '../../../apps/api/src/platform/outbox/outbox-pump.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ seed: 'none' });
}, 60_000);
afterAll(() => test?.close());

const emit = (topic: string, payload: Record<string, unknown> = {}) =>
  test.app.get(UnitOfWork).run({ kind: 'system' }, (tx) => {
    tx.emit(topic, payload);
    return Promise.resolve();
  });
const rowsOf = (topic: string) =>
  test.dataSource.query<{ attempts: number; delivered: boolean; last_error: string | null }[]>(
    `SELECT attempts, delivered_at IS NOT NULL AS delivered, last_error FROM outbox_message WHERE topic = $1 ORDER BY id`,
    [topic],
  );

describe('the outbox', () => {
  it('delivers each message once, in order', async () => {
    const seen: unknown[] = [];
    test.app.get(OutboxHandlers).on('test.once', (payload) => Promise.resolve(void seen.push(payload['n'])));
    for (const n of [1, 2, 3]) await emit('test.once', { n });
    await test.settled();
    await test.settled();
    expect(seen).toEqual([1, 2, 3]);
  });

  it('delivers nothing of a transaction that failed', async () => {
    const work = test.app.get(UnitOfWork).run({ kind: 'system' }, (tx) => {
      tx.emit('test.rolled-back', {});
      return Promise.reject(new Error('no'));
    });
    await expect(work).rejects.toThrow('no');
    expect(await rowsOf('test.rolled-back')).toEqual([]);
  });

  it('tries again after a failure, and lets other messages pass', async () => {
    let failures = 2;
    const seen: string[] = [];
    test.app.get(OutboxHandlers).on('test.flaky', () => {
      if (failures-- > 0) return Promise.reject(new Error('not yet'));
      return Promise.resolve(void seen.push('flaky'));
    });
    test.app.get(OutboxHandlers).on('test.sound', () => Promise.resolve(void seen.push('sound')));
    await emit('test.flaky');
    await emit('test.sound');
    await test.settled();
    expect(seen[0]).toBe('sound');
    while (failures >= 0) await test.settled();
    expect(seen).toEqual(['sound', 'flaky']);
    await test.settled();
    expect(seen).toEqual(['sound', 'flaky']);
    expect(await rowsOf('test.flaky')).toMatchObject([{ attempts: 3, delivered: true }]);
  });

  it('gives up in the end and keeps the message and the reason', async () => {
    let calls = 0;
    test.app.get(OutboxHandlers).on('test.hopeless', () => {
      calls++;
      return Promise.reject(new Error('never'));
    });
    await emit('test.hopeless');
    for (let i = 0; i < MAX_ATTEMPTS + 3; i++) await test.settled();
    expect(calls).toBe(MAX_ATTEMPTS);
    expect(await rowsOf('test.hopeless')).toEqual([
      { attempts: MAX_ATTEMPTS, delivered: false, last_error: 'never' },
    ]);
  });

  it('holds up nothing that cleans the tables while a message is delivered', async () => {
    const held: unknown[] = [];
    test.app.get(OutboxHandlers).on('test.long', async () => {
      const open = `state = 'idle in transaction' AND query LIKE '%FROM outbox_message%'`;
      held.push(
        ...(await test.dataSource.query<unknown[]>(
          `SELECT backend_xid IS NOT NULL AS delivering, backend_xmin AS snapshot FROM pg_stat_activity
            WHERE datname = current_database() AND ${open}`,
        )),
      );
    });
    await emit('test.long');
    await test.settled();
    expect(held).toEqual([{ delivering: true, snapshot: null }]);
  });

  it('runs the work again when the database asks for it', async () => {
    let attempts = 0;
    const done = await test.app.get(UnitOfWork).run({ kind: 'system' }, async (tx) => {
      attempts++;
      if (attempts < 3)
        await tx.manager.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
      return 'done';
    });
    expect([done, attempts]).toEqual(['done', 3]);
  });
});
