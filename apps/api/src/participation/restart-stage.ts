import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, type Actor } from '#libs/access-policy';
import { transition } from '#libs/bylaw-procedure';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { OpinionStages } from './opinion-stages.js';

/**
 * Begins another opinion stage where the text is not the one that the public saw (PL 46(3)): the draft goes back to be
 * endorsed anew, and what was announced before is the beginning of the next announcement.
 */
@Injectable()
export class RestartStage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly stages: OpinionStages,
    private readonly advance: AdvanceDossier,
  ) {}

  /** @throws Refused 409 `stage.not_closed` where no stage was held yet, or with what keeps the draft where it is. */
  async run(actor: Actor, place: PlaceRef, dossierId: string): Promise<{ id: string }> {
    const { requires } = transition('returnToDraft');
    if (!can(actor, requires, { municipalityId: place.id })) {
      throw new Refused([{ code: 'notAllowed', params: { permission: requires } }], 403);
    }
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const held = await this.stages.latest(tx.manager, place.id, dossierId);
      if (held?.state !== 'closed') throw new Refused([{ code: 'stage.not_closed' }], 409);
      await this.advance.within(tx, { municipalityId: place.id, dossierId, event: 'returnToDraft' });
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO opinion_stage (municipality_id, id, dossier_id, number, state, question, summary, responsible_name,
           responsible_phone, responsible_email, target_groups, channels)
         SELECT municipality_id, $3, dossier_id, number + 1, 'preparing', question, summary, responsible_name,
                responsible_phone, responsible_email, target_groups, channels
           FROM opinion_stage WHERE municipality_id = $1 AND id = $2`,
        [place.id, held.id, id],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'opinionStage.restart',
        subjectType: 'dossier',
        subjectId: dossierId,
        permission: 'participation.manage',
        details: { stageId: id, after: held.id },
      });
      return { id };
    });
  }
}
