import type { LegalDay, Violation } from './decision.js';

/** Kinds of questions of a survey. */
export const QUESTION_KINDS = ['single', 'multiple', 'scale', 'text'] as const;
/** One of {@link QUESTION_KINDS}. */
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** One question of a survey. */
export interface SurveyQuestion {
  /** Stable within the survey; those of the standard set are the same in every municipality. */
  id: string;
  kind: QuestionKind;
  text: string;
  /** Choices of `single` and `multiple`; ends of the `scale` (1 to 5). */
  options: string[];
  required: boolean;
}

/** Answers by question: index of the option, indexes, 1 to 5, or words. */
export type SurveyAnswers = Record<string, number | number[] | string>;

/** A survey in a list. */
export interface SurveyListItem {
  id: string;
  title: string;
  state: 'draft' | 'open' | 'closed';
  opens: LegalDay | null;
  closes: LegalDay | null;
  answers: number;
}

/** Counts of one question; texts only where somebody may read them. */
export interface QuestionResult {
  id: string;
  answered: number;
  /** Votes by option, or by 1 to 5. */
  counts: number[];
  /** Mean of a scale; `null` without answers. */
  mean: number | null;
}

/** A survey as everybody sees it; results once it is closed. */
export interface PublicSurvey extends SurveyListItem {
  intro: string;
  questions: SurveyQuestion[];
  event: { code: string; title: string };
  results: QuestionResult[] | null;
}

/** The same as the organiser sees it. */
export interface DeskSurvey extends Omit<PublicSurvey, 'event'> {
  version: number;
  findings: Violation[];
  /** What people wrote in words, by question; without who wrote it. */
  texts: Record<string, string[]>;
}
