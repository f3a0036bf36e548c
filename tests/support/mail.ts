import type { TestApp } from './app.js';

/** A letter as it came over SMTP. */
export interface ArrivedMail {
  to: string[];
  subject: string;
  body: string;
}

/** Resolves when nothing is on its way any more; the time limit of the test ends it otherwise. */
export async function mailsSent(test: TestApp): Promise<void> {
  await test.settled();
  for (;;) {
    const [row] = await test.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM mail_message WHERE state = 'queued'`,
    );
    if (row?.n === 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What has arrived in the demo's mailbox when nothing is on its way, oldest first. */
export async function arrivedMails(test: TestApp): Promise<ArrivedMail[]> {
  await mailsSent(test);
  return test.dataSource.query<ArrivedMail[]>(
    `SELECT recipients AS "to", subject, body FROM demo_mail ORDER BY received_at, id`,
  );
}

/** What news has brought to an address, oldest first, once everything has been told. */
export async function lettersTo(test: TestApp, address: string): Promise<ArrivedMail[]> {
  for (;;) {
    await test.settled();
    const [waiting] = await test.dataSource.query<{ n: number }[]>(
      `SELECT (SELECT count(*) FROM outbox_message WHERE delivered_at IS NULL AND attempts < 10)::int
            + (SELECT count(*) FROM pgboss.job WHERE name = 'news-send' AND state IN ('created', 'active'))::int AS n`,
    );
    if (waiting?.n === 0) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return (await arrivedMails(test)).filter(({ to }) => to.includes(address));
}
