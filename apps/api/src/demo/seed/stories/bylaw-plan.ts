import type { BylawKind, BylawTopic } from '#libs/contracts';

/** A point of a demo by-law: its text, and its sub-points. */
export type PointPlan = string | { text: string; subpoints: PointPlan[] };

/** A chapter with its points. */
export interface ChapterPlan {
  heading: string;
  points: PointPlan[];
}

/** A by-law of the demo as its author thinks of it: structure and words; numbers are derived. All are invented. */
export interface BylawPlan {
  title: string;
  topic: BylawTopic;
  kind?: BylawKind;
  /** About fees: part 2 of the memorandum is left out (PL 46(2)). */
  isFees?: boolean;
  basis: string;
  chapters: ChapterPlan[];
  closing: string[];
  /** Parts 1–7 of the memorandum; part 8 is written from the opinions. */
  memorandum: [string, string, string, string, string, string, string];
  /** What the public is asked, and what changes for a resident. */
  question: string;
  summary: string;
  targetGroups: string[];
  /** What the lawyer changes because of the opinions: old words and new ones. */
  reworded?: [string, string][];
}
