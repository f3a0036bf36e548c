/** Topic of the event that ends an author's term for corrections. */
export const CORRECTION_ENDS = 'budget.correctionEnds';
