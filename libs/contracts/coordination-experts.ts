import type { LegalDay } from './decision.js';
import type { CoordinationItemInput, CoordinationRoundKind } from './coordination.js';

/** Body of `POST /api/coordination/requests/:party/experts`. */
export interface AskCoordinationExpert {
  personId: string;
  /** What exactly is asked. */
  question: string;
}

/** Body of `PUT /api/coordination/expert-requests/:expert`. */
export interface CoordinationExpertAnswer {
  text: string;
  items: CoordinationItemInput[];
}

/** An expert's view for the institution's opinion; it never leaves the institution. */
export interface CoordinationExpertView extends CoordinationExpertAnswer {
  id: string;
  name: string;
  question: string;
  askedDay: LegalDay;
  /** `null` while the expert has not answered. */
  answeredDay: LegalDay | null;
}

/** What an expert is asked. */
export interface CoordinationExpertRequest {
  id: string;
  /** The party for which the view is asked. */
  partyId: string;
  place: { slug: string; name: string };
  code: string;
  title: string;
  institution: string;
  round: number;
  kind: CoordinationRoundKind;
  dueDay: LegalDay;
  open: boolean;
}
