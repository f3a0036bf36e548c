import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { DeskVoter, LegalDay, MarkRoll } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { VoteRolls } from '../voting/vote-rolls.js';
import { Voters } from '../voting/voters.js';
import { RollWatch } from './roll-watch.js';
import { ballotOfUnit, closedViolations, ensurePlace, Serving } from './serving.js';

/** The clerk finds somebody who shows a document, marks the roll and hands out a paper (PL 60(4), 61.5). */
@Injectable()
export class ServeVoter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly voters: Voters,
    private readonly rolls: VoteRolls,
    private readonly serving: Serving,
    private readonly watch: RollWatch,
  ) {}

  /** Whether the person may be given a paper. That a clerk asked is recorded, not about whom. @throws Refused 409, 422. */
  look(actor: Actor, place: PlaceRef, cycleId: string, personalCode: string): Promise<DeskVoter> {
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId);
      this.ensureOpen(cycle);
      const voter = await this.voters.ofCode(this.serving.codeHash(personalCode), cycle);
      const entry = await this.rolls.find(tx.manager, cycle, voter);
      this.log(tx, cycle, 'budget.inPerson.look', {});
      const violations = [
        ...(voter.may.allowed ? [] : voter.may.violations),
        ...(entry ? [{ code: 'already_voted', article: { act: 'PL', ref: '60(4)' } } as const] : []),
      ];
      return {
        allowed: violations.length === 0,
        violations,
        votedOn: entry?.votedOn ?? null,
        votedBy: entry?.channel ?? null,
      };
    });
  }

  /**
   * Marks the roll. Which paper the person then takes is not known here and written nowhere.
   *
   * @throws Refused 409 outside the days of voting and for somebody who has voted, whichever way; 403 for somebody who
   *   may not vote; 422 for another place, unit or an unreadable code.
   */
  async mark(
    actor: Actor,
    place: PlaceRef,
    cycleId: string,
    input: MarkRoll,
  ): Promise<{ votedOn: LegalDay }> {
    const known = await this.cycles.load(this.dataSource.manager, place.id, cycleId);
    const codeHash = this.serving.codeHash(input.personalCode);
    const voter = await this.voters.ofCode(codeHash, known);
    ensureAllowed(voter.may, 403);
    const day = this.clock.legalToday();
    await this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.serving.hold(tx, place.id, cycleId);
      this.ensureOpen(cycle);
      ensurePlace(cycle, input.pollingPlace);
      const { unit } = ballotOfUnit(cycle, input.unitId);
      if (
        !(await this.rolls.enter(tx.manager, cycle, voter, { unitId: unit.id, channel: 'in_person', day }))
      ) {
        throw new Refused([{ code: 'already_voted', article: { act: 'PL', ref: '60(4)' } }], 409);
      }
      await this.watch.count(tx.manager, {
        municipalityId: place.id,
        cycleId,
        at: this.clock.legalNow(),
        day,
        channel: 'in_person',
        pollingPlace: input.pollingPlace,
        clerkId: actor.kind === 'person' ? actor.personId : null,
        bornOn: voter.bornOn,
      });
      this.log(tx, cycle, 'budget.inPerson.mark', { unitId: unit.id, pollingPlace: input.pollingPlace });
    });
    return { votedOn: day };
  }

  private ensureOpen(cycle: CycleRow): void {
    const closed = closedViolations(cycle, this.clock.legalToday());
    if (closed.length > 0) throw new Refused(closed, 409);
  }

  /** What the clerk did, never with whom. */
  private log(tx: Transaction, cycle: CycleRow, action: string, details: Record<string, unknown>): void {
    tx.audit({
      municipalityId: cycle.municipalityId,
      action,
      subjectType: 'budgetCycle',
      subjectId: cycle.id,
      permission: 'budget.serve',
      details,
    });
  }
}
