import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { GRANTS, type Actor, type Role } from '#libs/access-policy';
import { DEFAULT_STEPS, stepsViolations, type InternalSteps } from '#libs/bylaw-procedure';
import type { InternalStepsView } from '#libs/contracts';
import { RoleHolders } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';

/** The steps of the procedure that hold in a municipality: its own, or the defaults. */
@Injectable()
export class OwnSteps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly holders: RoleHolders,
  ) {}

  /** Pass the manager of an open transaction to read inside it. */
  async of(
    municipalityId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<InternalSteps & { version: number }> {
    const [row] = await manager.query<{ steps: InternalSteps; version: number }[]>(
      `SELECT steps, version FROM procedure_steps WHERE municipality_id = $1`,
      [municipalityId],
    );
    return { ...DEFAULT_STEPS, ...row?.steps, version: row?.version ?? 0 };
  }

  /** The steps with everybody who may be named for one. */
  async view(place: PlaceRef): Promise<InternalStepsView> {
    const steps = await this.of(place.id);
    return {
      ...steps,
      endorsers: steps.endorsers.map((step) => ({ ...step, people: [...step.people] })),
      committees: [...steps.committees],
      terms: { ...steps.terms },
      candidates: [...(await this.candidates(place.id))].map(([id, name]) => ({ id, name })),
    };
  }

  /**
   * Sets the steps; they hold at once, also for drafts that are under way.
   *
   * @throws Refused 422 for steps that cannot hold or people without a role here, 409 for a stale version.
   */
  async save(
    actor: Actor,
    place: PlaceRef,
    steps: InternalSteps,
    version: number,
  ): Promise<{ version: number }> {
    const violations = stepsViolations(steps);
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const before = await this.of(place.id, tx.manager);
      await this.refuseStrangers(tx.manager, place.id, steps);
      const [row] = await tx.manager.query<{ version: number }[]>(
        `INSERT INTO procedure_steps AS s (municipality_id, steps)
         SELECT $1, $3 WHERE $2::integer = 0 OR EXISTS (SELECT 1 FROM procedure_steps WHERE municipality_id = $1)
         ON CONFLICT (municipality_id) DO UPDATE SET steps = EXCLUDED.steps, version = s.version + 1
         WHERE s.version = $2::integer
         RETURNING version`,
        [place.id, version, JSON.stringify(steps)],
      );
      if (!row) throw Refused.stale('procedureSteps');
      const names = Object.keys(steps) as (keyof InternalSteps)[];
      tx.audit({
        municipalityId: place.id,
        action: 'procedure.steps',
        subjectType: 'municipality',
        subjectId: place.id,
        permission: 'procedure.manage',
        details: {
          changed: names.filter((name) => JSON.stringify(steps[name]) !== JSON.stringify(before[name])),
        },
      });
      return row;
    });
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
