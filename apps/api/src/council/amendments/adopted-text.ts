import { Injectable } from '@nestjs/common';
import type { Violation } from '#libs/contracts';
import { DocumentTexts, FreezeVersion, WriteDecidedText } from '../../documents/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import type { ItemRow, SittingRow } from '../sittings.js';
import { ReadAmendments } from './amendments.query.js';

/** Fixes the text that the council adopted: the one on the table with the amendments that were carried. */
@Injectable()
export class AdoptedText {
  constructor(
    private readonly amendments: ReadAmendments,
    private readonly texts: DocumentTexts,
    private readonly write: WriteDecidedText,
    private readonly freeze: FreezeVersion,
  ) {}

  /**
   * Before the vote on the whole: every amendment has its vote, and the secretary knows how many were carried.
   *
   * @throws Refused 409 with what is left.
   */
  async refuseUnsettled(tx: Transaction, place: PlaceRef, itemId: string, known?: number): Promise<void> {
    const { amendments, amended } = await this.amendments.onTable(tx.manager, place.id, itemId, true);
    const open = amendments.filter(({ state }) => state === 'tabled');
    const adopted = amendments.filter(({ state }) => state === 'adopted');
    const found: Violation[] = [];
    if (open.length > 0)
      found.push({ code: 'amendments_open', params: { numbers: open.map(({ number }) => String(number)) } });
    if (known !== undefined && known !== adopted.length)
      found.push({ code: 'changedMeanwhile', params: { what: 'amendment' } });
    if (amended && amended.failed.length > 0) {
      const numbers = amended.failed.map(({ number }) => String(number));
      found.push({ code: 'amendments_collide', params: { numbers } });
    }
    if (found.length > 0) throw new Refused(found, 409);
  }

  /** After the by-law is adopted; writes nothing where no amendment was carried. */
  async fix(tx: Transaction, place: PlaceRef, item: ItemRow, sitting: SittingRow): Promise<void> {
    const { doc, amended } = await this.amendments.onTable(tx.manager, place.id, item.id, true);
    if (!item.bylawVersionId || !doc || !amended || amended.doc.eq(doc)) return;
    const { documentId, version } = await this.texts.named(tx.manager, place.id, item.bylawVersionId);
    const key = { municipalityId: place.id, documentId };
    await this.write.within(tx, key, amended.doc, version);
    const frozen = await this.freeze.within(tx, {
      ...key,
      name: `Domes pieņemtais teksts ${sitting.day.split('-').reverse().join('.')}.`,
      purpose: 'adoption',
    });
    await tx.manager.query(
      `UPDATE agenda_item SET tabled_version_id = bylaw_version_id, bylaw_version_id = $3
        WHERE municipality_id = $1 AND id = $2`,
      [place.id, item.id, frozen.id],
    );
  }
}
