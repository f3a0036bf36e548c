import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import PostalMime from 'postal-mime';
import {
  SMTPServer,
  type SMTPServerAddress,
  type SMTPServerDataStream,
  type SMTPServerSession,
} from 'smtp-server';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';

const LARGEST_BYTES = 10 * 1024 * 1024;

/**
 * A real mail server on a free local port that delivers to the demo's mailbox. Like any server it refuses addresses
 * that cannot exist (`…@….invalid`). Where the configuration names a mail server, that one is used instead.
 */
@Injectable()
export class MailSink implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('DemoMail');
  private server: SMTPServer | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly transport: MailTransport,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.smtp) return;
    const server = new SMTPServer({
      name: 'localhost',
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      disableReverseLookup: true,
      size: LARGEST_BYTES,
      logger: false,
      onRcptTo: (address, _session, done) => done(refusal(address)),
      onData: (stream, session, done) => {
        this.receive(stream, session).then(
          () => done(),
          (error: unknown) => {
            this.log.error(String(error));
            done(withCode(451, 'Try again later'));
          },
        );
      },
    });
    server.on('error', (error) => this.log.error(error.message));
    const listening = once(server.server, 'listening');
    server.listen(0, '127.0.0.1');
    await listening;
    this.server = server;
    this.transport.use(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}/?ignoreTLS=true`);
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    if (stream.sizeExceeded) return;
    const mail = await PostalMime.parse(Buffer.concat(chunks));
    await this.dataSource.query(
      `INSERT INTO demo_mail (id, legal_at, sender, recipients, subject, body, html) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        randomUUID(),
        this.clock.legalNow(),
        mail.from?.address ?? '',
        session.envelope.rcptTo.map((recipient) => recipient.address),
        mail.subject ?? '',
        mail.text ?? '',
        mail.html ?? null,
      ],
    );
  }
}

function refusal(address: SMTPServerAddress): Error | null {
  return address.address.endsWith('.invalid') ? withCode(550, 'No such mailbox') : null;
}

function withCode(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
