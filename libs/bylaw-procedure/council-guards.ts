import { computeDeadline, deadlineRule, yearOf } from '#libs/legal-calendar';
import { bar, blank, pl, warn } from './guard.js';
import type { Finding, Guard, GuardContext } from './guard.js';
import type { SignatureSlice, SittingFact, VoteFact } from './facts.js';
import { parseNumber } from './number.js';
import { inCorrection } from './review.js';

/** Councillors present at a vote: who voted for, against or abstained (PL 37(4)). */
export function presentAtVote(vote: VoteFact): number {
  return vote.for + vote.against + vote.abstain;
}

/** Whether more than half of those present voted for the draft (PL 37(1), 37(4)). */
export function hasMajority(vote: VoteFact): boolean {
  return vote.for * 2 > presentAtVote(vote);
}

/**
 * Whether enough councillors take part for a vote: more than half of the council (PL 27(2)); a third in the next
 * repeat regular sitting (PL 27(2¹)).
 */
export function hasQuorum(
  { present, councilSize }: { present: number; councilSize: number },
  sitting: Pick<SittingFact, 'kind' | 'repeat'> | null,
): boolean {
  return isThirdEnough(sitting) ? present * 3 >= councilSize : present * 2 > councilSize;
}

function isThirdEnough(sitting: Pick<SittingFact, 'kind' | 'repeat'> | null): boolean {
  return sitting?.repeat === 2 && sitting.kind === 'regular';
}

/** Conditions of the vote, the decision and its signature (PL 27, 37). */
export const COUNCIL_GUARDS = {
  /** The day of the sitting has come. */
  sittingHasBegun: {
    article: pl('27(1)'),
    actor: 'council',
    check: ({ facts, now }) => {
      const day = facts.council?.sitting?.day;
      return day === undefined || day <= now
        ? []
        : [bar('too_early_to_adopt', { article: pl('27(1)'), params: { day }, where: 'council.sitting' })];
    },
  },
  /** More than half of the councillors take part; a third in the next repeat regular sitting. */
  quorumPresent: { article: pl('27(2)'), actor: 'council', check: quorum },
  /** The counts of the vote can be true. */
  voteConsistent: {
    article: pl('37(4)'),
    actor: 'council_secretary',
    check: ({ facts }) => {
      const vote = facts.council?.vote ?? null;
      const where = 'council.vote';
      if (!vote) return [bar('vote_missing', { article: pl('37(1)'), where })];
      const counts = [vote.for, vote.against, vote.abstain, vote.notParticipating];
      const whole = counts.every((count) => Number.isInteger(count) && count >= 0);
      const room = facts.council?.quorum;
      const fits = !room || (presentAtVote(vote) <= room.present && room.present <= room.councilSize);
      return whole && fits ? [] : [bar('vote_inconsistent', { article: pl('37(4)'), where })];
    },
  },
  /** More than half of those present voted for it. */
  majorityFor: {
    article: pl('37(1)'),
    actor: 'council',
    check: ({ facts }) => {
      const vote = facts.council?.vote;
      if (!vote || hasMajority(vote)) return [];
      const params = { for: vote.for, present: presentAtVote(vote) };
      return [bar('majority_missing', { article: pl('37(1)'), params, where: 'council.vote' })];
    },
  },
  /** The draft did not get the votes it needed. */
  majorityMissing: {
    article: pl('37(2)'),
    actor: 'council',
    check: ({ facts }) => {
      const vote = facts.council?.vote;
      return vote && hasMajority(vote)
        ? [bar('draft_was_adopted', { article: pl('37(1)'), where: 'council.vote' })]
        : [];
    },
  },
  /** The decision has its number and the date of the sitting. */
  decisionRecorded: {
    article: pl('38(3)9'),
    actor: 'council_secretary',
    check: ({ facts }) => {
      const { decision, sitting } = facts.council ?? {};
      const where = 'council.decision';
      if (!decision || blank(decision.number))
        return [bar('decision_missing', { article: pl('38(3)9'), where })];
      if (!sitting || decision.date === sitting.day) return [];
      const params = { date: decision.date, sitting: sitting.day };
      return [bar('decision_date_differs', { article: pl('27(1)'), params, where })];
    },
  },
  /** The text voted on is the endorsed one. */
  adoptedTextIsEndorsed: { article: pl('37(1)'), actor: 'council_secretary', check: adoptedText },
  /** The text has not changed since the vote. */
  adoptedTextUnchanged: { article: pl('37(5)'), actor: 'council_secretary', check: adoptedText },
  /** The signature is a recorded fact with its date and its container or paper. */
  signatureRecorded: {
    article: pl('37(5)'),
    actor: 'sitting_chair',
    check: ({ facts, now }) => {
      const signature = facts.signature;
      const article = pl('37(5)');
      if (!signature || blank(signature.by))
        return [bar('signature_missing', { article, where: 'signature' })];
      const adopted = facts.council?.decision?.date ?? null;
      const params = { day: signature.day };
      const findings = unproven(signature);
      if (signature.day > now)
        findings.push(bar('signature_in_future', { article, params, where: 'signature.day' }));
      if (adopted !== null && signature.day < adopted) {
        findings.push(bar('signature_before_decision', { article, params, where: 'signature.day' }));
      }
      return findings;
    },
  },
  /** Signed within five working days; lateness is shown, not barred. */
  signatureInTime: {
    article: pl('37(5)'),
    actor: 'sitting_chair',
    check: ({ facts, now, calendar }) => {
      const adopted = facts.council?.decision?.date;
      if (!adopted) return [];
      const due = computeDeadline(deadlineRule('SN.SIGN_DECISION'), adopted, calendar).day;
      const day = facts.signature?.day ?? now;
      return day <= due
        ? []
        : [warn('signature_late', { article: pl('37(5)'), params: { due }, where: 'signature.day' })];
    },
  },
  /** The by-law has its number by the municipality's pattern. */
  numberAssigned: {
    actor: 'council_secretary',
    check: ({ facts }) => {
      const pattern = facts.municipality.numberPattern;
      if (facts.number === null || blank(facts.number)) return [bar('number_missing', { where: 'number' })];
      const year = yearOf(facts.council?.decision?.date ?? '0000-01-01');
      const parts = parseNumber(pattern, facts.number, year);
      const params = { number: facts.number, pattern, year: String(year) };
      // A corrected by-law keeps the number of its first adoption, which may have been the year before.
      const inYear = parts && (parts.year === year || (inCorrection(facts) && parts.year < year));
      return inYear ? [] : [bar('number_not_by_pattern', { params, where: 'number' })];
    },
  },
} as const satisfies Record<string, Guard>;

function quorum({ facts }: GuardContext): Finding[] {
  const found = facts.council?.quorum ?? null;
  const sitting = facts.council?.sitting ?? null;
  const where = 'council.quorum';
  if (!found) return [bar('quorum_missing', { article: pl('27(2)'), where })];
  if (hasQuorum(found, sitting)) return [];
  const params = { present: found.present, councilSize: found.councilSize };
  return isThirdEnough(sitting)
    ? [bar('no_quorum_third', { article: pl('27(2¹)'), params, where })]
    : [bar('no_quorum', { article: pl('27(2)'), params, where })];
}

function adoptedText({ facts }: GuardContext): Finding[] {
  const council = facts.council;
  const where = 'council.adoptedDigest';
  if (!council || council.adoptedDigest === null)
    return [bar('adopted_text_missing', { article: pl('37(1)'), where })];
  const same =
    council.adoptedDigest === facts.document.currentDigest &&
    (facts.dossier.kind !== 'normal' || council.adoptedMemorandumDigest === facts.memorandum.currentDigest);
  return same ? [] : [bar('adopted_text_differs', { article: pl('37(1)'), where })];
}

function unproven(signature: SignatureSlice): Finding[] {
  const article = pl('37(5)');
  if (signature.means === 'container' && blank(signature.containerDigest)) {
    return [bar('signature_container_missing', { article, where: 'signature.container' })];
  }
  if (signature.means === 'paper' && blank(signature.paperReference)) {
    return [bar('signature_paper_missing', { article, where: 'signature.paperReference' })];
  }
  return [];
}
