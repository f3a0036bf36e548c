import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { sameOutcome } from '#libs/budget-count';
import type { ArticleRef, CycleCount, DeliveryCourse } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { StartDelivery } from '../delivery/start-delivery.js';
import { BudgetProjects } from '../projects/budget-projects.js';
import { TellAuthors } from '../projects/tell-authors.js';
import { Corrections, winnersOf } from './corrections.js';
import { CountVotes } from './count-votes.js';

const COUNTED_BY: ArticleRef = { act: 'PL', ref: '61.7' };

/**
 * Confirms a correction that somebody else has proposed. The ballots are counted once more; what comes out has to be what
 * was shown. The correction is public beside what stood before.
 */
@Injectable()
export class ConfirmCorrection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cycles: BudgetCycles,
    private readonly corrections: Corrections,
    private readonly counting: CountVotes,
    private readonly projects: BudgetProjects,
    private readonly authors: TellAuthors,
    private readonly delivery: StartDelivery,
    private readonly pages: Pages,
  ) {}

  /**
   * @throws Refused 404 for a proposal that does not wait, 409 for one's own, where the ballots come to something else
   *   than was shown, and where a project that would lose has been begun since.
   */
  run(actor: Actor, place: PlaceRef, cycleId: string, proposalId: string): Promise<CycleCount> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { personId } = actor;
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      const waiting = await this.corrections.proposal(tx.manager, cycle);
      if (waiting?.id !== proposalId) throw Refused.notFound('correction');
      if (waiting.proposedBy === personId)
        throw new Refused([{ code: 'correction_needs_another', article: COUNTED_BY }], 409);
      const { deliveries } = waiting;
      const { stored, correction, counted } = await this.corrections.of(tx.manager, cycle, {
        ...waiting.correction,
        deliveries,
      });
      if (!sameOutcome(counted.count, waiting.count)) throw Refused.stale('cycle');
      const number = stored.number + 1;
      await this.counting.store(tx.manager, cycle, counted, {
        ...{ number, startedBy: waiting.proposedBy, countedBy: personId, correction },
        deliveries: [...stored.deliveries, ...deliveries],
      });
      await this.corrections.drop(tx.manager, cycle, proposalId);
      if (cycle.state === 'announced') await this.follow(tx, cycle, counted.count, deliveries);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.resultCorrected',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.count',
        details: {
          ...{ error: correction.error, minutesRef: correction.minutesRef, number },
          ...{ before: winnersOf(stored.count), after: winnersOf(counted.count) },
          deliveries: deliveries.map(({ nr, course, decisionNumber }) => ({ nr, course, decisionNumber })),
        },
      });
      this.pages.forget();
      return counted.count;
    });
  }

  /**
   * What was announced changes: who wins now has the terms of the law, who lost has none. What is being built stops where
   * the council decided so, else it goes on outside the participatory budget.
   */
  private async follow(
    tx: Transaction,
    cycle: CycleRow,
    count: CycleCount,
    deliveries: readonly DeliveryCourse[],
  ): Promise<void> {
    const { municipalityId, id } = cycle;
    const winners = winnersOf(count);
    const stopped = deliveries.filter(({ course }) => course === 'stop').map(({ nr }) => nr);
    await tx.manager.query(
      `DELETE FROM budget_milestone m USING budget_project p
        WHERE m.municipality_id = $1 AND p.municipality_id = $1 AND p.id = m.project_id AND p.cycle_id = $2
          AND p.state = 'won' AND p.nr <> ALL ($3)`,
      [municipalityId, id, winners],
    );
    const [moved] = await tx.manager.query<[{ id: string; state: 'won' | 'lost' }[], number]>(
      `UPDATE budget_project SET state = CASE WHEN nr = ANY ($3) THEN 'won' ELSE 'lost' END, version = version + 1
        WHERE municipality_id = $1 AND cycle_id = $2
          AND (state = 'won' AND nr <> ALL ($3) OR state = 'lost' AND nr = ANY ($3)
               OR state = 'in_delivery' AND nr = ANY ($4))
        RETURNING id, state`,
      [municipalityId, id, winners, stopped],
    );
    for (const project of moved) {
      await this.projects.log(tx.manager, municipalityId, project.id, project.state);
      await this.authors.tell(tx, municipalityId, project.id, { kind: project.state }, 'corrected');
    }
    // Whoever was stopped once and wins again goes on where it was.
    await tx.manager.query(
      `UPDATE budget_project SET state = 'in_delivery', version = version + 1
        WHERE municipality_id = $1 AND cycle_id = $2 AND state = 'won' AND started_on IS NOT NULL`,
      [municipalityId, id],
    );
    await this.delivery.plan(tx, cycle);
  }
}
