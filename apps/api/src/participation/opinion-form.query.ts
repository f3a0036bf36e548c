import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { OpinionFormStart } from '#libs/contracts';
import { ageOn, ResidentRegister } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';
import { FormTokens } from './form-tokens.js';
import { OpinionStages } from './opinion-stages.js';

const ADULT = 18;

/** What the form needs before it is filled in. */
@Injectable()
export class OpinionForm {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly stages: OpinionStages,
    private readonly tokens: FormTokens,
    private readonly register: ResidentRegister,
  ) {}

  /** @throws Refused 404 for a stage that is not public. */
  async start(actor: Actor, place: PlaceRef, stageId: string): Promise<OpinionFormStart> {
    const stage = await this.stages.load(this.dataSource.manager, place.id, stageId);
    if (stage.state === 'preparing') throw Refused.notFound('stage');
    const personId = actor.kind === 'person' ? actor.personId : null;
    const resident = personId ? await this.register.findPerson(personId, place.id) : null;
    return {
      token: this.tokens.issue(stageId),
      loggedIn: personId !== null,
      minor: resident !== null && ageOn(this.clock.legalToday(), resident.bornOn) < ADULT,
    };
  }
}
