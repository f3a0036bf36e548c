import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, OpinionChannel, SubmitOpinion } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { OpinionStages } from './opinion-stages.js';
import { OpinionStore } from './opinion-store.js';

/** Records an opinion that came on paper, by e-mail or in person; by the postmark where there is one. */
@Injectable()
export class RecordOpinion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly stages: OpinionStages,
    private readonly store: OpinionStore,
  ) {}

  /** One that came too late is kept and marked. @throws Refused 409 before the stage, 422 for a day to come. */
  async run(
    actor: Actor,
    place: PlaceRef,
    stageId: string,
    body: SubmitOpinion & { channel: Exclude<OpinionChannel, 'web'>; receivedDay: LegalDay },
  ): Promise<{ id: string; receipt: string; key: string; late: boolean }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const stage = await this.stages.load(tx.manager, place.id, stageId);
      if (stage.state === 'preparing' || stage.closes === null) {
        throw new Refused([{ code: 'stage.not_open' }], 409);
      }
      if (body.receivedDay > this.clock.legalToday()) {
        throw new Refused([{ code: 'opinion.received_in_future', where: 'receivedDay' }], 422);
      }
      await this.store.check(tx.manager, stage, body);
      const late = body.receivedDay > (await this.stages.lastDay(tx.manager, place.id, stage.closes));
      const { id, receipt, key } = await this.store.insert(tx, stage, body, {
        channel: body.channel,
        receivedDay: body.receivedDay,
        late,
        personId: null,
        recordedBy: actor.kind === 'person' ? actor.personId : null,
        shown: false,
      });
      tx.audit({
        municipalityId: place.id,
        action: 'opinion.record',
        subjectType: 'opinion',
        subjectId: id,
        permission: 'participation.record',
        details: { stageId, channel: body.channel, late },
      });
      tx.emit('opinion.submitted', { municipalityId: place.id, dossierId: stage.dossierId, opinionId: id });
      return { id, receipt, key, late };
    });
  }
}
