import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';

const REFRESH_MS = 5_000;

/** Keeps the clock of this process at the offset in the database, which another process may have moved. */
@Injectable()
export class DemoClockKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('DemoClock');
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.dataSource.query(`INSERT INTO demo_clock DEFAULT VALUES ON CONFLICT DO NOTHING`);
    await this.refresh();
    this.timer = setInterval(() => {
      this.refresh().catch((error: unknown) => this.log.error(String(error)));
    }, REFRESH_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Reads the offset. */
  async refresh(): Promise<void> {
    const [row] = await this.dataSource.query<{ offset_seconds: string }[]>(
      `SELECT offset_seconds FROM demo_clock`,
    );
    this.forward(Number(row?.offset_seconds ?? 0));
  }

  /** Moves legal time to `instant`, here and for the other processes; never back. */
  async advanceTo(instant: Date): Promise<void> {
    const wanted = Math.ceil((instant.getTime() - this.clock.realNow().getTime()) / 1000);
    await this.dataSource.query(
      `UPDATE demo_clock SET offset_seconds = GREATEST(offset_seconds, $1::bigint)`,
      [Math.max(0, wanted)],
    );
    await this.refresh();
  }

  private forward(seconds: number): void {
    if (seconds > this.clock.offset) this.clock.setOffset(seconds);
  }
}
