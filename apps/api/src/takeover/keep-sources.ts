import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ContentHolders } from '../platform/files/content-holders.js';

/** Keeps what a takeover read its texts from, even when an equal file of something else is destroyed. */
@Injectable()
export class KeepSources implements OnModuleInit {
  constructor(private readonly holders: ContentHolders) {}

  onModuleInit(): void {
    this.holders.alsoHeldBy(async (manager, digest) => {
      const [item] = await manager.query<unknown[]>(
        // Equal contents are kept once for all municipalities.
        `SELECT 1 FROM takeover_item WHERE source_digest = $1 LIMIT 1`,
        [digest],
      );
      return item !== undefined;
    });
  }
}
