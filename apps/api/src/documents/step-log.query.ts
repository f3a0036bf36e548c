import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DocumentJson, StepOrigin, StepsView } from '#libs/contracts';
import { Refused } from '../platform/http/refused.js';
import type { DocumentHead } from './document-store.js';

/** Most steps in one answer; an editor that is further behind asks again or loads the whole text. */
export const STEPS_PER_ANSWER = 1000;

/** Reads the log of a document. */
@Injectable()
export class StepLog {
  /** The steps after version `since`, oldest first. */
  async since(manager: EntityManager, head: DocumentHead, since: number): Promise<StepsView> {
    if (since > head.version) throw Refused.notFound('version');
    const rows = await manager.query<
      {
        version: number;
        step: DocumentJson;
        client_id: string;
        author: string | null;
        at: Date;
        origin: StepOrigin | null;
      }[]
    >(
      `SELECT s.version, s.step, s.client_id, p.name AS author, s.at, s.origin
         FROM document_step s LEFT JOIN person p ON p.id = s.author_id
        WHERE s.municipality_id = $1 AND s.document_id = $2 AND s.version > $3 AND s.version <= $4
        ORDER BY s.version LIMIT $5`,
      [head.municipalityId, head.documentId, since, head.version, STEPS_PER_ANSWER],
    );
    const steps = rows.map((row) => ({
      version: row.version,
      step: row.step,
      clientId: row.client_id,
      author: row.author,
      at: row.at.toISOString(),
      ...(row.origin ? { origin: row.origin } : {}),
    }));
    return { version: head.version, steps, more: since + steps.length < head.version };
  }
}
