import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Sittings, type SittingRow } from './sittings.js';

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
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      await this.refuseWithoutVote(tx, place, sitting, '34(1)');
      const now = await this.order(tx, place, sittingId);
      if (!sameItems(now, itemIds)) throw Refused.stale('agenda');
      await this.put(tx, place, sittingId, itemIds);
    });
  }

  /** The items on the agenda now, in order. */
  async order(tx: Transaction, place: PlaceRef, sittingId: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM agenda_item WHERE municipality_id = $1 AND sitting_id = $2
          AND outcome IS DISTINCT FROM 'removed' ORDER BY position, created_at, id`,
      [place.id, sittingId],
    );
    return rows.map(({ id }) => id);
  }

  /** Puts the items of a sitting into this order. */
  async put(tx: Transaction, place: PlaceRef, sittingId: string, itemIds: readonly string[]): Promise<void> {
    await tx.manager.query(
      `UPDATE agenda_item i SET position = o.position
         FROM unnest($3::uuid[]) WITH ORDINALITY AS o (id, position)
        WHERE i.municipality_id = $1 AND i.sitting_id = $2 AND i.id = o.id`,
      [place.id, sittingId, itemIds],
    );
    this.record(tx, place, 'agenda.reorder', sittingId);
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

  /** Takes an item off the agenda before the sitting begins. @throws Refused 409 once only the council's vote does it. */
  remove(actor: Actor, place: PlaceRef, itemId: string, reason: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { dossierId, sittingId } = await this.sittings.item(tx.manager, place.id, itemId);
      if (dossierId) await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      await this.refuseWithoutVote(tx, place, sitting, '34(2)');
      await this.takeOff(tx, place, itemId, reason);
    });
  }

  /** Takes an item off; a by-law goes back to those that wait for a sitting. */
  async takeOff(tx: Transaction, place: PlaceRef, itemId: string, reason: string): Promise<void> {
    const { dossierId, purpose } = await this.sittings.item(tx.manager, place.id, itemId);
    // A disagreement or a committee's opinion comes and goes without the by-law.
    if (dossierId && (purpose === 'disagreement' || purpose === 'opinion')) {
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
  }

  /** Once a sitting of the council has begun, the council itself changes its agenda (PL 34). */
  private async refuseWithoutVote(
    tx: Transaction,
    place: PlaceRef,
    sitting: SittingRow,
    ref: string,
  ): Promise<void> {
    if (sitting.state === 'closed') throw new Refused([{ code: 'sitting_closed' }], 409);
    if (sitting.committeeId !== null || !(await this.sittings.begun(tx.manager, place.id, sitting))) return;
    throw new Refused([{ code: 'agenda_vote_needed', article: { act: 'PL', ref } }], 409);
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

/** Whether these are the same items in any order, each once. */
export function sameItems(known: readonly string[], asked: readonly string[]): boolean {
  const all = new Set(known);
  return (
    all.size === asked.length && new Set(asked).size === asked.length && asked.every((id) => all.has(id))
  );
}
