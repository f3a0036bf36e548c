import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { projectTotal, projectViolations } from '#libs/budget-rules';
import type { ProjectInput } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { BudgetProjects } from './budget-projects.js';
import { ensureEditable } from './editable.js';

/** Keeps what the author wrote; a draft may be incomplete. */
@Injectable()
export class SaveProject {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
  ) {}

  /** @throws Refused 404 for somebody else's, 409 when it cannot be edited (any more) or is stale, 422 for what cannot be kept. */
  run(
    actor: Actor,
    place: PlaceRef,
    projectId: string,
    version: number,
    input: ProjectInput,
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const personId = actor.kind === 'person' ? actor.personId : null;
      const project = await this.projects.loadShared(manager, place.id, projectId, personId, true);
      const cycle = await this.cycles.load(manager, place.id, project.cycleId);
      ensureEditable(project, cycle, this.clock.legalToday());
      if (project.version !== version) throw Refused.stale('project');
      const violations = projectViolations(input, {
        mode: 'draft',
        units: await this.cycles.units(manager, place.id, cycle.id),
        rules: cycle.rules,
        files: await this.projects.fileKinds(manager, place.id, projectId),
      });
      if (violations.length > 0) throw new Refused(violations, 422);
      const { submitter } = input;
      const organisation = submitter.kind === 'organisation' ? submitter : null;
      await manager.query(
        `UPDATE budget_project SET unit_id = $3, title = $4, summary = $5, description = $6, benefit = $7,
                upkeep_cents = $8, upkeep_note = $9, cost_lines = $10, total_cents = $11, longitude = $12,
                latitude = $13, place_note = $14, ownership = $15, submitter_kind = $16, organisation = $17,
                registration_no = $18, name_public = $19, phone = $20, email = $21,
                shape = $22, part_allowed = $23, part_note = $24, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [
          place.id,
          projectId,
          input.unitId,
          input.title,
          input.summary,
          input.description,
          input.benefit,
          input.upkeepCents,
          input.upkeepNote,
          JSON.stringify(input.costLines),
          projectTotal(input.costLines),
          input.point?.[0] ?? null,
          input.point?.[1] ?? null,
          input.placeNote,
          input.ownership,
          submitter.kind,
          organisation?.name ?? null,
          organisation?.registrationNumber ?? null,
          input.namePublic,
          input.phone,
          input.email,
          input.shape && JSON.stringify(input.shape),
          input.partAllowed,
          input.partNote,
        ],
      );
      return { version: version + 1 };
    });
  }
}
