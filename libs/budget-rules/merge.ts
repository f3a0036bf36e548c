import type { CycleState, ProjectState, Violation } from '#libs/contracts';

/** What is looked at of a project that is to be joined. */
export interface MergePart {
  id: string;
  nr: number | null;
  /** Null where it was submitted elsewhere (GeoLatvija.lv). */
  authorId: string | null;
  unitId: string | null;
  state: ProjectState;
}

/** Projects that are submitted and not yet before the voters. */
const JOINABLE: readonly ProjectState[] = ['submitted', 'returned', 'compliant', 'not_compliant'];

/**
 * What stands against joining the first project to the second: the cycle has gone on to its vote, one of them is a
 * draft, withdrawn or joined already, they are one and the same, they would spend the money of two units, or an author has
 * no account here to agree with.
 */
export function mergeViolations(project: MergePart, into: MergePart, state: CycleState): Violation[] {
  const found: Violation[] = [];
  if (state !== 'submission' && state !== 'evaluation') {
    found.push({ code: 'merge_not_now', params: { state } });
  }
  if (project.id === into.id) found.push({ code: 'merge_same_project', where: 'intoNr' });
  for (const one of [project, into]) {
    if (!JOINABLE.includes(one.state))
      found.push({ code: 'merge_wrong_state', params: { state: one.state } });
  }
  for (const one of [project, into]) {
    if (one.authorId !== null) continue;
    const where = one === into ? { where: 'intoNr' } : {};
    // What was submitted elsewhere has its number from the day it was taken over.
    const params = one.nr === null ? {} : { params: { nr: one.nr } };
    found.push({ code: 'merge_author_elsewhere', ...where, ...params });
  }
  if (project.unitId !== into.unitId) found.push({ code: 'merge_other_unit', where: 'intoNr' });
  return found;
}
