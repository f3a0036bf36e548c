import type { EntityManager } from 'typeorm';
import type { Role, RoleTerm, SubstitutionTerm } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';

/** Makes changes of roles and substitutes in one municipality take turns, so that each is decided on all the others. */
export async function lockRoles(manager: EntityManager, place: PlaceRef): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('roles of ' || $1, 0))`, [place.id]);
}

/** Every role of the municipality, past and coming ones too, as the rules about terms need it. */
export async function loadRoleTerms(
  manager: EntityManager,
  place: PlaceRef,
): Promise<(RoleTerm & { version: number })[]> {
  const rows = await manager.query<
    {
      id: string;
      role: Role;
      person_id: string;
      institution_id: string;
      valid_from: string;
      valid_to: string | null;
      version: number;
    }[]
  >(
    `SELECT id, role, person_id, institution_id, valid_from::text, valid_to::text, version
       FROM role_assignment WHERE municipality_id = $1`,
    [place.id],
  );
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    personId: row.person_id,
    institutionId: row.institution_id,
    term: { from: row.valid_from, to: row.valid_to },
    version: row.version,
  }));
}

/** Every substitution of the municipality. */
export async function loadSubstitutions(
  manager: EntityManager,
  place: PlaceRef,
): Promise<(SubstitutionTerm & { version: number })[]> {
  const rows = await manager.query<
    {
      id: string;
      assignment_id: string;
      holder_id: string;
      substitute_id: string;
      from_day: string;
      to_day: string;
      version: number;
    }[]
  >(
    `SELECT s.id, s.assignment_id, a.person_id AS holder_id, s.substitute_id, s.from_day::text, s.to_day::text, s.version
       FROM substitution s JOIN role_assignment a ON a.id = s.assignment_id AND a.municipality_id = s.municipality_id
      WHERE s.municipality_id = $1`,
    [place.id],
  );
  return rows.map((row) => ({
    id: row.id,
    assignmentId: row.assignment_id,
    holderId: row.holder_id,
    substituteId: row.substitute_id,
    term: { from: row.from_day, to: row.to_day },
    version: row.version,
  }));
}
