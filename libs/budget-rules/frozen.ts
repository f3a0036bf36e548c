import type {
  BudgetUnit,
  Cents,
  CycleInput,
  CycleRules,
  CycleState,
  LegalDay,
  Violation,
} from '#libs/contracts';
import { canonical, compare } from './canonical.js';
import { pl } from './finding.js';
import { isDefault } from './statutes.js';

/** A project as the ballot lists it. */
export interface FrozenProject {
  nr: number;
  unitId: string;
  title: string;
  /** The verified cost. */
  costCents: Cents;
  /** Whether the author agreed that less than all of it is built; absent = no. */
  inPart?: boolean;
}

/** Everything that a vote is cast under. */
export interface FrozenRules {
  cycle: Pick<CycleInput, 'year' | 'amountCents' | 'voting' | 'rules'>;
  units: readonly BudgetUnit[];
  projects: readonly FrozenProject[];
}

/**
 * The text whose digest binds a vote to its rules: JSON with sorted keys, units by id and projects by number, so that
 * the order in which a database returns rows changes nothing. A rule that has its default is left out: rules frozen
 * before it was known keep their digest.
 */
export function canonicalRules({ cycle, units, projects }: FrozenRules): string {
  return canonical({
    year: cycle.year,
    amountCents: cycle.amountCents,
    voting: { from: cycle.voting.from, to: cycle.voting.to },
    rules: withoutDefaults(cycle.rules),
    units: [...units]
      .sort((a, b) => compare(a.id, b.id))
      .map(({ id, name, amountCents, coefficient }) => ({
        id,
        name,
        amountCents,
        coefficient: coefficient ?? undefined,
      })),
    projects: [...projects]
      .sort((a, b) => a.nr - b.nr)
      .map(({ nr, unitId, title, costCents, inPart }) => ({
        nr,
        unitId,
        title,
        costCents,
        inPart: inPart || undefined,
      })),
  });
}

/** States from which on nothing of the rules, units, projects, costs and dates may change (PL 61.7). */
export const FROZEN_STATES: readonly CycleState[] = [
  'voting',
  'voting_ended',
  'counted',
  'announced',
  'closed',
  'cancelled',
];

/**
 * What stands against a change of the cycle's set-up. Before submission opens everything may change. From then on
 * people rely on what was announced: the days of the submission term stay, unless it is extended with a public reason. From the
 * opening of the vote on, nothing changes.
 */
export function changeViolations(
  state: CycleState,
  before: { submission: { from: LegalDay; to: LegalDay }; year: number },
  after: { submission: { from: LegalDay; to: LegalDay }; year: number },
): Violation[] {
  if (state === 'cancelled') return [{ code: 'cycle_cancelled' }];
  if (FROZEN_STATES.includes(state)) return [{ code: 'rules_frozen', article: pl('61.7') }];
  if (state === 'preparing') return [];
  const found: Violation[] = [];
  if (after.year !== before.year) found.push({ code: 'cycle_year_fixed', where: 'year' });
  if (after.submission.from !== before.submission.from) {
    found.push({
      code: 'submission_start_fixed',
      where: 'submission.from',
      params: { day: before.submission.from },
    });
  }
  if (after.submission.to !== before.submission.to) {
    const end = { where: 'submission.to', article: pl('61.3'), params: { day: before.submission.to } };
    found.push({
      code: state === 'submission' ? 'submission_end_by_extension' : 'submission_end_fixed',
      ...end,
    });
  }
  return found;
}

function withoutDefaults(rules: CycleRules): Partial<CycleRules> {
  const named = Object.entries(rules) as [keyof CycleRules, unknown][];
  return Object.fromEntries(named.filter(([rule, value]) => !isDefault(rule, value)));
}
