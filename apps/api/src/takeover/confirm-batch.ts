import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { numberSlug, type DocumentJson, type DossierDocumentKind, type LegalDay } from '#libs/contracts';
import { confirmProblems } from '#libs/takeover-rules';
import { settledImport } from '../bylaws/index.js';
import { CreateDocument, FreezeVersion, type FrozenVersion } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { KeepAct } from '../promulgation/index.js';
import { TakeoverStore, type ItemRow } from './takeover-store.js';

/** Topic of the message that a takeover was confirmed and its acts are there. */
export const TAKEOVER_CONFIRMED = 'takeover.confirmed';

/** Makes every item of a takeover an act in force, all of them or none. */
@Injectable()
export class ConfirmBatch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: TakeoverStore,
    private readonly createDocument: CreateDocument,
    private readonly freeze: FreezeVersion,
    private readonly acts: KeepAct,
  ) {}

  /** @throws Refused 409 with everything that stands in the way. */
  run(actor: Actor, place: PlaceRef, batchId: string): Promise<{ acts: number }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    return this.unitOfWork.run(actor, async (tx) => {
      const { facts, items } = await this.store.load(tx.manager, place.id, batchId, true);
      const today = this.clock.legalToday();
      const problems = confirmProblems(facts, today);
      if (problems.length > 0) throw new Refused(problems, 409);
      // One order for everybody: two takeovers of the same acts wait for each other instead of blocking one another.
      const taken = items
        .filter((item) => item.state === 'read')
        .sort((left, right) => (actKey(left) < actKey(right) ? -1 : 1));
      for (const item of taken) await this.take(tx, place, item, today);
      await tx.manager.query(
        `UPDATE takeover_batch SET state = 'confirmed', confirmed_by = $3, confirmed_at = $4, confirmed_day = $5,
           version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, batchId, actor.personId, this.clock.legalNow(), today],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'takeover.confirm',
        subjectType: 'takeover',
        subjectId: batchId,
        permission: 'takeover.manage',
        details: { acts: taken.length },
      });
      tx.emit(TAKEOVER_CONFIRMED, { municipalityId: place.id, batchId });
      return { acts: taken.length };
    });
  }

  private async take(tx: Transaction, place: PlaceRef, item: ItemRow, today: LegalDay): Promise<void> {
    const { number, title, topic, adoptedDay, officialNumber, officialDay, fromDay } = item;
    if (!number || !title || !topic || !adoptedDay || !officialNumber || !officialDay || !fromDay) {
      throw new Refused([{ code: 'takeover.items_incomplete', params: { count: 1 } }], 409);
    }
    const texts = await this.texts(tx, place, item);
    const bylaw = await this.frozen(tx, place, 'bylaw', texts.bylaw);
    const memorandum = texts.memorandum ? await this.frozen(tx, place, 'memorandum', texts.memorandum) : null;
    const act = {
      municipalityId: place.id,
      dossierId: null,
      number,
      title,
      topic,
      adoptedDay,
      official: { number: officialNumber, day: officialDay },
      fromDay,
      bylawVersionId: bylaw.id,
      memorandumVersionId: memorandum?.id ?? null,
      digest: bylaw.digest,
      takenOverOn: today,
    };
    const actId = await this.acts.within(tx, act);
    await tx.manager.query(
      `UPDATE takeover_item SET state = 'taken', act_id = $3, version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [place.id, item.id, actId],
    );
  }

  private async texts(
    tx: Transaction,
    place: PlaceRef,
    item: ItemRow,
  ): Promise<{ bylaw: DocumentJson; memorandum: DocumentJson | null }> {
    const [row] = await tx.manager.query<{ bylaw: DocumentJson; memorandum: DocumentJson | null }[]>(
      `SELECT bylaw, memorandum FROM takeover_item WHERE municipality_id = $1 AND id = $2`,
      [place.id, item.id],
    );
    if (!row) throw Refused.notFound('takeoverItem');
    return settledImport(row, {
      renumber: item.renumber,
      ...(item.suggestionChoice ? { suggestions: item.suggestionChoice } : {}),
    });
  }

  private async frozen(
    tx: Transaction,
    place: PlaceRef,
    kind: DossierDocumentKind,
    content: DocumentJson,
  ): Promise<FrozenVersion> {
    const { id } = await this.createDocument.within(tx, {
      municipalityId: place.id,
      dossierId: null,
      kind,
      content,
    });
    return this.freeze.within(tx, {
      municipalityId: place.id,
      documentId: id,
      name: 'takeover',
      purpose: 'takeover',
    });
  }
}

/** What no two acts of a municipality share. */
function actKey({ adoptedDay, number }: ItemRow): string {
  return `${adoptedDay?.slice(0, 4) ?? ''} ${numberSlug(number ?? '')}`;
}
