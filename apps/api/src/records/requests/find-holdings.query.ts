import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { HOLDINGS, type HeldItem, type Holding, type HoldingKey, type LegalDay } from '#libs/contracts';
import { decideErasure, RESTRICTED_GROUND } from '#libs/records-rules';
import { Clock } from '../../platform/clock/clock.js';
import { RESIDENTS_TABLES, type HoldingTable } from './holding-tables.js';
import { STAFF_TABLES } from './staff-tables.js';

/** Under what somebody may be found. */
export interface Sought {
  personId: string | null;
  /** Addresses and names, in any order; what has an `@` is an address. */
  terms: readonly string[];
  /** What has the same name and is known to be theirs, as `kind:id`. */
  confirmed?: readonly string[];
}

interface Row {
  id: string;
  day: LegalDay | null;
  about: string | null;
  fields: HeldItem['fields'];
  over: boolean;
  restricted: HeldItem['restricted'];
}

/** More of one kind than a person reads or an answer needs on paper; all of them are in the package. */
export const SHOWN = 100;

const TABLES: readonly HoldingTable[] = [...STAFF_TABLES, ...RESIDENTS_TABLES].sort(
  (a, b) => HOLDINGS.indexOf(a.key) - HOLDINGS.indexOf(b.key),
);

/** Where a kind of data lies. */
export function tableOf(key: HoldingKey): HoldingTable {
  const table = TABLES.find((one) => one.key === key);
  if (!table) throw new Error(`Nothing tells where ${key} lie.`);
  return table;
}

/** Columns that the search covers, as `table.column`. */
export const COVERED_COLUMNS: readonly string[] = TABLES.flatMap(({ covers }) => covers);

/** Finds what is held on somebody in a municipality, kind by kind, and says what an erasure would do. */
@Injectable()
export class FindHoldings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Kinds of which nothing is held are left out. @param most items of each kind, null for all */
  async of(
    place: { id: string; slug: string; name: string },
    sought: Sought,
    most: number | null = SHOWN,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Holding[]> {
    const limit = most === null ? null : most + 1;
    const addresses = { ...sought, terms: sought.terms.filter((term) => term.includes('@')) };
    const found: Holding[] = [];
    for (const table of TABLES) {
      const rows = await this.rows(manager, place.id, table, sought, limit);
      if (rows.length === 0) continue;
      const sure = await this.rows(manager, place.id, table, addresses, limit);
      const certain = new Set([...sure.map(({ id }) => `${table.key}:${id}`), ...(sought.confirmed ?? [])]);
      const shown = most === null ? rows : rows.slice(0, most);
      found.push({
        key: table.key,
        place: { slug: place.slug, name: place.name },
        items: shown.map((row) => toItem(table, row, certain.has(`${table.key}:${row.id}`))),
        more: rows.length > shown.length,
      });
    }
    return found;
  }

  /** Everything that is certainly of the person: what may be given to them and erased for them. */
  async certain(
    place: { id: string; slug: string; name: string },
    sought: Sought,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Holding[]> {
    const all = await this.of(place, sought, null, manager);
    return all
      .map((holding) => ({ ...holding, items: holding.items.filter(({ certain }) => certain) }))
      .filter(({ items }) => items.length > 0);
  }

  private rows(
    manager: EntityManager,
    municipalityId: string,
    table: HoldingTable,
    { personId, terms }: Sought,
    limit: number | null,
  ): Promise<Row[]> {
    const folded = terms.map((term) => term.trim().toLowerCase()).filter((term) => term !== '');
    // Every statement takes the same five values, whether it uses them or not.
    return manager.query<Row[]>(
      `WITH sought AS (SELECT $1::uuid, $2::uuid, $3::text[], $4::text[], $5::date)
       SELECT found.id::text, found.day::text, found.about, found.fields, found.over,
              CASE WHEN r.id IS NOT NULL THEN json_build_object('ground', r.ground, 'since', r.since) END AS restricted
         FROM (${table.select}) found
         LEFT JOIN data_restriction r ON r.municipality_id = $1 AND r.kind = $7 AND r.item_id = found.id::text
          AND r.lifted_on IS NULL
        ORDER BY found.day DESC NULLS LAST, found.id LIMIT $6`,
      [
        municipalityId,
        personId,
        folded.filter((term) => term.includes('@')),
        folded.filter((term) => !term.includes('@')),
        this.clock.legalToday(),
        limit,
        table.key,
      ],
    );
  }
}

function toItem(table: HoldingTable, { over, ...row }: Row, certain: boolean): HeldItem {
  return {
    ...row,
    certain,
    correctable: Object.keys(table.correct ?? {}),
    erasure: row.restricted ? { outcome: 'keep', ground: RESTRICTED_GROUND } : decideErasure(table.key, over),
  };
}
