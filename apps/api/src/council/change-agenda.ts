import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Sittings } from './sittings.js';

/** Order of the agenda, materials, and items taken off it. */
@Injectable()
export class ChangeAgenda {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly dossiers: Dossiers,
    private readonly advance: AdvanceDossier,
    private readonly clock: Clock,
  ) {}

  /** Puts the items into the given order. @throws Refused 409 when the agenda has other items meanwhile. */
  reorder(actor: Actor, place: PlaceRef, sittingId: string, itemIds: readonly string[]): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.sittings.load(tx.manager, place.id, sittingId, true);
      const rows = await tx.manager.query<{ id: string }[]>(
        `SELECT id FROM agenda_item WHERE municipality_id = $1 AND sitting_id = $2
            AND outcome IS DISTINCT FROM 'removed'`,
        [place.id, sittingId],
      );
      const known = new Set(rows.map((row) => row.id));
      const same = known.size === itemIds.length && itemIds.every((id) => known.has(id));
      if (!same || new Set(itemIds).size !== itemIds.length) throw Refused.stale('agenda');
      await tx.manager.query(
        `UPDATE agenda_item i SET position = o.position
           FROM unnest($3::uuid[]) WITH ORDINALITY AS o (id, position)
          WHERE i.municipality_id = $1 AND i.sitting_id = $2 AND i.id = o.id`,
        [place.id, sittingId, itemIds],
      );
      this.record(tx, place, 'agenda.reorder', sittingId);
    });
  }

  /** Records that the drafts and their papers are with the councillors from now on (PL 28(2), 29(3)). */
  sendMaterials(actor: Actor, place: PlaceRef, sittingId: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.sittings.load(tx.manager, place.id, sittingId, true);
      await tx.manager.query(
        `UPDATE agenda_item SET materials_at = $3, version = version + 1
          WHERE municipality_id = $1 AND sitting_id = $2 AND materials_at IS NULL AND outcome IS NULL`,
        [place.id, sittingId, this.clock.legalNow()],
      );
      this.record(tx, place, 'agenda.materials', sittingId);
      tx.emit('council.materials-available', { municipalityId: place.id, sittingId });
    });
  }

  /** Takes an item off the agenda; a by-law goes back to those that wait for a sitting. */
  remove(actor: Actor, place: PlaceRef, itemId: string, reason: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { dossierId, purpose } = await this.sittings.item(tx.manager, place.id, itemId);
      // A disagreement comes and goes without the by-law, which is with its lawyer.
      if (dossierId && purpose === 'disagreement') {
        await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      } else if (dossierId) {
        await this.advance.within(tx, {
          municipalityId: place.id,
          dossierId,
          event: 'removeFromAgenda',
          reason,
        });
      }
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE agenda_item SET outcome = 'removed', version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND outcome IS NULL`,
        [place.id, itemId],
      );
      if (changed !== 1) throw new Refused([{ code: 'item_decided' }], 409);
      this.record(tx, place, 'agenda.remove', itemId);
    });
  }

  private record(tx: Transaction, place: PlaceRef, action: string, subjectId: string): void {
    tx.audit({
      municipalityId: place.id,
      action,
      subjectType: action === 'agenda.remove' ? 'agenda_item' : 'sitting',
      subjectId,
      permission: 'council.manage',
    });
  }
}
