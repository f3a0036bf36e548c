import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Assignment, Role } from '#libs/access-policy';
import { AccessDirectory } from '../platform/access/access-directory.js';
import type { SqlCondition } from '../platform/database/pipelined.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { stillColleague } from './people/still-colleague.js';

interface AssignmentRow {
  id: string;
  role: Role;
  institution_id: string;
  municipality_id: string | null;
  on_behalf_of: string | null;
}

/** Answers the guard's questions from the directory's tables. */
@Injectable()
export class DirectoryAccess extends AccessDirectory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async placeBySlug(slug: string): Promise<PlaceRef | null> {
    const [row] = await this.dataSource.query<{ id: string; slug: string; short_code: string }[]>(
      `SELECT id, slug, short_code FROM municipality WHERE slug = $1`,
      [slug],
    );
    return row ? { id: row.id, slug: row.slug, shortCode: row.short_code } : null;
  }

  override async assignmentsOf(personId: string): Promise<Assignment[]> {
    const today = this.clock.legalToday();
    const rows = await this.dataSource.query<AssignmentRow[]>(`${assignments('$1', '$2')} ORDER BY 2, 1, 5`, [
      personId,
      today,
    ]);
    return rows.map((row) => ({
      id: row.id,
      role: row.role,
      institutionId: row.institution_id,
      municipalityId: row.municipality_id,
      ...(row.on_behalf_of ? { onBehalfOf: row.on_behalf_of } : {}),
    }));
  }

  override stillHas(personId: string, held: readonly Assignment[]): SqlCondition {
    const lines = held.map((one) =>
      [one.id, one.role, one.institutionId, one.municipalityId ?? '', one.onBehalfOf ?? ''].join(' '),
    );
    return {
      text: (first) => `(SELECT coalesce(array_agg(line ORDER BY line COLLATE "C"), '{}') FROM (
          SELECT concat(id, ' ', role, ' ', institution_id, ' ', municipality_id, ' ', on_behalf_of) AS line
            FROM (${assignments(`$${first}`, `$${first + 1}`)}) AS one
        ) AS lines) = $${first + 2}::text[]`,
      values: [personId, this.clock.legalToday(), lines.sort()],
    };
  }
}

/** The roles of a person on a day, own and as a substitute; the parameters hold the two. */
function assignments(person: string, day: string): string {
  return `SELECT a.id, a.role, a.institution_id, a.municipality_id, NULL::uuid AS on_behalf_of
         FROM role_assignment a
        WHERE a.person_id = ${person}::uuid AND a.valid_from <= ${day}::date
          AND (a.valid_to IS NULL OR a.valid_to >= ${day}::date)
       UNION ALL
       SELECT a.id, a.role, a.institution_id, a.municipality_id, a.person_id
         FROM substitution s
         JOIN role_assignment a ON a.id = s.assignment_id AND a.municipality_id = s.municipality_id
        WHERE s.substitute_id = ${person}::uuid AND s.from_day <= ${day}::date AND s.to_day >= ${day}::date
          AND a.valid_from <= ${day}::date AND (a.valid_to IS NULL OR a.valid_to >= ${day}::date)
          AND ${stillColleague(`${day}::date`)}`;
}
