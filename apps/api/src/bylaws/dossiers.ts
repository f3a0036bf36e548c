import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DossierKind, DossierState, TrackAnswers } from '#libs/bylaw-procedure';
import type { BylawTopic, LegalDay, TemplateId } from '#libs/contracts';
import { Refused } from '../platform/http/refused.js';

/** A dossier's row. */
export interface DossierRow {
  municipalityId: string;
  id: string;
  code: string;
  kind: DossierKind;
  title: string;
  topic: BylawTopic;
  isFees: boolean;
  isStatutes: boolean;
  template: TemplateId | null;
  templateSubject: string | null;
  state: DossierState;
  stateSince: LegalDay;
  track: 'A' | 'B' | null;
  answers: TrackAnswers | null;
  answersDigest: string | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  lawyerId: string;
  /** Where the documents stand in the planning system; only for spatial planning. */
  planningUrl: string | null;
  createdDay: LegalDay;
  version: number;
}

/** Columns of {@link DossierRow}, for queries that join the table as `d`. */
export const DOSSIER_COLUMNS = `d.municipality_id AS "municipalityId", d.id, d.code, d.kind, d.title, d.topic,
  d.planning_url AS "planningUrl", d.is_fees AS "isFees", d.is_statutes AS "isStatutes", d.template, d.template_subject AS "templateSubject", d.state, d.state_since::text AS "stateSince", d.track,
  d.answers, d.answers_digest AS "answersDigest", d.answered_at AS "answeredAt", d.answered_by AS "answeredBy",
  d.lawyer_id AS "lawyerId", d.created_day::text AS "createdDay", d.version`;

/** Where features find the dossier they work on. */
@Injectable()
export class Dossiers {
  /**
   * The dossier; with `lock`, nobody else changes it until the transaction ends. Lock the dossier before any of its
   * documents.
   *
   * @throws Refused when the municipality has no such dossier.
   */
  async load(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    options: { lock?: boolean } = {},
  ): Promise<DossierRow> {
    const [row] = await manager.query<DossierRow[]>(
      `SELECT ${DOSSIER_COLUMNS} FROM dossier d
        WHERE d.municipality_id = $1 AND d.id = $2 ${options.lock ? 'FOR NO KEY UPDATE' : ''}`,
      [municipalityId, dossierId],
    );
    if (!row) throw Refused.notFound('dossier');
    return row;
  }
}
