import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Comparison } from '#libs/bylaw-diff';
import type { DocumentComparison } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { TextWork } from '../platform/workers/text-work.js';
import { loadHead } from './document-store.js';
import { TextSides } from './text-sides.js';

/** Compares any two versions of a document. */
@Injectable()
export class CompareVersions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sides: TextSides,
    private readonly work: TextWork,
  ) {}

  /**
   * `from` and `to` name a frozen version by its id, any version by its number, the text now as `head`, or the text as
   * it stood at a moment (`2026-11-21T09:30:00Z`).
   */
  async compare(
    place: PlaceRef,
    documentId: string,
    from: string,
    to: string,
  ): Promise<DocumentComparison<Comparison>> {
    const head = await loadHead(this.dataSource.manager, { municipalityId: place.id, documentId });
    const before = await this.sides.of(head, from);
    const after = await this.sides.of(head, to);
    return {
      documentId,
      kind: head.kind,
      from: before.version,
      to: after.version,
      comparison: await this.work.compare(before.content, after.content),
    };
  }
}
