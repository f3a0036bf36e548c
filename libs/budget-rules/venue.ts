import type { CycleRules, CycleState, LegalDay, Violation } from '#libs/contracts';
import { pl } from './finding.js';
import { submissionTermViolations } from './people.js';

/** Why no project is submitted here: the nolikums has it done at GeoLatvija.lv, or on paper (PL 61). */
export function submissionVenueViolations({
  submissionVenue: venue,
}: Pick<CycleRules, 'submissionVenue'>): Violation[] {
  if (venue === 'here') return [];
  const code = venue === 'paper' ? 'submission_on_paper' : 'submission_at_geolatvija';
  return [{ code, article: pl('61') }];
}

/** What stands against beginning a draft on the day: writing may begin before the first day of submission (PL 61.3). */
export function draftingViolations(
  {
    state,
    rules,
    submission,
  }: {
    state: CycleState;
    rules: Pick<CycleRules, 'submissionVenue'>;
    submission: { from: LegalDay; to: LegalDay };
  },
  today: LegalDay,
): Violation[] {
  const early = state === 'submission' && today < submission.from;
  const day = early ? submission.from : today;
  return [...submissionVenueViolations(rules), ...submissionTermViolations(state, submission, day)];
}

/** Why nobody votes in this portal: the nolikums has it done at GeoLatvija.lv, or on paper (PL 61.5). */
export function votingVenueViolations({ votingVenue: venue }: Pick<CycleRules, 'votingVenue'>): Violation[] {
  if (venue === 'here') return [];
  const code = venue === 'paper' ? 'voting_on_paper' : 'voting_at_geolatvija';
  return [{ code, article: pl('61.5') }];
}
