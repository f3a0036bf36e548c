import type { LegalDay } from './decision.js';

/** How a recorded publication was found on a day. */
export interface PublicationCheckView {
  day: LegalDay;
  at: string;
  outcome: 'reached' | 'refused' | 'unreachable';
  /** Status of the answer, where there was one. */
  status: number | null;
}
