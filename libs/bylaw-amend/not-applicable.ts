import type { AmendmentFindingCode } from './operations.js';

/** An operation that cannot be applied, with the reason. */
export class NotApplicable extends Error {
  constructor(
    readonly code: AmendmentFindingCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code);
  }
}
