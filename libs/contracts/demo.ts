import type { LegalDay } from './decision.js';

/** Answer of `GET /api/demo`: the demo's clock. */
export interface DemoClockView {
  /** Legal time as an ISO instant. */
  legalNow: string;
  legalToday: LegalDay;
  /** Seconds that legal time runs ahead of real time. */
  offset: number;
}

/** Something that happened because legal time passed. */
export interface TriggeredEvent {
  topic: string;
  subjectId: string;
  /** When it was due: an ISO instant. */
  dueAt: string;
}

/** Body of `POST /api/demo/clock`: exactly one of the two. */
export interface MoveClockInput {
  advanceDays?: number;
  toDay?: LegalDay;
}

/** Answer of `POST /api/demo/clock`. */
export interface ClockMovedAnswer extends DemoClockView {
  triggered: TriggeredEvent[];
}

/** A message in the demo's mailbox, as the list shows it. */
export interface DemoMailItem {
  id: string;
  /** Legal time of arrival: an ISO instant. */
  at: string;
  from: string;
  to: string[];
  subject: string;
}

/** A message in the demo's mailbox. */
export interface DemoMailMessage extends DemoMailItem {
  text: string;
}
