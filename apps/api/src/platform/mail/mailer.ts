import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { INSTALLATION } from '../audit/audit-chain.js';
import type { Transaction } from '../database/unit-of-work.js';

/** Topic of the outbox message that moves a written e-mail to the job queue. */
export const MAIL_TOPIC = 'mail.send';
/** Topic of the outbox message that tells of an address refused for good: `{ municipalityId, origin }`. */
export const MAIL_REFUSED_TOPIC = 'mail.refused';

/** An e-mail to one or several people; each gets a message and a fate of their own. */
export interface OutgoingMail {
  to: string | string[];
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
  /** The municipality in whose name it is sent, if any. */
  municipalityId?: string;
  /** Asking twice with the same key sends once to the same recipient, for example `opinion-answered:<id>`. */
  dedupeKey: string;
  /** What it is about, for example `subscription:<id>`: that feature is told when the address is refused for good. */
  origin?: string;
}

/** Writes e-mails down within the transaction that causes them; they are sent after its commit. */
@Injectable()
export class Mailer {
  /** Queues the mail, once per recipient and key. */
  async queue(tx: Transaction | EntityManager, mail: OutgoingMail): Promise<void> {
    const manager = 'emit' in tx ? tx.manager : tx;
    const municipalityId = mail.municipalityId ?? INSTALLATION;
    for (const recipient of new Set([mail.to].flat().map((address) => address.trim()))) {
      const id = randomUUID();
      const written = await manager.query<{ id: string }[]>(
        `INSERT INTO mail_message (municipality_id, id, recipient, subject, body, html, headers, dedupe_key,
           origin)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ON CONSTRAINT mail_message_once_uq DO NOTHING
         RETURNING id`,
        [
          municipalityId,
          id,
          recipient,
          oneLine(mail.subject),
          mail.text,
          mail.html ?? null,
          mail.headers ?? {},
          onceKey(mail.dedupeKey, recipient),
          mail.origin ?? null,
        ],
      );
      if (written.length === 0) continue;
      const payload = { municipalityId, mailId: id };
      if ('emit' in tx) tx.emit(MAIL_TOPIC, payload);
      else
        await manager.query(`INSERT INTO outbox_message (topic, payload) VALUES ($1, $2)`, [
          MAIL_TOPIC,
          payload,
        ]);
    }
  }
}

/** Hashed, because the key outlives the message and must not keep the address. */
function onceKey(key: string, recipient: string): string {
  return createHash('sha256').update(`${key}\n${recipient.toLowerCase()}`).digest('hex');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
