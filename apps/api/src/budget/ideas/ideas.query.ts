import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { draftingViolations, ideaViolations } from '#libs/budget-rules';
import type { IdeasView, IdeaView, ProjectIdeaView } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';

/** Ideas as everybody sees them, the most supported first. */
@Injectable()
export class Ideas {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
  ) {}

  /** @throws Refused 404 for a year without a public cycle. */
  async ofYear(place: PlaceRef, year: number): Promise<IdeasView> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const ideas = await manager.query<IdeaView[]>(
      `SELECT i.id, CASE WHEN i.hidden_reason IS NULL THEN i.title ELSE '' END AS title,
              CASE WHEN i.hidden_reason IS NULL THEN i.description ELSE '' END AS description,
              CASE WHEN i.hidden_reason IS NULL THEN i.published_name END AS name,
              CASE WHEN i.hidden_reason IS NULL THEN i.place_note ELSE '' END AS "placeNote", i.theme,
              (SELECT count(*)::int FROM budget_idea_support s
                WHERE s.municipality_id = i.municipality_id AND s.idea_id = i.id) AS supporters,
              i.given_on::text AS "givenOn", i.hidden_reason AS hidden,
              coalesce((SELECT json_agg(json_build_object('nr', p.nr, 'title', p.title) ORDER BY p.nr)
                 FROM project_idea o
                 JOIN budget_project p ON p.municipality_id = o.municipality_id AND p.id = o.project_id
                WHERE o.municipality_id = i.municipality_id AND o.idea_id = i.id AND p.nr IS NOT NULL
                  AND p.state <> 'withdrawn'), '[]') AS projects
         FROM budget_idea i WHERE i.municipality_id = $1 AND i.cycle_id = $2
        ORDER BY i.hidden_reason IS NOT NULL, supporters DESC, i.given_at, i.id`,
      [place.id, cycle.id],
    );
    const today = this.clock.legalToday();
    return {
      year,
      title: cycle.title,
      term: cycle.rules.ideas,
      open: ideaViolations(cycle.rules, cycle.state, today).length === 0,
      begin: draftingViolations(cycle, today).length === 0,
      ideas,
    };
  }

  /** The ideas of a year that the person supports. */
  async supported(actor: Actor, place: PlaceRef, year: number): Promise<string[]> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const rows = await manager.query<{ id: string }[]>(
      `SELECT i.id FROM budget_idea i
         JOIN budget_idea_support s ON s.municipality_id = i.municipality_id AND s.idea_id = i.id
        WHERE i.municipality_id = $1 AND i.cycle_id = $2 AND s.person_id = $3`,
      [place.id, cycle.id, actor.kind === 'person' ? actor.personId : null],
    );
    return rows.map(({ id }) => id);
  }
}

/** The ideas that a project grew out of, the oldest first. */
export function ideasOfProject(
  manager: EntityManager,
  municipalityId: string,
  projectId: string,
): Promise<ProjectIdeaView[]> {
  return manager.query<ProjectIdeaView[]>(
    `SELECT i.id, CASE WHEN i.hidden_reason IS NULL THEN i.title ELSE '' END AS title,
            CASE WHEN i.hidden_reason IS NULL THEN i.published_name END AS name
       FROM project_idea o JOIN budget_idea i ON i.municipality_id = o.municipality_id AND i.id = o.idea_id
      WHERE o.municipality_id = $1 AND o.project_id = $2 ORDER BY i.given_at, i.id`,
    [municipalityId, projectId],
  );
}
