import { HttpErrorResponse } from '@angular/common/http';
import type { Violation } from '#libs/contracts';

/** Why a request did not succeed, in the terms a page needs to say what to do next. */
export interface Problem {
  kind: 'refused' | 'forbidden' | 'notFound' | 'signedOut' | 'stale' | 'tooMany' | 'offline' | 'failed';
  status: number;
  /** Every reason at once, as the server gave them. */
  violations: Violation[];
}

/** Reads a failed request (`application/problem+json` or anything else) into a problem. */
export function readProblem(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse)) return { kind: 'failed', status: 0, violations: [] };
  return { kind: kindOf(error.status), status: error.status, violations: violationsOf(error.error) };
}

function kindOf(status: number): Problem['kind'] {
  switch (status) {
    case 0:
      return 'offline';
    case 401:
      return 'signedOut';
    case 403:
      return 'forbidden';
    case 404:
      return 'notFound';
    case 409:
      return 'stale';
    case 429:
      return 'tooMany';
    default:
      return status >= 400 && status < 500 ? 'refused' : 'failed';
  }
}

function violationsOf(body: unknown): Violation[] {
  const parsed = typeof body === 'string' ? parse(body) : body;
  if (typeof parsed !== 'object' || parsed === null || !('violations' in parsed)) return [];
  const { violations } = parsed;
  return Array.isArray(violations) ? violations.filter(isViolation) : [];
}

function isViolation(value: unknown): value is Violation {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
