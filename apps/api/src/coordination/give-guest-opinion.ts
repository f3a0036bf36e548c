import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CoordinationGuestOpinion } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { GuestDeskQuery, guestRefusals } from './guest-desk.query.js';
import { Links } from './links.js';
import { OpinionWriter } from './opinion-writer.js';

/** Gives the one opinion of a party behind its link. */
@Injectable()
export class GiveGuestOpinion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly links: Links,
    private readonly desk: GuestDeskQuery,
    private readonly writer: OpinionWriter,
  ) {}

  /** @throws Refused 404 or 403 for the link, 409 when the party has answered or the round is over, 422 when incomplete. */
  async run(
    actor: Actor,
    secret: string,
    { givenBy, ...opinion }: CoordinationGuestOpinion,
  ): Promise<{ id: string; late: boolean }> {
    if (givenBy === '') throw new Refused([{ code: 'coordination.giver_missing', where: 'givenBy' }], 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const link = await this.links.find(tx.manager, secret);
      await this.dossiers.load(tx.manager, link.municipalityId, link.dossierId, { lock: true });
      // It may have been taken back while somebody else had the draft.
      await this.links.find(tx.manager, secret);
      const { round, party } = await this.desk.load(tx.manager, link);
      const violations = guestRefusals({ round, party });
      if (violations.length > 0) throw new Refused(violations, 409);
      return this.writer.within(tx, round, party, opinion, {
        channel: 'link',
        means: 'link',
        fileId: null,
        receivedDay: this.clock.legalToday(),
        documentNo: '',
        documentDay: null,
        givenBy,
        permission: 'coordination.respond',
      });
    });
  }
}
