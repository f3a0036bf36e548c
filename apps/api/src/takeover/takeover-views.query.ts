import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type {
  DocumentJson,
  ImportFinding,
  ImportRecognised,
  ImportSetAside,
  ImportThread,
  TakeoverBatchSummary,
  TakeoverBatchView,
  TakeoverItemRow,
  TakeoverItemState,
  TakeoverItemView,
} from '#libs/contracts';
import {
  confirmProblems,
  itemProblems,
  lookReasons,
  mustBeLooked,
  sampleProblems,
  type TakeoverItemFacts,
} from '#libs/takeover-rules';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { FileStore } from '../platform/files/file-store.js';
import { Refused } from '../platform/http/refused.js';
import { TakeoverStore, type BatchRow, type ItemRow, type LoadedBatch } from './takeover-store.js';

interface TextsRow {
  encoding: string | null;
  bylaw: DocumentJson | null;
  memorandum: DocumentJson | null;
  recognised: ImportRecognised | null;
  findings: ImportFinding[] | null;
  setAside: ImportSetAside[] | null;
  threads: ImportThread[] | null;
}

/** Takeovers as their pages show them. */
@Injectable()
export class TakeoverViews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly store: TakeoverStore,
    private readonly files: FileStore,
  ) {}

  /** Newest first. */
  async list(place: PlaceRef): Promise<TakeoverBatchSummary[]> {
    const batches = await this.store.batches(this.dataSource.manager, place.id);
    const counted = await this.dataSource.query<{ id: string; state: TakeoverItemState; count: number }[]>(
      `SELECT batch_id AS id, state, count(*)::int AS count FROM takeover_item
        WHERE municipality_id = $1 GROUP BY batch_id, state`,
      [place.id],
    );
    return batches.map((batch) =>
      summaryOf(
        batch,
        counted.filter((row) => row.id === batch.id),
      ),
    );
  }

  /** One takeover with its files, without their texts. */
  async batch(place: PlaceRef, batchId: string): Promise<TakeoverBatchView> {
    const { manager } = this.dataSource;
    const { batch, items, facts } = await this.store.load(manager, place.id, batchId);
    const today = this.clock.legalToday();
    const counts = new Map<TakeoverItemState, number>();
    for (const { state } of items) counts.set(state, (counts.get(state) ?? 0) + 1);
    return {
      ...summaryOf(
        batch,
        [...counts].map(([state, count]) => ({ state, count })),
      ),
      version: batch.version,
      items: items.map((item, index) => this.row(item, facts.items[index], facts.councilName)),
      sample:
        batch.sampleSeed && batch.sampleDrawnAt
          ? {
              seed: batch.sampleSeed,
              size: items.filter((item) => item.drawn).length,
              drawnAt: batch.sampleDrawnAt.toISOString(),
              drawnBy: batch.sampleDrawnBy ?? '',
            }
          : null,
      beforeSample: batch.state === 'open' ? sampleProblems(facts, today) : [],
      beforeConfirm: batch.state === 'confirmed' ? [] : confirmProblems(facts, today),
    };
  }

  /** One file with everything that was read. */
  async item(place: PlaceRef, itemId: string): Promise<TakeoverItemView> {
    const { manager } = this.dataSource;
    const loaded = await this.store.loadByItem(manager, place.id, itemId);
    const [texts] = await manager.query<TextsRow[]>(
      `SELECT encoding, bylaw, memorandum, recognised, findings, set_aside AS "setAside", threads FROM takeover_item
        WHERE municipality_id = $1 AND id = $2`,
      [place.id, itemId],
    );
    if (!texts) throw Refused.notFound('takeoverItem');
    const { batch, item, itemFacts, facts } = loaded;
    return {
      ...this.row(item, itemFacts, facts.councilName),
      batch: { id: batch.id, name: batch.name, state: batch.state, seed: batch.sampleSeed },
      encoding: texts.encoding,
      suggestionChoice: item.suggestionChoice ?? 'keep',
      renumber: item.renumber,
      bylaw: texts.bylaw,
      memorandum: texts.memorandum,
      recognised: texts.recognised,
      findings: texts.findings ?? [],
      setAside: texts.setAside ?? [],
      threads: texts.threads ?? [],
      next: this.next(loaded, item),
    };
  }

  /** The bytes as they were sent. */
  async source(
    place: PlaceRef,
    itemId: string,
  ): Promise<{ name: string; stream: NodeJS.ReadableStream; size: number }> {
    const { item } = await this.store.loadByItem(this.dataSource.manager, place.id, itemId);
    const stored = await this.files.get(item.sourceDigest);
    if (!stored) throw Refused.notFound('file');
    return { name: item.fileName, ...stored };
  }

  private row(item: ItemRow, facts: TakeoverItemFacts | undefined, councilName: string): TakeoverItemRow {
    const {
      batchId: _batch,
      sourceDigest: _digest,
      repealed: _repealed,
      amended: _amended,
      suggestionChoice: _choice,
      renumber: _renumber,
      actYear,
      actSlug,
      lookedAt,
      ...row
    } = item;
    return {
      ...row,
      lookedAt: lookedAt?.toISOString() ?? null,
      problems: facts ? itemProblems(facts, this.clock.legalToday()) : [],
      lookFor: facts ? lookReasons(facts, councilName) : [],
      act: actYear && actSlug ? { year: actYear, slug: actSlug } : null,
    };
  }

  /** The next one, round the end, that somebody has to look at or complete. */
  private next({ items, facts }: LoadedBatch, item: ItemRow): string | null {
    const at = items.findIndex((one) => one.id === item.id);
    const today = this.clock.legalToday();
    const order = [...facts.items.slice(at + 1), ...facts.items.slice(0, at)];
    const open = order.find(
      (one) => mustBeLooked(one, facts.councilName) || itemProblems(one, today).length > 0,
    );
    return open?.id ?? null;
  }
}

function summaryOf(
  batch: BatchRow,
  counted: readonly { state: TakeoverItemState; count: number }[],
): TakeoverBatchSummary {
  const count = (state: TakeoverItemState): number => counted.find((row) => row.state === state)?.count ?? 0;
  return {
    id: batch.id,
    name: batch.name,
    state: batch.state,
    createdBy: batch.createdBy,
    createdAt: batch.createdAt.toISOString(),
    confirmedDay: batch.confirmedDay,
    counts: {
      waiting: count('waiting'),
      read: count('read'),
      refused: count('refused'),
      returned: count('returned'),
      taken: count('taken'),
    },
  };
}
