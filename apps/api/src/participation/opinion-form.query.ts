import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { OpinionFormStart } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import { AuthorAges } from './opinions/author-ages.js';
import { FormTokens } from './form-tokens.js';
import { EventStore, isPublic } from './events/event-store.js';
import { OpinionStages } from './opinion-stages.js';

/** What the form needs before it is filled in. */
@Injectable()
export class OpinionForm {
  constructor(
    private readonly dataSource: DataSource,
    private readonly stages: OpinionStages,
    private readonly events: EventStore,
    private readonly tokens: FormTokens,
    private readonly ages: AuthorAges,
  ) {}

  /** @throws Refused 404 for a stage that is not public. */
  async start(actor: Actor, place: PlaceRef, stageId: string): Promise<OpinionFormStart> {
    const stage = await this.stages.load(this.dataSource.manager, place.id, stageId);
    if (stage.state === 'preparing') throw Refused.notFound('stage');
    return this.of(actor, place, stageId);
  }

  /** @throws Refused 404 for an event that is not public. */
  async startAtEvent(actor: Actor, place: PlaceRef, code: string): Promise<OpinionFormStart> {
    const event = await this.events.load(this.dataSource.manager, place.id, code);
    if (!isPublic(event)) throw Refused.notFound('event');
    return this.of(actor, place, event.id);
  }

  private async of(actor: Actor, place: PlaceRef, id: string): Promise<OpinionFormStart> {
    const personId = actor.kind === 'person' ? actor.personId : null;
    const adult = personId ? await this.ages.isAdult(personId, place.id) : null;
    return {
      token: this.tokens.issue(id),
      loggedIn: personId !== null,
      minor: adult === false,
      adult: adult === true,
    };
  }
}
