import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor, Assignment } from '#libs/access-policy';
import type { DeadlineList, RunningDeadline } from '#libs/contracts';
import { workingDaysBetween, yearOf, type LegalCalendar } from '#libs/legal-calendar';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from '../bylaws/index.js';
import { PeopleNames, WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';

/** A deadline with the name that it keeps. */
export type Deadline = SourcedDeadline & { key: string };

interface Held {
  moment: string;
  calendar: LegalCalendar;
  deadlines: readonly Deadline[];
}

/** Every deadline that runs in a municipality, computed from facts whenever it is asked for. */
@Injectable()
export class RunningDeadlines {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly sources: CalendarSources,
    private readonly workingDays: WorkingCalendar,
    private readonly names: PeopleNames,
  ) {}

  /** As one person sees them: nearest first, their own marked. */
  async list(actor: Actor, place: Pick<PlaceRef, 'id' | 'slug'>): Promise<DeadlineList> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const context = await this.context(manager, place);
      const found = await this.of(context);
      const names = await this.names.of(
        found.flatMap(({ personId }) => personId ?? []),
        manager,
      );
      const items = found.map((one) => toView(one, actor, names, context));
      const years = [...new Set(items.map(({ day }) => yearOf(day)))];
      return {
        today: context.today,
        items,
        yearsWithoutHolidays: years.filter((year) => !context.calendar.covers(year)).sort(),
      };
    });
  }

  /**
   * All of them, nearest first, for whoever reminds. What was computed is used again until something is recorded in the
   * municipality's audit chain, as every change that moves a deadline is.
   */
  async of(context: CalendarContext): Promise<readonly Deadline[]> {
    const { manager, municipalityId, today, calendar } = context;
    const [chain] = await manager.query<{ seq: string }[]>(
      `SELECT last_seq AS seq FROM audit_chain WHERE municipality_id = $1`,
      [municipalityId],
    );
    const moment = `${today} ${chain?.seq ?? 0}`;
    const held = this.held.get(municipalityId);
    if (held?.moment === moment && held.calendar === calendar) return held.deadlines;
    const found = await this.sources.deadlinesOf(context);
    const deadlines = found
      .map((one) => ({ ...one, key: keyOf(one) }))
      .sort((a, b) => a.day.localeCompare(b.day) || a.key.localeCompare(b.key));
    this.held.set(municipalityId, { moment, calendar, deadlines });
    return deadlines;
  }

  /** What the sources are asked with. */
  async context(manager: EntityManager, place: Pick<PlaceRef, 'id' | 'slug'>): Promise<CalendarContext> {
    return {
      manager,
      municipalityId: place.id,
      slug: place.slug,
      today: this.clock.legalToday(),
      calendar: await this.workingDays.calendarFor(manager, place.id),
    };
  }
}

/** Whether the deadline is kept by the person in one of the roles held in its municipality. */
export function isHeldBy(
  deadline: Pick<SourcedDeadline, 'role' | 'personId'>,
  personId: string,
  own: readonly Pick<Assignment, 'role' | 'onBehalfOf'>[],
): boolean {
  return own.some(
    ({ role, onBehalfOf }) =>
      role === deadline.role &&
      (deadline.personId === undefined || deadline.personId === (onBehalfOf ?? personId)),
  );
}

function keyOf({ subject, code }: SourcedDeadline): string {
  return `${subject.kind}:${subject.id}:${code}`;
}

function toView(
  one: Deadline,
  actor: Actor,
  names: ReadonlyMap<string, string>,
  { municipalityId, today, calendar }: CalendarContext,
): RunningDeadline {
  const own =
    actor.kind === 'person' ? actor.assignments.filter((each) => each.municipalityId === municipalityId) : [];
  return {
    key: one.key,
    code: one.code,
    article: one.article,
    from: one.from,
    day: one.day,
    sense: one.sense,
    workingDaysLeft: leftOf(one.day, today, calendar),
    overdue: one.sense === 'due' && today > one.day,
    explanation: one.explanation ?? [],
    subject: one.subject,
    role: one.role,
    personName: one.personId ? (names.get(one.personId) ?? null) : null,
    mine: actor.kind === 'person' && isHeldBy(one, actor.personId, own),
    path: one.path,
  };
}

function leftOf(day: string, today: string, calendar: LegalCalendar): number {
  return workingDaysBetween(today, day, calendar);
}
