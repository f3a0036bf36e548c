import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay, Violation } from '#libs/contracts';
import { Refused } from '../platform/http/refused.js';

/** Which act a dossier amends. */
export interface AmendmentRow {
  municipalityId: string;
  dossierId: string;
  actId: string;
  baseDay: LegalDay;
  baseVersionId: string;
  baseDigest: string;
  workingDocumentId: string | null;
  writtenFrom: string | null;
  writtenDigest: string | null;
  writtenAt: Date | null;
  writtenBy: string | null;
  warnings: Violation[];
  version: number;
}

const COLUMNS = `a.municipality_id AS "municipalityId", a.dossier_id AS "dossierId", a.act_id AS "actId",
  a.base_day::text AS "baseDay", a.base_version_id AS "baseVersionId", a.base_digest AS "baseDigest",
  a.working_document_id AS "workingDocumentId", a.written_from AS "writtenFrom",
  a.written_digest AS "writtenDigest", a.written_at AS "writtenAt", p.name AS "writtenBy", a.warnings, a.version`;

/** The dossiers that amend acts. */
@Injectable()
export class Amendments {
  /** `null` where the dossier amends no act; with `lock`, nobody else changes it until the transaction ends. */
  async find(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    options: { lock?: boolean } = {},
  ): Promise<AmendmentRow | null> {
    const [row] = await manager.query<AmendmentRow[]>(
      `SELECT ${COLUMNS} FROM amendment a LEFT JOIN person p ON p.id = a.written_by
        WHERE a.municipality_id = $1 AND a.dossier_id = $2 ${options.lock ? 'FOR UPDATE OF a' : ''}`,
      [municipalityId, dossierId],
    );
    return row ?? null;
  }

  /** @throws Refused 404 where the dossier amends no act. */
  async load(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    options: { lock?: boolean } = {},
  ): Promise<AmendmentRow> {
    const row = await this.find(manager, municipalityId, dossierId, options);
    if (!row) throw Refused.notFound('amendment');
    return row;
  }
}
