import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CycleCount, LegalDay } from '#libs/contracts';
import type { CycleRow } from '../cycles/budget-cycles.js';

/** A count as it was stored. */
export interface StoredCount {
  count: CycleCount;
  rulesDigest: string;
  ballotsDigest: string;
  ballots: number;
  online: number;
  inPerson: number;
  eligible: number | null;
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
  /** Null while nothing has been counted. */
  async stored(manager: EntityManager, { municipalityId, id }: CycleRow): Promise<StoredCount | null> {
    const [row] = await manager.query<StoredCount[]>(
      `SELECT count, rules_digest AS "rulesDigest", ballots_digest AS "ballotsDigest", ballots, online,
              in_person AS "inPerson", eligible, counted_on::text AS "countedOn"
         FROM budget_count WHERE municipality_id = $1 AND cycle_id = $2`,
      [municipalityId, id],
    );
    return row ?? null;
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
