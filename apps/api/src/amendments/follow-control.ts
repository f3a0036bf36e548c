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

/** Norms that share their times; none = the whole act. */
export interface ControlledGroup {
  norms: readonly ControlledNorm[];
  times: readonly ControlledTime[];
}

/** Keeps the records of norms that do not hold as a control of the act says (PL 66). */
@Injectable()
export class FollowControl {
  constructor(private readonly clock: Clock) {}

  /**
   * Records what is new and gives records their last day; a time that the control does not know any more is withdrawn.
   */
  async within(
    tx: Transaction,
    about: { municipalityId: string; actId: string; controlId: string },
    effects: readonly ControlledGroup[],
  ): Promise<void> {
    const { municipalityId, actId, controlId } = about;
    if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const now = this.clock.legalNow();
    const wanted = effects.flatMap(({ norms, times }) =>
      (norms.length === 0 ? [null] : norms).flatMap((norm) =>
        times.map((time) => ({ ...time, norm, key: `${norm?.unitId ?? ''} ${time.cause}` })),
      ),
    );
    const kept = await tx.manager.query<{ id: string; key: string }[]>(
      `SELECT id, coalesce(unit_id, '') || ' ' || cause AS key FROM norm_validity
        WHERE municipality_id = $1 AND control_id = $2 AND withdrawn_at IS NULL`,
      [municipalityId, controlId],
    );
    const why = wanted.at(-1)?.document.title ?? '';
    for (const { id, key } of kept) {
      const time = wanted.find((one) => one.key === key);
      await tx.manager.query(
        time
          ? `UPDATE norm_validity SET until_day = $3, version = version + 1
              WHERE municipality_id = $1 AND id = $2 AND until_day IS DISTINCT FROM $3::date`
          : `UPDATE norm_validity SET withdrawn_by = $3, withdrawn_at = $4, withdrawn_why = $5, version = version + 1
              WHERE municipality_id = $1 AND id = $2`,
        time ? [municipalityId, id, time.until] : [municipalityId, id, tx.actor.personId, now, why],
      );
    }
    for (const { cause, from, until, document, norm, key } of wanted) {
      if (kept.some((one) => one.key === key)) continue;
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
    tx.emit('act.validity', { municipalityId, actId });
  }
}
