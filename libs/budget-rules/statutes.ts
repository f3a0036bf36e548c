import type { CycleInput, CycleRules, StatutesPoint } from '#libs/contracts';
import { RULE_DEFAULTS } from '#libs/contracts';
import { canonical } from './canonical.js';
import { bar, blank, pl, warn } from './finding.js';
import type { CycleFinding } from './finding.js';

/** Rules that a nolikums fixes; the others say why the law is departed from, or name the projects of one cycle. */
export const STATUTES_RULES: readonly (keyof CycleRules)[] = [
  'submitters',
  'maxPerSubmitter',
  'projectMinCents',
  'projectMaxCents',
  'upkeepMaxBasisPoints',
  'ideas',
  'submissionVenue',
  'correctionDays',
  'checklist',
  'listApproval',
  'scope',
  'ballot',
  'eligibilityDay',
  'ageDay',
  'votingVenue',
  'inPersonPlaces',
  'secrecy',
  'annulsVotes',
  'countRule',
  'whenNotFitting',
  'ties',
  'threshold',
  'partFunding',
  'oneWinner',
  'weightedVotes',
  'smallCell',
];

/** A point of the nolikums beside what the cycle has in its place. */
export interface StatutesDifference extends StatutesPoint {
  /** What the cycle says. */
  actual: unknown;
}

/** The points of the nolikums that the cycle does not follow, in the order in which they were recorded. */
export function statutesDifferences({
  statutes,
  rules,
}: Pick<CycleInput, 'statutes' | 'rules'>): StatutesDifference[] {
  return (statutes.points ?? [])
    .filter(({ rule, value }) => canonical(value) !== canonical(rules[rule]))
    .map((one) => ({ ...one, actual: rules[one.rule] }));
}

/** What is said of them: a cycle runs by its nolikums (PL 61), so every difference is shown and needs its reason. */
export function statutesFindings(cycle: Pick<CycleInput, 'statutes' | 'rules'>): CycleFinding[] {
  const points = cycle.statutes.points ?? [];
  const found: CycleFinding[] = [];
  const seen = new Set<string>();
  for (const { rule, point } of points) {
    const where = `statutes.points.${rule}`;
    if (blank(point)) found.push(bar('statutes_point_missing', { where, article: pl('61') }));
    if (!STATUTES_RULES.includes(rule) || seen.has(rule)) found.push(bar('statutes_point_wrong', { where }));
    seen.add(rule);
  }
  for (const { rule, point, reason } of statutesDifferences(cycle)) {
    const details = { where: `statutes.points.${rule}`, article: pl('61'), params: { point } };
    found.push(warn('statutes_difference', details));
    if (blank(reason)) found.push(bar('statutes_difference_reason_missing', details));
  }
  return found;
}

/** Whether the rule is as it is where nobody has said anything. */
export function isDefault(rule: keyof CycleRules, value: unknown): boolean {
  const defaults: Partial<Record<keyof CycleRules, unknown>> = { ...RULE_DEFAULTS };
  return rule in defaults && canonical(value) === canonical(defaults[rule]);
}
