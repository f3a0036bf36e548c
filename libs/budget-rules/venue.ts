import type { CycleRules, Violation } from '#libs/contracts';
import { pl } from './finding.js';

/** Why no project is submitted here: the nolikums has it done at GeoLatvija.lv, or on paper (PL 61). */
export function submissionVenueViolations({
  submissionVenue: venue,
}: Pick<CycleRules, 'submissionVenue'>): Violation[] {
  if (venue === 'here') return [];
  const code = venue === 'paper' ? 'submission_on_paper' : 'submission_at_geolatvija';
  return [{ code, article: pl('61') }];
}

/** Why nobody votes in this portal: the nolikums has it done at GeoLatvija.lv, or on paper (PL 61.5). */
export function votingVenueViolations({ votingVenue: venue }: Pick<CycleRules, 'votingVenue'>): Violation[] {
  if (venue === 'here') return [];
  const code = venue === 'paper' ? 'voting_on_paper' : 'voting_at_geolatvija';
  return [{ code, article: pl('61.5') }];
}
