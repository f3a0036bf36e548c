import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { GiveView, LegalDay, OpinionChannel, OpinionFormStart, ViewReceipt } from '#libs/contracts';
import { checkView } from '#libs/participation-rules';
import { MunicipalityProfiles, PeopleNames } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { EventStore } from '../events/event-store.js';
import { acceptsViews, isPublic } from '../events/public-events.query.js';
import { MoveEvent } from '../events/move-event.js';
import { FormTokens } from '../form-tokens.js';
import { AuthorAges } from '../opinions/author-ages.js';
import { viewReceiptMail } from './view-mails.js';
import { ViewStore } from './view-store.js';

/** Takes views about an event that has no opinion stage: from the page, on paper, spoken (PL 55(4), MK639 19). */
@Injectable()
export class TakeView {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly moves: MoveEvent,
    private readonly views: ViewStore,
    private readonly tokens: FormTokens,
    private readonly ages: AuthorAges,
    private readonly people: PeopleNames,
    private readonly profiles: MunicipalityProfiles,
    private readonly mailer: Mailer,
  ) {}

  /** What the form needs before it is filled in. @throws Refused 404 for an event that is not public. */
  async start(actor: Actor, place: PlaceRef, code: string): Promise<OpinionFormStart> {
    return this.unitOfWork.run(actor, async ({ manager }) => {
      const event = await this.events.load(manager, place.id, code);
      if (!isPublic(event)) throw Refused.notFound('event');
      const personId = actor.kind === 'person' ? actor.personId : null;
      const adult = personId ? await this.ages.isAdult(personId, place.id) : null;
      return {
        token: this.tokens.issue(event.id),
        loggedIn: personId !== null,
        minor: adult === false,
        adult: adult === true,
      };
    });
  }

  /** @throws Refused 409 `event.not_open` outside the term, 422 for what the form should have said. */
  async give(
    actor: Actor,
    place: PlaceRef,
    code: string,
    view: GiveView,
    marks: { token: string; website?: string },
  ): Promise<ViewReceipt> {
    const personId = actor.kind === 'person' ? actor.personId : null;
    return this.unitOfWork.run(actor, async (tx) => {
      const event = await this.events.load(tx.manager, place.id, code, true);
      if (event.state === 'preparing') throw Refused.notFound('event');
      if (marks.website) throw new Refused([{ code: 'opinion.sent_by_program', where: 'website' }], 422);
      const own = await this.signed(tx, place, view, personId);
      const wrong = [...this.tokens.check(event.id, marks.token), ...checkView(own)];
      if (wrong.length > 0) throw new Refused(wrong, 422);
      const lastDay = await this.moves.lastDay(tx, event);
      const today = this.clock.legalToday();
      if (!acceptsViews(event, lastDay, today)) throw new Refused([{ code: 'event.not_open' }], 409);
      const kept = await this.views.insert(tx.manager, place.id, event.id, own, {
        channel: 'web',
        receivedDay: today,
        receivedAt: this.clock.legalNow(),
        late: false,
        meetingId: null,
        personId,
        recordedBy: null,
      });
      tx.audit({
        municipalityId: place.id,
        action: 'participationView.give',
        subjectType: 'participationView',
        subjectId: kept.id,
      });
      if (own.email?.trim()) {
        const profile = await this.profiles.byId(place.id, tx.manager);
        const path = `${place.slug}/lidzdaliba/${event.code}/viedoklis/${kept.receipt}`;
        await this.mailer.queue(tx, {
          to: own.email,
          municipalityId: place.id,
          dedupeKey: `view-receipt:${kept.id}`,
          ...viewReceiptMail(own.language ?? 'lv', {
            receipt: kept.receipt,
            title: event.title,
            council: profile.name,
            link: `${this.config.publicUrl.origin}/${path}#${kept.key}`,
            lastDay,
          }),
        });
      }
      return { receipt: kept.receipt, key: kept.key, lastDay };
    });
  }

  /** A logged-in person is named as the identity provider says, and a minor never. */
  private async signed(
    tx: Transaction,
    place: PlaceRef,
    view: GiveView,
    personId: string | null,
  ): Promise<GiveView> {
    if (!personId) return view;
    const name = (await this.people.of([personId], tx.manager)).get(personId);
    const adult = await this.ages.isAdult(personId, place.id);
    return { ...view, ...(name ? { name } : {}), ...(adult === null ? {} : { adult }) };
  }

  /** Types in what came on paper, by e-mail or was said at a gathering; a late one is kept and marked. */
  async record(
    actor: Actor,
    place: PlaceRef,
    eventId: string,
    view: GiveView & { channel: Exclude<OpinionChannel, 'web'>; receivedDay: LegalDay; meetingId?: string },
  ): Promise<{ id: string; receipt: string; late: boolean }> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (tx.actor.kind !== 'person') throw new Error('A view is typed in by a person.');
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      const found = checkView(view);
      if (view.receivedDay > this.clock.legalToday()) {
        found.push({ code: 'event.day_in_future', where: 'receivedDay' });
      }
      if (found.length > 0) throw new Refused(found, 422);
      if (event.state !== 'announced' || (event.opens ?? '') > view.receivedDay) {
        throw new Refused([{ code: 'event.not_open' }], 409);
      }
      if (view.meetingId) {
        const [meeting] = await tx.manager.query<unknown[]>(
          `SELECT 1 FROM participation_meeting WHERE municipality_id = $1 AND event_id = $2 AND id = $3`,
          [place.id, event.id, view.meetingId],
        );
        if (!meeting) throw Refused.notFound('meeting');
      }
      const late = view.receivedDay > (await this.moves.lastDay(tx, event));
      const kept = await this.views.insert(tx.manager, place.id, event.id, view, {
        channel: view.channel,
        receivedDay: view.receivedDay,
        receivedAt: this.clock.legalNow(),
        late,
        meetingId: view.meetingId ?? null,
        personId: null,
        recordedBy: tx.actor.personId,
      });
      tx.audit({
        municipalityId: place.id,
        action: 'participationView.record',
        subjectType: 'participationView',
        subjectId: kept.id,
        permission: 'participation.record',
        details: { channel: view.channel },
      });
      return { id: kept.id, receipt: kept.receipt, late };
    });
  }
}
