import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ControlledNorm, LegalDay, NormCause } from '#libs/contracts';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';

/** A time in which norms do not hold, as a control found it. */
export interface ControlledTime {
  cause: NormCause;
  from: LegalDay;
  until: LegalDay | null;
  document: { title: string; url: string | null };
}

/** Keeps the records of norms that do not hold as a control of the act says (PL 66). */
@Injectable()
export class FollowControl {
  constructor(private readonly clock: Clock) {}

  /**
   * Records what is new and gives records their last day; a time that the control does not know any more is withdrawn.
   * `norms` empty = the whole act.
   */
  async within(
    tx: Transaction,
    about: { municipalityId: string; actId: string; controlId: string },
    norms: readonly ControlledNorm[],
    times: readonly ControlledTime[],
  ): Promise<void> {
    const { municipalityId, actId, controlId } = about;
    if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const now = this.clock.legalNow();
    await tx.manager.query(
      `UPDATE norm_validity SET withdrawn_by = $4, withdrawn_at = $5, withdrawn_why = $6, version = version + 1
        WHERE municipality_id = $1 AND control_id = $2 AND withdrawn_at IS NULL AND NOT cause = ANY($3::text[])`,
      [
        municipalityId,
        controlId,
        times.map(({ cause }) => cause),
        tx.actor.personId,
        now,
        times.at(-1)?.document.title ?? '',
      ],
    );
    for (const { cause, from, until, document } of times) {
      const kept = await tx.manager.query<unknown[]>(
        `SELECT 1 FROM norm_validity
          WHERE municipality_id = $1 AND control_id = $2 AND cause = $3 AND withdrawn_at IS NULL`,
        [municipalityId, controlId, cause],
      );
      if (kept.length > 0) {
        await tx.manager.query(
          `UPDATE norm_validity SET until_day = $4, version = version + 1
            WHERE municipality_id = $1 AND control_id = $2 AND cause = $3 AND withdrawn_at IS NULL
              AND until_day IS DISTINCT FROM $4::date`,
          [municipalityId, controlId, cause, until],
        );
        continue;
      }
      for (const norm of norms.length === 0 ? [null] : norms) {
        await tx.manager.query(
          `INSERT INTO norm_validity (municipality_id, id, act_id, unit_id, unit_number, cause, from_day, until_day,
             document_title, document_url, recorded_by, recorded_at, control_id)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
          [
            municipalityId,
            randomUUID(),
            actId,
            norm?.unitId ?? null,
            norm?.number ?? '',
            cause,
            from,
            until,
            document.title,
            document.url,
            tx.actor.personId,
            now,
            controlId,
          ],
        );
      }
    }
    tx.emit('act.validity', { municipalityId, actId });
  }
}
