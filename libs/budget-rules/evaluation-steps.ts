import type {
  ChecklistAnswer,
  ChecklistItem,
  CommissionVote,
  EvaluationView,
  LegalDay,
  Violation,
} from '#libs/contracts';
import { blank, pl } from './finding.js';

/** What goes before a verdict. */
export interface EvaluationSteps {
  checklist: readonly ChecklistItem[];
  answers: readonly ChecklistAnswer[];
  /** The evaluator declares to have no interest. */
  noInterest: boolean;
  /** The evaluator has declared an interest before. */
  interested: boolean;
  /** Specialists who were asked, have no interest, and have not answered. */
  waiting: number;
  /** What the commission voted last. */
  commission: EvaluationView['verdict'] | null;
}

/**
 * What stands against a verdict besides its own words: an interest, or none declared; items of the checklist without an
 * answer, a "no" without a note or beside "compliant"; specialists who have not answered; a commission that voted
 * otherwise.
 */
export function evaluationStepViolations(
  verdict: EvaluationView['verdict'],
  steps: EvaluationSteps,
): Violation[] {
  const found: Violation[] = [];
  if (steps.interested) found.push({ code: 'evaluation_interest' });
  else if (!steps.noInterest) found.push({ code: 'evaluation_interest_undeclared', where: 'noInterest' });
  steps.checklist.forEach((_item, at) => {
    const answer = steps.answers[at];
    const where = `checklist.${at}`;
    if (!answer) found.push({ code: 'evaluation_checklist_open', where, params: { item: at + 1 } });
    else if (answer.answer === 'no' && blank(answer.note))
      found.push({ code: 'evaluation_checklist_note', where, params: { item: at + 1 } });
    else if (answer.answer === 'no' && verdict === 'compliant')
      found.push({
        code: 'evaluation_checklist_against',
        where,
        params: { item: at + 1 },
        article: pl('60(4)'),
      });
  });
  if (steps.waiting > 0)
    found.push({ code: 'evaluation_specialists_waiting', params: { count: steps.waiting } });
  if (steps.commission !== null && steps.commission !== verdict) {
    found.push({ code: 'evaluation_against_commission', where: 'verdict' });
  }
  return found;
}

/** What a vote of the commission found: the majority of the votes for and against. */
export function commissionVerdict({
  votesFor,
  votesAgainst,
}: Pick<CommissionVote, 'votesFor' | 'votesAgainst'>): EvaluationView['verdict'] {
  return votesFor > votesAgainst ? 'compliant' : 'not_compliant';
}

/** What is wrong with a vote of the commission as it is recorded: no votes, a tie, minutes missing, a day to come. */
export function commissionVoteViolations(vote: CommissionVote, today: LegalDay): Violation[] {
  const found: Violation[] = [];
  if (blank(vote.minutesRef)) found.push({ code: 'commission_minutes_missing', where: 'minutesRef' });
  if (vote.votesFor === vote.votesAgainst) found.push({ code: 'commission_tie', where: 'votesFor' });
  if (vote.day > today) found.push({ code: 'commission_day_to_come', where: 'day' });
  return found;
}
