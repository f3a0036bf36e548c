import { Injectable } from '@nestjs/common';
import { shortenViolations, type Actor } from '#libs/access-policy';
import type { LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { guardedUpdate } from '../guarded-update.js';
import { loadSubstitutions, lockRoles } from './role-terms.js';

/** Ends a substitution earlier, or takes back one that has not begun. */
@Injectable()
export class EndSubstitution {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param input `lastDay` null takes the substitution back. */
  run(
    actor: Actor,
    place: PlaceRef,
    id: string,
    input: { version: number; lastDay: LegalDay | null },
    permission: 'directory.manage' | 'substitution.own',
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await lockRoles(tx.manager, place);
      const one = (await loadSubstitutions(tx.manager, place)).find((other) => other.id === id);
      const reachable =
        permission === 'directory.manage' || (actor.kind === 'person' && one?.holderId === actor.personId);
      if (!one || !reachable) throw Refused.notFound('substitution');
      if (one.version !== input.version) throw Refused.stale('substitution');
      const today = this.clock.legalToday();
      if (input.lastDay === null) {
        if (one.term.from <= today)
          throw new Refused([{ code: 'substitutionHasBegun', where: 'lastDay' }], 409);
        await tx.manager.query(`DELETE FROM substitution WHERE municipality_id = $1 AND id = $2`, [
          place.id,
          id,
        ]);
      } else {
        const violations = shortenViolations(one.term, input.lastDay, addUnits(today, -1, 'day'));
        if (violations.length > 0) throw new Refused(violations, 409);
        await guardedUpdate(
          tx.manager,
          'substitution',
          `UPDATE substitution SET to_day = $4, version = version + 1
            WHERE municipality_id = $1 AND id = $2 AND version = $3 RETURNING version`,
          [place.id, id, input.version, input.lastDay],
        );
      }
      tx.audit({
        municipalityId: place.id,
        action: input.lastDay === null ? 'substitute.takenBack' : 'substitute.ended',
        subjectType: 'substitution',
        subjectId: id,
        permission,
        details: { assignmentId: one.assignmentId, lastDay: input.lastDay },
      });
    });
  }
}
