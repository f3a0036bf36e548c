import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ArticleRef, CycleCount, ResultCorrection } from '#libs/contracts';
import { canonicalJson } from '../../platform/audit/canonical-json.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { StartDelivery } from '../delivery/start-delivery.js';
import { CountBallots } from './count-ballots.js';
import { CountVotes } from './count-votes.js';
import { Counts, type StoredCount } from './counts.js';

const RESIDENTS_DECIDE: ArticleRef = { act: 'PL', ref: '59(1)' };

/**
 * Corrects a result for a named error of counting or eligibility: the ballots are counted again by the same rules, and
 * the correction is shown beside what stood before. Nobody chooses winners (PL 59(1)).
 */
@Injectable()
export class CorrectResult {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cycles: BudgetCycles,
    private readonly ballots: CountBallots,
    private readonly counting: CountVotes,
    private readonly counts: Counts,
    private readonly delivery: StartDelivery,
    private readonly pages: Pages,
  ) {}

  /**
   * @throws Refused 409 before a count, after the cycle was closed, where a project that would lose is being delivered,
   *   and where nothing changes; 422 for a correction that names nothing.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    cycleId: string,
    correction: ResultCorrection,
  ): Promise<CycleCount> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { personId } = actor;
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      const stored = await this.counts.stored(tx.manager, cycle);
      if (!stored || !['counted', 'announced'].includes(cycle.state)) {
        const params = { event: 'correct', state: cycle.state };
        throw new Refused([{ code: 'cycle_wrong_state', params }], 409);
      }
      refuseEmpty(correction, stored);
      const counted = await this.ballots.of(tx.manager, cycle, {
        ...{ seed: stored.count.lot?.seed ?? null, correction },
      });
      if (canonicalJson(counted.count) === canonicalJson(stored.count))
        throw new Refused([{ code: 'correction_changes_nothing' }], 409);
      await this.counting.store(tx.manager, cycle, counted, {
        ...{ number: stored.number + 1, startedBy: null, countedBy: personId, correction },
      });
      if (cycle.state === 'announced') await this.follow(tx, cycle, counted.count);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.resultCorrected',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.manage',
        details: {
          ...{ error: correction.error, minutesRef: correction.minutesRef, number: stored.number + 1 },
          ...{ before: winnersOf(stored.count), after: winnersOf(counted.count) },
        },
      });
      this.pages.forget();
      return counted.count;
    });
  }

  /** What was announced changes: who wins now has the terms of the law, who lost has none. */
  private async follow(tx: Transaction, cycle: CycleRow, count: CycleCount): Promise<void> {
    const { municipalityId, id } = cycle;
    const winners = winnersOf(count);
    const [begun] = await tx.manager.query<{ nr: number }[]>(
      `SELECT nr FROM budget_project WHERE municipality_id = $1 AND cycle_id = $2
          AND state IN ('in_delivery', 'delivered') AND nr <> ALL ($3) ORDER BY nr LIMIT 1`,
      [municipalityId, id, winners],
    );
    if (begun)
      throw new Refused(
        [{ code: 'correction_in_delivery', params: { nr: begun.nr }, article: RESIDENTS_DECIDE }],
        409,
      );
    await tx.manager.query(
      `DELETE FROM budget_milestone m USING budget_project p
        WHERE m.municipality_id = $1 AND p.municipality_id = $1 AND p.id = m.project_id AND p.cycle_id = $2
          AND p.state = 'won' AND p.nr <> ALL ($3)`,
      [municipalityId, id, winners],
    );
    await tx.manager.query(
      `UPDATE budget_project SET state = CASE WHEN nr = ANY ($3) THEN 'won' ELSE 'lost' END, version = version + 1
        WHERE municipality_id = $1 AND cycle_id = $2
          AND (state = 'won' AND nr <> ALL ($3) OR state = 'lost' AND nr = ANY ($3))`,
      [municipalityId, id, winners],
    );
    await this.delivery.plan(tx, cycle);
  }
}

/** An error of eligibility names projects, one of counting ballots on paper. */
function refuseEmpty({ error, leftOut, added, removed }: ResultCorrection, { count }: StoredCount): void {
  const numbers = count.units.flatMap(({ outcomes }) => outcomes.map(({ nr }) => nr));
  const unknown = leftOut.filter((nr) => !numbers.includes(nr));
  if (unknown.length > 0) {
    const params = { numbers: unknown.map(String) };
    throw new Refused([{ code: 'ballot_project_unknown', where: 'leftOut', params }], 422);
  }
  const [named, other] =
    error === 'eligibility'
      ? [leftOut.length, added.length + removed.length]
      : [added.length + removed.length, leftOut.length];
  if (named === 0 || other > 0)
    throw new Refused([{ code: 'correction_names_nothing', article: RESIDENTS_DECIDE }], 422);
}

function winnersOf(count: CycleCount): number[] {
  return count.units
    .flatMap(({ outcomes }) => outcomes.filter(({ won }) => won).map(({ nr }) => nr))
    .sort((a, b) => a - b);
}
