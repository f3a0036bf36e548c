import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parseDocumentOfKind } from '#libs/bylaw-document';
import { documentShape, type DocumentJson, type StoredDocumentKind } from '#libs/contracts';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed } from '../platform/http/refused.js';
import { keepSnapshot } from './document-store.js';

/** Opens a document with its first text as version 0: of a dossier, or of an act that was made without one. */
@Injectable()
export class CreateDocument {
  constructor(private readonly clock: Clock) {}

  /** @throws Refused with every problem of the text when it does not fit the schema. */
  async within(
    tx: Transaction,
    input: {
      municipalityId: string;
      dossierId: string | null;
      kind: StoredDocumentKind;
      content: DocumentJson;
    },
  ): Promise<{ id: string; version: number }> {
    const parsed = parseDocumentOfKind(input.content, documentShape(input.kind));
    ensureAllowed(parsed, 422);
    const id = randomUUID();
    const { municipalityId } = input;
    await tx.manager.query(
      `INSERT INTO document (municipality_id, id, dossier_id, kind, head_version, created_at, changed_at)
       VALUES ($1, $2, $3, $4, 0, $5, $5)`,
      [municipalityId, id, input.dossierId, input.kind, this.clock.legalNow()],
    );
    await keepSnapshot(
      tx.manager,
      { municipalityId, documentId: id },
      0,
      parsed.doc.toJSON() as DocumentJson,
    );
    tx.audit({ municipalityId, action: 'document.create', subjectType: 'document', subjectId: id });
    return { id, version: 0 };
  }
}
