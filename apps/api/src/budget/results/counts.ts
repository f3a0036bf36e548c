import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AgeTurnout, CycleCount, LegalDay, ResultCorrection } from '#libs/contracts';
import type { CycleRow } from '../cycles/budget-cycles.js';

/** A count as it was stored. */
export interface StoredCount {
  number: number;
  count: CycleCount;
  rulesDigest: string;
  ballotsDigest: string;
  ballots: number;
  online: number;
  inPerson: number;
  eligible: number | null;
  turnout: AgeTurnout[] | null;
  correction: ResultCorrection | null;
  countedBy: string;
  countedOn: LegalDay;
}

/** A decision of the council on the money of the winners. */
export interface StoredAllocation {
  decisionNumber: string;
  decisionDay: LegalDay;
  amountCents: number;
}

/** Finds counts and allocations. Whether the caller may see them is the caller's rule. */
@Injectable()
export class Counts {
  /** The count that holds: the newest. Null while nothing has been counted. */
  async stored(manager: EntityManager, cycle: CycleRow): Promise<StoredCount | null> {
    return (await this.all(manager, cycle)).at(-1) ?? null;
  }

  /** The first count and what corrected it, in this order. */
  all(manager: EntityManager, { municipalityId, id }: CycleRow): Promise<StoredCount[]> {
    return manager.query<StoredCount[]>(
      `SELECT number, count, rules_digest AS "rulesDigest", ballots_digest AS "ballotsDigest", ballots, online,
              in_person AS "inPerson", eligible, turnout, correction, counted_by AS "countedBy",
              counted_on::text AS "countedOn"
         FROM budget_count WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY number`,
      [municipalityId, id],
    );
  }

  /** The newest decision, or null. */
  async allocation(
    manager: EntityManager,
    { municipalityId, id }: CycleRow,
  ): Promise<StoredAllocation | null> {
    const [row] = await manager.query<StoredAllocation[]>(
      `SELECT decision_number AS "decisionNumber", decision_day::text AS "decisionDay",
              amount_cents::float8 AS "amountCents"
         FROM budget_allocation WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY number DESC LIMIT 1`,
      [municipalityId, id],
    );
    return row ?? null;
  }
}
