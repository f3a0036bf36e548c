import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** An institution as other features refer to it. */
export interface KnownInstitution {
  id: string;
  kind: string;
  name: string;
  email: string | null;
}

/** The institutions that a municipality can turn to: its own, and those of the state. */
@Injectable()
export class KnownInstitutions {
  /** The registration number of the municipality itself; `null` where none has been entered. */
  async ownRegistrationNo(manager: EntityManager, municipalityId: string): Promise<string | null> {
    const [row] = await manager.query<{ no: string }[]>(
      `SELECT registration_no AS no FROM institution
        WHERE municipality_id = $1 AND kind = 'administration' AND registration_no ~ '^[459][0-9]{10}$'
        ORDER BY name, id LIMIT 1`,
      [municipalityId],
    );
    return row?.no ?? null;
  }

  /** Its own first, each group by name. */
  async of(manager: EntityManager, municipalityId: string): Promise<KnownInstitution[]> {
    const rows = await manager.query<(KnownInstitution & { own: boolean })[]>(
      `SELECT id, kind, name, email, municipality_id IS NOT NULL AS own FROM institution
        WHERE municipality_id = $1 OR municipality_id IS NULL`,
      [municipalityId],
    );
    return rows
      .sort((a, b) => Number(b.own) - Number(a.own) || a.name.localeCompare(b.name, 'lv'))
      .map(({ id, kind, name, email }) => ({ id, kind, name, email }));
  }
}
