import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** The present version of a summary with what it was made from. */
export interface StoredSummary {
  version: number;
  text: string;
  draftId: string | null;
  /** Model of the draft whose words it still carries. */
  assistedBy: string | null;
  documentVersion: number;
  author: string | null;
  at: Date;
}

/** Where the versions of summaries stand. */
@Injectable()
export class SummaryStore {
  /** All versions, newest first. */
  versions(manager: EntityManager, municipalityId: string, dossierId: string): Promise<StoredSummary[]> {
    return manager.query(
      `SELECT s.version, s.text, s.draft_id AS "draftId", d.model AS "assistedBy",
              s.document_version AS "documentVersion", p.name AS author, s.at
         FROM dossier_summary s
         LEFT JOIN summary_draft d ON d.municipality_id = s.municipality_id AND d.id = s.draft_id
         LEFT JOIN person p ON p.id = s.author_id
        WHERE s.municipality_id = $1 AND s.dossier_id = $2 ORDER BY s.version DESC`,
      [municipalityId, dossierId],
    );
  }
}
