import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { accessLogKeptFrom } from '#libs/records-rules';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RecordsSettings } from '../records-settings.js';

/** How often it is asked what has become too old. */
const SWEEP_MS = 60 * 60_000;

/**
 * Deletes entries of the access log that are older than the municipality keeps them (FPDAL 37(2): up to a year). By a
 * sweep and not by events of legal time: a clock that is moved would stop at every day.
 */
@Injectable()
export class PurgeAccessLog implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('PurgeAccessLog');
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: RecordsSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweep().catch((error: unknown) => this.log.error(String(error)));
    }, SWEEP_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Deletes what is too old in every municipality; returns how many entries went. */
  async sweep(): Promise<number> {
    const places = await this.dataSource.query<{ id: string }[]>(`SELECT id FROM municipality ORDER BY id`);
    let purged = 0;
    for (const { id } of places) purged += await this.purge(id);
    return purged;
  }

  /** That entries were deleted, and how many, is a record; which ones they were is not. */
  private async purge(municipalityId: string): Promise<number> {
    return this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const { accessLogMonths } = await this.settings.of(municipalityId, tx.manager);
      const before = accessLogKeptFrom(this.clock.legalToday(), accessLogMonths);
      const [, purged] = await tx.manager.query<[unknown, number]>(
        `DELETE FROM access_log
          WHERE municipality_id = $1 AND last_at < ($2::date)::timestamp AT TIME ZONE 'Europe/Riga'`,
        [municipalityId, before],
      );
      if (purged > 0) {
        tx.audit({
          municipalityId,
          action: 'accessLog.purged',
          subjectType: 'municipality',
          subjectId: municipalityId,
          details: { before, entries: purged },
        });
      }
      return purged;
    });
  }
}
