import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { inTerm, substitutionViolations, type Actor } from '#libs/access-policy';
import type { LegalDay } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { loadRoleTerms, loadSubstitutions, lockRoles } from './role-terms.js';

/** Names who stands in for the holder of a role while they are on leave. */
@Injectable()
export class NameSubstitute {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param permission `directory.manage` reaches every role of the municipality, `substitution.own` only the actor's own;
   *   a role held as a substitute is not one's own.
   */
  run(
    actor: Actor,
    place: PlaceRef,
    assignmentId: string,
    input: { substituteId: string; fromDay: LegalDay; toDay: LegalDay; reason: string },
    permission: 'directory.manage' | 'substitution.own',
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await lockRoles(tx.manager, place);
      const roles = await loadRoleTerms(tx.manager, place);
      const role = roles.find((one) => one.id === assignmentId);
      const reachable =
        permission === 'directory.manage' || (actor.kind === 'person' && role?.personId === actor.personId);
      if (!role || !reachable) throw Refused.notFound('role');
      const colleague = roles.some(
        (one) => one.personId === input.substituteId && inTerm(one.term, input.fromDay),
      );
      if (!colleague) throw new Refused([{ code: 'substituteUnknown', where: 'substituteId' }], 409);
      const term = { from: input.fromDay, to: input.toDay };
      const violations = substitutionViolations(
        { assignmentId, holderId: role.personId, substituteId: input.substituteId, term },
        role.term,
        await loadSubstitutions(tx.manager, place),
        this.clock.legalToday(),
      );
      if (violations.length > 0) throw new Refused(violations, 409);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO substitution (municipality_id, id, assignment_id, substitute_id, from_day, to_day, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [place.id, id, assignmentId, input.substituteId, input.fromDay, input.toDay, input.reason.trim()],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'substitute.named',
        subjectType: 'substitution',
        subjectId: id,
        permission,
        details: { assignmentId, substituteId: input.substituteId, ...term },
      });
      tx.emit('substitute.named', {
        municipalityId: place.id,
        assignmentId,
        substituteId: input.substituteId,
        ...term,
      });
      return { id };
    });
  }
}
