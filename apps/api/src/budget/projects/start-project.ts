import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { submissionTermViolations, submissionVenueViolations } from '#libs/budget-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';

/** More drafts of one person in one cycle than anybody needs. */
const MOST_DRAFTS = 20;

/** Begins a project: an empty draft that only its author sees. */
@Injectable()
export class StartProject {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
  ) {}

  /** @throws Refused 409 when no projects are taken any more; writing may begin before the first day. */
  run(actor: Actor, place: PlaceRef, year: number): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      const { manager } = tx;
      const { id: cycleId } = await this.cycles.loadPublic(manager, place.id, year);
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const today = this.clock.legalToday();
      const day =
        cycle.state === 'submission' && today < cycle.submission.from ? cycle.submission.from : today;
      const late = [
        ...submissionVenueViolations(cycle.rules),
        ...submissionTermViolations(cycle.state, cycle.submission, day),
      ];
      if (late.length > 0) throw new Refused(late, 409);
      const [drafts] = await manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM budget_project
          WHERE municipality_id = $1 AND cycle_id = $2 AND author_id = $3 AND state = 'draft'`,
        [place.id, cycleId, actor.personId],
      );
      if ((drafts?.n ?? 0) >= MOST_DRAFTS) {
        throw new Refused([{ code: 'project_drafts_too_many', params: { max: MOST_DRAFTS } }], 409);
      }
      const id = randomUUID();
      // Where there is one unit only, nobody has to choose it.
      await manager.query(
        `INSERT INTO budget_project (municipality_id, id, cycle_id, unit_id, author_id, state, email)
         SELECT $1, $2, $3, (SELECT min(u.id::text)::uuid FROM budget_unit u
                              WHERE u.municipality_id = $1 AND u.cycle_id = $3 HAVING count(*) = 1),
                p.id, 'draft', coalesce(p.email, '') FROM person p WHERE p.id = $4`,
        [place.id, id, cycleId, actor.personId],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.start',
        subjectType: 'budgetProject',
        subjectId: id,
        details: { cycleId },
      });
      return { id };
    });
  }
}
