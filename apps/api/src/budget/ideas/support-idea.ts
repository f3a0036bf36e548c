import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { ideaViolations } from '#libs/budget-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';

/** Supports an idea, once for each person, or takes the support back. */
@Injectable()
export class SupportIdea {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 404 for an idea that is not there (any more), 409 outside the days of ideas. */
  async run(actor: Actor, place: PlaceRef, ideaId: string, support: boolean): Promise<void> {
    await this.unitOfWork.run(actor, async ({ manager }) => {
      if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      const [idea] = await manager.query<{ cycleId: string }[]>(
        `SELECT cycle_id AS "cycleId" FROM budget_idea
          WHERE municipality_id = $1 AND id = $2 AND hidden_reason IS NULL`,
        [place.id, ideaId],
      );
      if (!idea) throw Refused.notFound('idea');
      const cycle = await this.cycles.load(manager, place.id, idea.cycleId);
      const late = ideaViolations(cycle.rules, cycle.state, this.clock.legalToday());
      if (late.length > 0) throw new Refused(late, 409);
      const row = [place.id, ideaId, actor.personId];
      await manager.query(
        support
          ? `INSERT INTO budget_idea_support (municipality_id, idea_id, person_id) VALUES ($1, $2, $3)
             ON CONFLICT DO NOTHING`
          : `DELETE FROM budget_idea_support WHERE municipality_id = $1 AND idea_id = $2 AND person_id = $3`,
        row,
      );
    });
    this.pages.forget();
  }
}
