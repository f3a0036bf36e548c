import { GRANTS, PERMISSIONS, roleGrants, type Permission } from './permissions.js';
import { STATE_ROLES, type Role } from './roles.js';

/** A role held in an institution, by right or as the substitute of somebody on leave. */
export interface Assignment {
  id: string;
  role: Role;
  institutionId: string;
  /** `null` for institutions of the state, whose roles reach across municipalities. */
  municipalityId: string | null;
  /** The person whose role this is, when it is held as a substitute. */
  onBehalfOf?: string;
}

/** Who acts: nobody known, a person with roles, or the system (time-driven events). */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'system' }
  | { kind: 'person'; personId: string; assignments: readonly Assignment[] };

/** What is acted upon, as far as access depends on it. */
export interface Subject {
  municipalityId: string | null;
}

/**
 * Whether the actor may do what the permission names, on the subject. Deny by default: an assignment counts only in
 * its own municipality; roles of the state count in every municipality; a role of the state never comes with a
 * municipal institution and the reverse.
 */
export function can(actor: Actor, permission: Permission, subject: Subject): boolean {
  const grant = GRANTS[permission];
  if (grant === 'anyone') return true;
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  if (grant === 'everyone') return true;
  return actor.assignments.some((a) => reaches(a, subject) && roleGrants(a.role, permission));
}

/** Every permission the actor has on the subject. */
export function permissionsOf(actor: Actor, subject: Subject): Permission[] {
  return PERMISSIONS.filter((permission) => can(actor, permission, subject));
}

/** The assignment an act is recorded under: the first that grants it, one's own before a substitute's. */
export function actingAssignment(actor: Actor, permission: Permission, subject: Subject): Assignment | null {
  if (actor.kind !== 'person') return null;
  const granting = actor.assignments.filter((a) => reaches(a, subject) && roleGrants(a.role, permission));
  return granting.find((a) => !a.onBehalfOf) ?? granting[0] ?? null;
}

function reaches(assignment: Assignment, subject: Subject): boolean {
  if (STATE_ROLES.includes(assignment.role)) return assignment.municipalityId === null;
  return assignment.municipalityId !== null && assignment.municipalityId === subject.municipalityId;
}
