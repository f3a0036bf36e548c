import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { votingTermViolations } from '#libs/budget-rules';
import type { BallotPaper } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { PublicProjects } from '../public/public-projects.query.js';

/** What is voted on, while it is. Projects stand in the order of their numbers; the page mixes them for each voter. */
@Injectable()
export class ReadBallotPaper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: PublicProjects,
  ) {}

  /** @throws Refused 409 outside the days of voting. */
  async of(place: PlaceRef, year: number): Promise<BallotPaper> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    const closed = votingTermViolations(cycle.state, cycle.voting, this.clock.legalToday());
    if (closed.length > 0 || cycle.rulesDigest === null) throw new Refused(closed, 409);
    const units = await this.cycles.units(manager, place.id, cycle.id);
    const projects = await this.projects.list(manager, cycle, { unit: null, state: 'on_ballot', q: '' });
    return {
      year: cycle.year,
      title: cycle.title,
      voting: cycle.voting,
      ballot: cycle.rules.ballot,
      rulesDigest: cycle.rulesDigest,
      units: units.map((unit) => ({
        ...unit,
        projects: projects.filter((project) => project.unit.id === unit.id),
      })),
    };
  }
}
