import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SummaryDraft } from '#libs/contracts';

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

  /** All drafts that a language model wrote for the dossier, newest first. */
  async drafts(manager: EntityManager, municipalityId: string, dossierId: string): Promise<SummaryDraft[]> {
    const rows = await manager.query<(Omit<SummaryDraft, 'at'> & { at: Date })[]>(
      `SELECT d.id, d.model, d.text, p.name AS "requestedBy", d.at
         FROM summary_draft d LEFT JOIN person p ON p.id = d.requested_by
        WHERE d.municipality_id = $1 AND d.dossier_id = $2 ORDER BY d.at DESC, d.id`,
      [municipalityId, dossierId],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
