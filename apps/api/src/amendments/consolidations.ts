import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import type {
  AmendmentFindingView,
  ConsolidationState,
  ConsolidationView,
  DocumentJson,
  LegalDay,
} from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';

/** A text that an act gets by an amending one. */
export interface ConsolidationRow {
  municipalityId: string;
  dossierId: string;
  actId: string;
  amendingActId: string;
  fromDay: LegalDay;
  state: ConsolidationState;
  attempt: DocumentJson | null;
  findings: AmendmentFindingView[];
  documentId: string | null;
  offeredDigest: string | null;
  offeredBy: string | null;
  version: number;
}

const COLUMNS = `c.municipality_id AS "municipalityId", c.dossier_id AS "dossierId", c.act_id AS "actId",
  c.amending_act_id AS "amendingActId", c.from_day::text AS "fromDay", c.state, c.attempt, c.findings,
  c.document_id AS "documentId", c.offered_digest AS "offeredDigest", c.offered_by AS "offeredBy", c.version`;

/** The texts that acts get by amending ones. */
@Injectable()
export class Consolidations {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of an amending dossier, by day. */
  rows(manager: EntityManager, municipalityId: string, dossierId: string): Promise<ConsolidationRow[]> {
    return manager.query(
      `SELECT ${COLUMNS} FROM consolidation c
        WHERE c.municipality_id = $1 AND c.dossier_id = $2 ORDER BY c.from_day`,
      [municipalityId, dossierId],
    );
  }

  /** The one from a day, locked. @throws Refused 404, or 409 where somebody else was faster or it is not its turn. */
  async forStep(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    step: { from: LegalDay; version: number; state: ConsolidationState },
  ): Promise<ConsolidationRow & { documentId: string }> {
    const [row] = await manager.query<ConsolidationRow[]>(
      `SELECT ${COLUMNS} FROM consolidation c
        WHERE c.municipality_id = $1 AND c.dossier_id = $2 AND c.from_day = $3 FOR UPDATE`,
      [municipalityId, dossierId, step.from],
    );
    if (!row) throw Refused.notFound('consolidation');
    if (row.version !== step.version) throw Refused.stale('consolidation');
    const { documentId } = row;
    if (row.state !== step.state || documentId === null)
      throw new Refused([{ code: 'consolidation.not-now', params: { state: row.state } }], 409);
    return { ...row, documentId };
  }

  /** As the page of the amending dossier shows them. */
  async of(actor: Actor, place: PlaceRef, dossierId: string): Promise<ConsolidationView[]> {
    const rows = await this.dataSource.query<
      (ConsolidationRow & { offeredName: string | null; confirmedName: string | null })[]
    >(
      `SELECT ${COLUMNS}, o.name AS "offeredName", n.name AS "confirmedName" FROM consolidation c
         LEFT JOIN person o ON o.id = c.offered_by
         LEFT JOIN person n ON n.id = c.confirmed_by
        WHERE c.municipality_id = $1 AND c.dossier_id = $2 ORDER BY c.from_day`,
      [place.id, dossierId],
    );
    const may = can(actor, 'promulgation.manage', { municipalityId: place.id });
    return rows.map((row) => ({
      from: row.fromDay,
      state: row.state,
      findings: row.findings,
      documentId: row.documentId,
      offeredBy: row.offeredName,
      confirmedBy: row.confirmedName,
      mayConfirm:
        row.state === 'offered' && may && actor.kind === 'person' && actor.personId !== row.offeredBy,
      version: row.version,
    }));
  }

  /** The days from which the text of an act changes while it is not consolidated yet. */
  async preparing(municipalityId: string, actId: string): Promise<LegalDay[]> {
    const rows = await this.dataSource.query<{ day: LegalDay }[]>(
      `SELECT DISTINCT from_day::text AS day FROM consolidation
        WHERE municipality_id = $1 AND act_id = $2 AND state <> 'done' ORDER BY day`,
      [municipalityId, actId],
    );
    return rows.map(({ day }) => day);
  }
}
