import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DemoMailItem, DemoMailMessage } from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';

interface MailRow {
  id: string;
  legal_at: Date;
  sender: string;
  recipients: string[];
  subject: string;
  body: string;
}

const MOST_SHOWN = 200;

/** The demo's mailbox: everybody's e-mails in one place. */
@Injectable()
export class Mailbox {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest messages. */
  async list(): Promise<DemoMailItem[]> {
    const rows = await this.dataSource.query<MailRow[]>(
      `SELECT id, legal_at, sender, recipients, subject FROM demo_mail ORDER BY received_at DESC, id LIMIT ${MOST_SHOWN}`,
    );
    return rows.map(item);
  }

  /** One message as plain text; its HTML is never shown inside the product. */
  async read(id: string): Promise<DemoMailMessage> {
    const [row] = await this.dataSource.query<MailRow[]>(
      `SELECT id, legal_at, sender, recipients, subject, body FROM demo_mail WHERE id::text = $1`,
      [id],
    );
    if (!row) throw Refused.notFound('mail');
    return { ...item(row), text: row.body };
  }
}

function item(row: MailRow): DemoMailItem {
  return {
    id: row.id,
    at: row.legal_at.toISOString(),
    from: row.sender,
    to: row.recipients,
    subject: row.subject,
  };
}
