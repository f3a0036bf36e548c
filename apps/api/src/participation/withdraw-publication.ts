import { Injectable } from '@nestjs/common';
import type { Permission } from '#libs/access-policy';
import type { ActCode, LegalDay } from '#libs/contracts';
import { RecordDossierEvent } from '../bylaws/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';

/** Takes a wrong record out of account; what was recorded stays readable. */
@Injectable()
export class WithdrawPublication {
  constructor(
    private readonly clock: Clock,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** @throws Refused 404 when there is no such record that counts. */
  async within(
    tx: Transaction,
    ask: { municipalityId: string; publicationId: string; reason: string; permission: Permission },
  ): Promise<{
    dossierId: string | null;
    eventId: string | null;
    opinionStageId: string | null;
    from: LegalDay;
    to: LegalDay | null;
  }> {
    const { municipalityId, publicationId, permission } = ask;
    const [rows] = await tx.manager.query<
      [
        {
          dossier_id: string | null;
          event_id: string | null;
          opinion_stage_id: string | null;
          act: ActCode;
          ref: string;
          from: LegalDay;
          to: LegalDay | null;
        }[],
        number,
      ]
    >(
      `UPDATE publication_record SET withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5
        WHERE municipality_id = $1 AND id = $2 AND withdrawn_at IS NULL
       RETURNING dossier_id, event_id, opinion_stage_id, act, ref, from_day::text AS "from", to_day::text AS "to"`,
      [
        municipalityId,
        publicationId,
        this.clock.legalNow(),
        tx.actor.kind === 'person' ? tx.actor.personId : null,
        ask.reason,
      ],
    );
    const [row] = rows;
    if (!row) throw Refused.notFound('publication');
    if (row.dossier_id) {
      await this.timeline.within(tx, {
        municipalityId,
        dossierId: row.dossier_id,
        event: 'withdrawPublication',
        permission,
        article: { act: row.act, ref: row.ref },
        details: { publicationId, reason: ask.reason },
      });
    }
    tx.audit({
      municipalityId,
      action: 'publication.withdraw',
      subjectType: 'publication',
      subjectId: publicationId,
      permission,
    });
    return {
      dossierId: row.dossier_id,
      eventId: row.event_id,
      opinionStageId: row.opinion_stage_id,
      from: row.from,
      to: row.to,
    };
  }
}
