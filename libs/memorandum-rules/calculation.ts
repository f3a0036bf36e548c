import type { Node } from 'prosemirror-model';
import type { Calculation, CalculationKind } from '#libs/contracts';
import type { IdSource } from '#libs/bylaw-document';
import { ADMINISTRATIVE_PART, administrativeBlocks } from './administrative-text.js';
import { FISCAL_PART, fiscalBlocks } from './fiscal-text.js';

/** The part of the memorandum that a calculation is written into (PL 46(1)2, 46(1)4). */
export function partOfCalculation(kind: CalculationKind): number {
  return kind === 'fiscal' ? FISCAL_PART : ADMINISTRATIVE_PART;
}

/** What the memorandum says of a calculation. */
export function calculationBlocks(calculation: Calculation, newId: IdSource): Node[] {
  return calculation.kind === 'fiscal'
    ? fiscalBlocks(calculation, newId)
    : administrativeBlocks(calculation, newId);
}
