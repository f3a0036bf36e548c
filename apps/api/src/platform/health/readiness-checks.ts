import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { MAX_ATTEMPTS } from '../outbox/outbox-pump.js';

/** A message that waits longer than this says that delivery has stopped. Real time. */
const OLDEST_WAITING_SECONDS = 300;

/** The questions behind `/health/ready`. */
@Injectable()
export class ReadinessChecks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly indicator: HealthIndicatorService,
  ) {}

  /** PostgreSQL answers. */
  async database(): Promise<HealthIndicatorResult> {
    const check = this.indicator.check('database');
    try {
      await this.dataSource.query('SELECT 1');
      return check.up();
    } catch {
      return check.down();
    }
  }

  /**
   * Nothing waits too long between features. What was given up after many attempts is counted as `failed`; it needs a
   * person, but the process can serve.
   */
  outbox(): Promise<HealthIndicatorResult> {
    return this.waiting(
      'outbox',
      `SELECT count(*) FILTER (WHERE attempts < ${MAX_ATTEMPTS})::int AS waiting,
              count(*) FILTER (WHERE attempts >= ${MAX_ATTEMPTS})::int AS failed,
              COALESCE(extract(epoch FROM now() - min(created_at) FILTER (WHERE attempts < ${MAX_ATTEMPTS})), 0)::int AS age
         FROM outbox_message WHERE delivered_at IS NULL`,
      'down',
    );
  }

  /** How many e-mails wait; a mail server that is down does not make the product unready. */
  mail(): Promise<HealthIndicatorResult> {
    return this.waiting(
      'mail',
      `SELECT count(*) FILTER (WHERE state = 'queued')::int AS waiting,
              count(*) FILTER (WHERE state = 'failed' AND finished_at > now() - interval '1 day')::int AS failed,
              COALESCE(extract(epoch FROM now() - min(created_at) FILTER (WHERE state = 'queued')), 0)::int AS age
         FROM mail_message WHERE state <> 'sent'`,
      'up',
    );
  }

  private async waiting(name: string, sql: string, whenLate: 'up' | 'down'): Promise<HealthIndicatorResult> {
    const check = this.indicator.check(name);
    try {
      const [row] = await this.dataSource.query<{ waiting: number; failed: number; age: number }[]>(sql);
      const details = { waiting: row?.waiting ?? 0, failed: row?.failed ?? 0, oldestSeconds: row?.age ?? 0 };
      const late = details.oldestSeconds > OLDEST_WAITING_SECONDS;
      return late && whenLate === 'down' ? check.down(details) : check.up({ ...details, late });
    } catch {
      return check.down();
    }
  }
}
