import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LegalDay, CalendarEvent, CalendarEventKind } from '#libs/contracts';
import { addUnits, deadlineRule } from '#libs/legal-calendar';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from '../bylaws/index.js';

interface Cycle {
  id: string;
  year: number;
  title: string;
  state: string;
  submissionFrom: LegalDay;
  submissionTo: LegalDay;
  evaluationUntil: LegalDay;
  votingFrom: LegalDay;
  votingTo: LegalDay;
}

/** The municipality's own term for evaluating projects. */
const EVALUATION = 'BUDGET.EVALUATION';
/** Further ahead a term of delivery presses nobody. */
const AHEAD_DAYS = 120;

/** Terms of the participatory budget (PL 61, 62) and what residents can do when. */
@Injectable()
export class BudgetCalendar implements OnModuleInit {
  constructor(private readonly sources: CalendarSources) {}

  onModuleInit(): void {
    this.sources.deadlines((context) => this.deadlines(context));
    this.sources.events((context) => this.events(context));
  }

  private async events(context: CalendarContext): Promise<CalendarEvent[]> {
    const cycles = await this.cycles(context);
    return cycles
      .filter(({ state }) => state !== 'preparing')
      .flatMap((cycle) => {
        const event = (kind: CalendarEventKind, day: LegalDay, until: LegalDay): CalendarEvent => ({
          key: `${kind}:${cycle.id}`,
          kind,
          day,
          until,
          time: null,
          title: cycle.title,
          location: null,
          path: `${context.slug}/budzets/${cycle.year}`,
          topic: 'participation',
          act: null,
        });
        return [
          event('budget_submission', cycle.submissionFrom, cycle.submissionTo),
          event('budget_vote', cycle.votingFrom, cycle.votingTo),
        ];
      });
  }

  private async deadlines(context: CalendarContext): Promise<SourcedDeadline[]> {
    const found: SourcedDeadline[] = [];
    for (const cycle of await this.cycles(context)) {
      if (cycle.state === 'submission' || cycle.state === 'evaluation') {
        found.push({
          code: EVALUATION,
          article: null,
          from: null,
          day: cycle.evaluationUntil,
          sense: 'due',
          subject: subjectOf(cycle),
          role: 'evaluator',
          path: `darbs/${context.slug}/budzets/${cycle.id}/projekti`,
        });
      }
      found.push(...(await this.deliveries(context, cycle)));
    }
    return found;
  }

  private async deliveries(context: CalendarContext, cycle: Cycle): Promise<SourcedDeadline[]> {
    const rows = await context.manager.query<{ kind: 'start' | 'done'; day: LegalDay }[]>(
      `SELECT b.kind, min(b.due_on)::text AS day FROM budget_milestone b
         JOIN budget_project p ON p.municipality_id = b.municipality_id AND p.id = b.project_id
        WHERE b.municipality_id = $1 AND p.cycle_id = $2 AND b.kind <> 'own' AND b.done_on IS NULL AND b.due_on <= $3
          -- A correction may have stopped what was begun.
          AND p.state IN ('won', 'in_delivery')
        GROUP BY b.kind ORDER BY day`,
      [context.municipalityId, cycle.id, addUnits(context.today, AHEAD_DAYS, 'day')],
    );
    return rows.map(({ kind, day }) => {
      const rule = deadlineRule(kind === 'start' ? 'LB.START' : 'LB.DONE');
      return {
        code: rule.code,
        article: rule.article,
        from: null,
        day,
        sense: 'due',
        subject: subjectOf(cycle),
        role: 'budget_coordinator',
        path: `darbs/${context.slug}/budzets/${cycle.id}/istenosana`,
      };
    });
  }

  private cycles({ manager, municipalityId }: CalendarContext): Promise<Cycle[]> {
    return manager.query<Cycle[]>(
      `SELECT c.id, c.year, c.title, c.state, c.submission_from::text AS "submissionFrom",
              c.submission_to::text AS "submissionTo", c.evaluation_until::text AS "evaluationUntil",
              c.voting_from::text AS "votingFrom", c.voting_to::text AS "votingTo"
         FROM budget_cycle c WHERE c.municipality_id = $1 AND c.state NOT IN ('closed', 'cancelled')
        ORDER BY c.year`,
      [municipalityId],
    );
  }
}

function subjectOf({ id, year, title }: Cycle): SourcedDeadline['subject'] {
  return { kind: 'budget', id, code: String(year), title };
}
