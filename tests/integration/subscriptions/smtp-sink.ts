import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** An e-mail as it came over the wire. */
export interface ReceivedMail {
  to: string;
  mail: Email;
}

/** A mail server that keeps what it gets and refuses `…@….invalid` for good. */
export class SmtpSink {
  readonly received: ReceivedMail[] = [];
  private readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.endsWith('.invalid')
          ? Object.assign(new Error('No such mailbox'), { responseCode: 550 })
          : null,
      ),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          for (const { address } of session.envelope.rcptTo) this.received.push({ to: address, mail });
          done();
        });
      });
    },
  });

  /** Listens on a free port; answers the address for `SMTP_URL`. */
  async start(): Promise<string> {
    const listening = once(this.server.server, 'listening');
    this.server.listen(0, '127.0.0.1');
    await listening;
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}/?ignoreTLS=true`;
  }

  /** What came for an address, oldest first. */
  for(address: string): Email[] {
    return this.received.filter(({ to }) => to === address).map(({ mail }) => mail);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** A header of a received mail. */
export function header(mail: Email, name: string): string | undefined {
  return mail.headers.find(({ key }) => key === name.toLowerCase())?.value;
}
