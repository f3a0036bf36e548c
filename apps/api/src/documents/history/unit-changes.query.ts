import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StepOrigin, UnitChangeView } from '#libs/contracts';
import type { DocumentHead } from '../document-store.js';
import type { StepChanges } from './attributed-texts.js';
import { PAUSE_MINUTES } from './sessions.query.js';
import { originKey, StepOrigins } from './step-origins.js';

/** So many steps that changed a unit are looked at, the newest. */
const MOST_STEPS = 2000;
const MOST_SHOWN = 100;

interface ChangeRow {
  version: number;
  inserted: number;
  deleted: number;
  at: Date;
  author: string | null;
  origin: StepOrigin | null;
}

/** What became of units of a document in time. */
@Injectable()
export class UnitChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly origins: StepOrigins,
  ) {}

  /**
   * Changes of the units up to a version, newest first, each what one person did in one go.
   *
   * @param since changes that are not kept yet
   */
  async of(
    head: DocumentHead,
    units: readonly string[],
    version: number,
    since: readonly StepChanges[],
  ): Promise<UnitChangeView[]> {
    const wanted = new Set(units);
    const fresh = since.flatMap(({ version: at, units: changed }) =>
      changed.filter(({ unitId }) => wanted.has(unitId)).map((change) => ({ version: at, ...change })),
    );
    const rows = await this.dataSource.query<ChangeRow[]>(
      `SELECT c.version, sum(c.inserted)::integer AS inserted, sum(c.deleted)::integer AS deleted,
              s.at, p.name AS author, s.origin
         FROM (SELECT k.version, k.inserted, k.deleted FROM document_change k
                WHERE k.municipality_id = $1 AND k.document_id = $2 AND k.unit_id = ANY ($3::text[])
                  AND k.version <= $4 AND k.version < $5
                UNION ALL
               SELECT f.version, f.inserted, f.deleted
                 FROM unnest($6::integer[], $7::integer[], $8::integer[]) AS f (version, inserted, deleted)) c
         JOIN document_step s ON s.municipality_id = $1 AND s.document_id = $2 AND s.version = c.version
         LEFT JOIN person p ON p.id = s.author_id
        GROUP BY c.version, s.at, p.name, s.origin ORDER BY c.version DESC LIMIT ${MOST_STEPS}`,
      [
        head.municipalityId,
        head.documentId,
        units,
        version,
        since[0]?.version ?? version + 1,
        fresh.map((change) => change.version),
        fresh.map(({ inserted }) => inserted),
        fresh.map(({ deleted }) => deleted),
      ],
    );
    const groups = grouped(rows).slice(0, MOST_SHOWN);
    const names = await this.origins.named(
      this.dataSource.manager,
      head.municipalityId,
      groups.map(({ origin }) => origin),
    );
    return groups.map(({ origin, ...group }) => ({
      ...group,
      origin: (origin && names.get(originKey(origin))) ?? null,
    }));
  }
}

type Group = Omit<UnitChangeView, 'origin'> & { origin: StepOrigin | null };

/** Rows come newest first, and so do the groups. */
function grouped(rows: readonly ChangeRow[]): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const at = row.at.toISOString();
    if (last && isSameGo(last, row)) {
      last.before = row.version - 1;
      last.startedAt = at;
      last.inserted += row.inserted;
      last.deleted += row.deleted;
      last.steps += 1;
      continue;
    }
    const { version, author, inserted, deleted, origin } = row;
    groups.push({
      before: version - 1,
      after: version,
      startedAt: at,
      endedAt: at,
      author,
      inserted,
      deleted,
      steps: 1,
      origin,
    });
  }
  return groups;
}

function isSameGo(group: Group, row: ChangeRow): boolean {
  const pause = Date.parse(group.startedAt) - row.at.getTime();
  return (
    group.author === row.author &&
    pause <= PAUSE_MINUTES * 60_000 &&
    (group.origin ? originKey(group.origin) : '') === (row.origin ? originKey(row.origin) : '')
  );
}
