import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { permissionsOf, type Actor } from '#libs/access-policy';
import { availableCycleEvents, cycleFindings, legalMinimum } from '#libs/budget-rules';
import type { CycleInput, CycleView } from '#libs/contracts';
import { WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { BudgetCycles, CYCLE_COLUMNS, type CycleRow } from './budget-cycles.js';
import { CycleFactsReader } from './cycle-facts.js';

/** Cycles in the workspace. */
@Injectable()
export class Cycles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly facts: CycleFactsReader,
    private readonly workingDays: WorkingCalendar,
  ) {}

  /** All cycles, the newest year first. */
  list(actor: Actor, place: PlaceRef): Promise<CycleView[]> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const rows = await manager.query<CycleRow[]>(
        `SELECT ${CYCLE_COLUMNS} FROM budget_cycle c WHERE c.municipality_id = $1
          ORDER BY c.year DESC, c.state = 'cancelled', c.state_since DESC, c.id`,
        [place.id],
      );
      const views: CycleView[] = [];
      for (const row of rows) views.push(await this.view(manager, actor, row));
      return views;
    });
  }

  /** @throws Refused 404. */
  one(actor: Actor, place: PlaceRef, cycleId: string): Promise<CycleView> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) =>
      this.view(manager, actor, await this.cycles.load(manager, place.id, cycleId)),
    );
  }

  /** What the law says about a set-up that nobody has saved. */
  async check(place: PlaceRef, input: CycleInput): Promise<Pick<CycleView, 'findings' | 'minimum'>> {
    const calendar = await this.workingDays.calendarFor(null, place.id);
    return {
      findings: cycleFindings(input, calendar, this.clock.legalToday()),
      minimum: legalMinimum(input.year, input.revenues),
    };
  }

  private async view(manager: EntityManager, actor: Actor, cycle: CycleRow): Promise<CycleView> {
    const { municipalityId } = cycle;
    const units = await this.cycles.units(manager, municipalityId, cycle.id);
    const figures = await this.facts.figures(manager, cycle);
    const facts = await this.facts.gather(manager, cycle);
    const calendar = await this.workingDays.calendarFor(manager, municipalityId);
    const today = this.clock.legalToday();
    return {
      ...facts.cycle,
      units,
      id: cycle.id,
      state: cycle.state,
      version: cycle.version,
      minimum: legalMinimum(cycle.year, cycle.revenues),
      findings: cycleFindings(facts.cycle, calendar, today),
      events: availableCycleEvents(facts, today, calendar, permissionsOf(actor, { municipalityId })),
      rulesDigest: cycle.rulesDigest,
      extensions: cycle.extensions,
      counts: {
        submitted: figures.submitted,
        waiting: figures.waiting,
        compliant: figures.compliant,
        notCompliant: figures.notCompliant,
        voters: figures.voters,
      },
      result:
        cycle.countedOn === null
          ? null
          : { countedOn: cycle.countedOn, announcedOn: cycle.announcedOn, minutesRef: cycle.minutesRef },
      allocation: figures.allocation,
    };
  }
}
