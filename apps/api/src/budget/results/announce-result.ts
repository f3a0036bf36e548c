import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { sameOutcome } from '#libs/budget-count';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import type { MediaType } from '../../platform/files/media-type.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { MoveCycle } from '../cycles/move-cycle.js';
import { CountBallots } from './count-ballots.js';
import { Counts, type StoredCount } from './counts.js';

/** Larger minutes are refused. */
export const MAX_MINUTES_BYTES = 20 * 1024 * 1024;

const MINUTES: readonly MediaType[] = [
  'application/pdf',
  'application/vnd.etsi.asic-e+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

/** The minutes of the count: what they are called, and a file if there is one. */
export interface Minutes {
  minutesRef: string;
  file: { name: string; content: Buffer } | null;
}

/** Announces what the count came to; from that day the terms of delivery run (PL 62(2)). */
@Injectable()
export class AnnounceResult implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cycles: BudgetCycles,
    private readonly moves: MoveCycle,
    private readonly ballots: CountBallots,
    private readonly counts: Counts,
    private readonly files: StoredFiles,
  ) {}

  onModuleInit(): void {
    this.moves.before('announce', async (tx, cycle) => {
      await this.tellOutcome(tx, cycle, await this.recount(tx, cycle));
    });
  }

  /** @throws Refused 409 before the count, or when counting again comes to something else. */
  async run(actor: Actor, place: PlaceRef, cycleId: string, minutes: Minutes): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      const { version } = await this.moves.within(tx, cycle, 'announce', { minutesRef: minutes.minutesRef });
      if (minutes.file) await this.keep(tx, cycle, minutes.file);
      return { version };
    });
  }

  /**
   * What is announced is what the ballots say today, not only what was stored. Explanations may differ: an earlier version
   * may have written them.
   */
  private async recount(tx: Transaction, cycle: CycleRow): Promise<StoredCount> {
    const stored = await this.counts.stored(tx.manager, cycle);
    if (!stored) throw new Refused([{ code: 'count_missing', article: { act: 'PL', ref: '61.7' } }], 409);
    const again = await this.ballots.of(tx.manager, cycle, {
      ...{ seed: stored.count.lot?.seed ?? null, correction: stored.correction },
    });
    if (again.ballotsDigest !== stored.ballotsDigest || !sameOutcome(again.count, stored.count)) {
      throw new Refused([{ code: 'count_differs', article: { act: 'PL', ref: '61.7' } }], 409);
    }
    return stored;
  }

  private async tellOutcome(
    tx: Transaction,
    cycle: CycleRow,
    { count, ballotsDigest }: StoredCount,
  ): Promise<void> {
    const outcomes = count.units.flatMap((unit) => unit.outcomes);
    for (const state of ['won', 'lost'] as const) {
      await tx.manager.query(
        `UPDATE budget_project SET state = $3, version = version + 1
          WHERE municipality_id = $1 AND cycle_id = $2 AND state = 'on_ballot' AND nr = ANY($4)`,
        [
          cycle.municipalityId,
          cycle.id,
          state,
          outcomes.filter(({ won }) => won === (state === 'won')).map(({ nr }) => nr),
        ],
      );
    }
    tx.audit({
      municipalityId: cycle.municipalityId,
      action: 'budget.winners',
      subjectType: 'budgetCycle',
      subjectId: cycle.id,
      permission: 'budget.manage',
      details: { ballotsDigest, won: outcomes.filter(({ won }) => won).map(({ nr }) => nr) },
    });
  }

  private async keep(tx: Transaction, cycle: CycleRow, file: NonNullable<Minutes['file']>): Promise<void> {
    const { id } = await this.files.add(tx, {
      municipalityId: cycle.municipalityId,
      ...file,
      visibility: 'public',
      allowed: MINUTES,
      maxBytes: MAX_MINUTES_BYTES,
    });
    await tx.manager.query(
      `UPDATE budget_cycle SET minutes_file_id = $3 WHERE municipality_id = $1 AND id = $2`,
      [cycle.municipalityId, cycle.id, id],
    );
  }
}
