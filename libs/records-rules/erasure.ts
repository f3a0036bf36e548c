import type { ArticleRef, ErasureGround, ErasureOutcome, HoldingKey } from '#libs/contracts';

const LEGAL_DUTY: ArticleRef = { act: 'GDPR', ref: '17.3b' };
const ARCHIVE: ArticleRef = { act: 'GDPR', ref: '17.3d' };
const CLAIMS: ArticleRef = { act: 'GDPR', ref: '17.3e' };

const RUNNING: ErasureGround = { code: 'running', article: LEGAL_DUTY };
const OFFICIAL_DUTY: ErasureGround = { code: 'official_duty', article: LEGAL_DUTY };
const IN_USE: ErasureGround = { code: 'account_in_use', article: LEGAL_DUTY };
const PUBLIC_RECORD: ErasureGround = { code: 'public_record', article: ARCHIVE };
const LEGAL_CLAIMS: ErasureGround = { code: 'legal_claims', article: CLAIMS };

/** Why something restricted is neither erased nor destroyed: the requester wants it stored (GDPR 18(1)(b), (c), 18(2)). */
export const RESTRICTED_GROUND: ErasureGround = {
  code: 'restricted',
  article: { act: 'GDPR', ref: '18.2' },
};

/** What becomes of one kind of data when its erasure is asked for. */
interface ErasurePolicy {
  /** When nothing stands against it any more. */
  outcome: ErasureOutcome;
  /** Why it stays until then, or for good. */
  ground: ErasureGround | null;
}

/**
 * The policy of each kind. What serves the requester alone goes at once. Names and addresses beside what somebody said to
 * the municipality go when the procedure is over, and what they said stays as its record (GDPR 17(3)(b), (d)). What
 * somebody did in office, and how the council voted, stays (17(3)(b), (d)); so does the request itself (17(3)(e)).
 */
const POLICIES: Readonly<Record<HoldingKey, ErasurePolicy>> = {
  account: { outcome: 'anonymise', ground: IN_USE },
  roles: { outcome: 'keep', ground: OFFICIAL_DUTY },
  opinions: { outcome: 'anonymise', ground: RUNNING },
  registrations: { outcome: 'anonymise', ground: RUNNING },
  council_applications: { outcome: 'anonymise', ground: RUNNING },
  access_requests: { outcome: 'anonymise', ground: RUNNING },
  subscriptions: { outcome: 'delete', ground: null },
  calendar_feeds: { outcome: 'delete', ground: null },
  projects: { outcome: 'anonymise', ground: RUNNING },
  project_talk: { outcome: 'anonymise', ground: RUNNING },
  // Names and codes of a collective submission are erased by its own rules, on a day of their own.
  collective_submissions: { outcome: 'keep', ground: RUNNING },
  comments: { outcome: 'keep', ground: OFFICIAL_DUTY },
  organisations: { outcome: 'keep', ground: OFFICIAL_DUTY },
  meeting_parties: { outcome: 'keep', ground: PUBLIC_RECORD },
  lobby_contacts: { outcome: 'keep', ground: PUBLIC_RECORD },
  council_votes: { outcome: 'keep', ground: PUBLIC_RECORD },
  messages: { outcome: 'keep', ground: PUBLIC_RECORD },
  official_acts: { outcome: 'keep', ground: OFFICIAL_DUTY },
  data_requests: { outcome: 'keep', ground: LEGAL_CLAIMS },
};

/**
 * Whether a thing is erased, made anonymous or kept.
 *
 * @param over whether what it was given for is over: the by-law's procedure, the event, the cycle, the use of the account.
 * @returns the outcome, with the ground where it is kept; `keep` always has one.
 */
export function decideErasure(
  key: HoldingKey,
  over: boolean,
): { outcome: ErasureOutcome; ground: ErasureGround | null } {
  const { outcome, ground } = POLICIES[key];
  if (outcome === 'keep') return { outcome, ground };
  if (over || ground === null) return { outcome, ground: null };
  return { outcome: 'keep', ground };
}
