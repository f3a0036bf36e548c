import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { toBase64Url, type PublishedAuditor } from '#libs/verifiable-ballot';
import type { CycleRow } from '../../cycles/budget-cycles.js';

/** Who audits a vote, as everybody may know it. */
@Injectable()
export class PublishedAuditors {
  /** Null while nobody is named. */
  async of(manager: EntityManager, { municipalityId, id }: CycleRow): Promise<PublishedAuditor | null> {
    const [row] = await manager.query<{ name: string; public_key: Buffer }[]>(
      `SELECT name, public_key FROM vote_auditor WHERE municipality_id = $1 AND cycle_id = $2`,
      [municipalityId, id],
    );
    return row ? { name: row.name, key: toBase64Url(row.public_key) } : null;
  }
}
