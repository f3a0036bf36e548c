import type {
  ArticleRef,
  ErasureGround,
  HoldingKey,
  LegalDay,
  RestrictionGround,
  RestrictionOutcome,
  Violation,
} from '#libs/contracts';
import { dayViolations } from './data-requests.js';

/** The article behind each ground: accuracy contested, unlawful but kept, needed for claims, objection looked into. */
export const RESTRICTION_ARTICLES: Readonly<Record<RestrictionGround, ArticleRef>> = {
  accuracy: { act: 'GDPR', ref: '18.1a' },
  unlawful: { act: 'GDPR', ref: '18.1b' },
  claims: { act: 'GDPR', ref: '18.1c' },
  objection: { act: 'GDPR', ref: '18.1d' },
};

const STORED_ONLY: ArticleRef = { act: 'GDPR', ref: '18.2' };
const TELL_BEFORE: ArticleRef = { act: 'GDPR', ref: '18.3' };

/** What was done in office and how the council voted is processed for important public interest all the same. */
const REFUSED: Partial<Record<HoldingKey, ErasureGround['code']>> = {
  roles: 'official_duty',
  official_acts: 'official_duty',
  council_votes: 'public_record',
};

/** Kinds that are used beyond being stored: names shown to everybody, news sent to an address. */
const IN_USE: readonly HoldingKey[] = ['opinions', 'registrations', 'subscriptions', 'projects'];

/**
 * What a restriction does to one kind of data: `withheld` – taken out of use and stored; `marked` – it is only stored as
 * it is, and neither erased nor destroyed; `refused` – it goes on for the ground given (GDPR 18(2)).
 */
export function decideRestriction(key: HoldingKey): {
  outcome: RestrictionOutcome;
  ground: ErasureGround | null;
} {
  const refused = REFUSED[key];
  if (refused) return { outcome: 'refused', ground: { code: refused, article: STORED_ONLY } };
  return { outcome: IN_USE.includes(key) ? 'withheld' : 'marked', ground: null };
}

/** A restriction that is to be lifted, as far as the rules depend on it. */
export interface LiftedRestriction {
  since: LegalDay;
  liftedOn: LegalDay | null;
}

/** Why it cannot be lifted so: it is told before, with the reason, to whoever asked for it (GDPR 18(3)). */
export function liftViolations(
  { since, liftedOn }: LiftedRestriction,
  { reason, informedOn }: { reason: string; informedOn: LegalDay },
  today: LegalDay,
): Violation[] {
  if (liftedOn !== null) return [{ code: 'data_request.restriction_lifted' }];
  const found: Violation[] = [];
  if (reason.trim() === '') {
    found.push({ code: 'data_request.lift_reason_missing', where: 'reason', article: TELL_BEFORE });
  }
  return [
    ...found,
    ...dayViolations(since, informedOn, today, 'informedOn').map((one) => ({
      ...one,
      ...(one.code === 'data_request.day_before_receipt'
        ? { code: 'data_request.told_before_restriction' }
        : {}),
      article: TELL_BEFORE,
    })),
  ];
}
