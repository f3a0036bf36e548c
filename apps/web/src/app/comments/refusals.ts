import type { Violation } from '#libs/contracts';
import { readProblem } from '../ui/problem';
import { UnsavedText } from './comments-desk';

/** Why something could not be done, in words that the page has. */
export function refusalsOf(error: unknown): Violation[] {
  if (error instanceof UnsavedText) return [{ code: 'request.offline' }];
  const { kind, violations } = readProblem(error);
  return violations.length > 0 ? violations : [{ code: `request.${kind}` }];
}
