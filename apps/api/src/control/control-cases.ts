import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ControlFacts, ControlledAct, ControlRecord, ControlState } from '#libs/bylaw-procedure';
import type { ControlEventName, ControlStep, LegalDay } from '#libs/contracts';

/** A control with its steps in the order in which they were recorded. */
export interface ControlCaseRow {
  id: string;
  actId: string;
  state: ControlState;
  version: number;
  steps: ControlStep[];
  /** The ministry that began it from its own desk. */
  institutionId: string | null;
  ministry: string | null;
  begunOn: LegalDay;
}

const CASES = `SELECT c.id, c.act_id AS "actId", c.state, c.version,
    c.institution_id AS "institutionId", i.name AS ministry,
    (c.begun_at AT TIME ZONE 'Europe/Riga')::date::text AS "begunOn",
    coalesce((SELECT json_agg(json_build_object('event', s.event, 'input', s.input, 'recordedBy', p.name,
                'recordedAt', s.recorded_at, 'file', CASE WHEN f.id IS NULL THEN NULL ELSE
                  json_build_object('digest', f.digest, 'name', f.name, 'size', f.size) END)
                ORDER BY s.recorded_at, s.event)
       FROM control_step s JOIN person p ON p.id = s.recorded_by
       LEFT JOIN stored_file f ON f.municipality_id = s.municipality_id AND f.id = s.file_id
      WHERE s.municipality_id = c.municipality_id AND s.case_id = c.id), '[]') AS steps
  FROM control_case c LEFT JOIN institution i ON i.id = c.institution_id`;

/** Reads controls, and what the rules want to know of their acts. */
@Injectable()
export class ControlCases {
  constructor(private readonly dataSource: DataSource) {}

  /** Controls of an act, the newest first. */
  ofAct(municipalityId: string, actId: string): Promise<ControlCaseRow[]> {
    return this.dataSource.query(
      `${CASES} WHERE c.municipality_id = $1 AND c.act_id = $2 ORDER BY c.begun_at DESC, c.id`,
      [municipalityId, actId],
    );
  }

  /** Controls of a municipality that are not at their end. */
  open(
    manager: EntityManager,
    municipalityId: string,
    final: readonly ControlState[],
  ): Promise<ControlCaseRow[]> {
    return manager.query(
      `${CASES} WHERE c.municipality_id = $1 AND NOT c.state = ANY($2::text[]) ORDER BY c.begun_at, c.id`,
      [municipalityId, final],
    );
  }

  /** Controls that a ministry may see: VARAM all, others those that they began. The newest first. */
  reached(
    reach: { varam: boolean; institutionIds: readonly string[] },
    most: number,
  ): Promise<(ControlCaseRow & { municipalityId: string; slug: string; place: string })[]> {
    return this.dataSource.query(
      `SELECT q.*, m.id AS "municipalityId", m.slug, m.name AS place
         FROM municipality m
         JOIN LATERAL (${CASES}
           WHERE c.municipality_id = m.id AND ($1 OR c.institution_id = ANY($2::uuid[]))
           ORDER BY c.begun_at DESC LIMIT $3) q ON true
        ORDER BY q."begunOn" DESC, q.id LIMIT $3`,
      [reach.varam, reach.institutionIds, most],
    );
  }

  /** One control, locked; `null` without such a one. */
  async lock(manager: EntityManager, municipalityId: string, id: string): Promise<ControlCaseRow | null> {
    const locked = await manager.query<unknown[]>(
      `SELECT 1 FROM control_case WHERE municipality_id = $1 AND id = $2 FOR UPDATE`,
      [municipalityId, id],
    );
    if (locked.length === 0) return null;
    const [row] = await manager.query<ControlCaseRow[]>(
      `${CASES} WHERE c.municipality_id = $1 AND c.id = $2`,
      [municipalityId, id],
    );
    return row ?? null;
  }

  /** What the rules want to know of an act; one without a dossier was an ordinary by-law as far as is known here. */
  async actFacts(
    manager: EntityManager,
    municipalityId: string,
    act: { id: string; inForce: boolean },
  ): Promise<ControlledAct> {
    const [row] = await manager.query<Omit<ControlledAct, 'inForce'>[]>(
      `SELECT coalesce(d.kind, 'normal') AS kind,
              EXISTS (SELECT FROM dossier_event e WHERE e.municipality_id = a.municipality_id
                 AND e.dossier_id = a.dossier_id AND e.event IN ('recordObjections', 'recordNoObjections'))
                AS "reviewedUnder47",
              (SELECT max(e.legal_day)::text FROM dossier_event e WHERE e.municipality_id = a.municipality_id
                 AND e.dossier_id = a.dossier_id AND e.event = 'recordDisagreement') AS "disagreedUnder47On"
         FROM act a
         LEFT JOIN dossier d ON d.municipality_id = a.municipality_id AND d.id = a.dossier_id
        WHERE a.municipality_id = $1 AND a.id = $2`,
      [municipalityId, act.id],
    );
    return {
      kind: row?.kind ?? 'normal',
      reviewedUnder47: row?.reviewedUnder47 ?? false,
      disagreedUnder47On: row?.disagreedUnder47On ?? null,
      inForce: act.inForce,
    };
  }
}

/** What the steps recorded, by their names. */
export function recordOf(steps: readonly ControlStep[]): ControlRecord {
  return Object.fromEntries(steps.map(({ event, input }) => [event, input]));
}

/** A control as the rules see it, with the input of a step that is being decided. */
export function factsOf(
  row: Pick<ControlCaseRow, 'state' | 'steps'>,
  act: ControlledAct,
  step?: { event: ControlEventName; input: object },
): ControlFacts {
  return {
    state: row.state,
    act,
    record: { ...recordOf(row.steps), ...(step ? { [step.event]: step.input } : {}) },
  };
}
