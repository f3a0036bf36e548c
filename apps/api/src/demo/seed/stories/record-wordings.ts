import type { StatutesWordings } from '../../../budget/cycles/statutes-wording.query.js';
import type { CycleTale } from './budgeting.js';

/** Each point that a rule is tied to is recorded as it reads in the nolikums in force, as the page of the cycle does. */
export async function recordWordings(
  { input: { statutes } }: CycleTale,
  wordings: StatutesWordings,
  municipalityId: string,
): Promise<void> {
  const { points } = await wordings.of(municipalityId, statutes.number);
  statutes.points = (statutes.points ?? []).map((known) => {
    const text = points.find(({ point }) => point === known.point)?.text;
    if (text === undefined) throw new Error(`The nolikums ${statutes.number} has no point ${known.point}.`);
    return { ...known, text };
  });
}
