import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { documentDigest } from '#libs/bylaw-document';
import type {
  DocumentJson,
  DocumentView,
  NamedVersionText,
  NamedVersionView,
  StepsView,
} from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import { DocumentGates } from './document-gates.js';
import { loadDocument, loadHead } from './document-store.js';
import { DocumentTexts } from './document-texts.query.js';
import { StepLog } from './step-log.query.js';

/** A document as the editor and the version list read it. */
@Injectable()
export class ReadDocument {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gates: DocumentGates,
    private readonly log: StepLog,
    private readonly texts: DocumentTexts,
  ) {}

  /** The text now, or as it was at a version. */
  async at(place: PlaceRef, documentId: string, version?: number): Promise<DocumentView> {
    const { manager } = this.dataSource;
    const head = await loadHead(manager, { municipalityId: place.id, documentId });
    const loaded = await loadDocument(manager, head, version);
    return {
      id: head.documentId,
      dossierId: head.dossierId,
      kind: head.kind,
      version: loaded.version,
      digest: documentDigest(loaded.doc),
      content: loaded.doc.toJSON() as DocumentJson,
      locked: await this.gates.refusals(manager, head, false),
    };
  }

  /** The steps after a version. */
  async steps(place: PlaceRef, documentId: string, since: number): Promise<StepsView> {
    const { manager } = this.dataSource;
    return this.log.since(manager, await loadHead(manager, { municipalityId: place.id, documentId }), since);
  }

  /** The frozen versions, newest first. */
  async versions(place: PlaceRef, documentId: string): Promise<NamedVersionView[]> {
    const { manager } = this.dataSource;
    const head = await loadHead(manager, { municipalityId: place.id, documentId });
    return this.texts.namedOf(manager, place.id, { documentId: head.documentId });
  }

  /** One frozen version of this document. */
  async version(place: PlaceRef, documentId: string, versionId: string): Promise<NamedVersionText> {
    const text = await this.texts.named(this.dataSource.manager, place.id, versionId);
    if (text.documentId !== documentId) throw Refused.notFound('version');
    return text;
  }
}
