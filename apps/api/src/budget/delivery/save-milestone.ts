import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, Violation } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { BudgetProjects, type ProjectRow } from '../projects/budget-projects.js';
import { DeliveryNews } from './delivery-news.js';
import { WON } from './save-contract.js';

/** What the coordinator enters about a step. */
export interface MilestoneInput {
  title: string;
  dueOn: LegalDay;
  doneOn: LegalDay | null;
  note: string;
  delayReason: string | null;
}

/** What followers of a project know of a step. */
type Known = Pick<MilestoneInput, 'title' | 'doneOn' | 'delayReason'>;

/** Steps of delivery: the municipality's own, and what is told about the law's. */
@Injectable()
export class SaveMilestone {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly news: DeliveryNews,
  ) {}

  /** @throws Refused 409 for a project that has not won, 422 for a day to come or a delay without a reason. */
  add(actor: Actor, place: PlaceRef, projectId: string, input: MilestoneInput): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const project = await this.projects.load(tx.manager, place.id, projectId, true);
      if (!WON.includes(project.state)) throw new Refused([{ code: 'project_not_won' }], 409);
      const { announcedOn } = await this.cycles.load(tx.manager, place.id, project.cycleId);
      this.check(input, announcedOn);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO budget_milestone (municipality_id, id, project_id, kind, title, due_on, done_on, note, delay_reason)
         VALUES ($1, $2, $3, 'own', $4, $5, $6, $7, $8)`,
        [
          place.id,
          id,
          projectId,
          input.title,
          input.dueOn,
          input.doneOn,
          input.note,
          input.delayReason || null,
        ],
      );
      if (input.doneOn !== null) {
        await this.projects.log(tx.manager, place.id, projectId, 'milestone', input.title);
      }
      await this.tell(tx, place, projectId, id, { doneOn: null, delayReason: null, title: '' }, input);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.milestone.add',
        subjectType: 'budgetProject',
        subjectId: projectId,
        permission: 'budget.deliver',
        details: { milestoneId: id, dueOn: input.dueOn },
      });
      return { id };
    });
  }

  /**
   * Title and day of the law's two steps stay; that they are done is told by the delivery itself.
   *
   * @throws Refused 404, 409 for a project that has not won, 422.
   */
  update(actor: Actor, place: PlaceRef, milestoneId: string, input: MilestoneInput): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { cycleId } = await this.lock(tx, place, milestoneId);
      const [before] = await tx.manager.query<
        (Known & { projectId: string; kind: string; dueOn: LegalDay })[]
      >(
        `SELECT project_id AS "projectId", kind, due_on::text AS "dueOn", done_on::text AS "doneOn", title,
                delay_reason AS "delayReason"
           FROM budget_milestone WHERE municipality_id = $1 AND id = $2`,
        [place.id, milestoneId],
      );
      if (!before) throw Refused.notFound('milestone');
      const own = before.kind === 'own';
      const kept = own ? input : { ...input, dueOn: before.dueOn, doneOn: before.doneOn };
      const { announcedOn } = await this.cycles.load(tx.manager, place.id, cycleId);
      this.check(kept, announcedOn);
      await tx.manager.query(
        `UPDATE budget_milestone SET title = CASE WHEN kind = 'own' THEN $3 ELSE title END, due_on = $4, done_on = $5,
                note = $6, delay_reason = $7, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, milestoneId, kept.title, kept.dueOn, kept.doneOn, kept.note, kept.delayReason || null],
      );
      if (own && before.doneOn === null && kept.doneOn !== null) {
        await this.projects.log(tx.manager, place.id, before.projectId, 'milestone', kept.title);
      }
      await this.tell(
        tx,
        place,
        before.projectId,
        milestoneId,
        before,
        own ? kept : { ...kept, title: before.title },
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.milestone.change',
        subjectType: 'budgetProject',
        subjectId: before.projectId,
        permission: 'budget.deliver',
        details: { milestoneId, dueOn: kept.dueOn, doneOn: kept.doneOn },
      });
    });
  }

  /**
   * Takes back a step of the municipality's own that was typed wrongly.
   *
   * @throws Refused 404, of the law's steps too; 409 for a project that has not won.
   */
  remove(actor: Actor, place: PlaceRef, milestoneId: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.lock(tx, place, milestoneId);
      const [rows] = await tx.manager.query<[{ projectId: string; title: string }[], number]>(
        `DELETE FROM budget_milestone WHERE municipality_id = $1 AND id = $2 AND kind = 'own'
         RETURNING project_id AS "projectId", title`,
        [place.id, milestoneId],
      );
      const [gone] = rows;
      if (!gone) throw Refused.notFound('milestone');
      tx.audit({
        municipalityId: place.id,
        action: 'budget.milestone.remove',
        subjectType: 'budgetProject',
        subjectId: gone.projectId,
        permission: 'budget.deliver',
        details: { milestoneId, title: gone.title },
      });
    });
  }

  /** The project of a step; locked first, as everything about its delivery does. @throws Refused 404, 409. */
  private async lock({ manager }: Transaction, place: PlaceRef, milestoneId: string): Promise<ProjectRow> {
    const [found] = await manager.query<{ projectId: string }[]>(
      `SELECT project_id AS "projectId" FROM budget_milestone WHERE municipality_id = $1 AND id = $2`,
      [place.id, milestoneId],
    );
    if (!found) throw Refused.notFound('milestone');
    const project = await this.projects.load(manager, place.id, found.projectId, true);
    if (!WON.includes(project.state)) throw new Refused([{ code: 'project_not_won' }], 409);
    return project;
  }

  /** Followers learn of a step that is done and of a delay whose reason is new. */
  private async tell(
    tx: Transaction,
    place: PlaceRef,
    projectId: string,
    milestoneId: string,
    before: Known,
    { title, doneOn, delayReason }: Known,
  ): Promise<void> {
    if (delayReason && delayReason !== before.delayReason) {
      await this.news.tellDelay(tx, place.id, projectId, { id: milestoneId, title, delayReason });
    }
    if (doneOn !== null && before.doneOn === null) {
      await this.news.tell(tx, place.id, projectId, {
        kind: 'project_milestone',
        what: title,
        key: `${milestoneId} ${doneOn}`,
      });
    }
  }

  /** A step follows the announcement; done late, it wants a public reason. */
  private check({ dueOn, doneOn, delayReason }: MilestoneInput, announcedOn: LegalDay | null): void {
    const today = this.clock.legalToday();
    const found: Violation[] = [];
    for (const [where, day] of Object.entries({ dueOn, doneOn })) {
      if (day !== null && announcedOn !== null && day < announcedOn)
        found.push({ code: 'milestone_before_announcement', where, params: { day: announcedOn } });
    }
    if (doneOn !== null && doneOn > today) found.push({ code: 'delivery_in_future', where: 'doneOn' });
    if (doneOn !== null && doneOn > dueOn && !delayReason) {
      found.push({ code: 'delay_reason_missing', where: 'delayReason', params: { day: dueOn } });
    }
    if (found.length > 0) throw new Refused(found, 422);
  }
}
