import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { GRANTS, type Actor, type Role } from '#libs/access-policy';
import { DEFAULT_STEPS, stepsViolations, type InternalSteps } from '#libs/bylaw-procedure';
import type { InternalStepsInput, InternalStepsView, LegalDay, Violation } from '#libs/contracts';
import { RoleHolders } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';

interface Row {
  steps: InternalSteps;
  from: LegalDay;
  version: number;
}

/** The steps of the procedure that hold in a municipality: its own from a day on, or the defaults. */
@Injectable()
export class OwnSteps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly holders: RoleHolders,
    private readonly clock: Clock,
  ) {}

  /** Those that hold on a day, by default today. Pass the manager of an open transaction to read inside it. */
  async of(
    municipalityId: string,
    manager: EntityManager = this.dataSource.manager,
    day: LegalDay = this.clock.legalToday(),
  ): Promise<InternalSteps> {
    const rows = await this.rows(manager, municipalityId);
    return { ...DEFAULT_STEPS, ...rows.findLast(({ from }) => from <= day)?.steps };
  }

  /** The steps of today, those that are set for later, and everybody who may be named for one. */
  async view(place: PlaceRef): Promise<InternalStepsView> {
    const rows = await this.rows(this.dataSource.manager, place.id);
    const today = this.clock.legalToday();
    const now = rows.findLast(({ from }) => from <= today);
    return {
      ...shown({ ...DEFAULT_STEPS, ...now?.steps }),
      from: now?.from ?? null,
      planned: rows
        .filter(({ from }) => from > today)
        .map(({ from, steps }) => ({ from, steps: shown({ ...DEFAULT_STEPS, ...steps }) })),
      version: versionOf(rows),
      candidates: [...(await this.candidates(place.id))].map(([id, name]) => ({ id, name })),
    };
  }

  /**
   * Sets the steps that hold from a day on, also for drafts that are under way then. What was set for later days stays.
   *
   * @throws Refused 422 for steps that cannot hold, people without a role here or a day that is over, 409 for a stale
   * version.
   */
  async save(
    actor: Actor,
    place: PlaceRef,
    steps: InternalSteps,
    { version, from = this.clock.legalToday() }: { version: number; from?: LegalDay },
  ): Promise<{ version: number }> {
    const today = this.clock.legalToday();
    const over: Violation[] =
      from < today ? [{ code: 'steps_from_past', where: 'from', params: { day: today } }] : [];
    const violations = [...stepsViolations(steps), ...over];
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.change(actor, place, version, async (tx, rows) => {
      await this.refuseStrangers(tx.manager, place.id, steps);
      await tx.manager.query(
        `INSERT INTO procedure_steps (municipality_id, from_day, steps, version) VALUES ($1, $2, $3, $4)
         ON CONFLICT ON CONSTRAINT procedure_steps_pk DO UPDATE SET steps = EXCLUDED.steps, version = EXCLUDED.version`,
        [place.id, from, JSON.stringify(steps), version + 1],
      );
      const before = { ...DEFAULT_STEPS, ...rows.findLast((row) => row.from <= from)?.steps };
      const names = Object.keys(steps) as (keyof InternalSteps)[];
      return {
        from,
        changed: names.filter((name) => JSON.stringify(steps[name]) !== JSON.stringify(before[name])),
      };
    });
  }

  /** Takes back steps that were to hold from a day that has not come. @throws Refused 404 where there are none, 409 as above. */
  async cancel(actor: Actor, place: PlaceRef, from: LegalDay, version: number): Promise<{ version: number }> {
    return this.change(actor, place, version, async (tx, rows) => {
      const planned = from > this.clock.legalToday() && rows.some((row) => row.from === from);
      if (!planned) throw Refused.notFound('procedureSteps');
      await tx.manager.query(`DELETE FROM procedure_steps WHERE municipality_id = $1 AND from_day = $2`, [
        place.id,
        from,
      ]);
      await tx.manager.query(`UPDATE procedure_steps SET version = $2 WHERE municipality_id = $1`, [
        place.id,
        version + 1,
      ]);
      return { from, cancelled: true };
    });
  }

  /** One change after the other: the municipality's row orders them, the version tells who saw an older state. */
  private change(
    actor: Actor,
    place: PlaceRef,
    version: number,
    write: (tx: Transaction, rows: readonly Row[]) => Promise<Record<string, unknown>>,
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await tx.manager.query(`SELECT 1 FROM municipality WHERE id = $1 FOR NO KEY UPDATE`, [place.id]);
      const rows = await this.rows(tx.manager, place.id);
      if (versionOf(rows) !== version) throw Refused.stale('procedureSteps');
      const details = await write(tx, rows);
      tx.audit({
        municipalityId: place.id,
        action: 'procedure.steps',
        subjectType: 'municipality',
        subjectId: place.id,
        permission: 'procedure.manage',
        details,
      });
      return { version: versionOf(await this.rows(tx.manager, place.id)) };
    });
  }

  private rows(manager: EntityManager, municipalityId: string): Promise<Row[]> {
    return manager.query<Row[]>(
      `SELECT steps, from_day::text AS "from", version FROM procedure_steps
        WHERE municipality_id = $1 ORDER BY from_day`,
      [municipalityId],
    );
  }

  private async refuseStrangers(
    manager: EntityManager,
    municipalityId: string,
    { endorsers }: InternalSteps,
  ): Promise<void> {
    const known = await this.candidates(municipalityId, manager);
    const strangers = endorsers.flatMap(({ people }, index) =>
      people.some((id) => !known.has(id)) ? [`endorsers.${index}`] : [],
    );
    if (strangers.length === 0) return;
    throw new Refused(
      strangers.map((where) => ({ code: 'step_person_without_role', where })),
      422,
    );
  }

  private async candidates(
    municipalityId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, string>> {
    const roles: readonly Role[] = GRANTS['bylaw.endorse.own'];
    const people: [string, string][] = [];
    for (const role of roles) {
      const holders = await this.holders.of(municipalityId, role, { manager });
      people.push(
        ...holders
          .filter(({ onBehalfOf }) => onBehalfOf === null)
          .map(({ personId, name }): [string, string] => [personId, name]),
      );
    }
    return new Map(people.sort(([, a], [, b]) => a.localeCompare(b, 'lv')));
  }
}

/** What was seen last; 0 while nothing is set. */
function versionOf(rows: readonly Row[]): number {
  return Math.max(0, ...rows.map(({ version }) => version));
}

function shown(steps: InternalSteps): InternalStepsInput {
  return {
    ...steps,
    endorsers: steps.endorsers.map((step) => ({ ...step, people: [...step.people] })),
    committees: [...steps.committees],
    terms: { ...steps.terms },
  };
}
