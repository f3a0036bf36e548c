import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';

/** Somebody who holds a role in an institution. */
export interface Colleague {
  id: string;
  name: string;
  email: string | null;
  preferredLanguage: 'lv' | 'en';
}

/** Who works in an institution today, whatever the role. */
@Injectable()
export class Colleagues {
  constructor(private readonly clock: Clock) {}

  /** By name; everybody once. */
  async of(manager: EntityManager, institutionId: string): Promise<Colleague[]> {
    const rows = await manager.query<Colleague[]>(
      `SELECT DISTINCT p.id, p.name, p.email, p.preferred_language AS "preferredLanguage"
         FROM role_assignment a JOIN person p ON p.id = a.person_id
        WHERE a.institution_id = $1 AND a.valid_from <= $2 AND (a.valid_to IS NULL OR a.valid_to >= $2)`,
      [institutionId, this.clock.legalToday()],
    );
    return rows.sort((a, b) => a.name.localeCompare(b.name, 'lv'));
  }
}
