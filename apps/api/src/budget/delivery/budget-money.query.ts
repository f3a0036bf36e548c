import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { legalMinimum } from '#libs/budget-rules';
import type { BudgetComparison, BudgetMoney, BudgetYear, YearRevenue } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { RESULT_PUBLIC } from '../cycles/cycle-facts.js';
import { GRANTED_IN_ALL_CENTS, WINNING_NRS } from './granted.js';

interface YearRow extends Omit<BudgetYear, 'minimumCents'> {
  place: string;
  placeName: string;
  revenues: YearRevenue[];
}

/** Money of participatory budgets: over the years of one municipality, and beside each other. */
@Injectable()
export class BudgetMoneyQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Years of a municipality, the newest first. */
  async ofPlace(place: PlaceRef): Promise<BudgetMoney> {
    const rows = await this.rows(place.id);
    return { years: rows.map((row) => yearOf(row)) };
  }

  /** The latest known result of each municipality, or the year under way where there is none, by its name. */
  async comparison(): Promise<BudgetComparison> {
    const rows = await this.rows(null);
    const latest = new Map<string, YearRow>();
    const known = rows.filter(({ state }) => RESULT_PUBLIC.includes(state));
    for (const row of [...known, ...rows]) if (!latest.has(row.place)) latest.set(row.place, row);
    return {
      rows: [...latest.values()]
        .map((row) => ({ ...yearOf(row), place: row.place, placeName: row.placeName }))
        .sort((a, b) => a.placeName.localeCompare(b.placeName, 'lv')),
    };
  }

  private rows(municipalityId: string | null): Promise<YearRow[]> {
    return this.dataSource.query<YearRow[]>(
      `SELECT m.slug AS place, m.name AS "placeName", c.year, c.state, c.revenues, c.amount_cents::float8 AS "amountCents",
              -- As announced: who voted at GeoLatvija.lv is in no roll here.
              (SELECT k.ballots FROM budget_count k WHERE k.municipality_id = c.municipality_id AND k.cycle_id = c.id
                AND c.state = ANY($3) ORDER BY k.number DESC LIMIT 1) AS voters,
              count(p.id) FILTER (WHERE p.nr IS NOT NULL AND p.state NOT IN ('withdrawn', 'merged'))::int AS submitted,
              count(p.id) FILTER (WHERE w.still AND p.state IN ('won', 'in_delivery', 'delivered'))::int AS won,
              count(p.id) FILTER (WHERE w.still AND p.state = 'delivered')::int AS delivered,
              count(p.id) FILTER (WHERE w.still AND p.state IN ('won', 'in_delivery') AND d.due_on < $2)::int AS overdue,
              CASE WHEN c.state = ANY($3) THEN coalesce(${GRANTED_IN_ALL_CENTS},
                sum(p.verified_cents) FILTER (WHERE p.state IN ('won', 'in_delivery', 'delivered')), 0) ELSE 0 END::float8
                AS "wonCents",
              -- What was spent on a project that a correction stopped was spent all the same.
              coalesce(sum(p.spent_cents), 0)::float8 AS "spentCents"
         FROM budget_cycle c
         JOIN municipality m ON m.id = c.municipality_id
         CROSS JOIN LATERAL (SELECT ${WINNING_NRS} AS nrs OFFSET 0) newest
         LEFT JOIN budget_project p ON p.municipality_id = c.municipality_id AND p.cycle_id = c.id
         -- A project that a correction lets go on outside the budget is a winner no more.
         CROSS JOIN LATERAL (SELECT coalesce(p.nr = ANY (newest.nrs), true) AS still) w
         LEFT JOIN budget_milestone d
           ON d.municipality_id = p.municipality_id AND d.project_id = p.id AND d.kind = 'done'
        WHERE ($1::uuid IS NULL OR c.municipality_id = $1) AND c.state NOT IN ('preparing', 'cancelled')
        GROUP BY c.municipality_id, c.id, m.slug, m.name ORDER BY c.year DESC, m.slug`,
      [municipalityId, this.clock.legalToday(), RESULT_PUBLIC],
    );
  }
}

function yearOf(row: YearRow): BudgetYear {
  return {
    year: row.year,
    state: row.state,
    amountCents: row.amountCents,
    minimumCents: legalMinimum(row.year, row.revenues)?.minimumCents ?? null,
    wonCents: row.wonCents,
    spentCents: row.spentCents,
    submitted: row.submitted,
    won: row.won,
    delivered: row.delivered,
    overdue: row.overdue,
    // How many voted is not told before the announcement.
    voters: RESULT_PUBLIC.includes(row.state) ? row.voters : null,
  };
}
