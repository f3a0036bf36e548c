import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Role } from '#libs/access-policy';
import type { LegalDay, RoleHolder } from '#libs/contracts';
import { Clock } from '../../platform/clock/clock.js';
import { stillColleague } from './still-colleague.js';

interface HolderRow {
  assignment_id: string;
  person_id: string;
  name: string;
  email: string | null;
  preferred_language: 'lv' | 'en';
  institution_id: string;
  on_behalf_of: string | null;
}

/** Who holds a role: for notifications, checklists and lists of councillors. */
@Injectable()
export class RoleHolders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Holders of the role on the day (today by legal time unless told), substitutes of that day included and marked by
   * `onBehalfOf`. Roles of the state belong to no municipality: pass null.
   */
  async of(
    municipalityId: string | null,
    role: Role,
    {
      day = this.clock.legalToday(),
      manager = this.dataSource.manager,
    }: { day?: LegalDay; manager?: EntityManager } = {},
  ): Promise<RoleHolder[]> {
    const rows = await manager.query<HolderRow[]>(
      `SELECT h.assignment_id, h.person_id, p.name, p.email, p.preferred_language, h.institution_id, h.on_behalf_of
         FROM (
           SELECT a.id AS assignment_id, a.person_id, a.institution_id, NULL::uuid AS on_behalf_of
             FROM role_assignment a
            WHERE a.municipality_id IS NOT DISTINCT FROM $1::uuid AND a.role = $2
              AND a.valid_from <= $3 AND (a.valid_to IS NULL OR a.valid_to >= $3)
           UNION ALL
           SELECT a.id, s.substitute_id, a.institution_id, a.person_id
             FROM substitution s
             JOIN role_assignment a ON a.id = s.assignment_id AND a.municipality_id = s.municipality_id
            WHERE s.municipality_id = $1::uuid AND a.role = $2 AND s.from_day <= $3 AND s.to_day >= $3
              AND a.valid_from <= $3 AND (a.valid_to IS NULL OR a.valid_to >= $3) AND ${stillColleague('$3')}
         ) h
         JOIN person p ON p.id = h.person_id`,
      [municipalityId, role, day],
    );
    return rows
      .map((row) => ({
        assignmentId: row.assignment_id,
        personId: row.person_id,
        name: row.name,
        email: row.email,
        preferredLanguage: row.preferred_language,
        institutionId: row.institution_id,
        onBehalfOf: row.on_behalf_of,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'lv'));
  }
}
