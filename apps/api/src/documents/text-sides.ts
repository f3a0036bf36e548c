import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { documentDigest } from '#libs/bylaw-document';
import type { ComparedVersion, DocumentJson } from '#libs/contracts';
import { Refused } from '../platform/http/refused.js';
import { loadDocument, type DocumentHead } from './document-store.js';
import { DocumentTexts } from './document-texts.query.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A document at the version that somebody named. */
export interface TextSide {
  content: DocumentJson;
  version: ComparedVersion;
}

/** Finds the version of a document that a frozen version's id, a number or `head` stands for. */
@Injectable()
export class TextSides {
  constructor(
    private readonly dataSource: DataSource,
    private readonly texts: DocumentTexts,
  ) {}

  /** @throws Refused 404 when the document has no such version. */
  async of(head: DocumentHead, ref: string): Promise<TextSide> {
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
