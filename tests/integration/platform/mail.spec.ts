import type { DemoMailItem, DemoMailMessage } from '#libs/contracts';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { Mailer, type OutgoingMail } from '../../../apps/api/src/platform/mail/mailer.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';

let test: TestApp;
let client: TestClient;
beforeAll(async () => {
  test = await startTestApp({ seed: 'none' });
  client = new TestClient(test.url);
}, 60_000);
afterAll(() => test?.close());

const queue = (mail: OutgoingMail) =>
  test.app.get(UnitOfWork).run({ kind: 'system' }, (tx) => test.app.get(Mailer).queue(tx, mail));

/** Asks until nothing is queued any more; the time limit of the test ends it otherwise. */
async function sent(): Promise<void> {
  await test.settled();
  for (;;) {
    const [row] = await test.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM mail_message WHERE state = 'queued'`,
    );
    if (row?.n === 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
const inbox = async () => (await client.get<DemoMailItem[]>('/api/demo/mail')).body;

describe('mail', () => {
  it('travels over SMTP into the mailbox, Latvian letters and all', async () => {
    await queue({
      to: 'anna.zarina@pasts.example',
      subject: 'Jūsu viedoklis\r\nBcc: other@pasts.example',
      text: 'Labdien!\n\nŠķūņu iela – čaļi, ķīļi, žņaugi.',
      headers: { 'List-Unsubscribe': '<https://vidzale.example/>' },
      dedupeKey: 'opinion-1',
    });
    await sent();
    const [mail] = await inbox();
    expect(mail).toMatchObject({
      to: ['anna.zarina@pasts.example'],
      from: 'vietvara@localhost',
      subject: 'Jūsu viedoklis Bcc: other@pasts.example',
    });
    const { body } = await client.get<DemoMailMessage>(`/api/demo/mail/${mail?.id}`);
    expect(body.text.trim()).toBe('Labdien!\n\nŠķūņu iela – čaļi, ķīļi, žņaugi.');
  }, 20_000);

  it('is sent once, however often it is asked for', async () => {
    const mail = { to: 'a@pasts.example', subject: 'Once', text: 'x', dedupeKey: 'once' };
    await queue(mail);
    await sent();
    await queue(mail);
    await queue({ ...mail, to: ['a@pasts.example', 'b@pasts.example'] });
    await sent();
    const subjects = (await inbox()).filter((item) => item.subject === 'Once').map((item) => item.to[0]);
    expect(subjects.sort()).toEqual(['a@pasts.example', 'b@pasts.example']);
  }, 20_000);

  it('reaches the others when one address is bad', async () => {
    await queue({
      to: [
        'c@pasts.example',
        'nobody@nowhere.invalid',
        'not an address',
        'x@pasts.example, y@pasts.example',
        'd@pasts.example',
      ],
      subject: 'Many',
      text: 'x',
      dedupeKey: 'many',
    });
    await sent();
    const reached = (await inbox()).filter((item) => item.subject === 'Many').flatMap((item) => item.to);
    expect(reached.sort()).toEqual(['c@pasts.example', 'd@pasts.example']);
    const states = await test.dataSource.query<{ state: string }[]>(
      `SELECT state FROM mail_message ORDER BY created_at, state DESC`,
    );
    expect(states.filter((row) => row.state === 'failed')).toHaveLength(3);
  }, 20_000);

  it('is forgotten when it is sent: address, subject and words', async () => {
    const rows = await test.dataSource.query<object[]>(
      `SELECT recipient, subject, body, html, headers FROM mail_message`,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      expect(row).toEqual({ recipient: null, subject: null, body: null, html: null, headers: {} });
    }
    const everything = await test.dataSource.query<object[]>(
      `SELECT payload::text FROM outbox_message UNION ALL SELECT data::text FROM pgboss.job
       UNION ALL SELECT dedupe_key || COALESCE(last_error, '') FROM mail_message`,
    );
    expect(JSON.stringify(everything)).not.toMatch(/example|invalid/);
  });

  it('is not sent when the transaction fails', async () => {
    const failing = test.app.get(UnitOfWork).run({ kind: 'system' }, async (tx) => {
      await test.app
        .get(Mailer)
        .queue(tx, { to: 'e@pasts.example', subject: 'Lost', text: 'x', dedupeKey: 'lost' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await sent();
    expect((await inbox()).map((item) => item.subject)).not.toContain('Lost');
  }, 20_000);
});
