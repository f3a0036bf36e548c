import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { permissionsOf, type Actor } from '#libs/access-policy';
import type { CycleCountInput } from '#libs/budget-count';
import type { ComparedRule, CountRuleName, CycleCount, RuleComparison } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { CountBallots } from './count-ballots.js';
import { CountWork } from './count-work.js';
import { RESULT_PUBLIC } from '../cycles/cycle-facts.js';
import { Counts, type StoredCount } from './counts.js';

/** Rules that a council may want to see beside its own. */
const COMPARED: readonly CountRuleName[] = [
  'greedy:cost',
  'greedy:cardinality',
  'mes:cost:add1u',
  'mes:cardinality:add1u',
];

/** The same ballots by other rules, for the council that makes the next nolikums. It changes nothing of the result. */
@Injectable()
export class CompareRules {
  /** What was compared, by cycle and number of the count: neither changes once it is stored, and many read it. */
  private readonly known = new Map<string, Promise<RuleComparison>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly counts: Counts,
    private readonly ballots: CountBallots,
    private readonly work: CountWork,
  ) {}

  /**
   * @throws Refused 404 while nothing has been counted, and before the announcement to whoever does not count; 409 where
   *   only sums are known (GeoLatvija.lv).
   */
  async of(actor: Actor, place: PlaceRef, cycleId: string): Promise<RuleComparison> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    const stored = await this.counts.stored(manager, cycle);
    if (!stored) throw Refused.notFound('count');
    const counts = permissionsOf(actor, { municipalityId: place.id }).includes('budget.count');
    if (!counts && !RESULT_PUBLIC.includes(cycle.state)) throw new Refused([{ code: 'results_hidden' }], 404);
    if (cycle.rules.votingVenue === 'geolatvija') throw new Refused([{ code: 'geo_no_single_ballots' }], 409);
    const key = `${cycle.id} ${stored.number}`;
    let comparison = this.known.get(key);
    if (!comparison) {
      comparison = this.compare(cycle, stored);
      this.known.set(key, comparison);
      // What failed is tried anew.
      comparison.catch(() => this.known.delete(key));
    }
    return comparison;
  }

  private async compare(cycle: CycleRow, stored: StoredCount): Promise<RuleComparison> {
    const { input, ballots } = await this.ballots.open(this.dataSource.manager, cycle, {
      ...{ seed: stored.count.lot?.seed ?? null, correction: stored.correction },
    });
    const own = stored.count.rule;
    // Without what only a greedy rule knows; the others could not be compared with it.
    const rules = [own, ...COMPARED.filter((rule) => rule !== own)];
    const compared: ComparedRule[] = [];
    for (const rule of rules) {
      const count = rule === own ? stored.count : await this.by(input, rule);
      compared.push(difference(rule, count, stored.count));
    }
    return { ballots, rules: compared };
  }

  private by(input: CycleCountInput, countRule: CountRuleName): Promise<CycleCount> {
    return this.work.count({ ...input, rules: { ...input.rules, countRule } }, { countsPerLoser: 0 });
  }
}

function difference(rule: CountRuleName, count: CycleCount, own: CycleCount): ComparedRule {
  const [winners, before] = [count, own].map((one) =>
    one.units
      .flatMap(({ outcomes }) => outcomes.filter(({ won }) => won).map(({ nr }) => nr))
      .sort((a, b) => a - b),
  );
  return {
    ...{ rule, own: rule === own.rule, winners: winners ?? [] },
    spentCents: count.units.reduce((sum, { spentCents }) => sum + spentCents, 0),
    satisfied: count.units.reduce((sum, { satisfied }) => sum + satisfied, 0),
    gained: (winners ?? []).filter((nr) => !before?.includes(nr)),
    lost: (before ?? []).filter((nr) => !winners?.includes(nr)),
  };
}
