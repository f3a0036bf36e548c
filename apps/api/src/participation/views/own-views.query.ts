import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { OwnView } from '#libs/contracts';
import { MunicipalityProfiles } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import { EventStore } from '../events/event-store.js';
import { MoveEvent } from '../events/move-event.js';
import { acceptsViews } from '../events/public-events.query.js';
import { hashKey } from '../form-tokens.js';
import { ViewStore, type ViewData } from './view-store.js';

/** Views as their authors see them: by receipt and key, or after login. */
@Injectable()
export class OwnViews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly moves: MoveEvent,
    private readonly views: ViewStore,
    private readonly profiles: MunicipalityProfiles,
  ) {}

  /** One view. @throws Refused 404 unless the key opens it or the person wrote it. */
  async one(actor: Actor, place: PlaceRef, receipt: string, key: string | null): Promise<OwnView> {
    const view = await this.views.open(this.dataSource.manager, place.id, receipt, {
      keyHash: key ? hashKey(key) : null,
      personId: actor.kind === 'person' ? actor.personId : null,
    });
    return this.toOwn(place.id, view);
  }

  /** Everything the person said while logged in, newest first, over all municipalities. */
  async mine(actor: Actor): Promise<OwnView[]> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { manager } = this.dataSource;
    const rows = await manager.query<{ id: string; municipalityId: string }[]>(
      `SELECT id, municipality_id AS "municipalityId" FROM participation_view
        WHERE person_id = $1 ORDER BY received_at DESC, id LIMIT 200`,
      [actor.personId],
    );
    return Promise.all(
      rows.map(async ({ id, municipalityId }) =>
        this.toOwn(municipalityId, await this.views.load(manager, municipalityId, id, false)),
      ),
    );
  }

  private async toOwn(municipalityId: string, view: ViewData): Promise<OwnView> {
    const { manager } = this.dataSource;
    const event = await this.events.load(manager, municipalityId, view.eventId);
    const lastDay = await this.moves.lastDay({ manager }, event);
    const { slug, name } = await this.profiles.byId(municipalityId);
    return {
      receipt: view.receipt,
      place: { slug, name },
      event: { code: event.code, title: event.title },
      state: view.state,
      refusal: view.refusal,
      redaction: view.redaction,
      text: view.text,
      publishedText: view.publishedText,
      named: view.named,
      name: view.realName,
      organisation: view.organisation,
      receivedDay: view.receivedDay,
      late: view.late,
      outcome: view.outcome,
      explanation: view.explanation,
      editable: acceptsViews(event, lastDay, this.clock.legalToday()),
      lastDay,
      version: view.version,
    };
  }
}
