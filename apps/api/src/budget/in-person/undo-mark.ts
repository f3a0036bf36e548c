import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, UndoMark as UndoMarkInput } from '#libs/contracts';
import { readPaperNumber, undoDecisionViolations, undoViolations, type UndoState } from '#libs/paper-voting';
import { PersonCodes } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { MoveCycle } from '../cycles/move-cycle.js';
import { VoteRolls } from '../voting/vote-rolls.js';
import { Voters } from '../voting/voters.js';
import { closedViolations, ensurePlace, Serving } from './serving.js';
import { personOf } from './type-papers.js';

interface UndoRow {
  state: UndoState;
  askedBy: string;
  askedOn: LegalDay;
  codeHash: Buffer | null;
}

/**
 * A mark that was a mistake: another person was chosen, or the voter went away and left the paper. One clerk asks with the
 * paper in hand, which becomes void; another person looks and takes the entry out of the roll. What is written names no
 * voter, and the number of the paper stands beside nothing.
 */
@Injectable()
export class UndoMark implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly moves: MoveCycle,
    private readonly codes: PersonCodes,
    private readonly voters: Voters,
    private readonly rolls: VoteRolls,
    private readonly serving: Serving,
  ) {}

  onModuleInit(): void {
    this.moves.before('closeVoting', (tx, cycle) => this.lapse(tx, cycle));
  }

  /** Asks to undo a mark of today and voids its paper. @throws Refused 409 where it is not safe, 422. */
  ask(actor: Actor, place: PlaceRef, cycleId: string, input: UndoMarkInput): Promise<{ id: string }> {
    const codeHash = this.serving.codeHash(input.personalCode);
    const number = readPaperNumber(input.number);
    if (!number) throw new Refused([{ code: 'paper_number_unreadable', where: 'number' }], 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.holdOpen(tx, place, cycleId);
      ensurePlace(cycle, input.pollingPlace);
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('undone marks of ' || $1, 0))`, [
        cycleId,
      ]);
      const today = this.clock.legalToday();
      const voter = await this.voters.ofCode(codeHash, cycle);
      const entry = await this.rolls.find(tx.manager, cycle, voter);
      const found = undoViolations({
        entry,
        today,
        markedHere: await this.markedHere(tx, cycle, input.pollingPlace, today),
        paper: await this.paper(tx, cycle, number),
        asked: await this.asked(tx, cycle, await this.codes.sameAs(codeHash)),
      });
      if (found.length > 0 || !entry) throw new Refused(found, 409);
      await tx.manager.query(
        `UPDATE paper_ballot SET spoiled_on = $4 WHERE municipality_id = $1 AND cycle_id = $2 AND number = $3`,
        [place.id, cycleId, number, today],
      );
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO undone_mark (municipality_id, id, cycle_id, unit_id, polling_place, reason, code_hash, state,
           asked_by, asked_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9)`,
        [
          place.id,
          id,
          cycleId,
          entry.unitId,
          input.pollingPlace,
          input.reason,
          codeHash,
          personOf(actor),
          today,
        ],
      );
      this.log(tx, cycle, 'budget.inPerson.askUndo', { markId: id, pollingPlace: input.pollingPlace });
      return { id };
    });
  }

  /** A second person agrees, and the entry goes, or does not. @throws Refused 404, 409. */
  decide(actor: Actor, place: PlaceRef, cycleId: string, markId: string, agree: boolean): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.holdOpen(tx, place, cycleId);
      const [row] = await tx.manager.query<UndoRow[]>(
        `SELECT state, asked_by AS "askedBy", asked_on::text AS "askedOn", code_hash AS "codeHash" FROM undone_mark
          WHERE municipality_id = $1 AND cycle_id = $2 AND id = $3 FOR UPDATE`,
        [place.id, cycleId, markId],
      );
      if (!row) throw Refused.notFound('undoneMark');
      const found = undoDecisionViolations(row, personOf(actor));
      if (found.length > 0 || row.codeHash === null) throw new Refused(found, 409);
      if (agree) {
        const voter = await this.voters.ofCode(row.codeHash, cycle);
        if (!(await this.rolls.undo(tx.manager, cycle, voter, row.askedOn))) {
          throw new Refused([{ code: 'mark_not_there' }], 409);
        }
      }
      await tx.manager.query(
        `UPDATE undone_mark SET state = $3, code_hash = NULL, decided_by = $4, decided_on = $5
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, markId, agree ? 'undone' : 'refused', personOf(actor), this.clock.legalToday()],
      );
      this.log(tx, cycle, agree ? 'budget.inPerson.undo' : 'budget.inPerson.keepMark', { markId });
    });
  }

  /** Nobody decided before the end of voting: the mark stands, and who it was is forgotten. */
  private async lapse({ manager }: Transaction, cycle: CycleRow): Promise<void> {
    await manager.query(
      `UPDATE undone_mark SET state = 'lapsed', code_hash = NULL, decided_on = $3
        WHERE municipality_id = $1 AND cycle_id = $2 AND state = 'waiting'`,
      [cycle.municipalityId, cycle.id, this.clock.legalToday()],
    );
  }

  private async holdOpen(tx: Transaction, place: PlaceRef, cycleId: string): Promise<CycleRow> {
    const cycle = await this.serving.hold(tx, place.id, cycleId);
    const closed = closedViolations(cycle, this.clock.legalToday());
    if (closed.length > 0) throw new Refused(closed, 409);
    return cycle;
  }

  /** How many people the clerk marked at the place on the day, by the counters: the roll knows no clerk. */
  private async markedHere(
    { manager, actor }: Transaction,
    { municipalityId, id }: CycleRow,
    pollingPlace: string,
    day: LegalDay,
  ): Promise<number> {
    const [row] = await manager.query<{ n: number }[]>(
      `SELECT coalesce(sum(voters), 0)::int AS n FROM roll_hour
        WHERE municipality_id = $1 AND cycle_id = $2 AND polling_place = $3 AND clerk_id = $4
          AND left(hour, 10) = $5::text`,
      [municipalityId, id, pollingPlace, personOf(actor), day],
    );
    return row?.n ?? 0;
  }

  private async paper(
    { manager }: Transaction,
    { municipalityId, id }: CycleRow,
    number: string,
  ): Promise<{ unitId: string } | null> {
    const [row] = await manager.query<{ unitId: string }[]>(
      `SELECT r.unit_id AS "unitId" FROM paper_ballot b
         JOIN paper_run r ON r.municipality_id = b.municipality_id AND r.id = b.run_id
        WHERE b.municipality_id = $1 AND b.cycle_id = $2 AND b.number = $3 AND b.spoiled_on IS NULL
          FOR UPDATE OF b`,
      [municipalityId, id, number],
    );
    return row ?? null;
  }

  /** By any code of the person: a second question would outlive the first answer, and take out what is marked anew. */
  private async asked(
    { manager }: Transaction,
    { municipalityId, id }: CycleRow,
    codes: readonly Buffer[],
  ): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `SELECT 1 FROM undone_mark WHERE municipality_id = $1 AND cycle_id = $2 AND state = 'waiting' AND code_hash = ANY($3)`,
      [municipalityId, id, codes],
    );
    return rows.length > 0;
  }

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
