import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, Violation } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { BudgetProjects, type ProjectRow } from '../projects/budget-projects.js';
import { DeliveryTerms } from './delivery-terms.js';
import { WON } from './save-contract.js';

/** A day of delivery that was typed wrongly, as it should be. */
export interface DayCorrection {
  kind: 'start' | 'done';
  day: LegalDay;
  /** Why it was wrong; everybody reads it. */
  reason: string;
  /** Why it is begun or done after the law's term, where that was not said before. */
  delayReason?: string | undefined;
}

/** Corrects the day on which a winner was begun or stood, and tells so in its log. */
@Injectable()
export class CorrectDay {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly terms: DeliveryTerms,
  ) {}

  /** @throws Refused 409 for a closed cycle, a project that has not won and a day not recorded; 422 for one that cannot be. */
  run(actor: Actor, place: PlaceRef, projectId: string, correction: DayCorrection): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const { cycleId } = await this.projects.load(manager, place.id, projectId);
      // Locked, so that it is not closed meanwhile.
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const project = await this.projects.load(manager, place.id, projectId, true);
      if (cycle.state !== 'announced') throw new Refused([{ code: 'cycle_wrong_state' }], 409);
      if (!WON.includes(project.state)) throw new Refused([{ code: 'project_not_won' }], 409);
      const { kind, day, reason, delayReason } = correction;
      const before = kind === 'start' ? project.startedOn : project.deliveredOn;
      if (before === null) throw new Refused([{ code: 'delivery_not_recorded' }], 409);
      await this.check(tx, project, cycle, correction, before);
      await manager.query(
        `UPDATE budget_project SET ${kind === 'start' ? 'started_on' : 'delivered_on'} = $3, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, projectId, day],
      );
      await manager.query(
        // Whoever typed a late day by mistake had to give a reason: in time, it is a delay no more.
        `UPDATE budget_milestone SET done_on = $4, version = version + 1,
                delay_reason = CASE WHEN $4 <= due_on THEN NULL ELSE delay_reason END
          WHERE municipality_id = $1 AND project_id = $2 AND kind = $3`,
        [place.id, projectId, kind, day],
      );
      if (kind === 'start') await this.terms.moveEnd(tx, project, cycle, day);
      await this.terms.explainDelay(tx, project, {
        startedOn: kind === 'start' ? day : null,
        // An earlier start may make the end late.
        deliveredOn: kind === 'done' ? day : project.deliveredOn,
        delayReason,
        kept: kind === 'start' ? 'done' : undefined,
      });
      const what = kind === 'start' ? 'Īstenošana sākta' : 'Projekts īstenots';
      await this.projects.log(
        manager,
        place.id,
        projectId,
        'dayCorrected',
        `${what} ${datePhrase(day, 'loc')}, nevis ${datePhrase(before, 'loc')}. ${reason}`,
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.delivery.correctDay',
        subjectType: 'budgetProject',
        subjectId: projectId,
        permission: 'budget.deliver',
        details: { kind, before, day },
      });
    });
  }

  private async check(
    { manager }: Transaction,
    { municipalityId, id, startedOn, deliveredOn }: ProjectRow,
    { announcedOn }: CycleRow,
    { kind, day }: DayCorrection,
    before: LegalDay,
  ): Promise<void> {
    const [known] = await manager.query<{ plaqueOn: LegalDay | null }[]>(
      `SELECT plaque_on::text AS "plaqueOn" FROM delivery_record WHERE municipality_id = $1 AND project_id = $2`,
      [municipalityId, id],
    );
    const found: Violation[] = [];
    if (day === before) found.push({ code: 'delivery_day_same', where: 'day' });
    if (day > this.clock.legalToday()) found.push({ code: 'delivery_in_future', where: 'day' });
    if (announcedOn !== null && day < announcedOn)
      found.push({ code: 'delivery_before_announcement', where: 'day', params: { day: announcedOn } });
    if (kind === 'done' && startedOn !== null && day < startedOn)
      found.push({ code: 'delivery_end_before_start', where: 'day', params: { day: startedOn } });
    if (kind === 'start' && deliveredOn !== null && day > deliveredOn)
      found.push({ code: 'delivery_start_after_end', where: 'day', params: { day: deliveredOn } });
    if (kind === 'start' && known?.plaqueOn && day > known.plaqueOn)
      found.push({ code: 'delivery_start_after_plaque', where: 'day', params: { day: known.plaqueOn } });
    if (found.length > 0) throw new Refused(found, 422);
  }
}
