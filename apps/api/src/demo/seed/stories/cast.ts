import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { AccessDirectory } from '../../../platform/access/access-directory.js';
import type { PlaceRef } from '../../../platform/access/request-context.js';

/** Finds the demo's people and places by name. */
export class Cast {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: AccessDirectory,
  ) {}

  /** The municipality of a slug. */
  async place(slug: string): Promise<PlaceRef> {
    const place = await this.directory.placeBySlug(slug);
    if (!place) throw new Error(`The demo has no municipality ${slug}.`);
    return place;
  }

  /** The person, with the roles held on the day that legal time stands at. */
  async actor(name: string): Promise<Actor & { kind: 'person' }> {
    const [row] = await this.dataSource.query<{ id: string }[]>(`SELECT id FROM person WHERE name = $1`, [
      name,
    ]);
    if (!row) throw new Error(`The demo has no ${name}.`);
    return { kind: 'person', personId: row.id, assignments: await this.directory.assignmentsOf(row.id) };
  }
}
