import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { normalizeText } from '#libs/latvian-text';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { guardedUpdate } from '../guarded-update.js';

/** Corrects the e-mail of somebody who has a role here, and the name of somebody who has never logged in. */
@Injectable()
export class UpdatePerson {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(
    actor: Actor,
    place: PlaceRef,
    personId: string,
    input: { version: number; name: string; email: string | null },
  ): Promise<{ version: number }> {
    const name = normalizeText(input.name);
    return this.unitOfWork.run(actor, async (tx) => {
      const [person] = await tx.manager.query<{ name: string; known: boolean }[]>(
        `SELECT p.name, EXISTS (SELECT 1 FROM person_identity i WHERE i.person_id = p.id) AS known
           FROM person p
          WHERE p.id = $2 AND EXISTS
            (SELECT 1 FROM role_assignment a WHERE a.municipality_id = $1 AND a.person_id = p.id)
            FOR UPDATE`,
        [place.id, personId],
      );
      if (!person) throw Refused.notFound('person');
      if (person.known && person.name !== name) {
        throw new Refused([{ code: 'nameFromIdentityProvider', where: 'name' }], 409);
      }
      const version = await guardedUpdate(
        tx.manager,
        'person',
        `UPDATE person SET name = $3, email = $4, version = version + 1
          WHERE id = $1 AND version = $2 RETURNING version`,
        [personId, input.version, name, input.email],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'person.updated',
        subjectType: 'person',
        subjectId: personId,
        permission: 'directory.manage',
      });
      return { version };
    });
  }
}
