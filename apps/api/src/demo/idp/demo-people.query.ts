import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Somebody to log in as in the demo. */
export interface DemoPersonRow {
  id: string;
  name: string;
  email: string | null;
  headingLv: string;
  headingEn: string;
  aboutLv: string;
  aboutEn: string;
  personalCode: string;
}

const SELECT = `SELECT p.id, p.name, p.email, d.heading_lv AS "headingLv", d.heading_en AS "headingEn",
    d.about_lv AS "aboutLv", d.about_en AS "aboutEn", d.personal_code AS "personalCode"
  FROM demo_person d JOIN person p ON p.id = d.person_id`;

/** The demo's people with their invented personal codes. */
@Injectable()
export class DemoPeople {
  constructor(private readonly dataSource: DataSource) {}

  /** All of them, in the order of the page. */
  list(): Promise<DemoPersonRow[]> {
    return this.dataSource.query<DemoPersonRow[]>(`${SELECT} ORDER BY d.position`);
  }

  /** One of them. */
  async find(id: string): Promise<DemoPersonRow | null> {
    const [row] = await this.dataSource.query<DemoPersonRow[]>(`${SELECT} WHERE d.person_id::text = $1`, [
      id,
    ]);
    return row ?? null;
  }
}
