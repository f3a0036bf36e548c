import { deadlineRule, isAsStrict, withOwnTerm } from '#libs/legal-calendar';
import type { DeadlineCode, DeadlineRule, DeadlineUnit } from '#libs/legal-calendar';
import type { Violation } from '#libs/contracts';

/** The endorsers that every municipality may have; they are held by a role. */
export const BUILT_IN_ENDORSERS = ['legal', 'head'] as const;

/** Somebody whose endorsement the draft needs before it goes on (PL 36(2): as the work regulations say). */
export interface EndorserStep {
  /** `legal` and `head` are held by their roles; any other code is the municipality's own. */
  code: string;
  /** What the step is called; empty for the built-in ones. */
  name: string;
  /** Ids of the people who may take an own step; empty for the built-in ones. */
  people: readonly string[];
}

/** A committee whose opinion the draft needs before the sitting (PL 36(2)). */
export interface CommitteeStep {
  code: string;
  name: string;
}

/** The deadlines for which a municipality may set a stricter term of its own, each in the unit it is set in. */
export const OWN_TERMS = [
  { code: 'SN.OPINION_MIN', unit: 'day', most: 90 },
  { code: 'SN.MATERIALS', unit: 'working_day', most: 20 },
  { code: 'SN.AGENDA_NOTICE', unit: 'working_day', most: 20 },
  { code: 'SN.DRAFT_DECISION', unit: 'working_day', most: 20 },
  { code: 'SN.SIGN_DECISION', unit: 'working_day', most: 5 },
  { code: 'SN.SEND_LV', unit: 'working_day', most: 3 },
  { code: 'SN.SEND_VARAM', unit: 'working_day', most: 3 },
  { code: 'SN.SEND_LV_AFTER_OPINION', unit: 'working_day', most: 3 },
] as const satisfies readonly { code: DeadlineCode; unit: DeadlineUnit; most: number }[];

/** Code of a deadline in {@link OWN_TERMS}. */
export type OwnTermCode = (typeof OWN_TERMS)[number]['code'];

/** How a municipality works inside the frame of the law; its work regulations set it (PL 36(2)). */
export interface InternalSteps {
  /** In the order in which they endorse. */
  endorsers: readonly EndorserStep[];
  /** Nobody endorses before those who stand before them. */
  endorseInOrder: boolean;
  committees: readonly CommitteeStep[];
  /** A draft is coordinated once more after its opinion stage, before it goes to the council. */
  coordinateAfterOpinions: boolean;
  /** A text that was changed since the public saw it goes through another opinion stage; otherwise that is only advised. */
  repeatOpinions: boolean;
  /** Own terms; where one is missing the law's holds. */
  terms: Partial<Record<OwnTermCode, number>>;
  /** Months after entry into force after which the by-law's effect is reviewed; `null` = no review is planned. */
  exPostMonths: number | null;
}

/** What holds until a municipality sets steps of its own. */
export const DEFAULT_STEPS: InternalSteps = {
  endorsers: BUILT_IN_ENDORSERS.map((code) => ({ code, name: '', people: [] })),
  endorseInOrder: false,
  committees: [],
  coordinateAfterOpinions: false,
  repeatOpinions: false,
  terms: {},
  exPostMonths: null,
};

/** Most own endorsers, and most committees. */
export const MAX_STEPS = 12;

const CODE = /^[a-z][a-z0-9_]{1,39}$/;
const isBuiltIn = (code: string): boolean => (BUILT_IN_ENDORSERS as readonly string[]).includes(code);

/**
 * Why the steps cannot hold: legality is always checked (PL 36(2)), no term is less strict than the law's, codes are
 * different from each other, own steps have a name and somebody to take them. Empty when they can.
 */
export function stepsViolations(steps: InternalSteps): Violation[] {
  const found: Violation[] = [];
  const { endorsers, committees, exPostMonths } = steps;
  const codes = [...endorsers, ...committees].map(({ code }) => code);
  if (!endorsers.some(({ code }) => code === 'legal')) {
    found.push({
      code: 'steps_without_legal_check',
      article: { act: 'PL', ref: '36(2)' },
      where: 'endorsers',
    });
  }
  if (new Set(codes).size !== codes.length) found.push({ code: 'steps_repeated', where: 'endorsers' });
  endorsers.forEach((step, index) => found.push(...endorserViolations(step, `endorsers.${index}`)));
  committees.forEach(({ code, name }, index) => {
    const where = `committees.${index}`;
    if (!CODE.test(code) || name.trim() === '') found.push({ code: 'step_name_missing', where });
  });
  for (const where of ['endorsers', 'committees'] as const) {
    if (steps[where].length > MAX_STEPS) {
      found.push({ code: 'too_many_steps', where, params: { most: MAX_STEPS } });
    }
  }
  if (exPostMonths !== null && (!Number.isInteger(exPostMonths) || exPostMonths < 1 || exPostMonths > 120)) {
    found.push({
      code: 'ex_post_months_out_of_range',
      where: 'exPostMonths',
      params: { least: 1, most: 120 },
    });
  }
  return [...found, ...termsViolations(steps.terms)];
}

function endorserViolations({ code, name, people }: EndorserStep, where: string): Violation[] {
  if (isBuiltIn(code)) return [];
  if (!CODE.test(code) || name.trim() === '') return [{ code: 'step_name_missing', where }];
  return people.length === 0 ? [{ code: 'step_people_missing', where, params: { name } }] : [];
}

function termsViolations(terms: InternalSteps['terms']): Violation[] {
  return OWN_TERMS.flatMap(({ code, unit, most }): Violation[] => {
    const count = terms[code];
    if (count === undefined) return [];
    const rule = deadlineRule(code);
    const where = `terms.${code}`;
    if (!isAsStrict(rule, { count, unit })) {
      const details = { article: rule.article, params: { count: leastStrict(code) }, where };
      return rule.direction === 'within'
        ? [{ code: 'term_longer_than_law', ...details }]
        : [{ code: 'term_shorter_than_law', ...details }];
    }
    return count > most ? [{ code: 'term_too_long', params: { most }, where }] : [];
  });
}

/** The law's own length of a term, in the unit in which a municipality sets its own: two weeks are 14 days. */
export function leastStrict(code: OwnTermCode): number {
  const { count, unit } = deadlineRule(code);
  return unit === 'week' ? count * 7 : count;
}

/** The municipality's own term of a rule; `null` where the law's holds. */
export function ownRule(
  code: DeadlineCode,
  steps: InternalSteps,
): (DeadlineRule & { code: DeadlineCode }) | null {
  const own = OWN_TERMS.find((term) => term.code === code);
  const count = own && steps.terms[own.code];
  if (!own || count === undefined || count === leastStrict(own.code)) return null;
  return withOwnTerm(deadlineRule(code), { count, unit: own.unit });
}
