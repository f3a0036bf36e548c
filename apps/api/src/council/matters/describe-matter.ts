import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { DescribeMatter as Input, ItemFileView } from '#libs/contracts';
import { checkMatter } from '#libs/council-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import type { MediaType } from '../../platform/files/media-type.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import { Refused } from '../../platform/http/refused.js';
import { Sittings, type ItemRow } from '../sittings.js';

/** Larger materials are refused. */
export const MAX_MATERIAL_BYTES = 30 * 1024 * 1024;

const MATERIALS: readonly MediaType[] = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.etsi.asic-e+zip',
  'text/plain',
];

/** What the secretary keeps about an item: its draft, where it is registered, its files, whether it is closed. */
@Injectable()
export class DescribeMatter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly files: StoredFiles,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 422 for a closed matter without ground or essence, 409 once the item is decided. */
  run(actor: Actor, place: PlaceRef, itemId: string, input: Input): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const item = await this.openItem(tx, place, itemId);
      const isBylaw = item.dossierId !== null;
      const problems = checkMatter({ ...input, isBylaw });
      if (problems.length > 0) throw new Refused(problems, 422);
      await tx.manager.query(
        `UPDATE agenda_item SET earlier_titles = CASE
                  WHEN dossier_id IS NULL AND coalesce($3, title) <> title THEN earlier_titles || title
                  ELSE earlier_titles END,
                title = CASE WHEN dossier_id IS NULL THEN coalesce($3, title) ELSE title END,
                rapporteur = $4, register_number = $5, submitter = $6, draft_text = $7, closed_ground = $8,
                essence = $9, unbudgeted = $10, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [
          place.id,
          itemId,
          input.title?.trim() || null,
          input.rapporteur?.trim() || null,
          input.registerNumber?.trim() || null,
          input.submitter,
          isBylaw ? null : input.draftText?.trim() || null,
          input.closedGround,
          input.closedGround === null ? null : input.essence,
          input.unbudgeted,
        ],
      );
      this.record(tx, place, 'agenda.describe', itemId, { closed: input.closedGround !== null });
    });
  }

  /** What was said, for the minutes; also after the vote, until the minutes are signed. */
  debate(actor: Actor, place: PlaceRef, itemId: string, text: string | null): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const item = await this.sittings.item(tx.manager, place.id, itemId, true);
      const [minutes] = await tx.manager.query<{ signed: boolean }[]>(
        `SELECT signed_on IS NOT NULL AS signed FROM sitting_minutes WHERE municipality_id = $1 AND sitting_id = $2`,
        [place.id, item.sittingId],
      );
      if (minutes?.signed)
        throw new Refused([{ code: 'minutes_signed', article: { act: 'PL', ref: '38(4)' } }], 409);
      await tx.manager.query(`UPDATE agenda_item SET debate = $3 WHERE municipality_id = $1 AND id = $2`, [
        place.id,
        itemId,
        text?.trim() || null,
      ]);
      this.record(tx, place, 'agenda.debate', itemId, {});
    });
  }

  /** @throws Refused 415 and 422 as for every upload. */
  addFile(
    actor: Actor,
    place: PlaceRef,
    itemId: string,
    file: { name: string; content: Buffer; public: boolean },
  ): Promise<ItemFileView> {
    return this.unitOfWork.run(actor, async (tx) => {
      const item = await this.openItem(tx, place, itemId);
      const kept = await this.files.add(tx, {
        municipalityId: place.id,
        name: file.name,
        content: file.content,
        visibility: file.public ? 'public' : 'staff',
        allowed: MATERIALS,
        maxBytes: MAX_MATERIAL_BYTES,
      });
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO agenda_item_file (municipality_id, id, item_id, file_id, public, added_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [place.id, id, item.id, kept.id, file.public, this.clock.legalNow()],
      );
      this.record(tx, place, 'agenda.add-file', itemId, { digest: kept.digest, public: file.public });
      return { id, name: kept.name, mediaType: kept.mediaType, size: kept.size, public: file.public };
    });
  }

  removeFile(actor: Actor, place: PlaceRef, itemId: string, fileId: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.openItem(tx, place, itemId);
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE agenda_item_file SET removed_at = $4
          WHERE municipality_id = $1 AND item_id = $2 AND id = $3 AND removed_at IS NULL`,
        [place.id, itemId, fileId, this.clock.legalNow()],
      );
      if (changed !== 1) throw Refused.notFound('file');
      this.record(tx, place, 'agenda.remove-file', itemId, {});
    });
  }

  private async openItem(tx: Transaction, place: PlaceRef, itemId: string): Promise<ItemRow> {
    const item = await this.sittings.item(tx.manager, place.id, itemId, true);
    if (item.outcome !== null) throw new Refused([{ code: 'item_decided' }], 409);
    return item;
  }

  private record(
    tx: Transaction,
    place: PlaceRef,
    action: string,
    subjectId: string,
    details: Record<string, unknown>,
  ): void {
    const permission = 'council.manage' as const;
    tx.audit({
      municipalityId: place.id,
      action,
      subjectType: 'agenda_item',
      subjectId,
      permission,
      details,
    });
  }
}
