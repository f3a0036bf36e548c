import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { documentDigest } from '#libs/bylaw-document';
import type { ComparedVersion, DocumentJson } from '#libs/contracts';
import { Refused } from '../platform/http/refused.js';
import { loadDocument, type DocumentHead } from './document-store.js';
import { DocumentTexts } from './document-texts.query.js';

/** A date and a time, as the query lets it through. */
const MOMENT = /^\d{4}-.*T/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A document at the version that somebody named. */
export interface TextSide {
  content: DocumentJson;
  version: ComparedVersion;
}

/** Finds the version of a document that a frozen version's id, a number, `head` or a moment stands for. */
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
    const { doc, version } = await loadDocument(manager, head, await this.versionOf(head, ref));
    return {
      content: doc.toJSON() as DocumentJson,
      version: { version, digest: documentDigest(doc), named: null },
    };
  }

  private async versionOf(head: DocumentHead, ref: string): Promise<number> {
    if (ref === 'head') return head.version;
    if (!MOMENT.test(ref)) return Number(ref);
    const moment = new Date(ref);
    if (Number.isNaN(moment.getTime())) throw Refused.notFound('version');
    const [row] = await this.dataSource.query<{ version: number }[]>(
      `SELECT coalesce(max(s.version), 0)::integer AS version
         FROM document d
         LEFT JOIN document_step s
           ON s.municipality_id = d.municipality_id AND s.document_id = d.id AND s.at <= $3
        WHERE d.municipality_id = $1 AND d.id = $2 AND d.created_at <= $3
        GROUP BY d.id`,
      [head.municipalityId, head.documentId, moment],
    );
    if (!row) throw Refused.notFound('version');
    return row.version;
  }
}
