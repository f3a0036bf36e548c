import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { numberDocument } from '#libs/bylaw-document';
import type { ChangedUnit, DocumentHistory, HistorySession, OriginView } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { loadDocument, loadHead, type DocumentHead } from '../document-store.js';
import { DocumentTexts } from '../document-texts.query.js';
import { AttributedTexts } from './attributed-texts.js';
import { Sessions, type SessionRow } from './sessions.query.js';
import { originKey, StepOrigins } from './step-origins.js';

/** Units that one session names. */
const MOST_UNITS = 8;
/** How far behind the kept attribution may be to be brought up to date for an answer; the rest is done in the background. */
const TIMES = 1;

interface ChangedRow extends Omit<ChangedUnit, 'number'> {
  version: number;
}

/** What became of a document in time. */
@Injectable()
export class ReadHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly attributed: AttributedTexts,
    private readonly origins: StepOrigins,
    private readonly texts: DocumentTexts,
  ) {}

  /** The sessions up to a version, newest first. @throws Refused 404 for an unknown document or a version to come. */
  async read(place: PlaceRef, documentId: string, upTo?: number): Promise<DocumentHistory> {
    const { manager } = this.dataSource;
    const head = await loadHead(manager, { municipalityId: place.id, documentId });
    const version = upTo ?? head.version;
    if (version > head.version) throw Refused.notFound('version');
    const { sessions, next } = await this.sessions.upTo(manager, head, version);
    const changes = await this.changes(head, (sessions.at(-1)?.first ?? 1) - 1, version);
    const names = await this.origins.named(
      manager,
      place.id,
      sessions.flatMap(({ origins }) => origins),
    );
    const numbers = numberDocument((await loadDocument(manager, head)).doc);
    const [document] = await manager.query<{ created_at: Date }[]>(
      `SELECT created_at FROM document WHERE municipality_id = $1 AND id = $2`,
      [place.id, documentId],
    );
    return {
      documentId,
      kind: head.kind,
      version: head.version,
      createdAt: document?.created_at.toISOString() ?? '',
      sessions: sessions.map((row) => {
        const units = unitsOf(
          changes.filter(({ version: at }) => at >= row.first && at <= row.last),
          (id) => numbers.get(id)?.text ?? '',
        );
        return toView(row, units, names);
      }),
      next,
      named: await this.texts.namedOf(manager, place.id, { documentId }),
    };
  }

  /** What was done to which unit; where the log is far ahead of what is kept, what is kept of it. */
  private async changes(head: DocumentHead, after: number, upTo: number): Promise<ChangedRow[]> {
    const left = await this.attributed.catchUp(head, TIMES);
    const since = left ? [] : (await this.attributed.at(head, head.version)).since;
    const fresh = since
      .filter(({ version }) => version > after && version <= upTo)
      .flatMap(({ version, units }) =>
        units.map(({ unitId, ...counts }) => ({ id: unitId, version, ...counts })),
      );
    const kept = await this.dataSource.query<ChangedRow[]>(
      `SELECT unit_id AS id, version, inserted, deleted FROM document_change
        WHERE municipality_id = $1 AND document_id = $2 AND version > $3 AND version <= $4`,
      [head.municipalityId, head.documentId, after, Math.min(upTo, (since[0]?.version ?? upTo + 1) - 1)],
    );
    return [...kept, ...fresh];
  }
}

function unitsOf(rows: readonly ChangedRow[], numberOf: (id: string) => string): ChangedUnit[] {
  const units = new Map<string, ChangedUnit>();
  for (const { id, inserted, deleted } of rows) {
    const unit = units.get(id) ?? { id, number: numberOf(id), inserted: 0, deleted: 0 };
    units.set(id, { ...unit, inserted: unit.inserted + inserted, deleted: unit.deleted + deleted });
  }
  const size = (unit: ChangedUnit): number => unit.inserted + unit.deleted;
  return [...units.values()].sort((a, b) => size(b) - size(a));
}

function toView(
  row: SessionRow,
  units: readonly ChangedUnit[],
  names: ReadonlyMap<string, OriginView>,
): HistorySession {
  return {
    before: row.first - 1,
    after: row.last,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at.toISOString(),
    authors: row.authors,
    changes: row.last - row.first + 1,
    units: units.slice(0, MOST_UNITS),
    moreUnits: Math.max(0, units.length - MOST_UNITS),
    origins: row.origins.flatMap((origin) => names.get(originKey(origin)) ?? []),
  };
}
