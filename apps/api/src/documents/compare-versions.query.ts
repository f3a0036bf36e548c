import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Comparison } from '#libs/bylaw-diff';
import { documentDigest } from '#libs/bylaw-document';
import type { ComparedVersion, DocumentComparison, DocumentJson } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import { TextWork } from '../platform/workers/text-work.js';
import { loadDocument, loadHead, type DocumentHead } from './document-store.js';
import { DocumentTexts } from './document-texts.query.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Compares any two versions of a document. */
@Injectable()
export class CompareVersions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly texts: DocumentTexts,
    private readonly work: TextWork,
  ) {}

  /** `from` and `to` name a frozen version by its id, any version by its number, or the text now as `head`. */
  async compare(
    place: PlaceRef,
    documentId: string,
    from: string,
    to: string,
  ): Promise<DocumentComparison<Comparison>> {
    const head = await loadHead(this.dataSource.manager, { municipalityId: place.id, documentId });
    const before = await this.side(head, from);
    const after = await this.side(head, to);
    return {
      documentId,
      kind: head.kind,
      from: before.version,
      to: after.version,
      comparison: await this.work.compare(before.content, after.content),
    };
  }

  private async side(
    head: DocumentHead,
    ref: string,
  ): Promise<{ content: DocumentJson; version: ComparedVersion }> {
    const { manager } = this.dataSource;
    if (UUID.test(ref)) {
      const { content, kind: _kind, ...named } = await this.texts.named(manager, head.municipalityId, ref);
      if (named.documentId !== head.documentId) throw Refused.notFound('version');
      const { version, digest } = named;
      return { content, version: { version, digest, named } };
    }
    const { doc, version } = await loadDocument(manager, head, ref === 'head' ? head.version : Number(ref));
    return {
      content: doc.toJSON() as DocumentJson,
      version: { version, digest: documentDigest(doc), named: null },
    };
  }
}
