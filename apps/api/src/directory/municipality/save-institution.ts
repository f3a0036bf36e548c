import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { InstitutionInput } from '#libs/contracts';
import { fold } from '#libs/latvian-text';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { guardedUpdate } from '../guarded-update.js';

/** Adds an institution of the municipality, or changes one. */
@Injectable()
export class SaveInstitution {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** `existing` names the institution to change and the version that was read; without it a new one is added. */
  run(
    actor: Actor,
    place: PlaceRef,
    input: InstitutionInput,
    existing?: { id: string; version: number },
  ): Promise<{ id: string; version: number }> {
    const name = input.name.trim();
    return this.unitOfWork.run(actor, async (tx) => {
      await refuseSameName(tx.manager, place, name, existing?.id);
      const saved = existing
        ? await update(tx.manager, place, { ...input, name }, existing)
        : await insert(tx.manager, place, { ...input, name });
      tx.audit({
        municipalityId: place.id,
        action: existing ? 'institution.updated' : 'institution.added',
        subjectType: 'institution',
        subjectId: saved.id,
        permission: 'directory.manage',
        details: { kind: input.kind },
      });
      return saved;
    });
  }
}

async function refuseSameName(
  manager: EntityManager,
  place: PlaceRef,
  name: string,
  except?: string,
): Promise<void> {
  await manager.query(`SELECT 1 FROM municipality WHERE id = $1 FOR UPDATE`, [place.id]);
  const others = await manager.query<{ id: string; name: string }[]>(
    `SELECT id, name FROM institution WHERE municipality_id = $1`,
    [place.id],
  );
  if (others.some((other) => other.id !== except && fold(other.name) === fold(name))) {
    throw new Refused([{ code: 'institutionExists', where: 'name' }], 409);
  }
}

async function insert(manager: EntityManager, place: PlaceRef, input: InstitutionInput) {
  const id = randomUUID();
  await manager.query(
    `INSERT INTO institution (id, municipality_id, kind, name, registration_no, email) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, place.id, input.kind, input.name, input.registrationNo, input.email],
  );
  return { id, version: 1 };
}

async function update(
  manager: EntityManager,
  place: PlaceRef,
  input: InstitutionInput,
  existing: { id: string; version: number },
) {
  const found = await manager.query<unknown[]>(
    `SELECT 1 FROM institution WHERE municipality_id = $1 AND id = $2`,
    [place.id, existing.id],
  );
  if (found.length === 0) throw Refused.notFound('institution');
  const version = await guardedUpdate(
    manager,
    'institution',
    `UPDATE institution SET kind = $4, name = $5, registration_no = $6, email = $7, version = version + 1
      WHERE municipality_id = $1 AND id = $2 AND version = $3 RETURNING version`,
    [place.id, existing.id, existing.version, input.kind, input.name, input.registrationNo, input.email],
  );
  return { id: existing.id, version };
}
