import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { overrun } from '#libs/budget-rules';
import type { LegalDay, ProjectState, Violation } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { BudgetProjects, type ProjectRow } from '../projects/budget-projects.js';
import { DeliveryNews } from './delivery-news.js';
import { DeliveryTerms } from './delivery-terms.js';
import { GRANTED_CENTS } from './granted.js';

/** What is told about the delivery of a winner. */
export interface DeliveryInput {
  startedOn?: LegalDay | undefined;
  deliveredOn?: LegalDay | undefined;
  spentCents?: number | undefined;
  /** Why more was spent than it was given; everybody reads it. */
  overrunReason?: string | undefined;
  /** Why it is begun or done after the law's term; everybody reads it. */
  delayReason?: string | undefined;
  plaqueOn?: LegalDay | undefined;
}

/** Records that a winner was begun, that it stands, and what it cost so far (PL 62). */
@Injectable()
export class RecordDelivery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly terms: DeliveryTerms,
    private readonly news: DeliveryNews,
  ) {}

  /** @throws Refused 409 for a project that has not won or already stands, 422 for days that cannot be. */
  run(
    actor: Actor,
    place: PlaceRef,
    projectId: string,
    input: DeliveryInput,
  ): Promise<{ state: ProjectState; version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const { cycleId } = await this.projects.load(manager, place.id, projectId);
      const cycle = await this.cycles.load(manager, place.id, cycleId);
      const project = await this.projects.load(manager, place.id, projectId, true);
      this.check(project, cycle, input);
      await this.saveRecord(tx, project, input);
      const state = await this.takeSteps(tx, project, cycle, input);
      // After the steps: the start may have moved the end that the delivery is held against.
      await this.terms.explainDelay(tx, project, input);
      await manager.query(
        `UPDATE budget_project SET started_on = coalesce($3, started_on), delivered_on = coalesce($4, delivered_on),
                spent_cents = coalesce($5, spent_cents), version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, projectId, input.startedOn ?? null, input.deliveredOn ?? null, input.spentCents ?? null],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.delivery',
        subjectType: 'budgetProject',
        subjectId: projectId,
        permission: 'budget.deliver',
        details: {
          ...input,
          overrunReason: input.overrunReason !== undefined,
          delayReason: input.delayReason !== undefined,
        },
      });
      const { version } = await this.projects.load(manager, place.id, projectId);
      return { state, version };
    });
  }

  /** Reason and plaque are kept beside the project; spending over what it was given wants the reason. */
  private async saveRecord(
    { manager }: Transaction,
    { municipalityId, id, verifiedCents }: ProjectRow,
    { spentCents, overrunReason, plaqueOn }: DeliveryInput,
  ): Promise<void> {
    const [row] = await manager.query<{ reason: string | null }[]>(
      `INSERT INTO delivery_record (municipality_id, project_id, overrun_reason, plaque_on)
       VALUES ($1, $2, nullif($3, ''), $4)
       ON CONFLICT ON CONSTRAINT delivery_record_pk
       DO UPDATE SET overrun_reason = coalesce(EXCLUDED.overrun_reason, delivery_record.overrun_reason),
                     plaque_on = coalesce(EXCLUDED.plaque_on, delivery_record.plaque_on)
       RETURNING overrun_reason AS reason`,
      [municipalityId, id, overrunReason ?? null, plaqueOn ?? null],
    );
    const [given] = await manager.query<{ cents: number | null }[]>(
      `SELECT ${GRANTED_CENTS} AS cents FROM budget_project p WHERE p.municipality_id = $1 AND p.id = $2`,
      [municipalityId, id],
    );
    const over = overrun(spentCents ?? 0, given?.cents ?? verifiedCents);
    if (over > 0 && !row?.reason) {
      throw new Refused(
        [{ code: 'spent_over_cost', where: 'overrunReason', params: { overCents: over } }],
        422,
      );
    }
  }

  private check(
    project: ProjectRow,
    cycle: CycleRow,
    { startedOn, deliveredOn, plaqueOn }: DeliveryInput,
  ): void {
    if (!['won', 'in_delivery', 'delivered'].includes(project.state) || cycle.announcedOn === null) {
      throw new Refused([{ code: 'project_not_won' }], 409);
    }
    const twice: Violation[] = [];
    if (startedOn !== undefined && project.startedOn !== null)
      twice.push({ code: 'delivery_already_started' });
    if (deliveredOn !== undefined && project.deliveredOn !== null)
      twice.push({ code: 'delivery_already_done' });
    if (twice.length > 0) throw new Refused(twice, 409);
    const today = this.clock.legalToday();
    const begun = startedOn ?? project.startedOn;
    const found: Violation[] = [];
    if (startedOn !== undefined && startedOn > today)
      found.push({ code: 'delivery_in_future', where: 'startedOn' });
    if (startedOn !== undefined && startedOn < cycle.announcedOn) {
      found.push({
        code: 'delivery_before_announcement',
        where: 'startedOn',
        params: { day: cycle.announcedOn },
      });
    }
    if (plaqueOn !== undefined && plaqueOn > today)
      found.push({ code: 'delivery_in_future', where: 'plaqueOn' });
    if (plaqueOn !== undefined && (begun === null || plaqueOn < begun)) {
      found.push({ code: 'plaque_before_start', where: 'plaqueOn' });
    }
    if (deliveredOn !== undefined && deliveredOn > today) {
      found.push({ code: 'delivery_in_future', where: 'deliveredOn' });
    }
    if (deliveredOn !== undefined && (begun === null || deliveredOn < begun)) {
      found.push({ code: 'delivery_before_start', where: 'deliveredOn' });
    }
    if (found.length > 0) throw new Refused(found, 422);
  }

  private async takeSteps(
    tx: Transaction,
    project: ProjectRow,
    cycle: CycleRow,
    { startedOn, deliveredOn }: DeliveryInput,
  ): Promise<ProjectState> {
    let { state } = project;
    if (startedOn !== undefined) {
      await this.step(tx, project, 'start', startedOn, 'in_delivery');
      await this.terms.moveEnd(tx, project, cycle, startedOn);
      state = 'in_delivery';
    }
    if (deliveredOn !== undefined) {
      await this.step(tx, project, 'done', deliveredOn, 'delivered');
      state = 'delivered';
    }
    return state;
  }

  private async step(
    tx: Transaction,
    { municipalityId, id }: ProjectRow,
    kind: 'start' | 'done',
    day: LegalDay,
    to: ProjectState,
  ): Promise<void> {
    const { manager } = tx;
    await manager.query(
      `UPDATE budget_milestone SET done_on = $4, version = version + 1
        WHERE municipality_id = $1 AND project_id = $2 AND kind = $3`,
      [municipalityId, id, kind, day],
    );
    await manager.query(
      `UPDATE budget_project SET state = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, id, to],
    );
    await this.projects.log(manager, municipalityId, id, kind === 'start' ? 'started' : 'delivered');
    await this.news.tell(tx, municipalityId, id, {
      kind: kind === 'start' ? 'project_started' : 'project_done',
      key: day,
    });
  }
}
