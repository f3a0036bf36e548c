import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Names of people by their ids. */
@Injectable()
export class PeopleNames {
  constructor(private readonly dataSource: DataSource) {}

  /** Ids that nobody has are absent from the answer. Pass the manager of an open transaction to read inside it. */
  async of(
    ids: Iterable<string>,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, string>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const rows = await manager.query<{ id: string; name: string }[]>(
      `SELECT id, name FROM person WHERE id = ANY($1::uuid[])`,
      [wanted],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
