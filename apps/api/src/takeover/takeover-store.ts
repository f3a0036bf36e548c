import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { numberSlug, type TakeoverBatchState, type TakeoverItemRow } from '#libs/contracts';
import type { TakeoverBatchFacts, TakeoverItemFacts } from '#libs/takeover-rules';
import { MunicipalityProfiles } from '../directory/index.js';
import { Refused } from '../platform/http/refused.js';

/** A takeover as it stands in its row. */
export interface BatchRow {
  id: string;
  name: string;
  state: TakeoverBatchState;
  createdBy: string;
  createdAt: Date;
  sampleSeed: string | null;
  sampleDrawnAt: Date | null;
  sampleDrawnBy: string | null;
  confirmedDay: string | null;
  version: number;
}

/** One file of it without its texts. */
export interface ItemRow extends Omit<TakeoverItemRow, 'problems' | 'lookFor' | 'lookedAt' | 'act'> {
  batchId: string;
  sourceDigest: string;
  repealed: boolean;
  amended: number;
  suggestionChoice: 'accept' | 'reject' | null;
  renumber: boolean;
  lookedAt: Date | null;
  actYear: number | null;
  actSlug: string | null;
}

/** A takeover with what the rules know of it. */
export interface LoadedBatch {
  batch: BatchRow;
  items: ItemRow[];
  facts: TakeoverBatchFacts;
}

const BATCH = `b.id, b.name, b.state, p.name AS "createdBy", b.created_at AS "createdAt",
  b.sample_seed AS "sampleSeed", b.sample_drawn_at AS "sampleDrawnAt", d.name AS "sampleDrawnBy",
  b.confirmed_day::text AS "confirmedDay", b.version`;

const ITEM = `i.id, i.batch_id AS "batchId", i.position, i.file_name AS "fileName", i.source_digest AS "sourceDigest",
  i.format, i.state, i.version, i.refusals, i.reason, i.issuer, i.number, i.adopted_day::text AS "adoptedDay", i.title,
  i.topic, i.official_number AS "officialNumber", i.official_day::text AS "officialDay", i.from_day::text AS "fromDay",
  i.unsure, i.irregular, i.words_lost AS "wordsLost", i.suggestions, i.suggestion_choice AS "suggestionChoice",
  i.renumber, i.repealed, i.drawn,
  coalesce((i.recognised #>> '{counts,remarks}')::int, 0)
    + coalesce((i.recognised #>> '{counts,deleted}')::int, 0) AS amended, p.name AS "lookedBy", i.looked_at AS "lookedAt", a.year AS "actYear",
  a.number_slug AS "actSlug"`;

/** Rows of takeovers, and what the rules make of them. */
@Injectable()
export class TakeoverStore {
  constructor(private readonly municipalities: MunicipalityProfiles) {}

  /** @throws Refused 404. With `lock`, nobody else changes the takeover until the transaction ends. */
  async batch(
    manager: EntityManager,
    municipalityId: string,
    batchId: string,
    lock = false,
  ): Promise<BatchRow> {
    const [row] = await manager.query<BatchRow[]>(
      `SELECT ${BATCH} FROM takeover_batch b
         JOIN person p ON p.id = b.created_by LEFT JOIN person d ON d.id = b.sample_drawn_by
        WHERE b.municipality_id = $1 AND b.id = $2 ${lock ? 'FOR NO KEY UPDATE OF b' : ''}`,
      [municipalityId, batchId],
    );
    if (!row) throw Refused.notFound('takeover');
    return row;
  }

  /** Newest first. */
  batches(manager: EntityManager, municipalityId: string): Promise<BatchRow[]> {
    return manager.query(
      `SELECT ${BATCH} FROM takeover_batch b
         JOIN person p ON p.id = b.created_by LEFT JOIN person d ON d.id = b.sample_drawn_by
        WHERE b.municipality_id = $1 ORDER BY b.created_at DESC, b.id`,
      [municipalityId],
    );
  }

  /** The takeover with its files and what the rules know of them. */
  async load(
    manager: EntityManager,
    municipalityId: string,
    batchId: string,
    lock = false,
  ): Promise<LoadedBatch> {
    const batch = await this.batch(manager, municipalityId, batchId, lock);
    const items = await manager.query<ItemRow[]>(
      `SELECT ${ITEM} FROM takeover_item i
         LEFT JOIN person p ON p.id = i.looked_by
         LEFT JOIN act a ON a.municipality_id = i.municipality_id AND a.id = i.act_id
        WHERE i.municipality_id = $1 AND i.batch_id = $2 ORDER BY i.position`,
      [municipalityId, batchId],
    );
    const { councilName } = await this.municipalities.byId(municipalityId);
    const known = await knownActs(manager, municipalityId);
    return { batch, items, facts: { state: batch.state, councilName, items: factsOf(items, known) } };
  }

  /** The takeover of an item, with the item's place in it. @throws Refused 404. */
  async loadByItem(
    manager: EntityManager,
    municipalityId: string,
    itemId: string,
    lock = false,
  ): Promise<LoadedBatch & { item: ItemRow; itemFacts: TakeoverItemFacts }> {
    const [found] = await manager.query<{ batch_id: string }[]>(
      `SELECT batch_id FROM takeover_item WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, itemId],
    );
    if (!found) throw Refused.notFound('takeoverItem');
    const loaded = await this.load(manager, municipalityId, found.batch_id, lock);
    const index = loaded.items.findIndex((one) => one.id === itemId);
    const item = loaded.items[index];
    const itemFacts = loaded.facts.items[index];
    if (!item || !itemFacts) throw Refused.notFound('takeoverItem');
    return { ...loaded, item, itemFacts };
  }
}

async function knownActs(manager: EntityManager, municipalityId: string): Promise<Set<string>> {
  const rows = await manager.query<{ year: number; number_slug: string }[]>(
    `SELECT year, number_slug FROM act WHERE municipality_id = $1`,
    [municipalityId],
  );
  return new Set(rows.map((row) => `${row.year} ${row.number_slug}`));
}

/** Year and number decide which act it is; what was sent back or refused counts no more. */
function factsOf(items: readonly ItemRow[], known: ReadonlySet<string>): TakeoverItemFacts[] {
  const keyOf = ({ adoptedDay, number }: ItemRow): string | null =>
    adoptedDay && number ? `${adoptedDay.slice(0, 4)} ${numberSlug(number)}` : null;
  const times = new Map<string, number>();
  for (const item of items) {
    const key = item.state === 'read' ? keyOf(item) : null;
    if (key) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return items.map((item) => {
    const key = keyOf(item);
    return {
      ...item,
      suggestionsSettled: item.suggestionChoice !== null,
      known: key !== null && known.has(key),
      repeated: key !== null && (times.get(key) ?? 0) > 1,
      looked: item.lookedAt !== null,
    };
  });
}
