import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  AgeTurnout,
  CorrectedBy,
  CycleCount,
  DeliveryCourse,
  LegalDay,
  ResultCorrection,
} from '#libs/contracts';
import { canonicalJson } from '../../platform/audit/canonical-json.js';
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
  deliveries: DeliveryCourse[];
  /** Names of the two; `null` for the first count. */
  by: CorrectedBy | null;
  countedBy: string;
  countedOn: LegalDay;
}

/** A decision of the council on the money of the winners. */
export interface StoredAllocation {
  decisionNumber: string;
  decisionDay: LegalDay;
  amountCents: number;
  /** Whether it gives money to other winners, or other sums, than the newest count. */
  outdated: boolean;
}

/** What each winner is given, by number. */
export function grantsOf({ units }: CycleCount): { nr: number; cents: number }[] {
  return units
    .flatMap(({ outcomes }) => outcomes)
    .filter(({ won }) => won)
    .map(({ nr, grantedCents }) => ({ nr, cents: grantedCents }))
    .sort((a, b) => a.nr - b.nr);
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
              in_person AS "inPerson", eligible, turnout, correction, deliveries, counted_by AS "countedBy",
              counted_on::text AS "countedOn",
              CASE WHEN k.correction IS NOT NULL THEN jsonb_build_object(
                'proposed', (SELECT name FROM person p WHERE p.id = k.started_by),
                'confirmed', (SELECT name FROM person p WHERE p.id = k.counted_by)) END AS by
         FROM budget_count k WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY number`,
      [municipalityId, id],
    );
  }

  /** The newest decision, or null. */
  async allocation(manager: EntityManager, cycle: CycleRow): Promise<StoredAllocation | null> {
    const [row] = await manager.query<
      (Omit<StoredAllocation, 'outdated'> & { lines: { nr: number; cents: number }[] })[]
    >(
      `SELECT decision_number AS "decisionNumber", decision_day::text AS "decisionDay",
              amount_cents::float8 AS "amountCents", lines
         FROM budget_allocation WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY number DESC LIMIT 1`,
      [cycle.municipalityId, cycle.id],
    );
    if (!row) return null;
    const { lines, ...allocation } = row;
    const stored = await this.stored(manager, cycle);
    const granted = lines.map(({ nr, cents }) => ({ nr, cents }));
    return {
      ...allocation,
      outdated: canonicalJson(granted) !== canonicalJson(stored ? grantsOf(stored.count) : []),
    };
  }
}
