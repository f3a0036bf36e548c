import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { changeViolations, cycleFindings } from '#libs/budget-rules';
import type { CycleInput, Violation } from '#libs/contracts';
import { WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from './budget-cycles.js';
import { cycleInput } from './cycle-facts.js';
import { CycleTerms } from './cycle-terms.js';

/** What cannot even be kept while a cycle is being prepared: units that nobody could tell apart. */
const NEVER_KEPT = ['unit_name_missing', 'unit_twice'];

/** Sets a cycle up, and changes it as long as it may be changed. */
@Injectable()
export class SaveCycle {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly terms: CycleTerms,
    private readonly workingDays: WorkingCalendar,
  ) {}

  /** What is missing or unlawful is kept and shown; it stops the opening. @throws Refused 409 for a second cycle of a year. */
  create(actor: Actor, place: PlaceRef, input: CycleInput): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.refuseUnfit(tx.manager, place.id, input, false);
      await refuseTakenYear(tx.manager, place.id, input.year, null);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO budget_cycle (municipality_id, id, year, title, state, state_since, statutes_number,
           statutes_title, statutes_url, programme_ref, budget_line, revenues, amount_cents, submission_from,
           submission_to, evaluation_until, voting_from, voting_to, rules, statutes_points, carry_over_cents,
           division, created_by)
         VALUES ($1, $2, $3, $4, 'preparing', $22, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
           $19, $20, $21)`,
        [
          place.id,
          id,
          ...columns(input),
          actor.kind === 'person' ? actor.personId : null,
          this.clock.legalToday(),
        ],
      );
      await writeUnits(tx.manager, place.id, id, input.units, []);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.create',
        subjectType: 'budgetCycle',
        subjectId: id,
        permission: 'budget.manage',
        details: { year: input.year },
      });
      return { id };
    });
  }

  /** @throws Refused 409 for what may not change any more or a stale version, 422 for what would become unlawful. */
  update(
    actor: Actor,
    place: PlaceRef,
    cycleId: string,
    version: number,
    input: CycleInput,
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const fixed = changeViolations(cycle.state, cycle, input);
      if (fixed.length > 0) throw new Refused(fixed, 409);
      if (cycle.version !== version) throw Refused.stale('cycle');
      await this.refuseUnfit(manager, place.id, input, cycle.state !== 'preparing');
      await refuseTakenYear(manager, place.id, input.year, cycleId);
      const before = await this.cycles.units(manager, place.id, cycleId);
      await refuseLostUnits(manager, cycle, input, before);
      await manager.query(
        `UPDATE budget_cycle SET year = $3, title = $4, statutes_number = $5, statutes_title = $6, statutes_url = $7,
                programme_ref = $8, budget_line = $9, revenues = $10, amount_cents = $11, submission_from = $12,
                submission_to = $13, evaluation_until = $14, voting_from = $15, voting_to = $16, rules = $17,
                statutes_points = $18, carry_over_cents = $19, division = $20, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, cycleId, ...columns(input)],
      );
      await writeUnits(manager, place.id, cycleId, input.units, before);
      if (cycle.state !== 'preparing') {
        await this.terms.schedule(tx, { ...input, municipalityId: place.id, id: cycleId });
      }
      tx.audit({
        municipalityId: place.id,
        action: 'budget.change',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.manage',
        details: { changed: changedKeys(cycleInput(cycle, before), input) },
      });
      return { version: version + 1 };
    });
  }

  private async refuseUnfit(
    manager: EntityManager,
    municipalityId: string,
    input: CycleInput,
    announced: boolean,
  ): Promise<void> {
    const calendar = await this.workingDays.calendarFor(manager, municipalityId);
    const violations = cycleFindings(input, calendar, this.clock.legalToday())
      .filter(({ code, severity }) => (announced ? severity === 'bar' : NEVER_KEPT.includes(code)))
      .map(({ severity: _, ...violation }): Violation => violation);
    if (violations.length > 0) throw new Refused(violations, 422);
  }
}

function columns(input: CycleInput): unknown[] {
  return [
    input.year,
    input.title,
    input.statutes.number,
    input.statutes.title,
    input.statutes.url,
    input.programmeRef,
    input.budgetLine,
    JSON.stringify(input.revenues),
    input.amountCents,
    input.submission.from,
    input.submission.to,
    input.evaluationUntil,
    input.voting.from,
    input.voting.to,
    JSON.stringify(input.rules),
    JSON.stringify(input.statutes.points ?? []),
    input.carryOverCents ?? 0,
    JSON.stringify(input.division ?? { kind: 'fixed' }),
  ];
}

async function refuseTakenYear(
  manager: EntityManager,
  municipalityId: string,
  year: number,
  own: string | null,
): Promise<void> {
  const taken = await manager.query<unknown[]>(
    `SELECT 1 FROM budget_cycle
      WHERE municipality_id = $1 AND year = $2 AND state <> 'cancelled' AND id IS DISTINCT FROM $3::uuid`,
    [municipalityId, year, own],
  );
  if (taken.length > 0) {
    throw new Refused([{ code: 'cycle_year_taken', where: 'year', params: { year: String(year) } }], 409);
  }
}

/** A unit with projects stays; an id that is not of this cycle is nobody's. */
async function refuseLostUnits(
  manager: EntityManager,
  cycle: CycleRow,
  input: CycleInput,
  before: readonly { id: string; name: string }[],
): Promise<void> {
  const kept = new Set(input.units.map(({ id }) => id));
  if ([...kept].some((id) => id !== null && !before.some((unit) => unit.id === id))) {
    throw Refused.notFound('unit');
  }
  const used = await manager.query<{ name: string }[]>(
    `SELECT DISTINCT u.name FROM budget_unit u
       JOIN budget_project p ON p.municipality_id = u.municipality_id AND p.unit_id = u.id
      WHERE u.municipality_id = $1 AND u.cycle_id = $2 AND u.id <> ALL($3::uuid[]) ORDER BY u.name`,
    [cycle.municipalityId, cycle.id, [...kept].filter((id) => id !== null)],
  );
  if (used.length > 0) {
    throw new Refused(
      used.map(({ name }) => ({ code: 'unit_has_projects', where: 'units', params: { name } })),
      409,
    );
  }
}

async function writeUnits(
  manager: EntityManager,
  municipalityId: string,
  cycleId: string,
  units: CycleInput['units'],
  before: readonly { id: string }[],
): Promise<void> {
  const kept = units.flatMap(({ id }) => (id !== null && before.some((unit) => unit.id === id) ? [id] : []));
  await manager.query(
    `DELETE FROM budget_unit WHERE municipality_id = $1 AND cycle_id = $2 AND id <> ALL($3::uuid[])`,
    [municipalityId, cycleId, kept],
  );
  // Two units may change names with each other.
  await manager.query(`UPDATE budget_unit SET name = id::text WHERE municipality_id = $1 AND cycle_id = $2`, [
    municipalityId,
    cycleId,
  ]);
  for (const [position, unit] of units.entries()) {
    const id = unit.id !== null && kept.includes(unit.id) ? unit.id : randomUUID();
    await manager.query(
      `INSERT INTO budget_unit (municipality_id, id, cycle_id, position, name, amount_cents, inhabitants, coefficient)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT ON CONSTRAINT budget_unit_pk
       DO UPDATE SET position = EXCLUDED.position, name = EXCLUDED.name, amount_cents = EXCLUDED.amount_cents,
         inhabitants = EXCLUDED.inhabitants, coefficient = EXCLUDED.coefficient`,
      [
        municipalityId,
        id,
        cycleId,
        position,
        unit.name,
        unit.amountCents,
        unit.inhabitants ?? null,
        unit.coefficient ?? null,
      ],
    );
  }
}

function changedKeys(before: CycleInput, after: CycleInput): string[] {
  const keys = Object.keys(after) as (keyof CycleInput)[];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
