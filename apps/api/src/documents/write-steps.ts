import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DocumentJson, StepOrigin, StepView } from '#libs/contracts';
import { Clock } from '../platform/clock/clock.js';
import { Pipelined, type SqlCondition } from '../platform/database/pipelined.js';
import { BUS_CHANNEL } from '../platform/realtime/process-bus.js';
import { DocumentGates } from './document-gates.js';
import type { DocumentHead } from './document-store.js';
import { StepNews, type LogNews } from './step-news.js';

/** Who writes, with what editor. */
export interface Writer {
  personId: string | null;
  name: string | null;
  clientId: string;
}

/** Steps that go into the log together. */
export interface Batch {
  steps: readonly DocumentJson[];
  /** For each step what it comes from; shorter where nothing more is known. */
  origins: readonly (StepOrigin | null)[];
  writer: Writer;
}

/** Writes steps that were found good behind the head of their log. */
@Injectable()
export class WriteSteps {
  constructor(
    private readonly clock: Clock,
    private readonly gates: DocumentGates,
    private readonly news: StepNews,
    private readonly pipelined: Pipelined,
  ) {}

  /**
   * One statement: moves the head, stores the steps and tells all processes when the transaction commits.
   *
   * @returns what was stored; `null` when the log went on since `head` was read, and nothing was written.
   */
  async write(manager: EntityManager, head: DocumentHead, batch: Batch): Promise<LogNews | null> {
    const { news, values } = this.prepared(head, batch);
    const rows = await manager.query<unknown[]>(statement('true'), values);
    return rows.length === 1 ? news : null;
  }

  /**
   * The same as a transaction of its own that goes to the database at once, for a document of a dossier.
   *
   * @param proofs what must still be true for the writer, asked by the statement that writes.
   * @returns `null` also when a gate may be closed, a proof fails, or the database wants the transaction run again.
   */
  async writeAlone(
    head: DocumentHead,
    batch: Batch,
    proofs: readonly SqlCondition[] = [],
  ): Promise<LogNews | null> {
    const { news, values } = this.prepared(head, batch);
    const { municipalityId, dossierId } = head;
    const conditions = [this.gates.open()];
    for (const proof of proofs) {
      conditions.push(proof.text(values.length + 1));
      values.push(...proof.values);
    }
    const write = {
      name: `append-write-${proofs.length}`,
      text: statement(conditions.join(' AND ')),
      values,
    };
    try {
      const [, stored] = await this.pipelined.transaction([
        { name: 'append-lock', text: LOCK, values: [municipalityId, dossierId] },
        write,
      ]);
      return stored?.length === 1 ? news : null;
    } catch (error) {
      if (AGAIN.has((error as { code?: string }).code ?? '')) return null;
      throw error;
    }
  }

  private prepared(
    head: DocumentHead,
    { steps, origins, writer }: Batch,
  ): { news: LogNews; values: unknown[] } {
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
    const values = [
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
    ];
    return { news, values };
  }
}

/** No stage moves under a writer; every later statement sees what moved before. */
const LOCK = 'SELECT 1 FROM dossier WHERE municipality_id = $1 AND id = $2 FOR SHARE';
/** serialization_failure, deadlock_detected. */
const AGAIN = new Set(['40001', '40P01']);

/** @param open the condition over `d` under which the text may be written */
function statement(open: string): string {
  return `WITH moved AS (
      UPDATE document d SET head_version = $4::integer, changed_at = $5::timestamptz
       WHERE d.municipality_id = $1 AND d.id = $2 AND d.head_version = $3::integer AND ${open}
      RETURNING d.id
    ), stored AS (
      INSERT INTO document_step (municipality_id, document_id, version, step, client_id, author_id, at, origin)
      SELECT $1, $2, $3::integer + s.place, s.step, $7, $8, $5::timestamptz, nullif(s.origin, 'null'::jsonb)
        FROM moved,
             ROWS FROM (jsonb_array_elements($6::jsonb), jsonb_array_elements($9::jsonb))
               WITH ORDINALITY AS s (step, origin, place)
    )
    SELECT pg_notify($10, $11) FROM moved`;
}
