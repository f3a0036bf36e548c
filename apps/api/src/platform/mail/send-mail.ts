import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Jobs } from '../jobs/jobs.js';
import { OutboxHandlers } from '../outbox/outbox-handlers.js';
import { MailTransport } from './mail-transport.js';
import { MAIL_REFUSED_TOPIC, MAIL_TOPIC } from './mailer.js';

interface MailRef {
  municipalityId: string;
  mailId: string;
}

interface QueuedMail {
  recipient: string;
  subject: string;
  body: string;
  html: string | null;
  headers: Record<string, string>;
}

const JOB = 'mail-send';
/** Exactly one address: a list or a header smuggled in by a form field is none. */
const ONE_ADDRESS = /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+$/;

/** Sends what the mailer has written down: one job per message, so one bad address harms nobody else. */
@Injectable()
export class SendMail implements OnModuleInit {
  private readonly log = new Logger('Mail');

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxHandlers,
    private readonly jobs: Jobs,
    private readonly transport: MailTransport,
  ) {}

  onModuleInit(): void {
    this.outbox.on(MAIL_TOPIC, (payload) => this.jobs.send(JOB, payload, String(payload['mailId'])));
    this.jobs.register<MailRef>({
      name: JOB,
      retries: 8,
      pauseSeconds: 30,
      work: (mail, attempt) => this.send(mail, attempt.last),
    });
  }

  /** Throws when another attempt may help. */
  private async send(ref: MailRef, last: boolean): Promise<void> {
    const [mail] = await this.dataSource.query<QueuedMail[]>(
      `SELECT recipient, subject, body, html, headers FROM mail_message
        WHERE municipality_id = $1 AND id = $2 AND state = 'queued'`,
      [ref.municipalityId, ref.mailId],
    );
    if (!mail) return;
    if (!ONE_ADDRESS.test(mail.recipient)) {
      await this.finish(ref, 'failed', 'not an address', true);
      return;
    }
    try {
      await this.transport.send({
        to: { name: '', address: mail.recipient },
        subject: mail.subject,
        text: mail.body,
        ...(mail.html ? { html: mail.html } : {}),
        headers: mail.headers,
        messageId: `<${ref.mailId}@vietvara>`,
      });
      await this.finish(ref, 'sent', null);
    } catch (error) {
      const reason = reasonOf(error);
      this.log.warn(`E-mail ${ref.mailId}: ${reason}`);
      const refused = isPermanent(error);
      if (last || refused) {
        await this.finish(ref, 'failed', reason, refused);
        return;
      }
      await this.dataSource.query(
        `UPDATE mail_message SET attempts = attempts + 1, last_error = $3 WHERE municipality_id = $1 AND id = $2`,
        [ref.municipalityId, ref.mailId, reason],
      );
      throw error;
    }
  }

  /** What was written is not needed any more and goes; whoever wrote it is told of an address that does not exist. */
  private async finish(
    ref: MailRef,
    state: 'sent' | 'failed',
    error: string | null,
    refused = false,
  ): Promise<void> {
    await this.dataSource.query(
      `WITH done AS (
         UPDATE mail_message
            SET state = $3, last_error = $4, refused = $5, attempts = attempts + 1, finished_at = now(),
                recipient = NULL, subject = NULL, body = NULL, html = NULL, headers = '{}'
          WHERE municipality_id = $1 AND id = $2 AND state = 'queued'
         RETURNING municipality_id, origin, refused)
       INSERT INTO outbox_message (topic, payload)
       SELECT $6, jsonb_build_object('municipalityId', municipality_id, 'origin', origin)
         FROM done WHERE refused AND origin IS NOT NULL`,
      [ref.municipalityId, ref.mailId, state, error, refused, MAIL_REFUSED_TOPIC],
    );
  }
}

/** The server understood and refuses for good, or the address is no address. */
function isPermanent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { responseCode, code } = error as Error & { responseCode?: number; code?: string };
  // 530–539 concern our own login at the server, not the recipient.
  if (responseCode !== undefined) return responseCode >= 500 && (responseCode < 530 || responseCode >= 540);
  return code === 'EENVELOPE';
}

/** Code and status only: servers repeat the recipient's address in their sentences. */
function reasonOf(error: unknown): string {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown';
}
