import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { Presence } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Sittings } from './sittings.js';

/** Notes who takes part in the sitting (PL 38(3)); the quorum of each vote is its own record. */
@Injectable()
export class SetAttendance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
  ) {}

  /** @throws Refused 422 for somebody who is not a councillor on that day. */
  run(
    actor: Actor,
    place: PlaceRef,
    sittingId: string,
    people: readonly { personId: string; presence: Presence }[],
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      if (sitting.state === 'closed') throw new Refused([{ code: 'sitting_closed' }], 409);
      const councillors = await this.sittings.seats(tx.manager, place.id, sitting);
      const seats = new Set(councillors.map((councillor) => councillor.personId));
      const strangers = people.flatMap(({ personId }, index) => (seats.has(personId) ? [] : [index]));
      if (strangers.length > 0) {
        throw new Refused(
          strangers.map((index) => ({ code: 'vote_not_a_councillor', where: `people.${index}` })),
          422,
        );
      }
      await tx.manager.query(
        `INSERT INTO attendance (municipality_id, sitting_id, person_id, presence)
         SELECT $1, $2, a.person_id, a.presence FROM unnest($3::uuid[], $4::text[]) AS a (person_id, presence)
         ON CONFLICT ON CONSTRAINT attendance_pk DO UPDATE SET presence = EXCLUDED.presence`,
        [place.id, sittingId, people.map((one) => one.personId), people.map((one) => one.presence)],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'sitting.attendance',
        subjectType: 'sitting',
        subjectId: sittingId,
        permission: 'council.manage',
        details: { present: people.filter((one) => one.presence !== 'absent').length },
      });
    });
  }
}
