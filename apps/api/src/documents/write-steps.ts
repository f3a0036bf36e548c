import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DocumentJson, StepOrigin, StepView } from '#libs/contracts';
import { Clock } from '../platform/clock/clock.js';
import { BUS_CHANNEL } from '../platform/realtime/process-bus.js';
import type { DocumentHead } from './document-store.js';
import { StepNews, type LogNews } from './step-news.js';

/** Who writes, with what editor. */
export interface Writer {
  personId: string | null;
  name: string | null;
  clientId: string;
}

/** Writes steps that were found good behind the head of their log. */
@Injectable()
export class WriteSteps {
  constructor(
    private readonly clock: Clock,
    private readonly news: StepNews,
  ) {}

  /**
   * One statement: moves the head, stores the steps and tells all processes when the transaction commits.
   *
   * @returns what was stored; `null` when the log went on since `head` was read, and nothing was written.
   */
  async write(
    manager: EntityManager,
    head: DocumentHead,
    steps: readonly DocumentJson[],
    origins: readonly (StepOrigin | null)[],
    writer: Writer,
  ): Promise<LogNews | null> {
    const at = this.clock.legalNow();
    const views = steps.map((step, index): StepView => {
      const origin = origins[index];
      return {
        version: head.version + 1 + index,
        step,
        clientId: writer.clientId,
        author: writer.name,
        at: at.toISOString(),
        ...(origin ? { origin } : {}),
      };
    });
    const { municipalityId, documentId } = head;
    const version = head.version + steps.length;
    const news: LogNews = { municipalityId, documentId, version, steps: views, more: false };
    const rows = await manager.query<unknown[]>(
      `WITH moved AS (
         UPDATE document SET head_version = $4, changed_at = $5
          WHERE municipality_id = $1 AND id = $2 AND head_version = $3 RETURNING id
       ), stored AS (
         INSERT INTO document_step (municipality_id, document_id, version, step, client_id, author_id, at, origin)
         SELECT $1, $2, $3::integer + s.place, s.step, $7, $8, $5, nullif(s.origin, 'null'::jsonb)
           FROM moved,
                ROWS FROM (jsonb_array_elements($6::jsonb), jsonb_array_elements($9::jsonb))
                  WITH ORDINALITY AS s (step, origin, place)
       )
       SELECT pg_notify($10, $11) FROM moved`,
      [
        municipalityId,
        documentId,
        head.version,
        version,
        at,
        JSON.stringify(steps),
        writer.clientId,
        writer.personId,
        JSON.stringify(steps.map((_step, index) => origins[index] ?? null)),
        BUS_CHANNEL,
        this.news.payload(news),
      ],
    );
    return rows.length === 1 ? news : null;
  }
}
