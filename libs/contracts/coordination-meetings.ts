import type { LegalDay, Violation } from './decision.js';

/** What an agreement meeting came to about an objection. */
export const COORDINATION_MEETING_RESULTS = ['agreed', 'withdrawn', 'maintained'] as const;
/** One of {@link COORDINATION_MEETING_RESULTS}. */
export type CoordinationMeetingResult = (typeof COORDINATION_MEETING_RESULTS)[number];

/** Body of `POST …/coordination/meetings`. */
export interface CallCoordinationMeeting {
  day: LegalDay;
  /** `HH:MM`. */
  time: string;
  /** A room, or an address for a remote meeting. */
  place: string;
  /** What else the parties should know. */
  note: string;
  /** Sooner than the municipality's own notice: why. */
  reason: string | null;
}

/** Body of `PUT …/meetings/:meeting/minutes`. */
export interface KeepCoordinationMinutes {
  /** One for every party that was called. */
  attendance: { party: string; present: boolean; represented: string }[];
  /** One for every objection of a party that was there; those of an absent one count as withdrawn. */
  results: { item: string; result: CoordinationMeetingResult; note: string }[];
  text: string;
  /** Who led the meeting and who kept the minutes. */
  chair: string;
  secretary: string;
  version: number;
}

/** A party at the meeting. */
export interface CoordinationMeetingParty {
  /** The same for the same party in every round. */
  party: string;
  name: string;
  /** `null` before the meeting is held. */
  present: boolean | null;
  represented: string;
}

/** An objection on the table. */
export interface CoordinationMeetingItem {
  item: string;
  party: string;
  unitLabel: string;
  text: string;
  /** `null` before the meeting is held. */
  result: CoordinationMeetingResult | null;
  /** Withdrawn because nobody came for the party. */
  byAbsence: boolean;
  note: string;
}

/** An agreement meeting. */
export interface CoordinationMeetingView {
  id: string;
  /** From 1 within the coordination. */
  number: number;
  state: 'called' | 'held' | 'cancelled';
  day: LegalDay;
  time: string;
  place: string;
  note: string;
  calledDay: LegalDay;
  reason: string | null;
  parties: CoordinationMeetingParty[];
  items: CoordinationMeetingItem[];
  text: string;
  chair: string;
  secretary: string;
  /** Why minutes cannot be kept now; empty when they can. */
  toHold: Violation[];
  version: number;
}
