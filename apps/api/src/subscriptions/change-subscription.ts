import { Injectable } from '@nestjs/common';
import type { SubscriptionFrequency } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Pages } from '../platform/web/pages.js';
import { CONFIRM_WITHIN_MS } from './start-subscription.js';
import { SendNews } from './send-news.js';
import { SubscriptionStore } from './subscription-store.js';

/** What whoever has the link does with a subscription: confirms, changes or ends it. */
@Injectable()
export class ChangeSubscription {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: SubscriptionStore,
    private readonly pages: Pages,
    private readonly sender: SendNews,
  ) {}

  /** Confirming twice is confirming once. @throws Refused 409 when it was not confirmed in time or has ended. */
  confirm(place: PlaceRef, token: string): Promise<void> {
    return this.unitOfWork.run({ kind: 'anonymous' }, async (tx) => {
      const row = await this.store.byToken(tx.manager, place.id, token, true);
      if (row.state === 'active') return;
      const late = this.clock.realNow().getTime() - row.createdAt.getTime() > CONFIRM_WITHIN_MS;
      if (row.state === 'ended' || late) throw new Refused([{ code: 'subscription.confirmTooLate' }], 409);
      await tx.manager.query(
        `UPDATE subscription SET state = 'active', confirmed_at = $3 WHERE municipality_id = $1 AND id = $2`,
        [place.id, row.id, this.clock.realNow()],
      );
      tx.audit({ ...subject(place, row.id), action: 'subscription.confirmed' });
    });
  }

  /** @throws Refused 409 when it has ended. */
  setFrequency(place: PlaceRef, token: string, frequency: SubscriptionFrequency): Promise<void> {
    return this.unitOfWork.run({ kind: 'anonymous' }, async (tx) => {
      const row = await this.store.byToken(tx.manager, place.id, token, true);
      if (row.state === 'ended') throw new Refused([{ code: 'subscription.ended' }], 409);
      await tx.manager.query(
        `UPDATE subscription SET frequency = $3 WHERE municipality_id = $1 AND id = $2`,
        [place.id, row.id, frequency],
      );
      await this.sender.waitOtherwise(tx, row, frequency);
      tx.audit({ ...subject(place, row.id), action: 'subscription.changed', details: { frequency } });
    });
  }

  /** Ends it and erases the address; ending twice is ending once. */
  async end(place: PlaceRef, token: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'anonymous' }, async (tx) => {
      const row = await this.store.byToken(tx.manager, place.id, token, true);
      if (row.state !== 'ended') await this.endWithin(tx, place, row.id);
    });
    // A mail program comes by another way than the pages, after whose changes they are forgotten anyway.
    this.pages.forget();
  }

  private async endWithin(tx: Transaction, place: PlaceRef, id: string): Promise<void> {
    await this.store.end(tx, place.id, id, this.clock.realNow());
    tx.audit({ ...subject(place, id), action: 'subscription.ended' });
  }
}

function subject(place: PlaceRef, id: string) {
  return { municipalityId: place.id, subjectType: 'subscription', subjectId: id };
}
