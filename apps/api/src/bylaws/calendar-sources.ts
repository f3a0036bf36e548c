import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ArticleRef, DeadlineSubject, DeadlineView, LegalDay, CalendarEvent } from '#libs/contracts';
import type { LegalCalendar } from '#libs/legal-calendar';

/** For whom deadlines and events are asked. */
export interface CalendarContext {
  manager: EntityManager;
  municipalityId: string;
  slug: string;
  today: LegalDay;
  calendar: LegalCalendar;
}

/** A deadline that runs, as the feature that knows it tells it. */
export interface SourcedDeadline {
  code: string;
  /** `null` for a term of the municipality's own. */
  article: ArticleRef | null;
  from: LegalDay | null;
  day: LegalDay;
  sense: DeadlineView['sense'];
  explanation?: DeadlineView['explanation'];
  subject: DeadlineSubject;
  /** The role that keeps it; `null` where nobody of the municipality does. */
  role: string | null;
  /** Whose it is, where the role alone does not say. */
  personId?: string;
  /** No other item of the inbox tells it: duties beside the steps of the procedure. */
  beside?: true;
  /** Page in the workspace, without language and leading slash. */
  path: string;
}

type DeadlineSource = (context: CalendarContext) => Promise<SourcedDeadline[]>;
type EventSource = (context: CalendarContext) => Promise<CalendarEvent[]>;

/** Who knows of deadlines and public events; features register when their module starts. */
@Injectable()
export class CalendarSources {
  private readonly deadlineSources: DeadlineSource[] = [];
  private readonly eventSources: EventSource[] = [];

  /** Adds deadlines that run and are not met; one that is met is left out. */
  deadlines(source: DeadlineSource): void {
    this.deadlineSources.push(source);
  }

  /** Adds what anybody may know of: what runs, what comes, and what was lately. */
  events(source: EventSource): void {
    this.eventSources.push(source);
  }

  /** All deadlines of a municipality. */
  async deadlinesOf(context: CalendarContext): Promise<SourcedDeadline[]> {
    const found: SourcedDeadline[] = [];
    for (const source of this.deadlineSources) found.push(...(await source(context)));
    return found;
  }

  /** All public events of a municipality. */
  async eventsOf(context: CalendarContext): Promise<CalendarEvent[]> {
    const found: CalendarEvent[] = [];
    for (const source of this.eventSources) found.push(...(await source(context)));
    return found;
  }
}
