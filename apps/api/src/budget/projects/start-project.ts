import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { draftingViolations, draftOfIdeas, type IdeaSeed } from '#libs/budget-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';

/** More drafts of one person in one cycle than anybody needs. */
const MOST_DRAFTS = 20;

/** Begins a project: a draft that only its author sees, empty or with the words of the ideas that it grows out of. */
@Injectable()
export class StartProject {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
  ) {}

  /**
   * Whoever begins twice with the same ideas comes back to the draft that is there.
   *
   * @throws Refused 404 for an idea that is not there (any more); 409 when no projects are taken any more; writing may
   *   begin before the first day.
   */
  run(actor: Actor, place: PlaceRef, year: number, ideaIds: readonly string[] = []): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      const { manager } = tx;
      const { id: cycleId } = await this.cycles.loadPublic(manager, place.id, year);
      const cycle = await this.cycles.load(manager, place.id, cycleId, true);
      const late = draftingViolations(cycle, this.clock.legalToday());
      if (late.length > 0) throw new Refused(late, 409);
      const ideas = [...new Set(ideaIds)];
      const begun = await draftWith(manager, place.id, cycleId, actor.personId, ideas);
      if (begun) return begun;
      const seed = draftOfIdeas(await seedsOf(manager, place.id, cycleId, ideas));
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
        `INSERT INTO budget_project (municipality_id, id, cycle_id, unit_id, author_id, state, email, title,
           description, place_note)
         SELECT $1, $2, $3, (SELECT min(u.id::text)::uuid FROM budget_unit u
                              WHERE u.municipality_id = $1 AND u.cycle_id = $3 HAVING count(*) = 1),
                p.id, 'draft', coalesce(p.email, ''), $5, $6, $7 FROM person p WHERE p.id = $4`,
        [place.id, id, cycleId, actor.personId, seed.title, seed.description, seed.placeNote],
      );
      await manager.query(
        `INSERT INTO project_idea (municipality_id, project_id, idea_id) SELECT $1, $2, unnest($3::uuid[])`,
        [place.id, id, ideas],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.start',
        subjectType: 'budgetProject',
        subjectId: id,
        details: { cycleId, ideas: ideas.length },
      });
      return { id };
    });
  }
}

/** The words of ideas that are on the page, in the order in which they were given. @throws Refused 404. */
async function seedsOf(
  manager: EntityManager,
  municipalityId: string,
  cycleId: string,
  ids: readonly string[],
): Promise<IdeaSeed[]> {
  const seeds = await manager.query<IdeaSeed[]>(
    `SELECT title, description, place_note AS "placeNote", theme FROM budget_idea
      WHERE municipality_id = $1 AND cycle_id = $2 AND id = ANY($3::uuid[]) AND hidden_reason IS NULL
      ORDER BY given_at, id`,
    [municipalityId, cycleId, ids],
  );
  if (seeds.length !== ids.length) throw Refused.notFound('idea');
  return seeds;
}

/** The person's draft out of exactly these ideas. */
async function draftWith(
  manager: EntityManager,
  municipalityId: string,
  cycleId: string,
  personId: string,
  ids: readonly string[],
): Promise<{ id: string } | null> {
  if (ids.length === 0) return null;
  const [row] = await manager.query<{ id: string }[]>(
    `SELECT p.id FROM budget_project p
      WHERE p.municipality_id = $1 AND p.cycle_id = $2 AND p.author_id = $3 AND p.state = 'draft'
        AND (SELECT array_agg(o.idea_id ORDER BY o.idea_id) FROM project_idea o
              WHERE o.municipality_id = p.municipality_id AND o.project_id = p.id)
          = (SELECT array_agg(one ORDER BY one) FROM unnest($4::uuid[]) one)
      ORDER BY p.created_at DESC LIMIT 1`,
    [municipalityId, cycleId, personId, ids],
  );
  return row ?? null;
}
