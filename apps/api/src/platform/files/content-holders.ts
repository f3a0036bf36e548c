import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Whether something outside the files of municipalities keeps the content of a digest. */
export type HoldsContent = (manager: EntityManager, digest: string) => Promise<boolean>;

interface Reference {
  place: string | null;
  table: string;
  column: string;
}

/** Who still needs a file or a content, so that nothing is removed under anybody's hands. */
@Injectable()
export class ContentHolders {
  private readonly holders: HoldsContent[] = [];
  private references: readonly Reference[] | undefined;

  /** For a feature that keeps contents by their digest alone; rows of files are known without it. */
  alsoHeldBy(holds: HoldsContent): void {
    this.holders.push(holds);
  }

  /** Those of the files that no row of any table refers to. The rows of all of them are locked. */
  async unreferred(
    manager: EntityManager,
    municipalityId: string,
    ids: readonly string[],
  ): Promise<string[]> {
    // Whoever begins to refer to one of them meanwhile waits, and is refused by the foreign key.
    const locked = await manager.query<{ id: string }[]>(
      `SELECT id::text FROM stored_file WHERE municipality_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`,
      [municipalityId, ids],
    );
    this.references ??= await referencesTo(manager);
    const held = new Set<string>();
    for (const { place, table, column } of this.references) {
      const rows = await manager.query<{ id: string }[]>(
        `SELECT DISTINCT ${column}::text AS id FROM ${table}
          WHERE ${place === null ? '$1::uuid IS NOT NULL' : `${place} = $1`} AND ${column} = ANY($2::uuid[])`,
        [municipalityId, locked.map(({ id }) => id)],
      );
      for (const { id } of rows) held.add(id);
    }
    return locked.map(({ id }) => id).filter((id) => !held.has(id));
  }

  /** Whether any municipality's file, or anything that keeps contents by digest, needs the content. */
  async needed(manager: EntityManager, digest: string): Promise<boolean> {
    const [file] = await manager.query<unknown[]>(`SELECT 1 FROM stored_file WHERE digest = $1 LIMIT 1`, [
      digest,
    ]);
    if (file) return true;
    for (const holds of this.holders) if (await holds(manager, digest)) return true;
    return false;
  }

  /** Until the transaction ends nobody removes the content, which may be there before any row tells of it. */
  async hold(manager: EntityManager, content: Buffer): Promise<void> {
    const digest = createHash('sha256').update(content).digest('hex');
    await manager.query(`SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))`, [lockOf(digest)]);
  }

  /** Until the transaction ends nobody brings the content anew. */
  async holdAlone(manager: EntityManager, digest: string): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [lockOf(digest)]);
  }
}

const lockOf = (digest: string): string => `content:${digest}`;

/** Every foreign key to a file, as the database itself knows them: a new table cannot be forgotten. */
function referencesTo(manager: EntityManager): Promise<Reference[]> {
  return manager.query<Reference[]>(
    `SELECT c.conrelid::regclass::text AS "table",
        max(quote_ident(mine.attname)) FILTER (WHERE theirs.attname = 'municipality_id') AS place,
        max(quote_ident(mine.attname)) FILTER (WHERE theirs.attname = 'id') AS "column"
       FROM pg_constraint c
       CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS k(mine, theirs)
       JOIN pg_attribute mine ON mine.attrelid = c.conrelid AND mine.attnum = k.mine
       JOIN pg_attribute theirs ON theirs.attrelid = c.confrelid AND theirs.attnum = k.theirs
      WHERE c.contype = 'f' AND c.confrelid = 'stored_file'::regclass
      GROUP BY c.oid, c.conrelid`,
  );
}
