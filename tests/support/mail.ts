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
