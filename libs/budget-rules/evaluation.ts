import type { ArticleRef, Cents, EvaluationView, ProjectState, Violation } from '#libs/contracts';
import { blank, isSum, pl } from './finding.js';

/** The requirements of the law that a project can fail (PL 60(3)); a verdict names one of them or a point of the nolikums. */
export const EVALUATION_ARTICLES: readonly ArticleRef[] = [
  pl('60(3)1'),
  pl('60(3)2a'),
  pl('60(3)2b'),
  pl('60(3)3'),
];

/** The words of a verdict. */
export type Verdict = Omit<EvaluationView, 'day' | 'checklist' | 'appeal'>;

/** What a verdict is judged by. */
export interface EvaluationContext {
  state: ProjectState;
  /** Whether the evaluator submitted the project. */
  ownProject: boolean;
  /** The author's own estimate. */
  submittedCents: Cents;
  /** The most a project may cost, see {@link projectLimit}. */
  limitCents: Cents | null;
}

/** What stands against a verdict: every verdict has a public reason, a refusal also what exactly is not kept (PL 60(3)). */
export function evaluationViolations(
  verdict: Verdict,
  { state, ownProject, submittedCents, limitCents }: EvaluationContext,
): Violation[] {
  const found: Violation[] = [];
  if (ownProject) found.push({ code: 'evaluation_own_project' });
  if (!['submitted', 'compliant', 'not_compliant'].includes(state)) {
    found.push({ code: 'evaluation_wrong_state', params: { state } });
  }
  if (blank(verdict.reason)) found.push({ code: 'evaluation_reason_missing', where: 'reason' });
  if (!isSum(verdict.verifiedCents)) found.push({ code: 'evaluation_cost_missing', where: 'verifiedCents' });
  else if (verdict.verifiedCents !== submittedCents && blank(verdict.costNote)) {
    found.push({ code: 'evaluation_cost_note_missing', where: 'costNote' });
  }
  return [...found, ...(verdict.verdict === 'compliant' ? compliant(verdict, limitCents) : refused(verdict))];
}

function compliant(verdict: Verdict, limitCents: Cents | null): Violation[] {
  if (limitCents === null || verdict.verifiedCents <= limitCents) return [];
  return [{ code: 'evaluation_cost_over_limit', where: 'verifiedCents', params: { limitCents } }];
}

function refused({ article, statutesPoint }: Verdict): Violation[] {
  if (article === null) {
    return blank(statutesPoint)
      ? [{ code: 'evaluation_article_missing', where: 'article', article: pl('60(3)') }]
      : [];
  }
  const known = EVALUATION_ARTICLES.some((one) => one.act === article.act && one.ref === article.ref);
  return known ? [] : [{ code: 'evaluation_article_unknown', where: 'article', article: pl('60(3)') }];
}
