import type { LegalDay, Violation } from './decision.js';

/** Kinds of gatherings: a consultation meeting (apspriede), a dialogue circle, a working group … */
export const MEETING_KINDS = [
  'meeting',
  'dialogue_circle',
  'working_group',
  'advisory_council',
  'focus_group',
  'conference',
] as const;
/** One of {@link MEETING_KINDS}. */
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** How people attend (MK639 13). */
export const MEETING_FORMATS = ['in_person', 'remote', 'combined'] as const;
/** One of {@link MEETING_FORMATS}. */
export type MeetingFormat = (typeof MEETING_FORMATS)[number];

/** What is announced of a gathering (MK639 17.1). */
export interface MeetingPlan {
  kind: MeetingKind;
  topic: string;
  day: LegalDay;
  /** `HH:MM` in Latvia. */
  begins: string;
  ends: string;
  format: MeetingFormat;
  place: string;
  link: string;
  capacity: number | null;
  /** The last day to register; `null` = until it begins. */
  registerBy: LegalDay | null;
}

/** A gathering as everybody sees it. */
export interface PublicMeeting extends MeetingPlan {
  id: string;
  state: 'planned' | 'held' | 'cancelled';
  announcedDay: LegalDay | null;
  /** People registered; never who. */
  registered: number;
  acceptsRegistrations: boolean;
  minutes: string | null;
  participants: number | null;
  recordingUrl: string | null;
}

/** A gathering as the organiser sees it. */
export interface DeskMeeting extends PublicMeeting {
  version: number;
  findings: Violation[];
  registrations: {
    id: string;
    name: string;
    organisation: string | null;
    email: string | null;
    needs: string | null;
    groupId: string | null;
    attended: boolean;
    /** Told by name in public minutes only when the person said so. */
    named: boolean;
  }[];
}

/** Somebody registers for a gathering. */
export interface RegisterForMeeting {
  name: string;
  email?: string;
  organisation?: string;
  groupId?: string;
  /** What the person needs to take part: sign language, easy language, a ramp (MK639 17.3). */
  needs?: string;
  named: boolean;
}

/** A request for an accessible form of the meeting or the documents (MK639 17.3, 18.4). */
export interface AccessRequest {
  id: string;
  text: string;
  contact: string;
  requestedDay: LegalDay;
  state: 'open' | 'provided' | 'not_possible';
  answer: string;
  answeredDay: LegalDay | null;
}
