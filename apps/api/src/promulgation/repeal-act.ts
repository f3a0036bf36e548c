import { Injectable } from '@nestjs/common';
import type { LegalDay } from '#libs/contracts';
import type { Transaction } from '../platform/database/unit-of-work.js';

/** Ends an act that another one repealed. */
@Injectable()
export class RepealAct {
  /** @returns whether it was in force until now; an act that has its end keeps it. */
  async within(
    tx: Transaction,
    repeal: { municipalityId: string; actId: string; byActId: string; from: LegalDay },
  ): Promise<boolean> {
    const [, changed] = await tx.manager.query<[unknown, number]>(
      `UPDATE act SET repealed_from = $3, repealed_by_act_id = $4
        WHERE municipality_id = $1 AND id = $2 AND repealed_from IS NULL`,
      [repeal.municipalityId, repeal.actId, repeal.from, repeal.byActId],
    );
    if (changed !== 1) return false;
    tx.audit({
      municipalityId: repeal.municipalityId,
      action: 'act.repeal',
      subjectType: 'act',
      subjectId: repeal.actId,
      details: { from: repeal.from, by: repeal.byActId },
    });
    return true;
  }
}
