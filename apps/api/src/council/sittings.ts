import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  AgendaPurpose,
  CouncillorView,
  ItemOutcome,
  LegalDay,
  SittingKind,
  SittingState,
  SubmitterCode,
} from '#libs/contracts';
import { Refused } from '../platform/http/refused.js';

/** A sitting's row. */
export interface SittingRow {
  id: string;
  kind: SittingKind;
  repeat: 0 | 1 | 2;
  day: LegalDay;
  startsAt: Date;
  state: SittingState;
  chairId: string;
  /** `null` for a sitting of the council itself. */
  committeeId: string | null;
  version: number;
}

/** An agenda item's row. */
export interface ItemRow {
  id: string;
  sittingId: string;
  dossierId: string | null;
  purpose: AgendaPurpose;
  title: string;
  outcome: ItemOutcome | null;
  decisionNumber: string | null;
  decisionDay: LegalDay | null;
  submitter: SubmitterCode | null;
  bylawVersionId: string | null;
  memorandumVersionId: string | null;
  version: number;
}

/** Finds sittings and items; with `lock`, nobody else changes them until the transaction ends. */
@Injectable()
export class Sittings {
  /** @throws Refused when the municipality has no such sitting. */
  async load(manager: EntityManager, municipalityId: string, id: string, lock = false): Promise<SittingRow> {
    const [row] = await manager.query<SittingRow[]>(
      `SELECT id, kind, repeat_level AS repeat, day::text, starts_at AS "startsAt", state, chair_id AS "chairId",
              committee_id AS "committeeId", version
         FROM sitting WHERE municipality_id = $1 AND id = $2 ${lock ? 'FOR NO KEY UPDATE' : ''}`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('sitting');
    return row;
  }

  /** @throws Refused when the municipality has no such item. */
  async item(manager: EntityManager, municipalityId: string, id: string, lock = false): Promise<ItemRow> {
    const [row] = await manager.query<ItemRow[]>(
      `SELECT id, sitting_id AS "sittingId", dossier_id AS "dossierId", purpose, title, outcome,
              decision_number AS "decisionNumber", decision_day::text AS "decisionDay", submitter,
              bylaw_version_id AS "bylawVersionId", memorandum_version_id AS "memorandumVersionId", version
         FROM agenda_item WHERE municipality_id = $1 AND id = $2 ${lock ? 'FOR NO KEY UPDATE' : ''}`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('agendaItem');
    return row;
  }

  /** Whether it has begun: something was voted on, or it is noted who takes part. */
  async begun(
    manager: EntityManager,
    municipalityId: string,
    { id, state }: Pick<SittingRow, 'id' | 'state'>,
  ): Promise<boolean> {
    if (state !== 'planned') return true;
    const [noted] = await manager.query<unknown[]>(
      `SELECT 1 FROM attendance WHERE municipality_id = $1 AND sitting_id = $2 LIMIT 1`,
      [municipalityId, id],
    );
    return noted !== undefined;
  }

  /** Who votes in the sitting: the councillors of its day, or the members of its committee. */
  seats(
    manager: EntityManager,
    municipalityId: string,
    { day, committeeId }: Pick<SittingRow, 'day' | 'committeeId'>,
  ): Promise<CouncillorView[]> {
    if (committeeId === null) return this.councillors(manager, municipalityId, day);
    return manager.query(
      `SELECT p.id AS "personId", p.name
         FROM committee_member m JOIN person p ON p.id = m.person_id
        WHERE m.municipality_id = $1 AND m.committee_id = $2 ORDER BY p.name, p.id`,
      [municipalityId, committeeId],
    );
  }

  /** How many seats the quorum is counted from (PL 27(2), 41(4)). */
  async size(
    manager: EntityManager,
    municipalityId: string,
    { committeeId }: Pick<SittingRow, 'committeeId'>,
  ): Promise<number> {
    const [row] = await manager.query<{ seats: number }[]>(
      committeeId === null
        ? `SELECT council_size AS seats FROM municipality WHERE id = $1`
        : `SELECT count(*)::int AS seats FROM committee_member WHERE municipality_id = $1 AND committee_id = $2`,
      committeeId === null ? [municipalityId] : [municipalityId, committeeId],
    );
    return row?.seats ?? 0;
  }

  /** People who hold a councillor's seat on the day. */
  councillors(manager: EntityManager, municipalityId: string, day: LegalDay): Promise<CouncillorView[]> {
    return this.holders(manager, municipalityId, day, 'councillor');
  }

  /** People who hold the role on the day, by name. */
  holders(
    manager: EntityManager,
    municipalityId: string,
    day: LegalDay,
    role: 'councillor' | 'sitting_chair',
  ): Promise<CouncillorView[]> {
    return manager.query(
      `SELECT DISTINCT p.id AS "personId", p.name
         FROM role_assignment a JOIN person p ON p.id = a.person_id
        WHERE a.municipality_id = $1 AND a.role = $3 AND a.valid_from <= $2
          AND (a.valid_to IS NULL OR a.valid_to >= $2)
        ORDER BY p.name, p.id`,
      [municipalityId, day, role],
    );
  }
}
