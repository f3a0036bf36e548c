import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { RecordAgendaVote } from '#libs/contracts';
import { agendaChangeRule, presentIn } from '#libs/council-rules';
import { Dossiers } from '../../bylaws/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { AddAgendaItem } from '../add-agenda-item.js';
import { ChangeAgenda, sameItems } from '../change-agenda.js';
import { Sittings, type SittingRow } from '../sittings.js';
import { SittingVotes } from './sitting-votes.js';

/** The council's roll-call votes on its own agenda (PL 34, 29(4)); what is carried is done in the same breath. */
@Injectable()
export class AgendaVotes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly dossiers: Dossiers,
    private readonly votes: SittingVotes,
    private readonly agenda: ChangeAgenda,
    private readonly add: AddAgendaItem,
  ) {}

  /** @throws Refused 409 for an agenda that may not be changed so, without a quorum, or where nothing would change. */
  run(
    actor: Actor,
    place: PlaceRef,
    sittingId: string,
    input: RecordAgendaVote,
  ): Promise<{ carried: boolean }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const dossierId = await this.dossierOf(tx, place, input);
      if (dossierId) await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      if (sitting.committeeId !== null) throw new Refused([{ code: 'council_decides' }], 409);
      const rule = agendaChangeRule(input.change, sitting.kind);
      if (!rule)
        throw new Refused(
          [{ code: 'extraordinary_agenda_closed', article: { act: 'PL', ref: '34(2)' } }],
          409,
        );
      const subject = await this.subject(tx, place, sitting, input);
      const itemId = input.change === 'remove' ? (input.itemId ?? null) : null;
      const question = { sitting, question: input.change, majority: rule.majority, itemId, subject };
      const { carried, tally } = await this.votes.within(tx, place, question, input);
      if (!carried) return { carried };
      if (input.change === 'order') await this.agenda.put(tx, place, sittingId, input.itemIds ?? []);
      if (input.change === 'remove')
        await this.agenda.takeOff(tx, place, input.itemId ?? '', input.reason ?? '');
      if (input.change === 'add')
        await this.add.within(tx, place, sittingId, {
          ...(input.dossierId ? { dossierId: input.dossierId } : { title: input.title?.trim() ?? '' }),
          ...(input.purpose ? { purpose: input.purpose } : {}),
          rapporteur: input.rapporteur ?? null,
          addedAtSitting: { for: tally.for, present: presentIn(tally) },
        });
      return { carried };
    });
  }

  private async dossierOf(
    tx: Transaction,
    place: PlaceRef,
    { change, itemId, dossierId }: RecordAgendaVote,
  ): Promise<string | null> {
    if (change === 'add') return dossierId ?? null;
    if (change !== 'remove' || !itemId) return null;
    return (await this.sittings.item(tx.manager, place.id, itemId)).dossierId;
  }

  /** What the question is about, as everybody may know it. @throws Refused where it is about nothing */
  private async subject(
    tx: Transaction,
    place: PlaceRef,
    sitting: SittingRow,
    input: RecordAgendaVote,
  ): Promise<string> {
    switch (input.change) {
      case 'order': {
        const now = await this.agenda.order(tx, place, sitting.id);
        const asked = input.itemIds ?? [];
        if (!sameItems(now, asked)) throw Refused.stale('agenda');
        if (now.every((id, index) => asked[index] === id))
          throw new Refused([{ code: 'agenda_order_same', where: 'itemIds' }], 422);
        return '';
      }
      case 'remove': {
        if (!input.itemId) throw new Refused([{ code: 'field.isUuid', where: 'itemId' }], 422);
        const item = await this.sittings.item(tx.manager, place.id, input.itemId);
        if (item.sittingId !== sitting.id) throw Refused.notFound('agendaItem');
        if (item.outcome !== null) throw new Refused([{ code: 'item_decided' }], 409);
        if (!input.reason?.trim()) throw new Refused([{ code: 'field.isNotEmpty', where: 'reason' }], 422);
        const [row] = await tx.manager.query<{ shown: string }[]>(
          `SELECT coalesce(essence, title) AS shown FROM agenda_item WHERE municipality_id = $1 AND id = $2`,
          [place.id, item.id],
        );
        return row?.shown ?? item.title;
      }
      case 'add': {
        if (input.dossierId) return (await this.dossiers.load(tx.manager, place.id, input.dossierId)).title;
        if (!input.title?.trim()) throw new Refused([{ code: 'field.isNotEmpty', where: 'title' }], 422);
        return input.title.trim();
      }
    }
  }
}
