import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  controlDeadlines,
  controlTransition,
  FINAL_CONTROL_STATES,
  type ControlledAct,
} from '#libs/bylaw-procedure';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from '../bylaws/index.js';
import { ControlCases, factsOf } from './control-cases.js';

/** Its deadlines turn on what was recorded, not on the act. */
const ACT: ControlledAct = {
  kind: 'normal',
  inForce: true,
  reviewedUnder47: false,
  disagreedUnder47On: null,
};

/** Who of the municipality keeps a step; nobody keeps a ministry's. */
const ROLES: Partial<Record<string, string>> = {
  lawyer: 'lawyer',
  council: 'lawyer',
  sitting_chair: 'sitting_chair',
};

/** Deadlines of the control of acts in force, among those of the municipality (PL 65, 66). */
@Injectable()
export class ControlCalendar implements OnModuleInit {
  constructor(
    private readonly sources: CalendarSources,
    private readonly cases: ControlCases,
  ) {}

  onModuleInit(): void {
    this.sources.deadlines((context) => this.deadlines(context));
  }

  private async deadlines(context: CalendarContext): Promise<SourcedDeadline[]> {
    const rows = await this.cases.open(context.manager, context.municipalityId, FINAL_CONTROL_STATES);
    const found: SourcedDeadline[] = [];
    for (const row of rows) {
      const running = controlDeadlines(factsOf(row, ACT), context.calendar);
      if (running.length === 0) continue;
      const act = await this.actOf(context, row.actId);
      for (const { code, article, day, event } of running) {
        found.push({
          code,
          article,
          from: null,
          day,
          sense: 'due',
          subject: { kind: 'other', id: row.id, code: `Nr. ${act.number}`, title: act.title },
          role: ROLES[controlTransition(event).actor] ?? null,
          beside: true,
          path: `darbs/${context.slug}/speka/${act.year}/${act.slug}/kontrole`,
        });
      }
    }
    return found;
  }

  private async actOf(
    { manager, municipalityId }: CalendarContext,
    actId: string,
  ): Promise<{ number: string; title: string; year: number; slug: string }> {
    const [act] = await manager.query<{ number: string; title: string; year: number; slug: string }[]>(
      `SELECT number, title, year, number_slug AS slug FROM act WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, actId],
    );
    if (!act) throw new Error('A control is of an act that is not there.');
    return act;
  }
}
