import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { DeliveryContractInput, ProjectState } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetProjects } from '../projects/budget-projects.js';

/** States of a project that is to be built, is being built or stands. */
export const WON: readonly ProjectState[] = ['won', 'in_delivery', 'delivered'];

/** Contracts under which winners are built. */
@Injectable()
export class SaveContract {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly projects: BudgetProjects,
  ) {}

  /** @throws Refused 404; 409 for a project that has not won; 422 for a day to come. */
  add(
    actor: Actor,
    place: PlaceRef,
    projectId: string,
    input: DeliveryContractInput,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const project = await this.projects.load(tx.manager, place.id, projectId, true);
      if (!WON.includes(project.state)) throw new Refused([{ code: 'project_not_won' }], 409);
      if (input.signedOn > this.clock.legalToday()) {
        throw new Refused([{ code: 'delivery_in_future', where: 'signedOn' }], 422);
      }
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO delivery_contract (municipality_id, id, project_id, partner, registration_no, number, subject,
           signed_on, amount_cents, url)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          place.id,
          id,
          projectId,
          input.partner,
          input.registrationNo,
          input.number,
          input.subject,
          input.signedOn,
          input.amountCents,
          input.url,
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.contract.add',
        subjectType: 'budgetProject',
        subjectId: projectId,
        permission: 'budget.deliver',
        details: { contractId: id, amountCents: input.amountCents },
      });
      return { id };
    });
  }

  /** Takes back a contract that was typed wrongly. @throws Refused 404. */
  remove(actor: Actor, place: PlaceRef, projectId: string, contractId: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [, removed] = await tx.manager.query<[unknown, number]>(
        `DELETE FROM delivery_contract WHERE municipality_id = $1 AND project_id = $2 AND id = $3`,
        [place.id, projectId, contractId],
      );
      if (removed === 0) throw Refused.notFound('contract');
      tx.audit({
        municipalityId: place.id,
        action: 'budget.contract.remove',
        subjectType: 'budgetProject',
        subjectId: projectId,
        permission: 'budget.deliver',
        details: { contractId },
      });
    });
  }
}
