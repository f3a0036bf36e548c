import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/config.js';

const TIMEOUT_MS = 20_000;

/** The way to the mail server of the configuration, or to the one the demo runs. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private transporter: Transporter | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    if (config.smtp) this.use(config.smtp.url);
  }

  /** Sends through the server at `url` from now on. */
  use(url: string): void {
    this.transporter?.close();
    this.transporter = createTransport({
      url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      // A message may never name a file of this machine or an address to fetch from.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** Sends one message; throws what the server said. */
  async send(message: SendMailOptions): Promise<void> {
    if (!this.transporter) throw new Error('No mail server is configured.');
    const from = this.config.smtp?.from ?? `vietvara@${this.config.publicUrl.hostname}`;
    await this.transporter.sendMail({ from: { name: 'Vietvara', address: from }, ...message });
  }

  onApplicationShutdown(): void {
    this.transporter?.close();
  }
}
