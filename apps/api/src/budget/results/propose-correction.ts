import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { CorrectionDesk, ProposeCorrection } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { Corrections, winnersOf } from './corrections.js';
import { Counts } from './counts.js';

/**
 * Proposes to correct a result for a named error of counting or eligibility; another person confirms it. Nobody chooses
 * winners (PL 59(1)): the ballots are counted again, and the count is kept with the proposal.
 */
@Injectable()
export class ProposeCorrectionCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly corrections: Corrections,
    private readonly counts: Counts,
  ) {}

  /** @throws Refused 409 where one waits already, and for everything of {@link Corrections.of}. */
  run(actor: Actor, place: PlaceRef, cycleId: string, body: ProposeCorrection): Promise<CorrectionDesk> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { personId } = actor;
    return this.unitOfWork
      .run(actor, async (tx) => {
        const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
        if (await this.corrections.proposal(tx.manager, cycle))
          throw new Refused([{ code: 'correction_waits_already' }], 409);
        const { stored, counted } = await this.corrections.of(tx.manager, cycle, body);
        const { deliveries, ...correction } = body;
        await tx.manager.query(
          `INSERT INTO budget_correction_proposal (municipality_id, cycle_id, id, correction, deliveries, count,
             proposed_by, proposed_on)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            ...[place.id, cycleId, randomUUID(), JSON.stringify(correction), JSON.stringify(deliveries)],
            ...[JSON.stringify(counted.count), personId, this.clock.legalToday()],
          ],
        );
        tx.audit({
          municipalityId: place.id,
          action: 'budget.correctionProposed',
          subjectType: 'budgetCycle',
          subjectId: cycleId,
          permission: 'budget.count',
          details: {
            ...{ error: correction.error, minutesRef: correction.minutesRef },
            ...{ before: winnersOf(stored.count), after: winnersOf(counted.count) },
          },
        });
      })
      .then(() => this.desk(actor, place, cycleId));
  }

  /** What waits, beside the result that holds. */
  async desk(actor: Actor, place: PlaceRef, cycleId: string): Promise<CorrectionDesk> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    const waiting = await this.corrections.proposal(manager, cycle);
    const stored = await this.counts.stored(manager, cycle);
    const allocation = await this.counts.allocation(manager, cycle);
    const allocationOutdated = allocation?.outdated ?? false;
    if (!waiting || !stored) return { proposal: null, allocationOutdated };
    const { id, correction, deliveries, count: after, proposedByName, proposedOn, proposedBy } = waiting;
    const mine = actor.kind === 'person' && actor.personId === proposedBy;
    return {
      proposal: {
        ...{ id, correction, deliveries, proposedBy: proposedByName, proposedOn, mine },
        ...{ before: stored.count, after },
      },
      allocationOutdated,
    };
  }
}
