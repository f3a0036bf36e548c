import type {
  BallotChoices,
  BallotForm,
  BudgetUnit,
  Cents,
  CycleRules,
  CycleState,
  LegalDay,
  Violation,
} from '#libs/contracts';
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

/** Where one votes: a planning unit, or the municipality as a whole with all of them. */
export interface VotingUnit {
  /** The id of the planning unit; over the whole the first of theirs in alphabetical order. */
  id: string;
  /** `null` = the whole municipality. */
  name: string | null;
  amountCents: Cents;
  /** Planning units whose projects are voted on here. */
  unitIds: readonly string[];
}

/** The units of voting: a person votes in one of them, and each spends its own money (PL 60(2)). */
export function votingUnits(
  units: readonly BudgetUnit[],
  { scope }: Pick<CycleRules, 'scope'>,
): VotingUnit[] {
  const first = units.map(({ id }) => id).sort()[0];
  if (scope === 'unit' || first === undefined) {
    return units.map(({ id, name, amountCents }) => ({ id, name, amountCents, unitIds: [id] }));
  }
  const amountCents = units.reduce((sum, unit) => sum + unit.amountCents, 0);
  return [{ id: first, name: null, amountCents, unitIds: units.map(({ id }) => id) }];
}

/** A project as a ballot is checked against it. */
export interface BallotProject {
  nr: number;
  unitId: string;
  /** Verified cost; asked for where the ballot is a knapsack. */
  costCents?: Cents;
}

/** How many projects the form of the ballot lets choose; `null` = no limit on their number. */
export function mostChoices(form: BallotForm): number | null {
  switch (form.kind) {
    case 'one':
      return 1;
    case 'up_to':
    case 'ranking':
      return form.max;
    case 'points':
      return form.points;
    default:
      return null;
  }
}

/**
 * What is wrong with the choices. A ballot without a choice is refused: on a screen it is a slip, and it could not be
 * mended, because nobody can find it again.
 * @param projects the projects on the ballot of every unit of voting; `unitId` is the id of the unit of voting.
 * @param moneyCents money of the unit of voting.
 * @throws RangeError for a knapsack without money or costs.
 */
export function ballotViolations(
  { unitId, choices, points = null }: Pick<BallotChoices, 'unitId' | 'choices'> & Partial<BallotChoices>,
  form: BallotForm,
  projects: readonly BallotProject[],
  moneyCents?: Cents,
): Violation[] {
  const own = new Map(projects.filter((one) => one.unitId === unitId).map((one) => [one.nr, one]));
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
    const numbers = [...new Set(unknown)].map(String);
    return [...found, { code: 'ballot_project_unknown', where: 'choices', params: { numbers } }];
  }
  if (form.kind === 'knapsack') {
    found.push(
      ...overMoney(
        choices.map((nr) => own.get(nr)?.costCents),
        moneyCents,
      ),
    );
  }
  return [...found, ...pointViolations(choices, points, form)];
}

function overMoney(costs: readonly (Cents | undefined)[], moneyCents: Cents | undefined): Violation[] {
  if (moneyCents === undefined) throw new RangeError('A knapsack ballot needs the money of its unit');
  const totalCents = costs.reduce<number>((sum, cost) => {
    if (cost === undefined) throw new RangeError('A knapsack ballot needs the costs of its projects');
    return sum + cost;
  }, 0);
  if (totalCents <= moneyCents) return [];
  return [
    {
      code: 'ballot_over_money',
      where: 'choices',
      params: { totalCents, moneyCents, overCents: totalCents - moneyCents },
    },
  ];
}

function pointViolations(
  choices: readonly number[],
  points: readonly number[] | null,
  form: BallotForm,
): Violation[] {
  if (form.kind !== 'points')
    return points === null ? [] : [{ code: 'ballot_points_alien', where: 'points' }];
  const wrong = { code: 'ballot_points_wrong', where: 'points' };
  if (points?.length !== choices.length) return [wrong];
  if (!points.every((given) => Number.isSafeInteger(given) && given > 0)) return [wrong];
  const found: Violation[] = [];
  const total = points.reduce((sum, given) => sum + given, 0);
  if (total > form.points) {
    found.push({
      code: 'ballot_too_many_points',
      where: 'points',
      params: { points: total, max: form.points },
    });
  }
  const { maxPerProject } = form;
  if (maxPerProject !== null && points.some((given) => given > maxPerProject)) {
    found.push({ code: 'ballot_points_on_one', where: 'points', params: { max: maxPerProject } });
  }
  return found;
}
