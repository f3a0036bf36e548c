import { submissionTermViolations } from '#libs/budget-rules';
import type { LegalDay, Violation } from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import type { ProjectRow } from './budget-projects.js';

/**
 * What stands against the author changing the project on the day: a draft changes while projects are taken (or before
 * their first day), a returned project until the end of its own term.
 */
export function editViolations(
  project: Pick<ProjectRow, 'state' | 'returnedUntil'>,
  cycle: Pick<CycleRow, 'state' | 'submission'>,
  day: LegalDay,
): Violation[] {
  if (project.state === 'returned') {
    if (!['submission', 'evaluation'].includes(cycle.state)) return [{ code: 'project_not_editable' }];
    return project.returnedUntil !== null && day <= project.returnedUntil
      ? []
      : [{ code: 'project_correction_over', params: { day: project.returnedUntil ?? day } }];
  }
  if (project.state !== 'draft') return [{ code: 'project_not_editable' }];
  const early = cycle.state === 'submission' && day < cycle.submission.from;
  return submissionTermViolations(cycle.state, cycle.submission, early ? cycle.submission.from : day);
}

/** @throws Refused 409 with what {@link editViolations} finds. */
export function ensureEditable(
  project: Pick<ProjectRow, 'state' | 'returnedUntil'>,
  cycle: Pick<CycleRow, 'state' | 'submission'>,
  day: LegalDay,
): void {
  const violations = editViolations(project, cycle, day);
  if (violations.length > 0) throw new Refused(violations, 409);
}
