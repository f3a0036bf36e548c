import { Injectable } from '@nestjs/common';
import type { Holding, RequestOffer } from '#libs/contracts';
import { requestOffers } from '#libs/records-rules';
import { MunicipalityProfiles, WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { FindHoldings } from './find-holdings.query.js';
import { factsOf, RequestStore, type RequestRow } from './request-store.js';

/** A request, held until the end of the transaction, with everything that is certainly of whoever made it. */
@Injectable()
export class RequestAtHand {
  constructor(
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
    private readonly profiles: MunicipalityProfiles,
    private readonly find: FindHoldings,
    private readonly store: RequestStore,
  ) {}

  /** @throws Refused 404, 409 for a stale version and where the event is not offered. */
  async open(
    tx: Transaction,
    place: PlaceRef,
    id: string,
    version: number,
    event: RequestOffer['event'],
  ): Promise<{ row: RequestRow; holdings: Holding[] }> {
    const row = await this.store.lock(tx, place, id, version);
    const calendar = await this.calendar.calendarFor(tx.manager, place.id);
    const offers = requestOffers(factsOf(row), this.clock.legalToday(), calendar);
    const offer = offers.find((one) => one.event === event);
    if (!offer) throw new Refused([{ code: 'data_request.not_now' }], 409);
    if (offer.violations.length > 0) throw new Refused(offer.violations, 409);
    const { name } = await this.profiles.byId(place.id);
    return { row, holdings: await this.find.certain({ ...place, name }, row, tx.manager) };
  }
}
