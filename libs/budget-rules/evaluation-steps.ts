import type {
  ChecklistAnswer,
  ChecklistItem,
  CommissionSittingInput,
  CommissionSittingView,
  EvaluationView,
  LegalDay,
  Violation,
  CommissionCounts,
} from '#libs/contracts';
import { blank, pl } from './finding.js';

/** What goes before a verdict. */
export interface EvaluationSteps {
  checklist: readonly ChecklistItem[];
  answers: readonly ChecklistAnswer[];
  /** How the author may object, as the decision tells. */
  appeal: string;
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
 * What stands against a verdict besides its own words: a refusal that does not say how to object; an interest, or none declared; items of the checklist without an
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
  if (verdict === 'not_compliant' && blank(steps.appeal)) {
    found.push({ code: 'evaluation_appeal_missing', where: 'appeal' });
  }
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
}: Pick<CommissionCounts, 'votesFor' | 'votesAgainst'>): EvaluationView['verdict'] {
  return votesFor > votesAgainst ? 'compliant' : 'not_compliant';
}

/** What is wrong with a sitting of the commission as it is recorded. */
export function commissionSittingViolations(sitting: CommissionSittingInput, today: LegalDay): Violation[] {
  const found: Violation[] = [];
  const { present, absent, chair } = sitting;
  if (blank(sitting.minutesRef)) found.push({ code: 'commission_minutes_missing', where: 'minutesRef' });
  if (sitting.day > today) found.push({ code: 'commission_day_to_come', where: 'day' });
  if (present.length === 0) found.push({ code: 'commission_nobody_present', where: 'present' });
  const twice = [...present, ...absent].find((name, at, all) => all.indexOf(name) !== at);
  if (twice !== undefined)
    found.push({ code: 'commission_member_twice', where: 'present', params: { name: twice } });
  if (present.length > 0 && !present.includes(chair))
    found.push({ code: 'commission_chair_absent', where: 'chair' });
  if (blank(sitting.keeper)) found.push({ code: 'commission_keeper_missing', where: 'keeper' });
  return found;
}

/** What minutes lack before they are published: everything voted on has its decision, and somebody was there. */
export function minutesViolations(
  sitting: Pick<CommissionSittingView, 'present' | 'decisions'>,
): Violation[] {
  const found: Violation[] = sitting.decisions
    .filter(({ decision, votedAgain }) => decision === null && !votedAgain)
    .map(({ nr }) => ({ code: 'commission_decision_missing', params: { nr } }));
  if (sitting.decisions.length === 0) found.push({ code: 'commission_no_votes' });
  if (sitting.present.length === 0) found.push({ code: 'commission_nobody_present' });
  return found;
}

/**
 * What is wrong with a vote of the commission: a tie, members who stood aside without having been there or without a
 * reason, and more votes than members were left.
 */
export function commissionVoteViolations(vote: CommissionCounts, present: readonly string[]): Violation[] {
  const found: Violation[] = [];
  if (vote.votesFor === vote.votesAgainst) found.push({ code: 'commission_tie', where: 'votesFor' });
  const stranger = vote.steppedAside.find(({ name }) => !present.includes(name));
  if (stranger)
    found.push({ code: 'commission_aside_unknown', where: 'steppedAside', params: { name: stranger.name } });
  const silent = vote.steppedAside.find(({ why }) => blank(why));
  if (silent)
    found.push({ code: 'commission_aside_why', where: 'steppedAside', params: { name: silent.name } });
  const left = present.length - new Set(vote.steppedAside.map(({ name }) => name)).size;
  const cast = vote.votesFor + vote.votesAgainst + vote.abstained;
  if (cast !== left)
    found.push({ code: 'commission_votes_wrong', where: 'votesFor', params: { cast, present: left } });
  return found;
}
