import type { LegalDay } from './decision.js';
import type { OpinionChannel, OpinionOutcome, RedactionCode, RefusalCode } from './participation.js';

/** What somebody says at an event without a stage of a by-law, as everybody sees it. */
export interface PublicView {
  id: string;
  /** `null`: shown as "fiziska persona" or "juridiska persona". */
  author: string | null;
  isOrganisation: boolean;
  text: string;
  channel: OpinionChannel;
  receivedDay: LegalDay;
  late: boolean;
  /** Something was left out of the published text, and why. */
  redacted: RedactionCode | null;
  outcome: OpinionOutcome | null;
  explanation: string | null;
}

/** One decision about a view. */
export interface ViewModeration {
  decision: 'publish' | 'refuse';
  /** Which wording of the author it was about. */
  revision: number;
  redaction: { code: RedactionCode; reason: string } | null;
  refusal: { code: RefusalCode; reason: string } | null;
  by: string;
  /** ISO date and time. */
  at: string;
}

/** The same as the organiser sees it. */
export interface DeskView extends Omit<PublicView, 'text' | 'redacted'> {
  receipt: string;
  /** As it was given; `null` for whoever may see only what is published. */
  text: string | null;
  /** As it is published. */
  publishedText: string | null;
  email: string | null;
  named: boolean;
  realName: string | null;
  groupId: string | null;
  meetingId: string | null;
  state: 'pending' | 'published' | 'refused';
  redaction: { code: RedactionCode; reason: string } | null;
  refusal: { code: RefusalCode; reason: string } | null;
  /** Number of the author's wording; 1 = never changed. */
  revision: number;
  moderation: ViewModeration[];
  /** Papers that it came on; empty for whoever may see only what is published. */
  scans: { id: string; name: string }[];
  version: number;
}

/** Somebody gives a view at an event. */
export interface GiveView {
  text: string;
  named: boolean;
  name?: string;
  organisation?: string;
  email?: string;
  groupId?: string;
  /** A natural person who wants to be named says that they are of age: minors are never named. */
  adult?: boolean;
  language?: 'lv' | 'en';
}

/** The receipt of a view; `key` is shown once and opens the view again. */
export interface ViewReceipt {
  receipt: string;
  key: string;
  lastDay: LegalDay;
}

/** A view as its author sees it. */
export interface OwnView {
  receipt: string;
  place: { slug: string; name: string };
  event: { code: string; title: string };
  state: 'pending' | 'published' | 'refused';
  refusal: { code: RefusalCode; reason: string } | null;
  redaction: { code: RedactionCode; reason: string } | null;
  text: string;
  publishedText: string | null;
  named: boolean;
  name: string | null;
  organisation: string | null;
  receivedDay: LegalDay;
  late: boolean;
  outcome: OpinionOutcome | null;
  explanation: string | null;
  /** Until the event's last day. */
  editable: boolean;
  lastDay: LegalDay;
  version: number;
}

/** What the author changes; what is left out about themselves stays. */
export interface EditView {
  version: number;
  text: string;
  named: boolean;
  name?: string;
  organisation?: string;
  adult?: boolean;
}
