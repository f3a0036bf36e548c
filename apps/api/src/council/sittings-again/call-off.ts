import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { hasQuorum } from '#libs/bylaw-procedure';
import { committeeHasQuorum } from '#libs/council-rules';
import type { CallOffSitting } from '#libs/contracts';
import { Dossiers } from '../../bylaws/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { ChangeAgenda } from '../change-agenda.js';
import { Sittings, type SittingRow } from '../sittings.js';

/**
 * Ends a sitting that is not held to its end: too few councillors came or stayed (PL 27(2)), or it is cancelled before it
 * began. What was not dealt with leaves the agenda, so that another sitting can take it over.
 */
@Injectable()
export class CallOff {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly dossiers: Dossiers,
    private readonly agenda: ChangeAgenda,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 409 while there is a quorum, or where the sitting has begun and is to be cancelled. */
  run(actor: Actor, place: PlaceRef, sittingId: string, { cause, reason }: CallOffSitting): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const before = await this.undealt(tx, place, sittingId);
      for (const dossierId of [...new Set(before.flatMap((item) => item.dossierId ?? []))].sort())
        await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      if (sitting.state === 'closed') throw new Refused([{ code: 'sitting_closed' }], 409);
      if (cause === 'no_quorum') await this.refuseWithQuorum(tx, place, sitting);
      else await this.refuseBegun(tx, place, sitting);
      const items = await this.undealt(tx, place, sittingId);
      const known = new Set(before.map(({ id }) => id));
      if (items.some(({ id }) => !known.has(id))) throw Refused.stale('agenda');
      for (const { id } of items) await this.agenda.takeOff(tx, place, id, reason);
      await tx.manager.query(
        `UPDATE agenda_item SET left_undealt = true WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
        [place.id, items.map(({ id }) => id)],
      );
      await tx.manager.query(
        `UPDATE sitting SET state = 'closed', called_off = $3, called_off_reason = $4, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, sittingId, cause, reason],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'sitting.call-off',
        subjectType: 'sitting',
        subjectId: sittingId,
        permission: 'council.manage',
        details: { cause, items: items.length },
      });
    });
  }

  private undealt(
    tx: Transaction,
    place: PlaceRef,
    sittingId: string,
  ): Promise<{ id: string; dossierId: string | null }[]> {
    return tx.manager.query(
      `SELECT id, dossier_id AS "dossierId" FROM agenda_item
        WHERE municipality_id = $1 AND sitting_id = $2 AND outcome IS NULL ORDER BY position, id`,
      [place.id, sittingId],
    );
  }

  private async refuseWithQuorum(tx: Transaction, place: PlaceRef, sitting: SittingRow): Promise<void> {
    const article = { act: 'PL', ref: sitting.committeeId === null ? '27(2)' : '41(4)' } as const;
    if (sitting.day > this.clock.legalToday()) {
      const params = { day: sitting.day };
      throw new Refused([{ code: 'too_early_to_adopt', params, article }], 409);
    }
    const [noted] = await tx.manager.query<{ known: number; present: number }[]>(
      `SELECT count(*)::int AS known, count(*) FILTER (WHERE presence <> 'absent')::int AS present
         FROM attendance WHERE municipality_id = $1 AND sitting_id = $2`,
      [place.id, sitting.id],
    );
    if (!noted || noted.known === 0) throw new Refused([{ code: 'attendance_not_noted', article }], 409);
    const councilSize = await this.sittings.size(tx.manager, place.id, sitting);
    const { present } = noted;
    const quorate =
      sitting.committeeId === null
        ? hasQuorum({ present, councilSize }, sitting)
        : committeeHasQuorum(present, councilSize);
    if (quorate)
      throw new Refused([{ code: 'quorum_is_there', params: { present, councilSize }, article }], 409);
  }

  private async refuseBegun(tx: Transaction, place: PlaceRef, sitting: SittingRow): Promise<void> {
    if (await this.sittings.begun(tx.manager, place.id, sitting))
      throw new Refused([{ code: 'sitting_has_begun' }], 409);
  }
}
