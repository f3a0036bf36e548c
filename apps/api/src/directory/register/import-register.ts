import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { readRegisterFile, type RegisterLine } from './register-file.js';
import { ageOn } from './resident-register.js';

const CHUNK = 5_000;

/** Replaces the municipality's register by a file, whole or not at all. The file is read as it arrives and not kept. */
@Injectable()
export class ImportRegister {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(actor: Actor, place: PlaceRef, file: Readable): Promise<{ entries: number }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const today = this.clock.legalToday();
    const lines = await readRegisterFile(file, this.config.personalCodeKey, today);
    return this.unitOfWork.run(actor, async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('register of ' || $1, 0))`, [
        place.id,
      ]);
      await tx.manager.query(`DELETE FROM register_entry WHERE municipality_id = $1`, [place.id]);
      const importedAt = this.clock.realNow();
      for (let at = 0; at < lines.length; at += CHUNK) {
        await insert(tx.manager, place, lines.slice(at, at + CHUNK), importedAt);
      }
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO register_import
           (municipality_id, id, imported_at, legal_day, imported_by, entries, aged_16, territories)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          place.id,
          id,
          importedAt,
          today,
          actor.personId,
          lines.length,
          lines.filter((line) => ageOn(today, line.bornOn) >= 16).length,
          JSON.stringify(countTerritories(lines)),
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'register.imported',
        subjectType: 'registerImport',
        subjectId: id,
        permission: 'register.import',
        details: { entries: lines.length },
      });
      tx.emit('register.imported', { municipalityId: place.id, importId: id });
      return { entries: lines.length };
    });
  }
}

async function insert(
  manager: EntityManager,
  place: PlaceRef,
  lines: RegisterLine[],
  at: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO register_entry (municipality_id, code_hash, born_on, territory, imported_at)
     SELECT $1, code_hash, born_on, territory, $5
       FROM unnest($2::bytea[], $3::date[], $4::text[]) AS line (code_hash, born_on, territory)`,
    [
      place.id,
      lines.map((line) => line.codeHash),
      lines.map((line) => line.bornOn),
      lines.map((line) => line.territory),
      at,
    ],
  );
}

function countTerritories(lines: RegisterLine[]): { name: string; entries: number }[] {
  const counts = new Map<string, number>();
  for (const { territory } of lines) counts.set(territory ?? '', (counts.get(territory ?? '') ?? 0) + 1);
  return [...counts].map(([name, entries]) => ({ name, entries })).sort((a, b) => b.entries - a.entries);
}
