import type { Violation } from '#libs/contracts';
import type { CycleRow } from '../cycles/budget-cycles.js';

/** Why no projects can be taken over now: they are submitted elsewhere, or it is too early or late. */
export function projectsTimeViolations({ state, rules }: Pick<CycleRow, 'state' | 'rules'>): Violation[] {
  if (rules.submissionVenue !== 'geolatvija') return [{ code: 'geo_not_submission_venue' }];
  return state === 'submission' || state === 'evaluation' ? [] : [{ code: 'geo_projects_closed' }];
}

/** Why no results can be taken over now: people vote elsewhere, the vote runs, or it has been counted. */
export function resultsTimeViolations({ state, rules }: Pick<CycleRow, 'state' | 'rules'>): Violation[] {
  if (rules.votingVenue !== 'geolatvija') return [{ code: 'geo_not_voting_venue' }];
  if (state === 'voting_ended') return [];
  const counted = state === 'counted' || state === 'announced' || state === 'closed';
  return [{ code: counted ? 'geo_results_counted' : 'geo_results_not_yet' }];
}
