import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ROLES, type Role } from '#libs/access-policy';
import type { RoleHolder } from '#libs/contracts';
import type { SourcedDeadline } from '../bylaws/index.js';
import { RoleHolders } from '../directory/index.js';
import type { Deadline } from './running-deadlines.query.js';

/** What one person is told at a time. */
export interface Told {
  person: RoleHolder;
  notices: { deadline: Deadline; stage: string }[];
}

/** Who is told of a deadline. */
@Injectable()
export class DeadlineAudience {
  constructor(private readonly roles: RoleHolders) {}

  /** Whoever has to keep it, and who stands in for them; everybody in the role where it is nobody's in particular. */
  async holders(
    manager: EntityManager,
    municipalityId: string,
    { role, personId }: SourcedDeadline,
  ): Promise<RoleHolder[]> {
    if (role === null || !isRole(role)) return [];
    const holders = await this.roles.of(municipalityId, role, { manager });
    if (personId === undefined) return holders;
    return holders.filter((one) => (one.onBehalfOf ?? one.personId) === personId);
  }

  /** Those above: in the holders' own institution where there is somebody, else everywhere. */
  async superiors(
    manager: EntityManager,
    municipalityId: string,
    deadline: SourcedDeadline,
    roles: readonly string[],
  ): Promise<RoleHolder[]> {
    const holders = await this.holders(manager, municipalityId, deadline);
    const own = new Set(holders.map(({ personId }) => personId));
    const institutions = new Set(holders.map(({ institutionId }) => institutionId));
    const found: RoleHolder[] = [];
    for (const role of roles.filter(isRole)) {
      const all = (await this.roles.of(municipalityId, role, { manager })).filter(
        ({ personId }) => !own.has(personId),
      );
      const near = all.filter(({ institutionId }) => institutions.has(institutionId));
      found.push(...(near.length > 0 ? near : all));
    }
    return found.filter(
      (one, index) => found.findIndex(({ personId }) => personId === one.personId) === index,
    );
  }
}

function isRole(role: string): role is Role {
  return ROLES.some((one) => one === role);
}
