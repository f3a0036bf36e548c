import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { writeEAddressMessage } from '#libs/feeds';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import type { Transaction } from '../database/unit-of-work.js';
import { Jobs } from '../jobs/jobs.js';
import { OutboxHandlers } from '../outbox/outbox-handlers.js';

/** A message to one official electronic address. */
export interface OutgoingEAddressMessage {
  municipalityId: string;
  /** Addresses as the service writes them, for example `_PRIVATE@40000000000`. */
  sender: string;
  senderName: string;
  recipient: string;
  subject: string;
  text: string;
  /** Asking twice with the same key hands over once to the same recipient. */
  dedupeKey: string;
}

interface MessageRef {
  municipalityId: string;
  messageId: string;
}

interface QueuedMessage {
  sender: string;
  senderName: string;
  recipient: string;
  subject: string;
  body: string;
  day: string;
}

const TOPIC = 'e-address.send';
const JOB = 'e-address-hand-over';
/** Below the folder of files: from here the institution's connector takes, signs and sends. */
export const E_ADDRESS_FOLDER = 'e-address-outbox';

/**
 * Messages to official electronic addresses. Nothing is sent from here: each message becomes a file in the form of the
 * service's `SendMessage`, and the institution's own connector, which has the certificate, signs and sends it.
 */
@Injectable()
export class EAddressOutbox implements OnModuleInit {
  private readonly log = new Logger('EAddress');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: OutboxHandlers,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.outbox.on(TOPIC, (payload) => this.jobs.send(JOB, payload, String(payload['messageId'])));
    this.jobs.register<MessageRef>({
      name: JOB,
      retries: 8,
      pauseSeconds: 30,
      work: (ref, { last }) => this.handOver(ref, last),
    });
  }

  /** Writes the message down within the transaction that causes it; it is handed over after the commit. */
  async queue(tx: Transaction, message: OutgoingEAddressMessage): Promise<void> {
    const id = randomUUID();
    const key = createHash('sha256').update(`${message.dedupeKey}\n${message.recipient}`).digest('hex');
    const written = await tx.manager.query<unknown[]>(
      `INSERT INTO e_address_message (municipality_id, id, sender, sender_name, recipient, subject, body, day, dedupe_key)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT e_address_message_once_uq DO NOTHING RETURNING id`,
      [
        message.municipalityId,
        id,
        message.sender,
        message.senderName,
        message.recipient,
        message.subject,
        message.text,
        this.clock.legalToday(),
        key,
      ],
    );
    if (written.length > 0)
      tx.emit(TOPIC, { municipalityId: message.municipalityId, messageId: id } satisfies MessageRef);
  }

  private async handOver(ref: MessageRef, last: boolean): Promise<void> {
    const [message] = await this.dataSource.query<QueuedMessage[]>(
      `SELECT sender, sender_name AS "senderName", recipient, subject, body, day::text FROM e_address_message
        WHERE municipality_id = $1 AND id = $2 AND state = 'queued'`,
      [ref.municipalityId, ref.messageId],
    );
    if (!message) return;
    try {
      await this.write(ref.messageId, message);
      await this.finish(ref, 'handed_over', null);
    } catch (error) {
      const reason = (error as { code?: string }).code ?? 'unknown';
      this.log.warn(`Message ${ref.messageId}: ${reason}`);
      if (last) {
        await this.finish(ref, 'failed', reason);
        return;
      }
      await this.dataSource.query(
        `UPDATE e_address_message SET attempts = attempts + 1, last_error = $3
          WHERE municipality_id = $1 AND id = $2`,
        [ref.municipalityId, ref.messageId, reason],
      );
      throw error;
    }
  }

  /** Whole or not at all: the connector may look at any moment. Written again, it is the same file. */
  private async write(id: string, { body, recipient, ...message }: QueuedMessage): Promise<void> {
    const folder = join(this.config.filesDirectory, E_ADDRESS_FOLDER);
    await mkdir(folder, { recursive: true });
    const xml = writeEAddressMessage({ ...message, reference: id, recipients: [recipient], text: body });
    const unfinished = join(folder, `.${id}.part`);
    await writeFile(unfinished, xml, { mode: 0o600 });
    await rename(unfinished, join(folder, `${id}.xml`));
  }

  private async finish(
    ref: MessageRef,
    state: 'handed_over' | 'failed',
    error: string | null,
  ): Promise<void> {
    await this.dataSource.query(
      `UPDATE e_address_message
          SET state = $3, last_error = $4, attempts = attempts + 1, finished_at = now(),
              recipient = NULL, subject = NULL, body = NULL
        WHERE municipality_id = $1 AND id = $2 AND state = 'queued'`,
      [ref.municipalityId, ref.messageId, state, error],
    );
  }
}
