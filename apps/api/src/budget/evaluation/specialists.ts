import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay } from '#libs/contracts';
import { RoleHolders } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { BudgetProjects } from '../projects/budget-projects.js';
import { wrote } from '../projects/co-authors.query.js';
import { ensureEvaluating } from './evaluating.js';

/** The field of an evaluator who was asked nothing and declares an interest. */
const EVALUATION = 'vērtēšana';

/** What a specialist says about a project. */
export interface SpecialistOpinion {
  interest: boolean;
  interestNote: string;
  opinion: string;
  verifiedCents: number | null;
  costNote: string;
}

/** Several specialists look at a project: they are asked, declare their interest, and say what they found. */
@Injectable()
export class Specialists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly holders: RoleHolders,
  ) {}

  /** @throws Refused 404, 409 outside evaluation or when asked already, 422 for whoever may not evaluate it. */
  ask(
    actor: Actor,
    place: PlaceRef,
    projectId: string,
    { personId, field, dueOn }: { personId: string; field: string; dueOn: LegalDay | null },
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const project = await this.evaluated(tx, place, projectId);
      const today = this.clock.legalToday();
      if (dueOn !== null && dueOn < today) {
        throw new Refused([{ code: 'specialist_day_past', where: 'dueOn' }], 422);
      }
      const evaluators = await this.holders.of(place.id, 'evaluator', { manager: tx.manager });
      if (!evaluators.some((one) => one.personId === personId)) {
        throw new Refused([{ code: 'specialist_unknown', where: 'personId' }], 422);
      }
      if (await wrote(tx.manager, project, personId)) {
        throw new Refused([{ code: 'evaluation_own_project', where: 'personId' }], 422);
      }
      const added = await tx.manager.query<object[]>(
        `INSERT INTO project_specialist (municipality_id, project_id, person_id, field, asked_on, due_on)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING person_id`,
        [place.id, projectId, personId, field, today, dueOn],
      );
      if (added.length !== 1) throw new Refused([{ code: 'specialist_asked', where: 'personId' }], 409);
      this.audit(tx, place, projectId, 'budget.project.askSpecialist', { field });
    });
  }

  /**
   * Whoever has an interest only says so, asked or not; whoever has none gives an opinion, which may be given anew until
   * the verdict.
   *
   * @throws Refused 404 for an opinion nobody asked for, 422 without words or with a cost that nobody explains.
   */
  answer(actor: Actor, place: PlaceRef, projectId: string, answer: SpecialistOpinion): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const personId = actor.kind === 'person' ? actor.personId : null;
      const project = await this.evaluated(tx, place, projectId);
      const { interest, verifiedCents } = answer;
      if (interest && answer.interestNote === '') {
        throw new Refused([{ code: 'specialist_interest_note', where: 'interestNote' }], 422);
      }
      if (!interest && answer.opinion === '') {
        throw new Refused([{ code: 'specialist_opinion_missing', where: 'opinion' }], 422);
      }
      const recounted = verifiedCents !== null && verifiedCents !== project.totalCents;
      if (!interest && recounted && answer.costNote === '') {
        throw new Refused([{ code: 'evaluation_cost_note_missing', where: 'costNote' }], 422);
      }
      const today = this.clock.legalToday();
      if (interest) {
        await tx.manager.query(
          `INSERT INTO project_specialist (municipality_id, project_id, person_id, field, asked_on)
           VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
          [place.id, projectId, personId, EVALUATION, today],
        );
      }
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE project_specialist SET interest = $4, interest_note = $5, declared_on = $6, opinion = $7,
                verified_cents = $8, cost_note = $9, given_on = $10
          WHERE municipality_id = $1 AND project_id = $2 AND person_id = $3`,
        [
          place.id,
          projectId,
          personId,
          interest,
          interest ? answer.interestNote : '',
          today,
          interest ? null : answer.opinion,
          interest ? null : verifiedCents,
          interest ? '' : answer.costNote,
          interest ? null : today,
        ],
      );
      if (changed !== 1) throw Refused.notFound('specialist');
      this.audit(tx, place, projectId, 'budget.project.specialistAnswer', { interest });
    });
  }

  private async evaluated(tx: Transaction, place: PlaceRef, projectId: string) {
    const { cycleId } = await this.projects.load(tx.manager, place.id, projectId);
    const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
    const project = await this.projects.load(tx.manager, place.id, projectId, true);
    if (project.nr === null) throw Refused.notFound('project');
    ensureEvaluating(cycle);
    return project;
  }

  private audit(
    tx: Transaction,
    place: PlaceRef,
    subjectId: string,
    action: 'budget.project.askSpecialist' | 'budget.project.specialistAnswer',
    details: Record<string, string | boolean>,
  ): void {
    const about = { municipalityId: place.id, subjectType: 'budgetProject', subjectId };
    tx.audit({ ...about, action, permission: 'budget.evaluate', details });
  }
}
