import { Inject, Injectable } from '@nestjs/common';
import { votingTermViolations, votingUnits, type VotingUnit } from '#libs/budget-rules';
import type { CycleState, LegalDay, Violation } from '#libs/contracts';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { hashPersonalCode, parsePersonalCode } from '../../platform/identity/personal-code.js';
import { CYCLE_COLUMNS, type CycleRow } from '../cycles/budget-cycles.js';
import { frozenBallot, type FrozenBallot } from '../voting/frozen-ballot.js';

/** States in which boxes are opened: voting is over and nothing is counted yet. */
export const BOXES_OPEN: CycleState = 'voting_ended';

/** What every use case at the desk asks first: which cycle, whether it is its time, which place and unit. */
@Injectable()
export class Serving {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * The cycle, held against closing until the transaction ends; people who are served at the same time do not wait for
   * each other.
   *
   * @throws Refused 404.
   */
  async hold(tx: Transaction, municipalityId: string, cycleId: string): Promise<CycleRow> {
    const [row] = await tx.manager.query<CycleRow[]>(
      `SELECT ${CYCLE_COLUMNS} FROM budget_cycle c WHERE c.municipality_id = $1 AND c.id = $2 FOR SHARE`,
      [municipalityId, cycleId],
    );
    if (!row) throw Refused.notFound('cycle');
    return row;
  }

  /** The keyed hash of a personal code as it was typed. @throws Refused 422. */
  codeHash(typed: string): Buffer {
    const code = parsePersonalCode(typed);
    if (!code) throw new Refused([{ code: 'personal_code_unreadable', where: 'personalCode' }], 422);
    return hashPersonalCode(code, this.config.personalCodeKey);
  }
}

/** Why no paper can be handed out on the day; empty while people vote in person. */
export function closedViolations(cycle: CycleRow, today: LegalDay): Violation[] {
  return [...inPersonViolations(cycle), ...votingTermViolations(cycle.state, cycle.voting, today)];
}

/** Why nobody votes in person in the cycle at all. */
export function inPersonViolations({ rules }: CycleRow): Violation[] {
  if (rules.inPersonPlaces.length > 0) return [];
  return [{ code: 'no_voting_in_person', article: { act: 'PL', ref: '61.5' } }];
}

/** @throws Refused 422 for a place that the rules do not name. */
export function ensurePlace({ rules }: CycleRow, pollingPlace: string): void {
  if (rules.inPersonPlaces.some(({ name }) => name === pollingPlace)) return;
  throw new Refused([{ code: 'polling_place_unknown', where: 'pollingPlace' }], 422);
}

/** What is voted on in a unit of voting, as it was frozen. @throws Refused 409 before voting has opened, 422 for another unit. */
export function ballotOfUnit(cycle: CycleRow, unitId: string): { frozen: FrozenBallot; unit: VotingUnit } {
  if (cycle.rulesDigest === null) {
    throw new Refused([{ code: 'voting_not_open', params: { day: cycle.voting.from } }], 409);
  }
  const frozen = frozenBallot(cycle);
  const unit = votingUnits(frozen.units, frozen.rules).find(({ id }) => id === unitId);
  if (!unit) throw new Refused([{ code: 'ballot_unit_unknown', where: 'unitId' }], 422);
  return { frozen, unit };
}
