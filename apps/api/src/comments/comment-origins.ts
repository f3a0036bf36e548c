import { Injectable } from '@nestjs/common';
import type { StoredDocumentKind } from '#libs/contracts';
import { StepOrigins } from '../documents/index.js';

/** Leads from words that follow a comment to its thread. */
@Injectable()
export class CommentOrigins {
  constructor(origins: StepOrigins) {
    origins.register('comment', async (manager, municipalityId, ids) => {
      const rows = await manager.query<{ id: string; kind: StoredDocumentKind }[]>(
        `SELECT t.id, d.kind FROM comment_thread t
           JOIN document d ON d.municipality_id = t.municipality_id AND d.id = t.document_id
          WHERE t.municipality_id = $1 AND t.id::text = ANY ($2::text[])`,
        [municipalityId, ids],
      );
      return new Map(
        rows.map(({ id, kind }) => {
          const page = kind === 'memorandum' ? 'paskaidrojums' : 'teksts';
          return [id, { label: '', page: `${page}#komentars-${id}` }];
        }),
      );
    });
  }
}
