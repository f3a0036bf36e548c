import type { ArticleRef, LegalDay } from './decision.js';
import type { PublicationMeansCode } from './participation.js';

/** How a recorded publication was found on a day. */
export interface PublicationCheckView {
  day: LegalDay;
  at: string;
  outcome: 'reached' | 'refused' | 'unreachable';
  /** Status of the answer, where there was one. */
  status: number | null;
}

/** A publication of the municipality with the proof that it was there. */
export interface PublicationProof {
  id: string;
  article: ArticleRef;
  url: string;
  from: LegalDay;
  to: LegalDay | null;
  means: PublicationMeansCode;
  /** What it is about, with its page in the workspace. */
  subject: { title: string; path: string };
  /** Days of the term up to today, and on how many of them the page was reached. */
  days: number;
  reachedDays: number;
  checks: PublicationCheckView[];
}
