import type { EntityManager } from 'typeorm';
import type {
  GeolatvijaDifference,
  GeolatvijaImport,
  GeolatvijaImportSums,
  GeolatvijaKind,
  GeolatvijaOptions,
  LegalDay,
  ProjectOutcome,
} from '#libs/contracts';
import { saysWon, type KnownProject } from '#libs/geolatvija-exchange';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { pointOf, PROJECT_COLUMNS, type ProjectRow } from '../projects/budget-projects.js';
import type { ImportedVotes } from './geolatvija.entity.js';
import type { SheetUpload } from './upload.js';

/** Votes of the newest results that were taken over. */
export interface TakenResults {
  number: number;
  importedOn: LegalDay;
  votes: ImportedVotes[];
  voters: GeolatvijaOptions['voters'];
}

/** Imports of a cycle, the newest first. */
export async function importsOf(
  manager: EntityManager,
  { municipalityId, id }: CycleRow,
): Promise<GeolatvijaImport[]> {
  return manager.query<GeolatvijaImport[]>(
    `SELECT i.number::text AS id, i.kind, i.file_name AS "fileName", i.file_digest AS "fileDigest",
            i.imported_on::text AS "importedOn", p.name AS "importedBy", i.sums
       FROM geolatvija_import i JOIN person p ON p.id = i.imported_by
      WHERE i.municipality_id = $1 AND i.cycle_id = $2 ORDER BY i.number DESC`,
    [municipalityId, id],
  );
}

/** The results that are counted: the newest that were taken over. Null while there are none. */
export async function takenResults(
  manager: EntityManager,
  { municipalityId, id }: Pick<CycleRow, 'municipalityId' | 'id'>,
): Promise<TakenResults | null> {
  const [row] = await manager.query<TakenResults[]>(
    `SELECT number, imported_on::text AS "importedOn", votes, voters FROM geolatvija_import
      WHERE municipality_id = $1 AND cycle_id = $2 AND kind = 'results' ORDER BY number DESC LIMIT 1`,
    [municipalityId, id],
  );
  return row ?? null;
}

/** Projects of a cycle that came from GeoLatvija.lv, as they stand here. */
export async function knownProjects(
  manager: EntityManager,
  { municipalityId, id }: CycleRow,
): Promise<(KnownProject & { id: string })[]> {
  const rows = await manager.query<(ProjectRow & { nr: number })[]>(
    `SELECT ${PROJECT_COLUMNS} FROM budget_project p
       JOIN project_origin g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
      WHERE p.municipality_id = $1 AND p.cycle_id = $2 AND p.nr IS NOT NULL ORDER BY p.nr`,
    [municipalityId, id],
  );
  return rows.flatMap((row) =>
    row.origin === null
      ? []
      : [
          {
            ...{ id: row.id, externalId: row.origin.externalId, nr: row.nr, state: row.state },
            content: {
              ...{ title: row.title, summary: row.summary, description: row.description, unitId: row.unitId },
              ...{ costCents: row.totalCents, point: pointOf(row), partAllowed: row.partAllowed },
              ...{ organisation: row.organisation, registrationNo: row.registrationNo },
              ...{ url: row.origin.url, state: row.origin.state },
            },
          },
        ],
  );
}

/** Keeps what was taken over; the cycle is locked by the caller. */
export async function recordImport(
  { manager, actor }: Transaction,
  cycle: CycleRow,
  { name, digest, mapping }: SheetUpload,
  what: {
    kind: GeolatvijaKind;
    day: LegalDay;
    sums: GeolatvijaImportSums;
    votes?: ImportedVotes[];
    voters?: GeolatvijaOptions['voters'];
  },
): Promise<number> {
  const [row] = await manager.query<{ number: number }[]>(
    `INSERT INTO geolatvija_import (municipality_id, cycle_id, number, kind, file_name, file_digest, mapping, sums,
       votes, voters, imported_by, imported_on)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM geolatvija_import
      WHERE municipality_id = $1 AND cycle_id = $2 RETURNING number`,
    [
      ...[cycle.municipalityId, cycle.id, what.kind, name, digest],
      ...[JSON.stringify(mapping), JSON.stringify(what.sums)],
      what.votes ? JSON.stringify(what.votes) : null,
      what.voters ? JSON.stringify(what.voters) : null,
      ...[actor.kind === 'person' ? actor.personId : null, what.day],
    ],
  );
  return row?.number ?? 0;
}

/** Where GeoLatvija.lv says another outcome than the count. */
export function differencesOf(
  { votes }: Pick<TakenResults, 'votes'>,
  outcomes: readonly ProjectOutcome[],
  titles: ReadonlyMap<number, string>,
): GeolatvijaDifference[] {
  return outcomes.flatMap(({ nr, won, reason }) => {
    const state = votes.find((one) => one.nr === nr)?.state ?? null;
    const said = saysWon(state);
    if (state === null || said === null || said === won) return [];
    return [{ nr, title: titles.get(nr) ?? '', state, won, reason }];
  });
}
