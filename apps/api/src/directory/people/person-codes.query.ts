import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Keyed hashes of a person's codes, for what must recognise the same person later without keeping who it was. */
@Injectable()
export class PersonCodes {
  constructor(private readonly dataSource: DataSource) {}

  /** The current code first, then former ones; empty for somebody whose identity provider gave none. */
  async of(personId: string, manager: EntityManager = this.dataSource.manager): Promise<Buffer[]> {
    const rows = await manager.query<{ code_hash: Buffer }[]>(
      `SELECT code_hash FROM person_code WHERE person_id = $1 ORDER BY current DESC, code_hash`,
      [personId],
    );
    return rows.map((row) => row.code_hash);
  }
}
