import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CoordinationOpinionInput } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { OpinionWriter } from './opinion-writer.js';
import { refusals, RequestsQuery } from './requests.query.js';

/** Gives the one opinion of an institution, by somebody who may answer for it. */
@Injectable()
export class GiveOpinion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly requests: RequestsQuery,
    private readonly writer: OpinionWriter,
  ) {}

  /** @throws Refused 404 outside of the institution, 409 when it has answered or the round is over, 422 when incomplete. */
  async run(
    actor: Actor,
    partyId: string,
    opinion: CoordinationOpinionInput,
  ): Promise<{ id: string; late: boolean }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const seen = await this.requests.find(tx.manager, actor, partyId);
      await this.dossiers.load(tx.manager, seen.round.municipalityId, seen.round.dossierId, { lock: true });
      const { dossier, round, party } = await this.requests.find(tx.manager, actor, partyId);
      const violations = refusals(actor, dossier, round, party);
      if (violations.length > 0) throw new Refused(violations, 409);
      return this.writer.within(tx, round, party, opinion, {
        channel: 'portal',
        fileId: null,
        receivedDay: this.clock.legalToday(),
        means: 'portal',
        documentNo: '',
        documentDay: null,
        givenBy: null,
        permission: 'coordination.respond',
      });
    });
  }
}
