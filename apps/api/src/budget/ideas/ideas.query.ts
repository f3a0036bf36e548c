import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { ideaViolations } from '#libs/budget-rules';
import type { IdeasView, IdeaView } from '#libs/contracts';
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
              CASE WHEN i.hidden_reason IS NULL THEN i.published_name END AS name, i.theme,
              (SELECT count(*)::int FROM budget_idea_support s
                WHERE s.municipality_id = i.municipality_id AND s.idea_id = i.id) AS supporters,
              i.given_on::text AS "givenOn", i.hidden_reason AS hidden
         FROM budget_idea i WHERE i.municipality_id = $1 AND i.cycle_id = $2
        ORDER BY i.hidden_reason IS NOT NULL, supporters DESC, i.given_at, i.id`,
      [place.id, cycle.id],
    );
    return {
      year,
      title: cycle.title,
      term: cycle.rules.ideas,
      open: ideaViolations(cycle.rules, cycle.state, this.clock.legalToday()).length === 0,
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
