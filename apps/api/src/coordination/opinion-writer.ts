import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Permission } from '#libs/access-policy';
import type {
  CoordinationChannel,
  CoordinationMeans,
  CoordinationOpinionInput,
  LegalDay,
  Violation,
} from '#libs/contracts';
import { checkCoordinationOpinion, isLate } from '#libs/coordination-rules';
import { RecordDossierEvent } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { personOf } from './actor.js';
import type { PartyRecord, RoundRecord } from './coordination-records.js';
import { unitLabels } from './unit-labels.js';

/** How an opinion came. */
export interface OpinionOrigin {
  channel: CoordinationChannel;
  fileId: string | null;
  receivedDay: LegalDay;
  means: CoordinationMeans;
  documentNo: string;
  documentDay: LegalDay | null;
  /** Who filled in the form behind a link; `null` where somebody with an account recorded it. */
  givenBy: string | null;
  permission: Permission;
}

/** Writes a party's one opinion, whoever brings it. */
@Injectable()
export class OpinionWriter {
  constructor(
    private readonly clock: Clock,
    private readonly texts: DocumentTexts,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /**
   * The caller holds the dossier's lock and has read the party after taking it.
   *
   * @throws Refused 409 when the party has answered or the round is over, 422 for an incomplete opinion or a unit that
   * the round's text does not have.
   */
  async within(
    tx: Transaction,
    round: RoundRecord,
    party: PartyRecord,
    opinion: CoordinationOpinionInput,
    origin: OpinionOrigin,
  ): Promise<{ id: string; late: boolean }> {
    if (round.endedDay !== null) throw new Refused([{ code: 'coordination.round_ended' }], 409);
    if (party.opinion) throw new Refused([{ code: 'coordination.opinion_given' }], 409);
    const labels = await this.labels(tx, round, opinion);
    const { municipalityId } = round;
    const id = randomUUID();
    await tx.manager.query(
      `INSERT INTO coordination_opinion (municipality_id, id, party_id, verdict, text, approved_by, channel, file_id,
         received_day, recorded_by, recorded_at, received_means, document_no, document_day, given_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        municipalityId,
        id,
        party.id,
        opinion.verdict,
        opinion.text,
        opinion.approvedBy,
        origin.channel,
        origin.fileId,
        origin.receivedDay,
        origin.givenBy === null ? personOf(tx.actor) : null,
        this.clock.legalNow(),
        origin.means,
        origin.documentNo,
        origin.documentDay,
        origin.givenBy,
      ],
    );
    for (const [index, item] of opinion.items.entries()) {
      await tx.manager.query(
        `INSERT INTO coordination_item (municipality_id, id, opinion_id, position, kind, unit_id, unit_label, text,
           grounds, proposed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          municipalityId,
          randomUUID(),
          id,
          index + 1,
          item.kind,
          item.unitId,
          item.unitId === null ? '' : (labels.get(item.unitId) ?? ''),
          item.text,
          item.grounds,
          item.proposedWording,
        ],
      );
    }
    const late = isLate(origin.receivedDay, round.dueDay);
    const { dossierId } = round;
    await this.timeline.within(tx, {
      municipalityId,
      dossierId,
      event: 'recordCoordinationOpinion',
      permission: origin.permission,
      details: { round: round.number, party: party.name, verdict: opinion.verdict, late },
    });
    tx.emit('coordination.opinion', { municipalityId, dossierId, roundId: round.id, partyId: party.id });
    return { id, late };
  }

  private async labels(
    tx: Transaction,
    round: RoundRecord,
    opinion: CoordinationOpinionInput,
  ): Promise<ReadonlyMap<string, string>> {
    const { content } = await this.texts.named(tx.manager, round.municipalityId, round.bylawVersionId);
    const labels = unitLabels(content);
    const violations = checkCoordinationOpinion(opinion);
    opinion.items.forEach(({ unitId }, index) => {
      if (unitId === null || labels.has(unitId)) return;
      const unknown: Violation = { code: 'coordination.unit_unknown', where: `items.${index}.unitId` };
      violations.push(unknown);
    });
    if (violations.length > 0) throw new Refused(violations, 422);
    return labels;
  }
}
