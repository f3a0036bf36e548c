import type { LegalDay, Violation } from '#libs/contracts';
import { STATE_ROLES, type Role } from './roles.js';

/** From the first to the last day, both included; without a last day it is open. */
export interface Term {
  from: LegalDay;
  to: LegalDay | null;
}

/** A role in a municipality as far as the rules about terms need it. */
export interface RoleTerm {
  id: string;
  role: Role;
  personId: string;
  institutionId: string;
  term: Term;
}

/** A period in which the substitute holds the assignment too. */
export interface SubstitutionTerm {
  id: string;
  assignmentId: string;
  holderId: string;
  substituteId: string;
  term: Term;
}

/** Whether the day lies in the term. */
export function inTerm(term: Term, day: LegalDay): boolean {
  return term.from <= day && (term.to === null || day <= term.to);
}

/** Whether two terms share a day. */
export function overlap(a: Term, b: Term): boolean {
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);
}

/** Where the term stands on the day. */
export function termState(term: Term, day: LegalDay): 'coming' | 'current' | 'past' {
  if (day < term.from) return 'coming';
  return inTerm(term, day) ? 'current' : 'past';
}

/**
 * Why a role cannot be granted: a role of the state in a municipality, a term that ends before it begins or is over, or
 * the same role of the same person in the same institution at the same time.
 */
export function grantViolations(
  wish: Omit<RoleTerm, 'id'>,
  existing: readonly RoleTerm[],
  today: LegalDay,
): Violation[] {
  const violations: Violation[] = [];
  if (STATE_ROLES.includes(wish.role)) violations.push({ code: 'stateRole', where: 'role' });
  if (wish.term.to !== null && wish.term.to < wish.term.from)
    violations.push({ code: 'termReversed', where: 'validTo' });
  else if (wish.term.to !== null && wish.term.to < today)
    violations.push({ code: 'termOver', where: 'validTo' });
  const same = existing.find(
    (other) =>
      other.role === wish.role &&
      other.personId === wish.personId &&
      other.institutionId === wish.institutionId &&
      overlap(other.term, wish.term),
  );
  if (same) violations.push({ code: 'roleHeldAlready', where: 'role', params: { from: same.term.from } });
  return violations;
}

/**
 * Why a role cannot end on the day. It may end yesterday at the earliest: what was done under it before stays done under
 * a valid role. A municipality never stays without an administrator.
 *
 * @param lastDay last day of the role, or null when a role that has not begun is taken back.
 * @param all every role of the municipality, the ended one too.
 */
export function endViolations(
  ended: RoleTerm,
  lastDay: LegalDay | null,
  all: readonly RoleTerm[],
  today: { day: LegalDay; yesterday: LegalDay; dayAfterLast: LegalDay },
): Violation[] {
  const violations: Violation[] = [];
  if (lastDay === null) {
    if (ended.term.from <= today.day) violations.push({ code: 'roleHasBegun', where: 'lastDay' });
  } else {
    if (lastDay < ended.term.from) violations.push({ code: 'termReversed', where: 'lastDay' });
    else if (lastDay < today.yesterday) violations.push({ code: 'endTooEarly', where: 'lastDay' });
    if (ended.term.to !== null && lastDay > ended.term.to)
      violations.push({ code: 'endTooLate', where: 'lastDay' });
  }
  if (ended.role === 'administrator' && !administratorRemains(ended.id, all, today.dayAfterLast)) {
    violations.push({ code: 'lastAdministrator', where: 'lastDay' });
  }
  return violations;
}

function administratorRemains(endedId: string, all: readonly RoleTerm[], day: LegalDay): boolean {
  return all.some(
    (other) => other.id !== endedId && other.role === 'administrator' && inTerm(other.term, day),
  );
}

/**
 * Why nobody can be named a substitute like this: the days are reversed, over, in the past or outside the role's term;
 * the substitute is the holder; the role has a substitute on one of these days; or a chain would come about, where
 * somebody stands in for a person and is away at the same time.
 *
 * @param known substitutions of the municipality.
 */
export function substitutionViolations(
  wish: Omit<SubstitutionTerm, 'id'>,
  role: Term,
  known: readonly SubstitutionTerm[],
  today: LegalDay,
): Violation[] {
  const violations: Violation[] = [];
  const last = wish.term.to ?? wish.term.from;
  if (last < wish.term.from) violations.push({ code: 'termReversed', where: 'toDay' });
  else if (wish.term.from < today) violations.push({ code: 'substitutionInPast', where: 'fromDay' });
  if (wish.term.from < role.from || (role.to !== null && last > role.to)) {
    violations.push({ code: 'substitutionOutsideRole', where: 'fromDay' });
  }
  if (wish.substituteId === wish.holderId)
    violations.push({ code: 'substituteIsHolder', where: 'substituteId' });
  const meanwhile = known.filter((other) => overlap(other.term, wish.term));
  if (meanwhile.some((other) => other.assignmentId === wish.assignmentId)) {
    violations.push({ code: 'substitutionOverlaps', where: 'fromDay' });
  }
  if (meanwhile.some((other) => other.holderId === wish.substituteId)) {
    violations.push({ code: 'substituteIsAway', where: 'substituteId' });
  }
  if (meanwhile.some((other) => other.substituteId === wish.holderId)) {
    violations.push({ code: 'holderIsSubstitute', where: 'fromDay' });
  }
  return violations;
}

/** Why a substitution cannot end on the day: only a day from yesterday on and within its days. */
export function shortenViolations(term: Term, lastDay: LegalDay, yesterday: LegalDay): Violation[] {
  if (lastDay < term.from) return [{ code: 'termReversed', where: 'lastDay' }];
  if (lastDay < yesterday) return [{ code: 'endTooEarly', where: 'lastDay' }];
  if (term.to !== null && lastDay > term.to) return [{ code: 'endTooLate', where: 'lastDay' }];
  return [];
}
