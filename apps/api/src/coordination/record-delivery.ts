import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CoordinationLinkMade, RecordCoordinationDelivery } from '#libs/contracts';
import { deliveryViolations } from '#libs/coordination-rules';
import { Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import type { PartyRecord, RoundRecord } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { Links } from './links.js';

/** A party of a round in the address. */
export interface PartyPath {
  dossierId: string;
  roundId: string;
  partyId: string;
}

/** Keeps how and when the draft went out to a party, and makes or takes back its link. */
@Injectable()
export class RecordDelivery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly store: CoordinationStore,
    private readonly links: Links,
  ) {}

  /** @throws Refused 404, 409 when the round is over, 422 for days that cannot be. */
  async run(actor: Actor, place: PlaceRef, path: PartyPath, body: RecordCoordinationDelivery): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { round, party } = await this.load(tx, place, path);
      const ended = round.endedDay !== null;
      const violations = deliveryViolations(body, { sentDay: round.sentDay, ended }, this.clock.legalToday());
      if (violations.length > 0) throw new Refused(violations, ended ? 409 : 422);
      await tx.manager.query(
        `UPDATE coordination_party SET sent_means = $3, sent_on = $4, received_on = $5, sent_note = $6
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, party.id, body.means, body.sentOn, body.receivedOn, body.note],
      );
      this.audit(tx, place, party, 'coordination.delivery', { means: body.means, sentOn: body.sentOn });
    });
  }

  /** A new link for the party; the one before opens no more. @throws Refused 404, 409 when the round is over. */
  async makeLink(actor: Actor, place: PlaceRef, path: PartyPath): Promise<CoordinationLinkMade> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { round, party } = await this.load(tx, place, path);
      if (round.endedDay !== null) throw new Refused([{ code: 'coordination.round_ended' }], 409);
      const { dueDay } = round;
      const link = await this.links.make(tx, { municipalityId: place.id, partyId: party.id, dueDay });
      this.audit(tx, place, party, 'coordination.makeLink', { expiresOn: link.expiresOn });
      return link;
    });
  }

  /** @throws Refused 404 where the party has no link. */
  async revokeLink(actor: Actor, place: PlaceRef, path: PartyPath): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { party } = await this.load(tx, place, path);
      if (!(await this.links.revoke(tx, place.id, party.id))) throw Refused.notFound('link');
      this.audit(tx, place, party, 'coordination.revokeLink', {});
    });
  }

  private async load(
    tx: Transaction,
    place: PlaceRef,
    { dossierId, roundId, partyId }: PartyPath,
  ): Promise<{ round: RoundRecord; party: PartyRecord }> {
    await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
    const round = await this.store.round(tx.manager, place.id, dossierId, roundId);
    const party = round.parties.find(({ id }) => id === partyId);
    if (!party) throw Refused.notFound('party');
    return { round, party };
  }

  private audit(
    tx: Transaction,
    place: PlaceRef,
    party: PartyRecord,
    action: string,
    details: Record<string, unknown>,
  ): void {
    tx.audit({
      municipalityId: place.id,
      action,
      subjectType: 'coordination_party',
      subjectId: party.id,
      permission: 'coordination.manage',
      details,
    });
  }
}
