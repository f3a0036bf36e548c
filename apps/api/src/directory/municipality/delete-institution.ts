import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';

const FOREIGN_KEY_VIOLATION = '23503';

/** Deletes an institution that nobody has ever held a role in and nothing refers to. */
@Injectable()
export class DeleteInstitution {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, place: PlaceRef, id: string, version: number): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [row] = await tx.manager.query<{ version: number }[]>(
        `SELECT version FROM institution WHERE municipality_id = $1 AND id = $2 FOR UPDATE`,
        [place.id, id],
      );
      if (!row) throw Refused.notFound('institution');
      if (row.version !== version) throw Refused.stale('institution');
      const used = await tx.manager.query<unknown[]>(
        `SELECT 1 FROM role_assignment WHERE municipality_id = $1 AND institution_id = $2 LIMIT 1`,
        [place.id, id],
      );
      if (used.length > 0) throw new Refused([{ code: 'institutionInUse' }], 409);
      try {
        await tx.manager.query(`DELETE FROM institution WHERE municipality_id = $1 AND id = $2`, [
          place.id,
          id,
        ]);
      } catch (error) {
        // Other features refer to institutions too; their foreign keys keep what is in use.
        if (!isForeignKeyViolation(error)) throw error;
        throw new Refused([{ code: 'institutionInUse' }], 409);
      }
      tx.audit({
        municipalityId: place.id,
        action: 'institution.deleted',
        subjectType: 'institution',
        subjectId: id,
        permission: 'directory.manage',
      });
    });
  }
}

function isForeignKeyViolation(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    (error.driverError as { code?: string }).code === FOREIGN_KEY_VIOLATION
  );
}
