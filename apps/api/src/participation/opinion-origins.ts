import { Injectable } from '@nestjs/common';
import { StepOrigins } from '../documents/index.js';

/** Names opinions that words of a text answer: by their receipt, for drafters need not know who wrote them. */
@Injectable()
export class OpinionOrigins {
  constructor(origins: StepOrigins) {
    origins.register('opinion', async (manager, municipalityId, ids) => {
      const rows = await manager.query<{ id: string; receipt: string }[]>(
        `SELECT id, receipt FROM opinion WHERE municipality_id = $1 AND id::text = ANY ($2::text[])`,
        [municipalityId, ids],
      );
      return new Map(rows.map(({ id, receipt }) => [id, { label: receipt, page: 'viedokli' }]));
    });
  }
}
