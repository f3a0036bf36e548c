import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { grantViolations, type Actor, type Role } from '#libs/access-policy';
import type { LegalDay, PersonInput } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { FindOrCreatePerson } from './find-or-create-person.js';
import { loadRoleTerms, lockRoles } from './role-terms.js';

/** Gives somebody a role in an institution of the municipality. */
@Injectable()
export class GrantRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: FindOrCreatePerson,
  ) {}

  run(
    actor: Actor,
    place: PlaceRef,
    input: {
      person: PersonInput;
      institutionId: string;
      role: Role;
      validFrom: LegalDay;
      validTo: LegalDay | null;
    },
  ): Promise<{ id: string; personId: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await lockRoles(tx.manager, place);
      const institution = await tx.manager.query<unknown[]>(
        `SELECT 1 FROM institution WHERE municipality_id = $1 AND id = $2 FOR KEY SHARE`,
        [place.id, input.institutionId],
      );
      if (institution.length === 0) throw Refused.notFound('institution');
      const personId = await this.people.within(tx, place, input.person);
      const wish = {
        role: input.role,
        personId,
        institutionId: input.institutionId,
        term: { from: input.validFrom, to: input.validTo },
      };
      const violations = grantViolations(
        wish,
        await loadRoleTerms(tx.manager, place),
        this.clock.legalToday(),
      );
      if (violations.length > 0) throw new Refused(violations, 409);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO role_assignment (id, municipality_id, institution_id, person_id, role, valid_from, valid_to)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, place.id, input.institutionId, personId, input.role, input.validFrom, input.validTo],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'role.granted',
        subjectType: 'role',
        subjectId: id,
        permission: 'directory.manage',
        details: { personId, role: input.role, institutionId: input.institutionId, ...wish.term },
      });
      tx.emit('role.granted', { municipalityId: place.id, assignmentId: id, personId, role: input.role });
      return { id, personId };
    });
  }
}
