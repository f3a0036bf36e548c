import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { roleGrants, ROLES, STATE_ROLES, type Actor } from '#libs/access-policy';
import type { RoleHolder } from '#libs/contracts';
import { RoleHolders } from '../directory/index.js';

const RESPONDING = ROLES.filter((role) => roleGrants(role, 'coordination.respond'));

/** Who may give an institution's opinion: whoever holds a role in it that may respond. */
@Injectable()
export class Respondents {
  constructor(private readonly holders: RoleHolders) {}

  /** Holders of responding roles by institution: those of the municipality and of the state. */
  async byInstitution(manager: EntityManager, municipalityId: string): Promise<Map<string, RoleHolder[]>> {
    const found = new Map<string, RoleHolder[]>();
    for (const role of RESPONDING) {
      const place = STATE_ROLES.includes(role) ? null : municipalityId;
      for (const holder of await this.holders.of(place, role, { manager })) {
        found.set(holder.institutionId, [...(found.get(holder.institutionId) ?? []), holder]);
      }
    }
    return found;
  }

  /** For whom the actor may answer: institutions with the municipality that a role there belongs to; null for the state. */
  static institutionsOf(actor: Actor): { institutionId: string; municipalityId: string | null }[] {
    if (actor.kind !== 'person') return [];
    return actor.assignments
      .filter(({ role }) => roleGrants(role, 'coordination.respond'))
      .map(({ institutionId, municipalityId }) => ({ institutionId, municipalityId }));
  }
}
