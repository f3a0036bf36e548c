import type { DeadlineView } from './bylaws.js';
import type { ArticleRef, LegalDay } from './decision.js';

/** What a deadline is about. */
export type DeadlineSubjectKind =
  'dossier' | 'sitting' | 'coordination' | 'budget' | 'participation' | 'other';

/** What a deadline is about, as a list names it. */
export interface DeadlineSubject {
  kind: DeadlineSubjectKind;
  id: string;
  /** Short name such as `26-SN-VID-3`; empty where there is none. */
  code: string;
  /** Empty for a sitting, which is named by its day. */
  title: string;
}

/** One deadline that runs in a municipality. */
export interface RunningDeadline extends Pick<
  DeadlineView,
  'code' | 'day' | 'sense' | 'workingDaysLeft' | 'overdue' | 'explanation'
> {
  /** The same as long as it is the same deadline of the same thing. */
  key: string;
  /** `null` for a term that the municipality has set itself. */
  article: ArticleRef | null;
  /** The day it is counted from, where it is counted. */
  from: LegalDay | null;
  subject: DeadlineSubject;
  /** The role that keeps it; `null` where nobody here does, for example while a ministry thinks. */
  role: string | null;
  /** Whose it is, where the role alone does not say. */
  personName: string | null;
  /** The caller holds it, by right or as a substitute. */
  mine: boolean;
  /** Page in the workspace where it is kept, without language and leading slash. */
  path: string;
}

/** Answer of `GET /api/m/:place/deadlines`. */
export interface DeadlineList {
  today: LegalDay;
  /** Nearest first. */
  items: RunningDeadline[];
  /** Years in which deadlines fall but no holidays are entered: they are counted by weekends alone. */
  yearsWithoutHolidays: number[];
}

/** What the public calendar shows. */
export const CALENDAR_EVENT_KINDS = [
  'opinion',
  'sitting',
  'extraordinary_sitting',
  'committee_sitting',
  'in_force',
  'budget_submission',
  'budget_vote',
  'discussion',
  'meeting',
  'survey',
  'collective',
] as const;

/** One of {@link CALENDAR_EVENT_KINDS}. */
export type CalendarEventKind = (typeof CALENDAR_EVENT_KINDS)[number];

/** Something that anybody may know of in advance. */
export interface CalendarEvent {
  /** The same as long as it is the same event. */
  key: string;
  kind: CalendarEventKind;
  /** The day, or the first day of a period. */
  day: LegalDay;
  /** Last day of a period, inclusive. */
  until: LegalDay | null;
  /** `HH:MM` in Latvia. */
  time: string | null;
  /** Empty where the kind says everything. */
  title: string;
  /** Place of a sitting or a meeting. */
  location: string | null;
  /** Page, without language and leading slash. */
  path: string;
  /** Topic of the by-law it is about. */
  topic: string | null;
  /** Code of the by-law's dossier. */
  act: string | null;
}

/** Answer of `GET /api/public/m/:place/calendar`. */
export interface PublicCalendar {
  today: LegalDay;
  events: CalendarEvent[];
}

/** How a municipality reminds of deadlines, see `#libs/reminders`. */
export interface ReminderSettings {
  /** Working days before a deadline. */
  ahead: number[];
  onTheDay: boolean;
  /** Working days after a missed deadline; `null` = superiors are not told. */
  escalateAfter: number | null;
  /** Roles that are told. */
  escalateTo: string[];
  byMail: boolean;
}

/** Roles that can be told of a missed deadline. */
export const ESCALATION_ROLES = [
  'head_of_department',
  'legal_endorser',
  'council_secretary',
  'sitting_chair',
  'administrator',
] as const;

/** Answer of `GET /api/m/:place/deadlines/settings`. */
export interface ReminderSettingsView extends ReminderSettings {
  /** 0 while the municipality has set nothing. */
  version: number;
}

/** A personal calendar address that somebody made. */
export interface CalendarFeedView {
  id: string;
  /** For example "Tālrunis". */
  name: string;
  createdAt: string;
  /** The day a program last fetched it. */
  lastUsedOn: LegalDay | null;
}

/** Answer of `POST /api/mine/calendars`: the address is shown once. */
export interface NewCalendarFeed extends CalendarFeedView {
  url: string;
}
