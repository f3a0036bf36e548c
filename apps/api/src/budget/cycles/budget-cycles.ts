import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RULE_DEFAULTS } from '#libs/contracts';
import type {
  BudgetUnit,
  CycleInput,
  CycleRules,
  CycleState,
  LegalDay,
  MoneyDivision,
  TermExtension,
  YearRevenue,
} from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';

/** A cycle as use cases work with it. */
export interface CycleRow {
  municipalityId: string;
  id: string;
  year: number;
  title: string;
  state: CycleState;
  stateSince: LegalDay;
  statutes: CycleInput['statutes'];
  programmeRef: string;
  budgetLine: string;
  revenues: YearRevenue[];
  amountCents: number;
  carryOverCents: number;
  division: MoneyDivision;
  submission: { from: LegalDay; to: LegalDay };
  evaluationUntil: LegalDay;
  voting: { from: LegalDay; to: LegalDay };
  rules: CycleRules;
  /** In the order of the decisions. */
  extensions: TermExtension[];
  nextNr: number;
  frozenRules: string | null;
  rulesDigest: string | null;
  countedOn: LegalDay | null;
  announcedOn: LegalDay | null;
  minutesRef: string | null;
  minutesFileId: string | null;
  cancelledReason: string | null;
  version: number;
}

/** Columns of {@link CycleRow}, for queries that join the table as `c`. */
export const CYCLE_COLUMNS = `c.municipality_id AS "municipalityId", c.id, c.year, c.title, c.state,
  c.state_since::text AS "stateSince",
  jsonb_build_object('number', c.statutes_number, 'title', c.statutes_title, 'url', c.statutes_url,
    'points', c.statutes_points) AS statutes,
  c.programme_ref AS "programmeRef", c.budget_line AS "budgetLine", c.revenues, c.amount_cents::float8 AS "amountCents",
  c.carry_over_cents::float8 AS "carryOverCents", c.division,
  jsonb_build_object('from', c.submission_from, 'to', c.submission_to) AS submission,
  c.evaluation_until::text AS "evaluationUntil",
  jsonb_build_object('from', c.voting_from, 'to', c.voting_to) AS voting,
  '${JSON.stringify(RULE_DEFAULTS)}'::jsonb || c.rules AS rules,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('term', e.term, 'before', e.before_day, 'after', e.after_day,
             'reason', e.reason, 'decidedOn', e.decided_on) ORDER BY e.number), '[]')
     FROM budget_term_extension e WHERE e.municipality_id = c.municipality_id AND e.cycle_id = c.id) AS extensions,
   c.next_nr AS "nextNr",
  c.frozen_rules AS "frozenRules", c.rules_digest AS "rulesDigest", c.counted_on::text AS "countedOn",
  c.announced_on::text AS "announcedOn", c.minutes_ref AS "minutesRef", c.minutes_file_id AS "minutesFileId",
  c.cancelled_reason AS "cancelledReason", c.version`;

/**
 * Where the feature finds the cycles it works on. Lock the cycle before its projects.
 */
@Injectable()
export class BudgetCycles {
  /**
   * @param lock holds the row until the end of the transaction: for what takes a number, changes a state or depends on
   *   neither changing.
   * @throws Refused 404 when the municipality has no such cycle.
   */
  async load(
    manager: EntityManager,
    municipalityId: string,
    cycleId: string,
    lock = false,
  ): Promise<CycleRow> {
    const [row] = await manager.query<CycleRow[]>(
      `SELECT ${CYCLE_COLUMNS} FROM budget_cycle c
        WHERE c.municipality_id = $1 AND c.id = $2 ${lock ? 'FOR NO KEY UPDATE' : ''}`,
      [municipalityId, cycleId],
    );
    if (!row) throw Refused.notFound('cycle');
    return row;
  }

  /**
   * The cycle of a year as the public knows it: not one that is being prepared, and a cancelled one only where no other
   * took its place.
   *
   * @throws Refused 404.
   */
  async loadPublic(manager: EntityManager, municipalityId: string, year: number): Promise<CycleRow> {
    const [row] = await manager.query<CycleRow[]>(
      `SELECT ${CYCLE_COLUMNS} FROM budget_cycle c
        WHERE c.municipality_id = $1 AND c.year = $2 AND c.state <> 'preparing'
        ORDER BY c.state = 'cancelled', c.state_since DESC, c.id LIMIT 1`,
      [municipalityId, year],
    );
    if (!row) throw Refused.notFound('cycle');
    return row;
  }

  /** The planning units of a cycle, in their order. */
  async units(manager: EntityManager, municipalityId: string, cycleId: string): Promise<BudgetUnit[]> {
    return manager.query<BudgetUnit[]>(
      `SELECT id, name, amount_cents::float8 AS "amountCents", inhabitants, coefficient FROM budget_unit
        WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY position, name`,
      [municipalityId, cycleId],
    );
  }
}
