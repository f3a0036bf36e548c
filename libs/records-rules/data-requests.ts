import type {
  ArticleRef,
  DataRequestState,
  DataRight,
  LegalDay,
  RequestOffer,
  RequestOutcome,
  Violation,
} from '#libs/contracts';
import { computeDeadline, type DeadlineRule, type LegalCalendar } from '#libs/legal-calendar';

/** The article that gives each right. */
export const RIGHT_ARTICLES: Readonly<Record<DataRight, ArticleRef>> = {
  access: { act: 'GDPR', ref: '15' },
  rectification: { act: 'GDPR', ref: '16' },
  erasure: { act: 'GDPR', ref: '17' },
  restriction: { act: 'GDPR', ref: '18' },
  portability: { act: 'GDPR', ref: '20' },
  objection: { act: 'GDPR', ref: '21' },
};

const GDPR_12_3: ArticleRef = { act: 'GDPR', ref: '12.3' };
const GDPR_12_4: ArticleRef = { act: 'GDPR', ref: '12.4' };
const GDPR_12_6: ArticleRef = { act: 'GDPR', ref: '12.6' };

/** Grounds of a refusal as a list to choose from; other ones are worded in the answer. */
export const REFUSAL_GROUNDS: readonly ArticleRef[] = [
  { act: 'GDPR', ref: '12.5' },
  { act: 'GDPR', ref: '12.6' },
  { act: 'GDPR', ref: '15.4' },
  { act: 'GDPR', ref: '17.3b' },
  { act: 'GDPR', ref: '17.3d' },
  { act: 'GDPR', ref: '17.3e' },
  { act: 'GDPR', ref: '20.3' },
  { act: 'FPDAL', ref: '28(1)' },
];

const term = (code: string, months: number): DeadlineRule => ({
  code,
  article: GDPR_12_3,
  unit: 'month',
  count: months,
  from: 'receipt',
  direction: 'within',
  verified: true,
});

/** One month from receipt; two more where the requester was told why (GDPR 12(3)). */
export const ANSWER_TERM = term('DR.ANSWER', 1);
/** The whole term of an extended request, from receipt. */
export const EXTENDED_TERM = term('DR.EXTENDED', 3);

/** A request as far as the rules depend on it. */
export interface DataRequestFacts {
  state: DataRequestState;
  rights: readonly DataRight[];
  receivedOn: LegalDay;
  identifiedOn: LegalDay | null;
  extendedOn: LegalDay | null;
}

/** The last day on which the answer is in time. */
export function answerDeadline(
  request: Pick<DataRequestFacts, 'receivedOn' | 'extendedOn'>,
  calendar: LegalCalendar,
): { code: string; day: LegalDay; article: ArticleRef } {
  const rule = request.extendedOn ? EXTENDED_TERM : ANSWER_TERM;
  return {
    code: rule.code,
    day: computeDeadline(rule, request.receivedOn, calendar).day,
    article: rule.article,
  };
}

/**
 * What can be done with a request today, and why not. Nothing is given out, corrected or erased before it is known who
 * asks (GDPR 12(6)); the extension is told within the first month (12(3)).
 */
export function requestOffers(
  request: DataRequestFacts,
  today: LegalDay,
  calendar: LegalCalendar,
): RequestOffer[] {
  if (request.state === 'answered' || request.state === 'withdrawn') return [];
  const unknown: Violation[] = request.identifiedOn
    ? []
    : [{ code: 'data_request.identity_needed', article: GDPR_12_6 }];
  const asked = (...rights: DataRight[]): Violation[] =>
    rights.some((right) => request.rights.includes(right)) ? [] : [{ code: 'data_request.not_asked' }];
  const offers: RequestOffer[] = [
    { event: 'search', violations: unknown },
    { event: 'correct', violations: [...unknown, ...asked('rectification')] },
    { event: 'erase', violations: [...unknown, ...asked('erasure', 'objection')] },
    {
      event: 'restrict',
      violations: [...unknown, ...asked('restriction', 'objection', 'rectification')],
    },
    { event: 'answer', violations: [] },
    { event: 'withdraw', violations: [] },
  ];
  if (!request.identifiedOn) offers.unshift({ event: 'identify', violations: [] });
  if (!request.extendedOn) {
    const { day } = answerDeadline(request, calendar);
    offers.push({
      event: 'extend',
      violations:
        today <= day ? [] : [{ code: 'data_request.extension_late', params: { day }, article: GDPR_12_3 }],
    });
  }
  return offers;
}

/** An answer as it is about to be given. */
export interface AnswerDraft {
  outcome: RequestOutcome;
  text: string;
  ground: ArticleRef | null;
  /** The day it was given. */
  on: LegalDay;
}

/**
 * Why an answer cannot be given so: a refusal, also of a part, names its ground and its reason (GDPR 12(4)); who was not
 * recognised can only be refused (12(6)); the day lies between receipt and today.
 */
export function answerViolations(
  request: DataRequestFacts,
  { outcome, text, ground, on }: AnswerDraft,
  today: LegalDay,
): Violation[] {
  const found: Violation[] = [];
  if (text.trim() === '') {
    found.push({ code: 'data_request.answer_missing', where: 'text', article: GDPR_12_4 });
  }
  if (outcome !== 'granted' && !ground) {
    found.push({ code: 'data_request.ground_missing', where: 'ground', article: GDPR_12_4 });
  }
  if (outcome !== 'refused' && !request.identifiedOn) {
    found.push({ code: 'data_request.identity_needed', article: GDPR_12_6 });
  }
  return [...found, ...dayViolations(request.receivedOn, on, today, 'on')];
}

/** Why something cannot have happened on the day: before the request came, or in the future. */
export function dayViolations(
  receivedOn: LegalDay,
  day: LegalDay,
  today: LegalDay,
  where: string,
): Violation[] {
  if (day > today) return [{ code: 'data_request.day_to_come', where }];
  if (day < receivedOn) return [{ code: 'data_request.day_before_receipt', where }];
  return [];
}
