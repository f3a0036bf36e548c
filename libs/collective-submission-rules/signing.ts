import type { Decision, SignatureCount, SignerBasis, Violation } from '#libs/contracts';

/** The age from which one may sign, in full years (PL 56(1)). */
export const SIGNING_AGE = 16;

/** What is known of somebody who wants to sign. */
export interface SignerFacts {
  /** What the person says about themselves; a register confirms it later. */
  citizen: boolean;
  basis: SignerBasis;
  /** Full years on the day; `null` where neither register nor personal code tells. */
  age: number | null;
  /** Declared in the municipality; `null` where the register does not know. */
  declared: boolean | null;
}

/** Whether the person may sign (PL 56(1)), with every reason against it. What nobody knows here is checked later. */
export function maySign(signer: SignerFacts): Decision {
  const violations: Violation[] = [];
  const article = { act: 'PL', ref: '56(1)' } as const;
  if (!signer.citizen) violations.push({ code: 'collective.not_citizen', where: 'citizen', article });
  if (signer.age !== null && signer.age < SIGNING_AGE)
    violations.push({ code: 'collective.under_age', params: { age: SIGNING_AGE }, article });
  if (signer.basis === 'declared' && signer.declared === false)
    violations.push({ code: 'collective.not_declared', where: 'basis', article });
  return violations.length === 0 ? { allowed: true } : { allowed: false, violations };
}

/** Whether a register has already told everything that PL 56(1) asks but citizenship. */
export function isConfirmed({ basis, age, declared }: Omit<SignerFacts, 'citizen'>): boolean {
  return basis === 'declared' && declared === true && age !== null && age >= SIGNING_AGE;
}

/** Signatures that count: all but those that were struck. */
export function countedSignatures({ all, struck }: Pick<SignatureCount, 'all' | 'struck'>): number {
  return all - struck;
}

/** Signatures still missing; `null` while the number needed is not known. */
export function missingSignatures(count: SignatureCount): number | null {
  return count.needed === null ? null : Math.max(0, count.needed - countedSignatures(count));
}
