import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { permissionsOf, type Actor } from '#libs/access-policy';
import { decideCycle } from '#libs/budget-rules';
import type { CountState } from '#libs/contracts';
import { WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { CycleFactsReader } from '../cycles/cycle-facts.js';
import { frozenBallot } from '../voting/frozen-ballot.js';
import { CountsUnderWay } from './count-progress.js';

/** A count that waits for another person. */
export interface CountStart {
  personId: string;
  word: string;
}

/** Two people count: one begins, another carries it out. Both give a word where the rules draw lots. */
@Injectable()
export class StartCount {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly facts: CycleFactsReader,
    private readonly workingDays: WorkingCalendar,
    private readonly underWay: CountsUnderWay,
  ) {}

  /** @throws Refused 409 before the end of voting, after a count, and when somebody else has begun; 422 without a word. */
  async run(actor: Actor, place: PlaceRef, cycleId: string, word: string): Promise<void> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    await this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      const today = this.clock.legalToday();
      ensureAllowed(
        decideCycle(
          'count',
          await this.facts.gather(tx.manager, cycle),
          today,
          await this.workingDays.calendarFor(tx.manager, place.id),
          permissionsOf(actor, { municipalityId: place.id }),
        ),
      );
      requireWord(cycle, word);
      const begun = await this.find(tx.manager, cycle);
      if (begun && begun.personId !== actor.personId)
        throw new Refused([{ code: 'count_begun_by_another', article: { act: 'PL', ref: '61.7' } }], 409);
      await tx.manager.query(
        `INSERT INTO budget_count_start (municipality_id, cycle_id, started_by, started_on, word)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT ON CONSTRAINT budget_count_start_pk DO UPDATE SET started_on = $4, word = $5`,
        [place.id, cycleId, actor.personId, today, word],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'budget.countBegun',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.count',
        details: {},
      });
    });
  }

  /** Who has begun, and how far a count is that runs. */
  async state(actor: Actor, place: PlaceRef, cycleId: string): Promise<CountState> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    const [row] = await manager.query<{ name: string; day: string; personId: string }[]>(
      `SELECT p.name, s.started_on::text AS day, s.started_by AS "personId"
         FROM budget_count_start s JOIN person p ON p.id = s.started_by
        WHERE s.municipality_id = $1 AND s.cycle_id = $2`,
      [place.id, cycleId],
    );
    const mine = actor.kind === 'person' && actor.personId === row?.personId;
    return {
      started: row ? { name: row.name, day: row.day, mine } : null,
      lot: drawsLots(cycle),
      progress: this.underWay.of(cycleId),
    };
  }

  /** Null where nobody has begun. */
  async find(
    manager: EntityManager,
    { municipalityId, id }: Pick<CycleRow, 'municipalityId' | 'id'>,
  ): Promise<CountStart | null> {
    const [row] = await manager.query<CountStart[]>(
      `SELECT started_by AS "personId", word FROM budget_count_start WHERE municipality_id = $1 AND cycle_id = $2`,
      [municipalityId, id],
    );
    return row ?? null;
  }
}

/** @throws Refused 422 where a lot is drawn and no word is given. */
export function requireWord(cycle: CycleRow, word: string): void {
  if (drawsLots(cycle) && word.trim() === '')
    throw new Refused([{ code: 'lot_word_missing', where: 'word' }], 422);
}

function drawsLots(cycle: CycleRow): boolean {
  return cycle.frozenRules !== null && frozenBallot(cycle).rules.ties === 'lot';
}
