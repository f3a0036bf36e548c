import type { DossierKind } from './facts.js';

const ALL_PARTS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** The part of the memorandum on consultations, which can only be written after the opinion stage (PL 46(1)8, 46(3)). */
export const CONSULTATION_PART = 8;

/**
 * The compulsory parts of the explanatory memorandum (PL 46(1)): all eight; without part 2 for municipal fees
 * (PL 46(2)); none for budget and spatial planning drafts, to which article 46 does not apply (PL 46(4)).
 */
export function requiredMemorandumParts(kind: DossierKind, isFees: boolean): number[] {
  if (kind !== 'normal') return [];
  return ALL_PARTS.filter((part) => !(isFees && part === 2));
}
