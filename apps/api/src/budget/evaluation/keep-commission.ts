import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { commissionSittingViolations, commissionVoteViolations, minutesViolations } from '#libs/budget-rules';
import type { CommissionSittingInput } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { decisionsOf, openSitting, sittingById } from './commission.query.js';
import { ensureEvaluating } from './evaluating.js';

/** Keeps the sittings of the evaluation commission and publishes their minutes. */
@Injectable()
export class KeepCommission {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 404, 409 outside evaluation, 422 with what is wrong. */
  hold(
    actor: Actor,
    place: PlaceRef,
    cycleId: string,
    sitting: CommissionSittingInput,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      ensureEvaluating(await this.cycles.load(tx.manager, place.id, cycleId, true));
      this.check(sitting);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO commission_sitting (municipality_id, id, cycle_id, number, day, minutes_ref, chair, keeper,
           present, absent, recorded_by)
         SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9, $10 FROM commission_sitting
          WHERE municipality_id = $1 AND cycle_id = $3`,
        [
          ...[place.id, id, cycleId, sitting.day, sitting.minutesRef, sitting.chair, sitting.keeper],
          ...[JSON.stringify(sitting.present), JSON.stringify(sitting.absent), actor.personId],
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.commission.hold',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.evaluate',
        details: { minutesRef: sitting.minutesRef, present: sitting.present.length },
      });
      return { id };
    });
  }

  /** Votes that were recorded stay; who was there has to fit them. @throws Refused 404, 409 for published minutes, 422. */
  async change(
    actor: Actor,
    place: PlaceRef,
    sittingId: string,
    sitting: CommissionSittingInput,
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { cycleId } = await sittingById(tx.manager, place.id, sittingId);
      ensureEvaluating(await this.cycles.load(tx.manager, place.id, cycleId, true));
      await openSitting(tx.manager, place.id, cycleId, sittingId);
      this.check(sitting);
      const votes = await decisionsOf(tx.manager, place.id, sittingId);
      const against = votes.flatMap((vote) => commissionVoteViolations(vote, sitting.present));
      if (against.length > 0) throw new Refused([{ code: 'commission_votes_differ', where: 'present' }], 422);
      await tx.manager.query(
        `UPDATE commission_sitting SET day = $3, minutes_ref = $4, chair = $5, keeper = $6, present = $7, absent = $8
          WHERE municipality_id = $1 AND id = $2`,
        [
          ...[place.id, sittingId, sitting.day, sitting.minutesRef, sitting.chair, sitting.keeper],
          ...[JSON.stringify(sitting.present), JSON.stringify(sitting.absent)],
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.commission.change',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.evaluate',
        details: { minutesRef: sitting.minutesRef },
      });
    });
  }

  /**
   * From now on everybody reads them, and they stay as they are.
   *
   * @throws Refused 404, 409 for minutes that are published, 422 where nobody voted or a decision is missing.
   */
  async publish(actor: Actor, place: PlaceRef, sittingId: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { cycleId } = await sittingById(tx.manager, place.id, sittingId);
      await this.cycles.load(tx.manager, place.id, cycleId, true);
      const sitting = await openSitting(tx.manager, place.id, cycleId, sittingId);
      const decisions = await decisionsOf(tx.manager, place.id, sittingId);
      const missing = minutesViolations({ present: sitting.present, decisions });
      if (missing.length > 0) throw new Refused(missing, 422);
      await tx.manager.query(
        `UPDATE commission_sitting SET decisions = $3, published_on = $4 WHERE municipality_id = $1 AND id = $2`,
        [place.id, sittingId, JSON.stringify(decisions), this.clock.legalToday()],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.commission.publish',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.evaluate',
        details: { minutesRef: sitting.minutesRef, projects: decisions.length },
      });
    });
    this.pages.forget();
  }

  private check(sitting: CommissionSittingInput): void {
    const violations = commissionSittingViolations(sitting, this.clock.legalToday());
    if (violations.length > 0) throw new Refused(violations, 422);
  }
}
