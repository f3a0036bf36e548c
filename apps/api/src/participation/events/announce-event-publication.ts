import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ArticleRef, LegalDay, PublicationMeansCode } from '#libs/contracts';
import { noticeArticle } from '#libs/participation-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { RecordPublication } from '../record-publication.js';
import { WithdrawPublication } from '../withdraw-publication.js';
import { EventStore, sameArticle } from './event-store.js';

const PERMISSION = 'participation.manage';

/** The body of the route. */
export interface EventPublication {
  /** What is published: the notice with its documents, or the summary. */
  what: 'notice' | 'summary';
  url: string;
  from: LegalDay;
  to?: LegalDay;
  means: PublicationMeansCode;
}

/** Records where an event's notice or summary stands on the official website, or takes a wrong record back. */
@Injectable()
export class AnnounceEventPublication {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventStore,
    private readonly record: RecordPublication,
    private readonly withdraw: WithdrawPublication,
  ) {}

  /** @throws Refused 409 for a summary that is not approved yet, 422 for an address elsewhere. */
  async run(actor: Actor, place: PlaceRef, eventId: string, body: EventPublication): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      const isSummary = body.what === 'summary';
      const ready = event.state === 'summarised' || event.state === 'concluded';
      if (isSummary ? !ready : event.state === 'cancelled') {
        throw new Refused([{ code: 'event.wrong_state', params: { state: event.state } }], 409);
      }
      const discussed = event.bases.includes('public_discussion');
      const summary: ArticleRef = discussed ? { act: 'PL', ref: '55(5)' } : { act: 'MK639', ref: '19' };
      const made = await this.record.within(tx, {
        municipalityId: place.id,
        subject: { eventId: event.id },
        article: isSummary ? summary : noticeArticle(event.bases),
        url: body.url,
        from: body.from,
        to: body.to ?? null,
        means: body.means,
        permission: PERMISSION,
      });
      if (isSummary && event.publishedDay === null) {
        await tx.manager.query(
          `UPDATE participation_event SET published_day = $3, version = version + 1
            WHERE municipality_id = $1 AND id = $2`,
          [place.id, event.id, body.from],
        );
      }
      return made;
    });
  }

  /** @throws Refused 409 `publication.carries_event` for the only record that an announced event rests on. */
  async takeBack(
    actor: Actor,
    place: PlaceRef,
    eventId: string,
    publicationId: string,
    reason: string,
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      const ask = { municipalityId: place.id, publicationId, reason, permission: PERMISSION } as const;
      const taken = await this.withdraw.within(tx, ask);
      if (taken.eventId !== event.id) throw Refused.notFound('publication');
      if (event.state !== 'announced') return;
      const article = noticeArticle(event.bases);
      const left = (await this.events.publicationsOf(tx.manager, event)).some(
        (record) => !record.withdrawn && sameArticle(record.article, article),
      );
      if (!left) throw new Refused([{ code: 'publication.carries_event' }], 409);
    });
  }
}
