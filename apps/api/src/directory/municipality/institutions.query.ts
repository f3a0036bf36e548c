import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { InstitutionKind, InstitutionView } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';

/** The municipality's institutions with how many roles each holds. */
@Injectable()
export class Institutions {
  constructor(private readonly dataSource: DataSource) {}

  async list(place: PlaceRef): Promise<InstitutionView[]> {
    const rows = await this.dataSource.query<
      {
        id: string;
        kind: InstitutionKind;
        name: string;
        registration_no: string | null;
        email: string | null;
        version: number;
        roles: number;
      }[]
    >(
      `SELECT i.id, i.kind, i.name, i.registration_no, i.email, i.version, count(a.id)::int AS roles
         FROM institution i
         LEFT JOIN role_assignment a ON a.institution_id = i.id AND a.municipality_id = i.municipality_id
        WHERE i.municipality_id = $1 GROUP BY i.id`,
      [place.id],
    );
    return rows
      .map(({ registration_no, ...row }) => ({ ...row, registrationNo: registration_no }))
      .sort((a, b) => a.name.localeCompare(b.name, 'lv'));
  }
}
