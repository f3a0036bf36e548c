import { Injectable } from '@nestjs/common';
import type { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import type { EntityManager } from 'typeorm';
import { schemaOf } from '#libs/bylaw-document';
import { documentShape, type DocumentJson } from '#libs/contracts';
import { loadDocument, loadHead, type DocumentHead, type DocumentKey } from './document-store.js';

/** A text and its log, for those who keep places in it. */
@Injectable()
export class DocumentTrail {
  /** @throws Refused 404 when the municipality has no such document. */
  head(manager: EntityManager, key: DocumentKey): Promise<DocumentHead> {
    return loadHead(manager, key);
  }

  /** @throws Refused 404 when there is no such version. */
  async text(manager: EntityManager, head: DocumentHead, version: number): Promise<Node> {
    return (await loadDocument(manager, head, version)).doc;
  }

  /** The steps that lead from one version to another, oldest first. */
  async steps(manager: EntityManager, head: DocumentHead, from: number, to: number): Promise<Step[]> {
    if (from >= to) return [];
    const rows = await manager.query<{ step: DocumentJson }[]>(
      `SELECT step FROM document_step
        WHERE municipality_id = $1 AND document_id = $2 AND version > $3 AND version <= $4 ORDER BY version`,
      [head.municipalityId, head.documentId, from, to],
    );
    const schema = schemaOf(documentShape(head.kind));
    return rows.map(({ step }) => Step.fromJSON(schema, step));
  }
}
