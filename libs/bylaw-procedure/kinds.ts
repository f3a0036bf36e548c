import type { ArticleRef } from '#libs/contracts';
import { opl, pl } from './guard.js';
import type { GuardName } from './guards.js';

/** What a by-law is to the procedure. The first three exclude each other; the others may come on top. */
export const PROCEDURE_KINDS = [
  'normal',
  'budget',
  'spatial_planning',
  'statutes',
  'amending',
  'repealing',
] as const;

/** One of {@link PROCEDURE_KINDS}. */
export type ProcedureKind = (typeof PROCEDURE_KINDS)[number];

/** One way in which a kind differs from an ordinary by-law; worded by `procedure.kindRule.<code>`. */
export interface KindRule {
  code: string;
  /** None where the product itself asks for it. */
  article?: ArticleRef;
  /** The conditions that see to it. */
  guards: readonly GuardName[];
}

/** How each kind differs from the ordinary way of a new by-law. */
export const KIND_RULES: Record<ProcedureKind, readonly KindRule[]> = {
  normal: [],
  budget: [
    { code: 'no_article_46', article: pl('46(4)'), guards: ['article46Applies', 'opinionStageHeld'] },
    { code: 'public_before_sitting', article: pl('46(4)'), guards: ['draftDecisionPublic'] },
    { code: 'no_extraordinary_sitting', article: pl('29(2)'), guards: ['budgetNotInExtraordinary'] },
    { code: 'budget_informed', article: pl('48(2)'), guards: ['ministryInformed'] },
  ],
  spatial_planning: [
    {
      code: 'planning_record_only',
      article: pl('48(3)'),
      guards: ['notSpatialPlanning', 'isSpatialPlanning', 'planningRecordLinked'],
    },
    { code: 'no_article_46', article: pl('46(4)'), guards: ['article46Applies', 'opinionStageHeld'] },
    { code: 'public_before_sitting', article: pl('46(4)'), guards: ['draftDecisionPublic'] },
    { code: 'no_repeat_sitting', article: pl('32(6)'), guards: ['allowedInRepeatSitting'] },
    { code: 'no_term_to_gazette', article: pl('47(1)'), guards: ['sentInTime'] },
    { code: 'no_review', article: pl('48(3)'), guards: ['contentNeedsReview'] },
  ],
  statutes: [
    { code: 'no_repeat_sitting', article: pl('32(6)'), guards: ['allowedInRepeatSitting'] },
    { code: 'statutes_informed', article: pl('49(2)'), guards: ['ministryInformed'] },
  ],
  amending: [{ code: 'amendment_proven', guards: ['amendmentProven'] }],
  repealing: [
    { code: 'repealed_known', guards: ['repealedActsKnown'] },
    { code: 'repeals_on_entry', article: opl('9(4)'), guards: ['repealedByNow'] },
  ],
};
