import { Injectable } from '@nestjs/common';
import { endViolations, type Actor } from '#libs/access-policy';
import type { LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { guardedUpdate } from '../guarded-update.js';
import { loadRoleTerms, lockRoles } from './role-terms.js';

/** Ends a role on a day, or takes back one that has not begun. The last administrator stays. */
@Injectable()
export class EndRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param input `lastDay` null takes the role back. */
  run(
    actor: Actor,
    place: PlaceRef,
    assignmentId: string,
    input: { version: number; lastDay: LegalDay | null },
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await lockRoles(tx.manager, place);
      const all = await loadRoleTerms(tx.manager, place);
      const role = all.find((one) => one.id === assignmentId);
      if (!role) throw Refused.notFound('role');
      if (role.version !== input.version) throw Refused.stale('role');
      const day = this.clock.legalToday();
      const violations = endViolations(role, input.lastDay, all, {
        day,
        yesterday: addUnits(day, -1, 'day'),
        dayAfterLast: input.lastDay === null ? role.term.from : addUnits(input.lastDay, 1, 'day'),
      });
      if (violations.length > 0) throw new Refused(violations, 409);
      if (input.lastDay === null) {
        await tx.manager.query(`DELETE FROM substitution WHERE municipality_id = $1 AND assignment_id = $2`, [
          place.id,
          assignmentId,
        ]);
        await tx.manager.query(`DELETE FROM role_assignment WHERE municipality_id = $1 AND id = $2`, [
          place.id,
          assignmentId,
        ]);
      } else {
        await guardedUpdate(
          tx.manager,
          'role',
          `UPDATE role_assignment SET valid_to = $4, version = version + 1
            WHERE municipality_id = $1 AND id = $2 AND version = $3 RETURNING version`,
          [place.id, assignmentId, input.version, input.lastDay],
        );
      }
      tx.audit({
        municipalityId: place.id,
        action: input.lastDay === null ? 'role.takenBack' : 'role.ended',
        subjectType: 'role',
        subjectId: assignmentId,
        permission: 'directory.manage',
        details: { personId: role.personId, role: role.role, lastDay: input.lastDay },
      });
    });
  }
}
