import type { ArticleRef } from '#libs/contracts';

/** In what a deadline is counted. */
export type DeadlineUnit = 'hour' | 'working_day' | 'day' | 'week' | 'month' | 'year';

/**
 * What the count means: `within` = done no later; `lasts_at_least` = the period may not end earlier; `before` = at
 * least so long before the event; `not_before` = not until so long has passed; `kept_at_most` = not kept longer;
 * `exact` = happens on that very day; `same_time` = together with (or at once after) the event.
 */
export type DeadlineDirection =
  'within' | 'lasts_at_least' | 'before' | 'not_before' | 'kept_at_most' | 'exact' | 'same_time';

/** The event a deadline is counted from; `configured` where the law does not say. */
export type DeadlineAnchor =
  | 'publication'
  | 'start'
  | 'sitting'
  | 'failed_sitting'
  | 'convening'
  | 'adoption'
  | 'signing'
  | 'minutes_signing'
  | 'receipt'
  | 'request'
  | 'sending'
  | 'approval'
  | 'council_decision'
  | 'order_issue'
  | 'last_status'
  | 'results'
  | 'configured';

/** One deadline of the law as data. */
export interface DeadlineRule {
  code: string;
  article: ArticleRef;
  unit: DeadlineUnit;
  count: number;
  from: DeadlineAnchor;
  direction: DeadlineDirection;
  /** Read in the text of the law; `false` = to be confirmed by the municipality before relying on it. */
  verified: boolean;
}

type Terms = [count: number, unit: DeadlineUnit, direction: DeadlineDirection, from: DeadlineAnchor];

function rule<const C extends string>(
  code: C,
  act: ArticleRef['act'],
  ref: string,
  terms: Terms,
  verified = true,
) {
  const [count, unit, direction, from] = terms;
  return { code, article: { act, ref } as ArticleRef, unit, count, from, direction, verified };
}

/**
 * Every deadline the product knows. Codes: `SN` by-law, `D` council, `KM` committees and councils beside it, `KN`
 * later control, `PA` public discussion, `KI` collective submission, `LB` participatory budget, `P` participation.
 */
export const DEADLINES = [
  rule('SN.OPINION_MIN', 'PL', '46(3)', [2, 'week', 'lasts_at_least', 'publication']),
  rule('SN.MATERIALS', 'PL', '28(2)', [3, 'working_day', 'before', 'sitting']),
  rule('SN.AGENDA_NOTICE', 'PL', '28(3)', [3, 'working_day', 'before', 'sitting']),
  rule('SN.DRAFT_DECISION', 'PL', '28(4)', [3, 'working_day', 'before', 'sitting']),
  rule('SN.MATERIALS_EXTRAORDINARY', 'PL', '29(3)', [3, 'hour', 'before', 'sitting']),
  rule('SN.PUB_BEFORE_SITTING', 'PL', '46(4)', [3, 'working_day', 'before', 'sitting']),
  rule('SN.PUB_BEFORE_EXTRAORDINARY', 'PL', '46(4)', [3, 'hour', 'before', 'sitting']),
  rule('SN.SIGN_DECISION', 'PL', '37(5)', [5, 'working_day', 'within', 'adoption']),
  rule('SN.PUBLISH_DECISION', 'PL', '38(6)', [3, 'working_day', 'within', 'signing']),
  rule('SN.SEND_LV', 'PL', '47(1)', [3, 'working_day', 'within', 'signing']),
  rule('SN.SEND_VARAM', 'PL', '47(2)', [3, 'working_day', 'within', 'signing']),
  rule('SN.VARAM_OPINION', 'PL', '47(2)', [1, 'month', 'within', 'receipt']),
  rule('SN.SECTOR_VIEW', 'PL', '47(3)', [2, 'week', 'within', 'request']),
  rule('SN.SEND_LV_AFTER_OPINION', 'PL', '47(4)', [3, 'working_day', 'within', 'receipt']),
  rule('SN.DISAGREE', 'PL', '47(6)', [2, 'month', 'within', 'receipt']),
  rule('SN.SEND_AFTER_DISAGREE', 'PL', '47(6)', [3, 'working_day', 'within', 'signing']),
  rule('SN.INFORM_BUDGET', 'PL', '48(2)', [0, 'day', 'same_time', 'sending']),
  rule('SN.INFORM_STATUTES', 'PL', '49(2)', [0, 'day', 'same_time', 'sending']),
  rule('SN.IN_FORCE', 'PL', '47(1)', [1, 'day', 'exact', 'publication']),

  rule('D.EXTRAORDINARY_CALL', 'PL', '30(1)', [3, 'working_day', 'within', 'request']),
  rule('D.EXTRAORDINARY_BY_COUNCILLORS', 'PL', '31(3)', [3, 'working_day', 'within', 'convening']),
  rule('D.REPEAT_EARLIEST', 'PL', '32(1)1', [7, 'day', 'not_before', 'failed_sitting']),
  rule('D.REPEAT_LATEST', 'PL', '32(1)1', [14, 'day', 'within', 'failed_sitting']),
  rule('D.REPEAT_EXTRAORDINARY', 'PL', '32(1)2', [1, 'working_day', 'within', 'failed_sitting']),
  rule('D.SIGN_MINUTES', 'PL', '38(4)', [5, 'working_day', 'within', 'sitting']),
  rule('D.COUNCILLOR_VIEW', 'PL', '38(5)', [5, 'working_day', 'within', 'minutes_signing']),
  rule('D.PUBLISH_MINUTES', 'PL', '38(6)', [3, 'working_day', 'within', 'minutes_signing']),
  rule('D.PUBLISH_RECORDING', 'PL', '38(6)', [5, 'working_day', 'within', 'sitting']),
  rule('D.KEEP_RECORDING', 'PL', '38(7)', [5, 'year', 'kept_at_most', 'publication']),

  rule('KM.NOTICE', 'PL', '41(2)', [0, 'day', 'same_time', 'convening']),
  rule('KM.PUBLISH_MINUTES', 'PL', '41(8)', [3, 'working_day', 'within', 'minutes_signing']),
  rule('KM.EXTRAORDINARY', 'PL', '42(2)', [24, 'hour', 'within', 'request']),
  rule('KM.ADVISORY_NOTICE', 'PL', '53(5)', [3, 'working_day', 'before', 'sitting']),

  rule('KN.SEND_CLARIFIED', 'PL', '65(3)', [3, 'working_day', 'within', 'signing']),
  rule('SN.CONTROL_DISAGREE', 'PL', '65(4)', [6, 'week', 'within', 'receipt']),
  rule('KN.SEND_DISAGREEMENT', 'PL', '65(4)', [3, 'working_day', 'within', 'signing']),
  rule('KN.MINISTRY_VIEW', 'PL', '65(5)', [1, 'month', 'within', 'receipt']),
  rule('KN.PUBLISH_ORDER', 'PL', '66(1)', [3, 'working_day', 'within', 'order_issue']),
  rule('KN.CALL_SITTING', 'PL', '66(2)', [2, 'week', 'within', 'receipt']),
  rule('KN.GO_TO_COURT', 'PL', '66(3)', [3, 'month', 'within', 'receipt']),
  rule('KN.PUBLISH_VOIDING', 'PL', '66(5)', [3, 'working_day', 'within', 'order_issue']),
  rule('KN.VOID', 'PL', '66(5)', [1, 'day', 'exact', 'publication']),

  rule('PA.MIN', 'PL', '55(1)', [30, 'day', 'lasts_at_least', 'start']),
  rule('PA.NOTICE', 'PL', '55(1)', [3, 'working_day', 'before', 'start']),
  rule('PA.KEEP', 'PL', '55(2)', [1, 'year', 'lasts_at_least', 'approval']),
  rule('PA.SUMMARY_PUB', 'PL', '55(5)', [3, 'working_day', 'within', 'approval']),
  rule('PA.DECIDE', 'PL', '55(6)', [1, 'month', 'within', 'approval']),
  rule('PA.REPEAT', 'PL', '55(7)', [1, 'year', 'not_before', 'approval']),

  rule('KI.CHECK', 'PL', '57(1)', [7, 'working_day', 'within', 'receipt']),
  rule('KI.REGISTER', 'PL', '57(1)', [3, 'working_day', 'within', 'receipt']),
  rule('KI.REPORT', 'PL', '57(4)', [3, 'month', 'within', 'council_decision']),
  rule('KI.STATUS', 'PL', '57(5)', [3, 'month', 'within', 'last_status']),
  rule('KI.ANSWER', 'ILP', '5(3)', [1, 'month', 'within', 'receipt'], false),

  rule('LB.SUBMIT', 'PL', '61.3', [30, 'day', 'lasts_at_least', 'start']),
  rule('LB.VOTE', 'PL', '61.6', [14, 'day', 'lasts_at_least', 'start']),
  rule('LB.START', 'PL', '62(2)', [3, 'month', 'within', 'results']),
  rule('LB.DONE', 'PL', '62(2)', [2, 'year', 'within', 'configured']),

  rule('P.CONSULT_ACT', 'MK639', '18.1', [14, 'day', 'lasts_at_least', 'start']),
  rule('P.CONSULT_PLAN', 'MK639', '18.1', [30, 'day', 'lasts_at_least', 'start']),
  rule('P.APSPRIEDE', 'MK639', '17.2', [14, 'day', 'before', 'start']),
  rule('P.NOTICE', 'MK639', '23', [14, 'day', 'before', 'start']),
] as const satisfies readonly DeadlineRule[];

/** Code of a rule of {@link DEADLINES}. */
export type DeadlineCode = (typeof DEADLINES)[number]['code'];

/** The rule with the code. */
export function deadlineRule(code: DeadlineCode): DeadlineRule & { code: DeadlineCode } {
  const found = DEADLINES.find((candidate) => candidate.code === code);
  if (!found) throw new RangeError(`Unknown deadline ${String(code)}`);
  return found;
}
