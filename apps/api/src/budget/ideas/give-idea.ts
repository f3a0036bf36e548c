import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { ideaViolations } from '#libs/budget-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { Submitters } from '../projects/submitters.js';

/** More ideas of one person in one cycle than anybody reads. */
const MOST_OF_ONE = 20;

/** Gives an idea, in public, and is its first supporter. */
@Injectable()
export class GiveIdea {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly submitters: Submitters,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 409 where the nolikums has no idea stage, outside its days, or after too many ideas. */
  async run(
    actor: Actor,
    place: PlaceRef,
    year: number,
    idea: { title: string; description: string; placeNote: string; namePublic: boolean },
  ): Promise<{ id: string }> {
    const given = await this.unitOfWork.run(actor, async (tx) => {
      if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      const { manager } = tx;
      const { id: cycleId } = await this.cycles.loadPublic(manager, place.id, year);
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const today = this.clock.legalToday();
      const late = ideaViolations(cycle.rules, cycle.state, today);
      if (late.length > 0) throw new Refused(late, 409);
      const [mine] = await manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM budget_idea
          WHERE municipality_id = $1 AND cycle_id = $2 AND person_id = $3`,
        [place.id, cycleId, actor.personId],
      );
      if ((mine?.n ?? 0) >= MOST_OF_ONE) {
        throw new Refused([{ code: 'ideas_too_many', params: { max: MOST_OF_ONE } }], 409);
      }
      const id = randomUUID();
      const name = await this.submitters.nameOf(manager, place.id, actor.personId, idea.namePublic, today);
      await manager.query(
        `INSERT INTO budget_idea (municipality_id, id, cycle_id, person_id, published_name, title, description,
           place_note, given_on, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[place.id, id, cycleId, actor.personId, name, idea.title, idea.description],
          ...[idea.placeNote, today, this.clock.legalNow()],
        ],
      );
      await manager.query(
        `INSERT INTO budget_idea_support (municipality_id, idea_id, person_id) VALUES ($1, $2, $3)`,
        [place.id, id, actor.personId],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.idea.give',
        subjectType: 'budgetIdea',
        subjectId: id,
      });
      return { id };
    });
    this.pages.forget();
    return given;
  }
}
