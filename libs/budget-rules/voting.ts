import type { BallotForm, CastVote, CycleState, LegalDay, Violation } from '#libs/contracts';
import type { Term } from './cycle-findings.js';
import { pl } from './finding.js';

/** What stands against voting on the day at all: another state, too early, too late (PL 61.6). */
export function votingTermViolations(state: CycleState, { from, to }: Term, day: LegalDay): Violation[] {
  const article = pl('61.6');
  if (state === 'cancelled') return [{ code: 'cycle_cancelled' }];
  if (['voting_ended', 'counted', 'announced', 'closed'].includes(state) || day > to) {
    return [{ code: 'voting_over', article, params: { day: to } }];
  }
  if (state !== 'voting' || day < from) return [{ code: 'voting_not_open', article, params: { day: from } }];
  return [];
}

/** How many projects the form of the ballot lets choose; `null` = no limit. */
export function mostChoices(form: BallotForm): number | null {
  if (form.kind === 'unlimited') return null;
  return form.kind === 'one' ? 1 : form.max;
}

/**
 * What is wrong with the choices. A ballot without a choice is refused: on a screen it is a slip, and it could not be
 * mended, because nobody can find it again.
 * @param projects the numbers on the ballot of every unit.
 */
export function ballotViolations(
  { unitId, choices }: Pick<CastVote, 'unitId' | 'choices'>,
  form: BallotForm,
  projects: readonly { nr: number; unitId: string }[],
): Violation[] {
  const own = new Set(projects.filter((project) => project.unitId === unitId).map((project) => project.nr));
  if (own.size === 0) return [{ code: 'ballot_unit_unknown', where: 'unitId' }];
  const found: Violation[] = [];
  if (choices.length === 0) found.push({ code: 'ballot_without_choice', where: 'choices' });
  if (new Set(choices).size < choices.length) found.push({ code: 'ballot_choice_twice', where: 'choices' });
  const most = mostChoices(form);
  if (most !== null && choices.length > most) {
    found.push({ code: 'ballot_too_many_choices', where: 'choices', params: { max: most } });
  }
  const unknown = choices.filter((nr) => !own.has(nr));
  if (unknown.length > 0) {
    found.push({
      code: 'ballot_project_unknown',
      where: 'choices',
      params: { numbers: [...new Set(unknown)].map(String) },
    });
  }
  return found;
}
