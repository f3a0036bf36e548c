import { Injectable } from '@nestjs/common';
import type { AgendaPurpose, ItemOutcome, LegalDay } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { AddAgendaItem } from '../add-agenda-item.js';

interface Source {
  id: string;
  sittingId: string;
  dossierId: string | null;
  purpose: AgendaPurpose;
  title: string;
  rapporteur: string | null;
  outcome: ItemOutcome | null;
  leftUndealt: boolean;
  refusedOn: LegalDay | null;
  again: boolean;
}

/**
 * Brings items before the council again: those that a sitting without quorum or a cancelled one left undealt (PL 32), and
 * decisions that the chair refused to sign (PL 37(6)). What the secretary kept about them comes along: drafts, files,
 * registration numbers, and amendments that were not voted on.
 */
@Injectable()
export class CarryItems {
  constructor(private readonly add: AddAgendaItem) {}

  /** @throws Refused 409 for items that need not be dealt with again, or with what stands against them in this sitting. */
  async within(
    tx: Transaction,
    place: PlaceRef,
    to: { sittingId: string; extraordinary: boolean },
    itemIds: readonly string[],
  ): Promise<void> {
    for (const id of new Set(itemIds)) {
      const source = await this.source(tx, place, id);
      if (source.again || !isUndealt(source))
        throw new Refused([{ code: 'item_not_to_be_repeated', params: { title: source.title } }], 409);
      if (source.refusedOn !== null && !to.extraordinary)
        throw new Refused(
          [{ code: 'reexamined_in_extraordinary', article: { act: 'PL', ref: '37(6)' }, where: 'kind' }],
          409,
        );
      const copy = await this.add.within(
        tx,
        place,
        to.sittingId,
        {
          ...(source.dossierId
            ? {
                dossierId: source.dossierId,
                ...(source.purpose === 'disagreement' ? { purpose: source.purpose } : {}),
              }
            : { title: source.title }),
          rapporteur: source.rapporteur,
          addedAtSitting: null,
        },
        source.id,
      );
      await this.bringAlong(tx, place, source, copy.id);
    }
  }

  private async source(tx: Transaction, place: PlaceRef, id: string): Promise<Source> {
    const [row] = await tx.manager.query<Source[]>(
      `SELECT i.id, i.sitting_id AS "sittingId", i.dossier_id AS "dossierId", i.purpose, i.title, i.rapporteur,
              i.outcome, i.left_undealt AS "leftUndealt",
              (SELECT f.day::text FROM signature_refusal f WHERE f.municipality_id = i.municipality_id
                  AND f.item_id = i.id) AS "refusedOn",
              EXISTS (SELECT 1 FROM agenda_item n WHERE n.municipality_id = i.municipality_id
                  AND n.again_of_id = i.id AND n.outcome IS DISTINCT FROM 'removed') AS again
         FROM agenda_item i WHERE i.municipality_id = $1 AND i.id = $2`,
      [place.id, id],
    );
    if (!row) throw Refused.notFound('agendaItem');
    return row;
  }

  private async bringAlong(tx: Transaction, place: PlaceRef, source: Source, copyId: string): Promise<void> {
    await tx.manager.query(
      `UPDATE agenda_item n SET register_number = o.register_number, submitter = o.submitter, draft_text = o.draft_text,
              closed_ground = o.closed_ground, essence = o.essence, unbudgeted = o.unbudgeted,
              about_item_id = o.about_item_id
         FROM agenda_item o
        WHERE n.municipality_id = $1 AND n.id = $3 AND o.municipality_id = $1 AND o.id = $2`,
      [place.id, source.id, copyId],
    );
    await tx.manager.query(
      `INSERT INTO agenda_item_file (municipality_id, id, item_id, file_id, public, added_at)
       SELECT municipality_id, gen_random_uuid(), $3, file_id, public, added_at FROM agenda_item_file
        WHERE municipality_id = $1 AND item_id = $2 AND removed_at IS NULL`,
      [place.id, source.id, copyId],
    );
    await tx.manager.query(
      `INSERT INTO tabled_amendment (municipality_id, id, item_id, number, kind, node_id, place, before, wording, reason,
         author_id, recorded_by, tabled_at)
       SELECT municipality_id, gen_random_uuid(), $3, number, kind, node_id, place, before, wording, reason,
              author_id, recorded_by, tabled_at FROM tabled_amendment
        WHERE municipality_id = $1 AND item_id = $2 AND state = 'tabled'`,
      [place.id, source.id, copyId],
    );
  }
}

/** Left over by a sitting that was called off, or decided and not signed. */
function isUndealt({ outcome, leftUndealt, refusedOn }: Source): boolean {
  return leftUndealt || (outcome === 'adopted' && refusedOn !== null);
}
