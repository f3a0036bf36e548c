import type { LegalDay } from './decision.js';

/** Restricted things whose viewers are written down, in the order of the filter. */
export const RESTRICTED_THINGS = [
  'opinion_originals',
  'opinion_file',
  'event_participants',
  'project_contacts',
  'collective_signers',
  'people',
  'data_request',
  'person_data',
  'archive_package',
  'audit',
  'access_log',
] as const;

/** One of {@link RESTRICTED_THINGS}. */
export type RestrictedThing = (typeof RESTRICTED_THINGS)[number];

/** What the id beside a look belongs to. */
export type AccessSubject =
  | 'municipality'
  | 'dossier'
  | 'opinion_attachment'
  | 'participation_event'
  | 'budget_cycle'
  | 'budget_project'
  | 'collective_submission'
  | 'data_request';

/** That somebody looked at something restricted, within one hour. */
export interface AccessEntryView {
  id: string;
  firstAt: string;
  lastAt: string;
  times: number;
  viewerName: string | null;
  role: string | null;
  what: RestrictedThing;
  subject: AccessSubject;
  subjectId: string;
  /** Code or number of the subject, where it has one. */
  subjectCode: string | null;
}

/** The access log, newest first, a page at a time. */
export interface AccessLogPage {
  entries: AccessEntryView[];
  /** Pass as `before` to read on. */
  next: string | null;
  /** Months that entries are kept (FPDAL 37(2): up to a year). */
  months: number;
  /** Entries before this day are gone. */
  keptFrom: LegalDay;
  version: number;
}

/** Who looked at one's own data: the role and the institution, not the name of the official. */
export interface OwnAccessEntry {
  day: LegalDay;
  times: number;
  role: string | null;
  what: RestrictedThing;
  place: { slug: string; name: string };
  /** Code of the dossier, project or request. */
  subjectCode: string | null;
}
