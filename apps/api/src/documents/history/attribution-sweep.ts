import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { loadHead } from '../document-store.js';
import { AttributedTexts, KEPT_EVERY } from './attributed-texts.js';

const EVERY_MS = 60_000;
/** Documents of one sweep, and how often each is kept in it: some seconds of work, in pieces. */
const DOCUMENTS = 5;
const TIMES = 20;

/** Follows the logs in the background, so that nobody who asks who wrote what has to wait for a long one. */
@Injectable()
export class AttributionSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('AttributionSweep');
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly texts: AttributedTexts,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep()
        .catch((error: unknown) => this.log.error(String(error)))
        .finally(() => (this.sweeping = null));
    }, EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.sweeping;
  }

  /** Keeps who wrote what of the documents that are furthest behind. */
  async sweep(): Promise<void> {
    const behind = await this.dataSource.query<{ municipalityId: string; documentId: string }[]>(
      `SELECT d.municipality_id AS "municipalityId", d.id AS "documentId"
         FROM document d
         LEFT JOIN LATERAL (
           SELECT a.version FROM document_attribution a
            WHERE a.municipality_id = d.municipality_id AND a.document_id = d.id
            ORDER BY a.version DESC LIMIT 1) kept ON true
        WHERE d.head_version - coalesce(kept.version, 0) >= $1
        ORDER BY d.head_version - coalesce(kept.version, 0) DESC LIMIT $2`,
      [KEPT_EVERY, DOCUMENTS],
    );
    for (const key of behind)
      for (let time = 0; time < TIMES && this.timer; time += 1)
        if (!(await this.texts.catchUp(await loadHead(this.dataSource.manager, key), 1))) break;
  }
}
