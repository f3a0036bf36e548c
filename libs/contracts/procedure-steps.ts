import type { LegalDay } from './decision.js';

/** A step of endorsement, as a page shows it. */
export interface EndorserStepView {
  /** `legal`, `head`, or a code of the municipality's own. */
  code: string;
  /** Empty for the built-in steps, which the interface names. */
  name: string;
  /** Ids of the people who may take an own step. */
  people: string[];
}

/** A committee whose opinion is asked. */
export interface CommitteeStepView {
  code: string;
  name: string;
}

/** How a municipality works inside the frame of the law (PL 36(2)); the meaning of each is told in `#libs/bylaw-procedure`. */
export interface InternalStepsInput {
  endorsers: EndorserStepView[];
  endorseInOrder: boolean;
  committees: CommitteeStepView[];
  coordinateAfterOpinions: boolean;
  repeatOpinions: boolean;
  /** Own terms by the code of their deadline, in days or working days. */
  terms: Record<string, number>;
  exPostMonths: number | null;
}

/** The steps with what the page of settings needs beside them. */
export interface InternalStepsView extends InternalStepsInput {
  /** The day from which they hold; `null` while the defaults do. */
  from: LegalDay | null;
  /** What holds from a day that has not come, soonest first. */
  planned: { from: LegalDay; steps: InternalStepsInput }[];
  /** 0 while the municipality has set nothing. */
  version: number;
  /** Everybody who may be named for a step. */
  candidates: { id: string; name: string }[];
}

/** A committee's opinion on a draft. */
export interface CommitteeOpinionView {
  id: string;
  code: string;
  name: string;
  outcome: string;
  day: LegalDay;
  /** Where it stands in the committee's minutes. */
  reference: string;
  note: string;
}

/** Body of `POST …/committee-opinions`. */
export interface CommitteeOpinionInput {
  code: string;
  outcome: 'supports' | 'supports_with_changes' | 'does_not_support';
  day: LegalDay;
  reference: string;
  note: string;
}

/** What a look back at a by-law concludes. */
export type ExPostOutcome = 'keep' | 'amend' | 'repeal';

/** All values of {@link ExPostOutcome}. */
export const EX_POST_OUTCOMES: readonly ExPostOutcome[] = ['keep', 'amend', 'repeal'];

/** A look back at a by-law, planned or done. */
export interface ExPostReviewView {
  round: number;
  dueOn: LegalDay;
  doneOn: LegalDay | null;
  outcome: ExPostOutcome | null;
  conclusion: string | null;
}

/** How a by-law in force ends. */
export interface EndOfForceView {
  cause: 'repealed' | 'basis_lapsed' | 'term' | 'voided';
  /** The first day on which it is no longer in force. */
  from: LegalDay;
  by: string | null;
}

/** Body of `PUT …/end-of-force`: only what somebody records; a repeal comes with the act that repeals. */
export interface EndOfForceInput {
  cause: 'basis_lapsed' | 'term';
  from: LegalDay;
  by: string | null;
}

/** What the dossier page shows of the municipality's own steps and of the by-law's later life. */
export interface DossierLifeView {
  steps: {
    endorsers: (EndorserStepView & { mine: boolean })[];
    endorseInOrder: boolean;
    committees: CommitteeStepView[];
  };
  committeeOpinions: CommitteeOpinionView[];
  exPost: ExPostReviewView[];
  /** The day proposed for the first look back; `null` where the municipality plans none, or force has not begun. */
  exPostProposed: LegalDay | null;
  end: EndOfForceView | null;
  planningUrl: string | null;
}
