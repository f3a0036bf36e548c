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

  /** All hashes of whoever has this code, former codes too; the hash alone where nobody here has it. */
  async sameAs(codeHash: Buffer, manager: EntityManager = this.dataSource.manager): Promise<Buffer[]> {
    const rows = await manager.query<{ code_hash: Buffer }[]>(
      `SELECT o.code_hash FROM person_code c JOIN person_code o ON o.person_id = c.person_id
        WHERE c.code_hash = $1 ORDER BY o.current DESC, o.code_hash`,
      [codeHash],
    );
    return rows.length > 0 ? rows.map((row) => row.code_hash) : [codeHash];
  }
}
