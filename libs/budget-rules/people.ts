import type { CycleRules, CycleState, Decision, LegalDay, Submitter, Violation } from '#libs/contracts';
import { isLegalDay, yearOf } from '#libs/legal-calendar';
import type { Term } from './cycle-findings.js';
import { pl } from './finding.js';

/** The age at which a person may submit and vote (PL 60(3)1, 60(4)). */
export const AGE_OF_VOICE = 16;

/** Whether somebody born on the day is 16 on another; on the birthday itself the age is reached. */
export function is16On(bornOn: LegalDay, day: LegalDay): boolean {
  const latestBirth = `${String(yearOf(day) - AGE_OF_VOICE).padStart(4, '0')}${day.slice(4)}`;
  return bornOn <= latestBirth;
}

/** What is known of a person who wants to submit. */
export interface SubmitterFacts {
  submitter: Submitter;
  /** `null` where neither the register nor the login names it. */
  bornOn: LegalDay | null;
  /** By the register of this municipality; `null` where no register is loaded. */
  declaredHere: boolean | null;
  /** Applications of this submitter in the cycle that were submitted and not withdrawn. */
  alreadySubmitted: number;
}

/** What {@link maySubmit} asks of a resident and of no organisation. */
export const ASKED_OF_A_RESIDENT = [
  'submitter_age_unknown',
  'submitter_too_young',
  'submitter_not_declared_here',
] as const;

/**
 * Whether this person or organisation may submit a project on the day (PL 60(3)1). The law asks for no
 * declared residence: that is asked only where the nolikums narrows the circle. An organisation has no age, and where
 * it is at home evaluators see from its number; where its representative lives does not matter.
 */
export function maySubmit(
  facts: SubmitterFacts,
  rules: Pick<CycleRules, 'submitters' | 'maxPerSubmitter'>,
  day: LegalDay,
): Decision {
  const found: Violation[] = [...organisationViolations(facts.submitter)];
  const article = pl('60(3)1');
  if (facts.submitter.kind === 'person') {
    if (facts.bornOn === null || !isLegalDay(facts.bornOn))
      found.push({ code: 'submitter_age_unknown', article });
    else if (!is16On(facts.bornOn, day)) found.push({ code: 'submitter_too_young', article });
    if (rules.submitters === 'residents_only' && facts.declaredHere !== true) {
      found.push({ code: 'submitter_not_declared_here' });
    }
  }
  if (rules.maxPerSubmitter !== null && facts.alreadySubmitted >= rules.maxPerSubmitter) {
    found.push({ code: 'submitter_limit_reached', params: { max: rules.maxPerSubmitter } });
  }
  return decided(found);
}

/** What is wrong with an organisation's own data (PL 60(3)1); nothing for a person. */
export function organisationViolations(submitter: Submitter): Violation[] {
  if (submitter.kind === 'person') return [];
  const article = pl('60(3)1');
  const found: Violation[] = [];
  if (submitter.name.trim() === '')
    found.push({ code: 'organisation_name_missing', where: 'submitter.name' });
  if (!/^\d{11}$/.test(submitter.registrationNumber)) {
    found.push({ code: 'organisation_number_unreadable', where: 'submitter.registrationNumber' });
  }
  if (!submitter.noMunicipalParticipation) {
    found.push({
      code: 'organisation_declaration_missing',
      where: 'submitter.noMunicipalParticipation',
      article,
    });
  }
  return found;
}

/** What stands against submitting on the day at all: another state, too early, too late (PL 61.3). */
export function submissionTermViolations(state: CycleState, { from, to }: Term, day: LegalDay): Violation[] {
  const article = pl('61.3');
  if (state === 'cancelled') return [{ code: 'cycle_cancelled' }];
  if (state === 'preparing' || day < from)
    return [{ code: 'submission_not_open', article, params: { day: from } }];
  if (state !== 'submission' || day > to) return [{ code: 'submission_over', article, params: { day: to } }];
  return [];
}

/** What the register says of a person who wants to vote. */
export interface VoterFacts {
  /** `null` where the register does not name the person. */
  bornOn: LegalDay | null;
  /** Declared here on the eligibility day; `null` where no register is loaded. */
  declared: boolean | null;
}

/** Whether this person may vote (PL 60(4)): declared here and 16 on the days of the rules. */
export function mayVote(
  { bornOn, declared }: VoterFacts,
  { eligibilityDay, ageDay }: Pick<CycleRules, 'eligibilityDay' | 'ageDay'>,
): Decision {
  const article = pl('60(4)');
  const params = { day: eligibilityDay };
  if (declared === null) return decided([{ code: 'voter_register_missing', article }]);
  if (!declared) return decided([{ code: 'voter_not_declared_here', article, params }]);
  if (bornOn === null || !isLegalDay(bornOn)) return decided([{ code: 'voter_age_unknown', article }]);
  const day = ageDay ?? eligibilityDay;
  return decided(is16On(bornOn, day) ? [] : [{ code: 'voter_too_young', article, params: { day } }]);
}

function decided(violations: Violation[]): Decision {
  return violations.length === 0 ? { allowed: true } : { allowed: false, violations };
}
