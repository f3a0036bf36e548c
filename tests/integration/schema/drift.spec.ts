import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';
import { INDEXES_ACROSS, KEYED_BY_ID, TABLES_WITHOUT_ENTITY } from './reviewed.js';

/** Names that PostgreSQL or TypeORM make up when nobody gives one: `x_pkey`, `PK_9c3f…`. */
const GENERATED =
  /(_pkey|_key\d*|_fkey\d*|_check\d*|_idx\d*|_excl|_not_null)$|^(PK|UQ|FK|IDX|CHK|REL|DF|XCL)_[0-9a-f]{16,}/;

interface Constraint {
  table: string;
  name: string;
  type: string;
}

interface IndexRow {
  table: string;
  name: string;
  first_column: string | null;
  is_primary: boolean;
}

describe('the schema that the migrations make', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const entities = await everyEntity();
    dataSource = new DataSource({ type: 'postgres', url: database.url, entities, synchronize: false });
    await dataSource.initialize();
  }, 60_000);

  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  it('is what the entities say', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('would be told by TypeORM when a column strays', async () => {
    await dataSource.query(`ALTER TABLE web_session ADD COLUMN stray text`);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    await dataSource.query(`ALTER TABLE web_session DROP COLUMN stray`);
    expect(upQueries.map(({ query }) => query)).toEqual([expect.stringContaining('DROP COLUMN "stray"')]);
  });

  it('has an entity for every table, or a reason', async () => {
    const tables = await dataSource.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    );
    const mapped = new Set(dataSource.entityMetadatas.map(({ tableName }) => tableName));
    const unmapped = tables.map(({ name }) => name).filter((name) => !mapped.has(name));
    expect(unmapped).toEqual(Object.keys(TABLES_WITHOUT_ENTITY).sort());
    expect(tables.length).toBeGreaterThan(unmapped.length);
  });

  it('begins the primary key of every municipal table with municipality_id', async () => {
    const indexes = await municipalIndexes(dataSource);
    const others = indexes.filter((index) => index.is_primary && index.first_column !== 'municipality_id');
    expect(others.map(({ table }) => table)).toEqual(Object.keys(KEYED_BY_ID).sort());
  });

  it('begins every index of a municipal table with municipality_id, or says why not', async () => {
    const indexes = await municipalIndexes(dataSource);
    const others = indexes.filter(({ first_column }) => first_column !== 'municipality_id');
    expect(others.map(({ name }) => name).sort()).toEqual(Object.keys(INDEXES_ACROSS).sort());
    expect(indexes.length).toBeGreaterThan(others.length);
  });

  it('gives every municipal table a primary key', async () => {
    const keyed = new Set(
      (await municipalIndexes(dataSource)).filter((i) => i.is_primary).map((i) => i.table),
    );
    const tables = await dataSource.query<{ name: string }[]>(
      `SELECT c.table_name AS name FROM information_schema.columns c
         JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE table_schema = 'public' AND column_name = 'municipality_id' AND table_type = 'BASE TABLE' ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name).filter((name) => !keyed.has(name))).toEqual([]);
  });

  it('has no PostgreSQL enums', async () => {
    const enums = await dataSource.query<{ name: string }[]>(
      `SELECT typname AS name FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE typtype = 'e' AND nspname = 'public'`,
    );
    expect(enums).toEqual([]);
  });

  it('names every constraint and index itself', async () => {
    // NOT NULL (type n) is a property of its column; PostgreSQL 18 lists it among the constraints.
    const constraints = await dataSource.query<Constraint[]>(
      `SELECT r.relname AS table, c.conname AS name, c.contype AS type
         FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
        WHERE n.nspname = 'public' AND c.contype <> 'n'`,
    );
    const indexes = await dataSource.query<{ name: string }[]>(
      `SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public'`,
    );
    const own = [...constraints, ...indexes]
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('schema_migration'));
    expect(own.filter((name) => GENERATED.test(name))).toEqual([]);
    expect(own.length).toBeGreaterThan(20);
  });

  it('would be told by the test when a name is generated', () => {
    expect(['web_session_pkey', 'PK_9c3f6b7d1e2a4f5b8c7d', 'dossier_code_key1', 'a_fkey']).toEqual(
      expect.arrayContaining([expect.stringMatching(GENERATED)]),
    );
    expect('dossier_number_once_uq').not.toMatch(GENERATED);
  });
});

/** Loads every `*.entity.ts` and `*.entities.ts` of the API: an entity that no module registers is drift too. */
async function everyEntity(): Promise<(new () => object)[]> {
  const folder = join(process.cwd(), 'apps/api/src');
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    /\.(entity|entities)\.ts$/.test(file),
  );
  for (const file of files.sort()) await import(pathToFileURL(join(folder, file)).href);
  return getMetadataArgsStorage().tables.map(({ target }) => target as new () => object);
}

function municipalIndexes(dataSource: DataSource): Promise<IndexRow[]> {
  return dataSource.query<IndexRow[]>(
    `SELECT r.relname AS table, i.relname AS name, a.attname AS first_column, x.indisprimary AS is_primary
       FROM pg_index x
       JOIN pg_class i ON i.oid = x.indexrelid
       JOIN pg_class r ON r.oid = x.indrelid
       JOIN pg_namespace n ON n.oid = r.relnamespace
       LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = x.indkey[0]
      WHERE n.nspname = 'public'
        AND EXISTS (SELECT 1 FROM pg_attribute m WHERE m.attrelid = r.oid AND m.attname = 'municipality_id')
      ORDER BY r.relname, i.relname`,
  );
}
