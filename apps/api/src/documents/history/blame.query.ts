import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { blameOf, type Source } from '#libs/bylaw-blame';
import type { BlamedLine, BlameSource, BlameStep, BlameView, OriginView, StepOrigin } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { loadHead, type DocumentHead } from '../document-store.js';
import { AttributedTexts } from './attributed-texts.js';
import { originKey, StepOrigins } from './step-origins.js';
import { UnitChanges } from './unit-changes.query.js';

interface StepRow {
  version: number;
  at: Date;
  author: string | null;
  origin: StepOrigin | null;
}

/** Who wrote which words of a document, when, and in answer to what. */
@Injectable()
export class BlameDocument {
  constructor(
    private readonly dataSource: DataSource,
    private readonly texts: AttributedTexts,
    private readonly origins: StepOrigins,
    private readonly changes: UnitChanges,
  ) {}

  /**
   * The words of one unit with all units in it, or of the whole text, at a version or now.
   *
   * @throws Refused 404 for an unknown document, version or unit.
   */
  async run(
    place: PlaceRef,
    documentId: string,
    asked: { unit?: string; version?: number },
  ): Promise<BlameView> {
    const head = await loadHead(this.dataSource.manager, { municipalityId: place.id, documentId });
    const version = asked.version ?? head.version;
    if (version > head.version) throw Refused.notFound('version');
    const { blamer, since } = await this.texts.at(head, version);
    const blocks = blameOf(blamer, asked.unit);
    if (asked.unit !== undefined && blocks.length === 0) throw Refused.notFound('unit');
    const list: Source[] = [];
    const numbers = new Map<Source, number>();
    const lines: BlamedLine[] = blocks.map(({ texts, ...block }) => ({
      ...block,
      words: texts.map(({ text, source, pending }) => {
        let number = numbers.get(source);
        if (number === undefined) {
          number = list.push(source) - 1;
          numbers.set(source, number);
        }
        return { text, source: number, pending };
      }),
    }));
    const units = new Set(blocks.map(({ unitId }) => unitId));
    return {
      documentId,
      version,
      sources: await this.sources(head, list),
      lines,
      changes: asked.unit === undefined ? [] : await this.changes.of(head, [...units], version, since),
    };
  }

  private async sources(head: DocumentHead, list: readonly Source[]): Promise<BlameSource[]> {
    const versions = new Set(
      list.flatMap(({ version, accepted, restored }) => [version, accepted ?? 0, restored ?? 0]),
    );
    const rows = await this.dataSource.query<StepRow[]>(
      `SELECT s.version, s.at, p.name AS author, s.origin
         FROM document_step s LEFT JOIN person p ON p.id = s.author_id
        WHERE s.municipality_id = $1 AND s.document_id = $2 AND s.version = ANY ($3::integer[])
        UNION ALL
       SELECT 0, d.created_at, NULL, NULL FROM document d WHERE d.municipality_id = $1 AND d.id = $2`,
      [head.municipalityId, head.documentId, [...versions].filter((version) => version > 0)],
    );
    const steps = new Map(rows.map((row) => [row.version, row]));
    const names = await this.origins.named(
      this.dataSource.manager,
      head.municipalityId,
      rows.map(({ origin }) => origin),
    );
    return list.map((source) => toView(source, steps, names));
  }
}

function toView(
  { version, writer, accepted, restored }: Source,
  steps: ReadonlyMap<number, StepRow>,
  names: ReadonlyMap<string, OriginView>,
): BlameSource {
  const step = stepView(version, steps);
  const origin = steps.get(version)?.origin;
  return {
    ...step,
    writer: writer === undefined || writer === step.author ? null : writer,
    accepted: accepted === undefined ? null : stepView(accepted, steps),
    restored: restored === undefined ? null : stepView(restored, steps),
    origin: (origin && names.get(originKey(origin))) ?? null,
  };
}

function stepView(version: number, steps: ReadonlyMap<number, StepRow>): BlameStep {
  const step = steps.get(version);
  return { version, at: step?.at.toISOString() ?? '', author: step?.author ?? null };
}
