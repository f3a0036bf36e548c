import type { Violation } from '#libs/contracts';

/** Statuses an expected refusal may have. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503;

/**
 * An expected refusal: the whole list of reasons, never only the first. Framework-free; `ProblemFilter` turns it into
 * `application/problem+json`.
 */
export class Refused extends Error {
  constructor(
    readonly violations: Violation[],
    readonly status: RefusalStatus = 422,
    /** Further members of the answer that let the caller go on, for example what changed meanwhile. */
    readonly extension: Record<string, unknown> = {},
  ) {
    super(violations.map((v) => v.code).join(', '));
  }

  /** The thing is not there, or the caller may not know that it is. */
  static notFound(what: string): Refused {
    return new Refused([{ code: 'notFound', params: { what } }], 404);
  }

  /** Somebody else changed the row since the caller read it. */
  static stale(what: string): Refused {
    return new Refused([{ code: 'changedMeanwhile', params: { what } }], 409);
  }
}

/** Throws {@link Refused} when a library's decision says no; otherwise narrows it to its result. */
export function ensureAllowed<T extends { allowed: true }>(
  decision: T | { allowed: false; violations: Violation[] },
  status: RefusalStatus = 409,
): asserts decision is T {
  if (!decision.allowed) throw new Refused(decision.violations, status);
}
