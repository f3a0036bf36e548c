import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { GivenState } from '#libs/bylaw-amend';
import { NORM_CAUSE_STATES, type LegalDay, type NormCause } from '#libs/contracts';

/** A record about a norm that does not hold. */
export interface NormValidityRow {
  id: string;
  actId: string;
  unitId: string | null;
  unitNumber: string;
  cause: NormCause;
  from: LegalDay;
  until: LegalDay | null;
  documentTitle: string;
  documentUrl: string | null;
  recordedBy: string;
  recordedAt: Date;
  withdrawnAt: Date | null;
  withdrawnWhy: string | null;
  version: number;
  /** The control that ends it; such a record is not changed by hand. */
  controlId: string | null;
}

const COLUMNS = `v.id, v.act_id AS "actId", v.unit_id AS "unitId", v.unit_number AS "unitNumber", v.cause,
  v.from_day::text AS from, v.until_day::text AS until, v.document_title AS "documentTitle",
  v.document_url AS "documentUrl", p.name AS "recordedBy", v.recorded_at AS "recordedAt",
  v.withdrawn_at AS "withdrawnAt", v.withdrawn_why AS "withdrawnWhy", v.version, v.control_id AS "controlId"`;

/** What was recorded about norms that do not hold. */
@Injectable()
export class NormValidities {
  constructor(private readonly dataSource: DataSource) {}

  /** All records of an act, oldest first, also withdrawn ones. */
  ofAct(municipalityId: string, actId: string): Promise<NormValidityRow[]> {
    return this.dataSource.query(
      `SELECT ${COLUMNS} FROM norm_validity v JOIN person p ON p.id = v.recorded_by
        WHERE v.municipality_id = $1 AND v.act_id = $2 ORDER BY v.from_day, v.recorded_at, v.id`,
      [municipalityId, actId],
    );
  }

  /** One record, locked; `null` without such a one. */
  async lock(manager: EntityManager, municipalityId: string, id: string): Promise<NormValidityRow | null> {
    const [row] = await manager.query<NormValidityRow[]>(
      `SELECT ${COLUMNS} FROM norm_validity v JOIN person p ON p.id = v.recorded_by
        WHERE v.municipality_id = $1 AND v.id = $2 FOR UPDATE OF v`,
      [municipalityId, id],
    );
    return row ?? null;
  }
}

/** A record as the state of norms is counted from it; the record's id is the key of its source. */
export function toGivenState(row: NormValidityRow): GivenState {
  return {
    unitId: row.unitId,
    state: NORM_CAUSE_STATES[row.cause],
    from: row.from,
    until: row.until,
    source: { text: row.documentTitle, key: row.id },
  };
}
