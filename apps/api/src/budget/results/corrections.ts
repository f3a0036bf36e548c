import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sameOutcome } from '#libs/budget-count';
import {
  addCorrection,
  courseViolations,
  paperViolations,
  votingUnits,
  type BegunLoser,
} from '#libs/budget-rules';
import type {
  ArticleRef,
  CycleCount,
  DeliveryCourse,
  LegalDay,
  ProposeCorrection,
  ResultCorrection,
} from '#libs/contracts';
import { ballotProblems } from '#libs/verifiable-ballot';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { BallotBox } from '../voting/ballot-box.js';
import { frozenBallot } from '../voting/frozen-ballot.js';
import { VoteRolls } from '../voting/vote-rolls.js';
import { CountBallots, type CountedBallots } from './count-ballots.js';
import { Counts, type StoredCount } from './counts.js';

const RESIDENTS_DECIDE: ArticleRef = { act: 'PL', ref: '59(1)' };

/** A correction that waits for another person. */
export interface CorrectionProposal {
  id: string;
  correction: ResultCorrection;
  deliveries: DeliveryCourse[];
  count: CycleCount;
  proposedBy: string;
  proposedByName: string;
  proposedOn: LegalDay;
}

/** What a correction would make of a result. */
export interface CorrectedResult {
  stored: StoredCount;
  /** With everything that was corrected before. */
  correction: ResultCorrection;
  counted: CountedBallots;
}

/** Counts corrected results, and finds what is proposed. */
@Injectable()
export class Corrections {
  constructor(
    private readonly clock: Clock,
    private readonly counts: Counts,
    private readonly ballots: CountBallots,
    private readonly box: BallotBox,
    private readonly rolls: VoteRolls,
  ) {}

  /**
   * The result with the correction, counted again by the same rules.
   *
   * @param cycle loaded with its lock.
   * @throws Refused 409 before a count, after the cycle was closed, where nothing changes, where more papers would count
   *   than people are marked, and where a project that would lose is being delivered and the council has not decided on
   *   it; 422 for a correction that names nothing, and for
   *   ballots that nobody could have cast.
   */
  async of(
    manager: EntityManager,
    cycle: CycleRow,
    { deliveries, ...given }: ProposeCorrection,
  ): Promise<CorrectedResult> {
    const stored = await this.counts.stored(manager, cycle);
    if (!stored || !['counted', 'announced'].includes(cycle.state)) {
      const params = { event: 'correct', state: cycle.state };
      throw new Refused([{ code: 'cycle_wrong_state', params }], 409);
    }
    refuseEmpty(given, stored);
    refuseUnlawful(given, cycle);
    const correction = addCorrection(stored.correction, given);
    const seed = stored.count.lot?.seed ?? null;
    const counted = await this.ballots.of(manager, cycle, { seed, correction });
    await this.refuseUnmarked(manager, cycle, given, correction);
    if (sameOutcome(counted.count, stored.count))
      throw new Refused([{ code: 'correction_changes_nothing' }], 409);
    const begun = await this.begunLosers(manager, cycle, winnersOf(counted.count));
    // Whoever lost before and was let go on has its decision already.
    const decided = new Set(stored.deliveries.map(({ nr }) => nr));
    const found = courseViolations(
      begun.filter(({ nr }) => !decided.has(nr)),
      deliveries,
      this.clock.legalToday(),
    );
    if (found.length > 0) throw new Refused(found, 409);
    return { stored, correction, counted };
  }

  /** Null where nobody has proposed one. */
  async proposal(
    manager: EntityManager,
    { municipalityId, id }: Pick<CycleRow, 'municipalityId' | 'id'>,
  ): Promise<CorrectionProposal | null> {
    const [row] = await manager.query<CorrectionProposal[]>(
      `SELECT c.id, c.correction, c.deliveries, c.count, c.proposed_by AS "proposedBy", p.name AS "proposedByName",
              c.proposed_on::text AS "proposedOn"
         FROM budget_correction_proposal c JOIN person p ON p.id = c.proposed_by
        WHERE c.municipality_id = $1 AND c.cycle_id = $2`,
      [municipalityId, id],
    );
    return row ?? null;
  }

  /** Takes the proposal away. @throws Refused 404 where it is not the one that waits. */
  async drop(
    manager: EntityManager,
    { municipalityId, id }: Pick<CycleRow, 'municipalityId' | 'id'>,
    proposalId: string,
  ): Promise<void> {
    const [, dropped] = await manager.query<[unknown, number]>(
      `DELETE FROM budget_correction_proposal WHERE municipality_id = $1 AND cycle_id = $2 AND id = $3`,
      [municipalityId, id, proposalId],
    );
    if (dropped !== 1) throw Refused.notFound('correction');
  }

  private async refuseUnmarked(
    manager: EntityManager,
    cycle: CycleRow,
    { added }: ResultCorrection,
    all: ResultCorrection,
  ): Promise<void> {
    const { units, rules } = frozenBallot(cycle);
    const more = votingUnits(units, rules).filter(({ id }) => added.some(({ unitId }) => unitId === id));
    if (more.length === 0) return;
    const ballots = await this.box.opened(manager, cycle);
    const roll = await this.rolls.voters(manager, cycle);
    const found = more.map(({ id, name }) => ({
      unit: name ?? cycle.title,
      papers:
        ballots.filter(({ unitId, channel }) => unitId === id && channel === 'in_person').length +
        times(all.added, id) -
        times(all.removed, id),
      marked: roll.find(({ unitId, channel }) => unitId === id && channel === 'in_person')?.voters ?? 0,
    }));
    const violations = paperViolations(found);
    if (violations.length > 0) throw new Refused(violations, 409);
  }

  private begunLosers(
    manager: EntityManager,
    { municipalityId, id }: CycleRow,
    winners: readonly number[],
  ): Promise<BegunLoser[]> {
    return manager.query<BegunLoser[]>(
      `SELECT nr, state FROM budget_project WHERE municipality_id = $1 AND cycle_id = $2
          AND state IN ('in_delivery', 'delivered') AND nr <> ALL ($3) ORDER BY nr`,
      [municipalityId, id, winners],
    );
  }
}

/** Numbers of the winners. */
export function winnersOf(count: CycleCount): number[] {
  return count.units
    .flatMap(({ outcomes }) => outcomes.filter(({ won }) => won).map(({ nr }) => nr))
    .sort((a, b) => a - b);
}

const times = (ballots: ResultCorrection['added'], id: string): number =>
  ballots.reduce((sum, one) => sum + (one.unitId === id ? one.times : 0), 0);

/** An error of eligibility names projects, one of counting ballots on paper. */
function refuseEmpty({ error, leftOut, added, removed }: ResultCorrection, { count }: StoredCount): void {
  const numbers = count.units.flatMap(({ outcomes }) => outcomes.map(({ nr }) => nr));
  const unknown = leftOut.filter((nr) => !numbers.includes(nr));
  if (unknown.length > 0) {
    const params = { numbers: unknown.map(String) };
    throw new Refused([{ code: 'ballot_project_unknown', where: 'leftOut', params }], 422);
  }
  const [named, other] =
    error === 'eligibility'
      ? [leftOut.length, added.length + removed.length]
      : [added.length + removed.length, leftOut.length];
  if (named === 0 || other > 0)
    throw new Refused([{ code: 'correction_names_nothing', article: RESIDENTS_DECIDE }], 422);
}

/** A ballot that was missing is held against the same rules as one that is cast (PL 60(4)). */
function refuseUnlawful({ added }: ResultCorrection, cycle: CycleRow): void {
  const frozen = frozenBallot(cycle);
  const [wrong] = added.map((ballot) => ballotProblems(frozen, ballot)).filter(({ length }) => length > 0);
  if (wrong)
    throw new Refused(
      wrong.map((one) => ({ ...one, where: 'added' })),
      422,
    );
}
