import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay, OpinionChannel, OpinionStageState } from '#libs/contracts';
import { rigaDayEnd, workingDayOnOrAfter } from '#libs/legal-calendar';
import { WorkingCalendar } from '../directory/index.js';
import { Refused } from '../platform/http/refused.js';

/** A stage's row. */
export interface StageRow {
  municipalityId: string;
  id: string;
  dossierId: string;
  number: number;
  state: OpinionStageState;
  question: string;
  summary: string;
  responsibleName: string;
  responsiblePhone: string;
  responsibleEmail: string;
  targetGroups: string[];
  /** Where in the municipality, as the dossier says; empty = all of it. */
  territory: string;
  channels: OpinionChannel[];
  opens: LegalDay | null;
  closes: LegalDay | null;
  bylawVersionId: string | null;
  bylawDigest: string | null;
  memorandumVersionId: string | null;
  memorandumDigest: string | null;
  interruptedOn: LegalDay | null;
  version: number;
}

/** Columns of {@link StageRow}, for queries that join the table as `s`. */
export const STAGE_COLUMNS = `s.municipality_id AS "municipalityId", s.id, s.dossier_id AS "dossierId", s.number, s.state,
  s.question, s.summary, s.responsible_name AS "responsibleName", s.responsible_phone AS "responsiblePhone",
  s.responsible_email AS "responsibleEmail",
  (SELECT d.territory FROM dossier d WHERE d.municipality_id = s.municipality_id AND d.id = s.dossier_id) AS territory,
  s.target_groups AS "targetGroups", s.channels, s.opens::text,
  s.closes::text, s.bylaw_version_id AS "bylawVersionId", s.bylaw_digest AS "bylawDigest",
  s.memorandum_version_id AS "memorandumVersionId", s.memorandum_digest AS "memorandumDigest",
  s.interrupted_on::text AS "interruptedOn", s.version`;

/** Where the feature finds the stages it works on. Lock the dossier before its stage. */
@Injectable()
export class OpinionStages {
  constructor(private readonly workingDays: WorkingCalendar) {}

  /** @throws Refused 404 when the municipality has no such stage. */
  async load(
    manager: EntityManager,
    municipalityId: string,
    stageId: string,
    lock = false,
  ): Promise<StageRow> {
    const [row] = await manager.query<StageRow[]>(
      `SELECT ${STAGE_COLUMNS} FROM opinion_stage s
        WHERE s.municipality_id = $1 AND s.id = $2 ${lock ? 'FOR NO KEY UPDATE' : ''}`,
      [municipalityId, stageId],
    );
    if (!row) throw Refused.notFound('stage');
    return row;
  }

  /** The newest stage of a dossier, or null; `announced` leaves out one that is only being prepared. */
  async latest(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    announced = false,
  ): Promise<StageRow | null> {
    const [row] = await manager.query<StageRow[]>(
      `SELECT ${STAGE_COLUMNS} FROM opinion_stage s
        WHERE s.municipality_id = $1 AND s.dossier_id = $2 AND (NOT $3 OR s.state <> 'preparing')
        ORDER BY s.number DESC LIMIT 1`,
      [municipalityId, dossierId, announced],
    );
    return row ?? null;
  }

  /** The last day opinions count: a free day moves to the next working day (APL 43(2)). */
  async lastDay(manager: EntityManager, municipalityId: string, closes: LegalDay): Promise<LegalDay> {
    return workingDayOnOrAfter(closes, await this.workingDays.calendarFor(manager, municipalityId));
  }

  /** Whether the stage takes opinions at this moment. */
  async acceptsAt(manager: EntityManager, stage: StageRow, now: Date): Promise<boolean> {
    if (stage.state !== 'open' || stage.closes === null) return false;
    return now.getTime() < rigaDayEnd(await this.lastDay(manager, stage.municipalityId, stage.closes));
  }
}
