import pg from 'pg';
import { BallotSeal } from '../../../apps/api/src/budget/voting/ballot-seal.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { readablePaths } from './readable-paths.js';
import {
  advance,
  ballotOf,
  closeCycle,
  cycleRow,
  logInVoters,
  openCycle,
  PLACE,
  registerPeople,
  vote,
  voteAs,
  type TestCycle,
  type VotingTeam,
} from './voting-support.js';

let test: TestApp;
let team: VotingTeam;
let year = 2030;

beforeAll(async () => {
  test = await startTestApp();
  team = await logInVoters(test);
}, 60_000);
afterAll(() => test?.close());

const opened = (plan: Partial<Parameters<typeof openCycle>[2]> = {}): Promise<TestCycle> =>
  openCycle(test, team.coordinator, { year: year++, ...plan });

interface Column {
  name: string;
  type: string;
  has_default: boolean;
}

const columnsOf = (table: string): Promise<Column[]> =>
  test.dataSource.query<Column[]>(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
            (a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '') AS has_default
       FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    [table],
  );

describe('the tables', () => {
  it.each([
    [
      'vote_roll',
      [
        ['municipality_id', 'uuid'],
        ['cycle_id', 'uuid'],
        ['person_hash', 'bytea'],
        ['unit_id', 'uuid'],
        ['channel', 'text'],
        ['voted_on', 'date'],
      ],
    ],
    [
      'ballot_intake',
      [
        ['municipality_id', 'uuid'],
        ['cycle_id', 'uuid'],
        ['id', 'uuid'],
        ['unit_id', 'uuid'],
        ['sealed', 'bytea'],
      ],
    ],
    [
      'ballot',
      [
        ['municipality_id', 'uuid'],
        ['cycle_id', 'uuid'],
        ['id', 'uuid'],
        ['unit_id', 'uuid'],
        ['choices', 'integer[]'],
        ['channel', 'text'],
        ['points', 'integer[]'],
      ],
    ],
  ])('%s has these columns and no default', async (table, expected) => {
    const columns = await columnsOf(table);
    expect(columns.map(({ name, type }) => [name, type])).toEqual(expected);
    expect(columns.filter((column) => column.has_default)).toEqual([]);
  });

  it.each(['ballot', 'ballot_intake'])('%s refers to nothing but the unit of the cycle', async (table) => {
    const constraints = await test.dataSource.query<{ type: string; target: string }[]>(
      `SELECT contype AS type, confrelid::regclass::text AS target FROM pg_constraint
        WHERE conrelid = $1::regclass AND contype NOT IN ('n', 'c') ORDER BY contype`,
      [table],
    );
    expect(constraints).toEqual([
      { type: 'f', target: 'budget_unit' },
      { type: 'p', target: '-' },
    ]);
  });
});

describe('a sealed ballot', () => {
  const place = { municipalityId: 'm', cycleId: 'c', unitId: 'u', id: 'i' };
  const seals = (): BallotSeal => test.app.get(BallotSeal, { strict: false });

  it('is as long as every other, never the same twice, and opens to what was chosen', () => {
    const chosen = [
      { choices: [1], points: null },
      { choices: [1], points: null },
      { choices: [3, 1, 2], points: [1, 0, 5] },
      { choices: [2_147_483_647], points: [] },
    ].map(({ choices, points }) => ({ choices, points: points && choices.map((_, at) => points[at] ?? 0) }));
    const sealed = chosen.map((choices) => seals().seal(place, choices, 5));
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
    expect(new Set(sealed.map((one) => one.toString('hex'))).size).toBe(4);
    expect(sealed.map((one) => seals().open(place, one))).toEqual(chosen);
  });

  it.each([{ unitId: 'v' }, { id: 'j' }, { cycleId: 'd' }, { municipalityId: 'n' }])(
    'does not open elsewhere: %j',
    (moved) => {
      const sealed = seals().seal(place, { choices: [1], points: null }, 5);
      expect(() => seals().open({ ...place, ...moved }, sealed)).toThrow();
    },
  );

  it('does not open after a change', () => {
    const sealed = seals().seal(place, { choices: [1], points: null }, 5);
    sealed[14] = (sealed[14] ?? 0) ^ 1;
    expect(() => seals().open(place, sealed)).toThrow();
  });
});

describe('casting a vote', () => {
  it('writes one row of the roll, one ballot, and nothing else anywhere', async () => {
    const cycle = await opened();
    const ballot = await ballotOf(test, cycle, [1, 2]);
    await team.anna.token();
    await test.settled();
    const before = await everyTable(test);
    expect((await vote(team.anna, cycle, ballot)).status).toBe(200);
    await test.settled();
    const after = await everyTable(test);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed.sort()).toEqual(['ballot_intake', 'vote_roll']);
    expect(Object.keys(after).length).toBeGreaterThan(50);
  });

  it('hands the database no choice in the clear', async () => {
    const cycle = await opened({ firstNr: 70_001 });
    const ballot = await ballotOf(test, cycle, [70_002, 70_003]);
    const sent: { text: string; values: unknown[] }[] = [];
    const query = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
      this: pg.Client,
      ...args: unknown[]
    ) {
      const [first, values] = args as [string | { text: string; values?: unknown[] }, unknown[] | undefined];
      sent.push(
        typeof first === 'string'
          ? { text: first, values: Array.isArray(values) ? values : [] }
          : { text: first.text, values: first.values ?? [] },
      );
      return (original as (...all: unknown[]) => unknown).apply(this, args) as never;
    } as never);
    try {
      expect((await vote(team.anna, cycle, ballot)).status).toBe(200);
    } finally {
      query.mockRestore();
    }
    expect(sent.map(({ text }) => text).join('\n')).toContain('INSERT INTO ballot_intake');
    const flat = sent.flatMap(({ values }) => values);
    expect(JSON.stringify(flat.filter((value) => !Buffer.isBuffer(value)))).not.toMatch(/7000[123]/);
    for (const bytes of flat.filter((value) => Buffer.isBuffer(value))) {
      expect(bytes.includes(numberBytes(70_002))).toBe(false);
      expect(bytes.includes(numberBytes(70_003))).toBe(false);
    }
  });
});

const original = pg.Client.prototype.query;

describe('closing', () => {
  it('leaves no trace of the order in which people voted', async () => {
    const cycle = await opened();
    const people = await registerPeople(
      test,
      Array.from({ length: 40 }, () => '1966-06-06'),
    );
    for (const [at, id] of people.entries()) {
      const choices = [1, 2, 3].filter((_nr, bit) => ((at % 7) + 1) & (1 << bit));
      await voteAs(test, id, cycle, await ballotOf(test, cycle, choices));
    }
    const intake = await test.dataSource.query<{ id: string }[]>(
      `SELECT id FROM ballot_intake WHERE cycle_id = $1`,
      [cycle.id],
    );
    const asVoted = await test.dataSource.query<{ hash: string }[]>(
      `SELECT encode(person_hash, 'hex') AS hash FROM vote_roll WHERE cycle_id = $1 ORDER BY ctid`,
      [cycle.id],
    );
    await closeCycle(test, cycle);

    const ballots = await test.dataSource.query<{ id: string; xmin: string }[]>(
      `SELECT id, xmin::text FROM ballot WHERE cycle_id = $1 ORDER BY ctid`,
      [cycle.id],
    );
    const roll = await test.dataSource.query<{ hash: string; xmin: string }[]>(
      `SELECT encode(person_hash, 'hex') AS hash, xmin::text FROM vote_roll WHERE cycle_id = $1 ORDER BY ctid`,
      [cycle.id],
    );
    expect(ballots).toHaveLength(40);
    expect(new Set([...ballots, ...roll].map(({ xmin }) => xmin)).size).toBe(1);
    const ids = ballots.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(ids.filter((id) => intake.some((one) => one.id === id))).toEqual([]);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(id))).toBe(true);
    const hashes = roll.map(({ hash }) => hash);
    expect(hashes).toEqual([...hashes].sort());
    expect(asVoted.map(({ hash }) => hash).sort()).toEqual(hashes);
    expect(asVoted.map(({ hash }) => hash)).not.toEqual(hashes);
  });

  it('cleans up what deleted ballots left in the files', async () => {
    const [size] = await test.dataSource.query<{ waiting: number; bytes: string }[]>(
      `SELECT (SELECT count(*)::int FROM ballot_intake) AS waiting, pg_relation_size('ballot_intake') AS bytes`,
    );
    const rest = await test.dataSource.query<{ cycle_id: string }[]>(
      `SELECT DISTINCT cycle_id FROM ballot_intake`,
    );
    expect(Number(size?.bytes)).toBeGreaterThan(0);
    for (const { cycle_id: id } of rest) {
      const [row] = await test.dataSource.query<{ year: number; to: string }[]>(
        `SELECT year, voting_to::text AS to FROM budget_cycle WHERE id = $1`,
        [id],
      );
      await closeCycle(test, {
        id,
        year: row?.year ?? 0,
        units: ['', ''],
        voting: { from: '', to: row?.to ?? '' },
      });
    }
    const [after] = await test.dataSource.query<{ bytes: string }[]>(
      `SELECT pg_relation_size('ballot_intake') AS bytes`,
    );
    expect(Number(after?.bytes)).toBe(0);
  });

  it('waits for whoever could still read deleted ballots before it cleans up', async () => {
    const cycle = await opened();
    await vote(team.anna, cycle, await ballotOf(test, cycle, [1]));
    const size = async (): Promise<number> => {
      const [row] = await test.dataSource.query<{ bytes: string }[]>(
        `SELECT pg_relation_size('ballot_intake') AS bytes`,
      );
      return Number(row?.bytes);
    };
    const queries = jest.spyOn(test.dataSource, 'query');
    const reader = test.dataSource.createQueryRunner();
    try {
      await reader.startTransaction('REPEATABLE READ');
      await reader.query(`SELECT 1`);
      const closing = closeCycle(test, cycle);
      const looks = (): number =>
        queries.mock.calls.filter(([sql]) => String(sql).includes('pg_stat_activity')).length;
      while (looks() < 3) await size();
      expect(await size()).toBeGreaterThan(0);
      await reader.commitTransaction();
      await closing;
    } finally {
      queries.mockRestore();
      await reader.release();
    }
    expect(await size()).toBe(0);
  });

  it('gives nobody the same hash in two rolls', async () => {
    const hashes: string[][] = [];
    for (const cycle of [await opened(), await opened()]) {
      await vote(team.anna, cycle, await ballotOf(test, cycle, [1]));
      const rows = await test.dataSource.query<{ hash: string }[]>(
        `SELECT encode(person_hash, 'hex') AS hash FROM vote_roll WHERE cycle_id = $1`,
        [cycle.id],
      );
      hashes.push(rows.map(({ hash }) => hash));
    }
    expect(hashes.map((one) => one.length)).toEqual([1, 1]);
    expect(hashes[0]).not.toEqual(hashes[1]);
    const codes = await test.dataSource.query<{ hash: string }[]>(
      `SELECT encode(code_hash, 'hex') AS hash FROM person_code`,
    );
    expect(codes.map(({ hash }) => hash)).not.toEqual(expect.arrayContaining(hashes[0] ?? []));
  });
});

describe('the database itself', () => {
  let cycle: TestCycle;
  beforeAll(async () => {
    cycle = await opened();
    await vote(team.anna, cycle, await ballotOf(test, cycle, [1]));
    await vote(team.velta, cycle, await ballotOf(test, cycle, [4], 1));
  });

  it.each([
    [`UPDATE vote_roll SET voted_on = voted_on - 1 WHERE cycle_id = $1`],
    [`UPDATE ballot_intake SET sealed = '' WHERE cycle_id = $1`],
    [`UPDATE budget_cycle SET state = 'voting_ended' WHERE id = $1`],
  ])('refuses during the vote: %s', async (sql) => {
    await expect(test.dataSource.query(sql, [cycle.id])).rejects.toMatchObject({ code: '23000' });
  });

  it.each([
    [`UPDATE ballot SET choices = '{2}' WHERE cycle_id = $1`],
    [`DELETE FROM ballot WHERE cycle_id = $1`],
    [
      `INSERT INTO ballot SELECT municipality_id, cycle_id, gen_random_uuid(), unit_id, '{2}', 'online' FROM ballot WHERE cycle_id = $1`,
    ],
    [`DELETE FROM vote_roll WHERE cycle_id = $1`],
    [
      `INSERT INTO vote_roll SELECT municipality_id, cycle_id, sha256(person_hash), unit_id, channel, voted_on FROM vote_roll WHERE cycle_id = $1`,
    ],
    [`UPDATE budget_cycle SET state = 'voting' WHERE id = $1`],
    [
      `INSERT INTO ballot_intake SELECT municipality_id, cycle_id, gen_random_uuid(), unit_id, '' FROM ballot WHERE cycle_id = $1`,
    ],
  ])('refuses after it: %s', async (sql) => {
    if ((await cycleRow(test, cycle)).state === 'voting') await closeCycle(test, cycle);
    await expect(test.dataSource.query(sql, [cycle.id])).rejects.toMatchObject({ code: '23000' });
  });
});

describe('while people vote', () => {
  it('no answer to anybody differs by how many voted or for what', async () => {
    const cycle = await opened();
    const people = await registerPeople(
      test,
      Array.from({ length: 9 }, () => '1955-05-05'),
    );
    const readers = [
      new TestClient(test.url),
      team.velta,
      team.coordinator,
      await TestClient.loggedIn(test.url, 'Jānis Ozoliņš'),
      await TestClient.loggedIn(test.url, 'Dace Krūmiņa'),
      await TestClient.loggedIn(test.url, 'Kristīne Liepa'),
    ];
    const paths = await readablePaths(test, cycle);
    const look = async (): Promise<Record<string, string>> => {
      const seen: Record<string, string> = {};
      const read = async (at: number, path: string): Promise<void> => {
        const answer = await readers[at]?.get(path);
        // A calendar and the end of a chain say when they were asked for.
        const text = answer?.text.replaceAll(/^DTSTAMP:.*$|"savedAt": *"[^"]*"/gm, '');
        seen[`${at} ${path}`] = `${answer?.status} ${text}`;
      };
      for (const path of paths) await Promise.all(readers.map((_, at) => read(at, path)));
      return seen;
    };
    const before = await look();
    for (const [at, id] of people.entries()) {
      await voteAs(test, id, cycle, await ballotOf(test, cycle, at % 2 ? [1] : [1, 3]));
    }
    await test.settled();
    expect(await look()).toEqual(before);
    expect(Object.values(before).filter((one) => one.startsWith('200 ')).length).toBeGreaterThan(40);
    expect(Object.keys(before).some((one) => one.includes(`budget/${cycle.year}`))).toBe(true);
  }, 60_000);

  it('nobody can count, announce or close voting early', async () => {
    const cycle = await opened();
    const path = `/api/m/${PLACE}/budget/cycles/${cycle.id}`;
    expect((await team.coordinator.post(`${path}/count`)).status).toBe(409);
    expect((await team.coordinator.post(`${path}/announce`, { minutesRef: '1' })).status).toBe(409);
    expect((await advance(team.coordinator, cycle, 'closeVoting')).status).toBe(409);
    expect((await team.coordinator.get(`${path}/count`)).status).toBe(404);
  });
});

/** A digest of each table's content; of sessions, without the time of the last request. */
async function everyTable(app: TestApp): Promise<Record<string, string>> {
  const tables = await app.dataSource.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const row = name === 'web_session' ? `t.sid || (t.sess - 'cookie')::text` : 't::text';
    const [digest] = await app.dataSource.query<{ digest: string }[]>(
      `SELECT coalesce(md5(string_agg(${row}, '|' ORDER BY ${row})), '') AS digest FROM ${name} t`,
    );
    digests[name] = digest?.digest ?? '';
  }
  return digests;
}

function numberBytes(nr: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(nr);
  return bytes;
}
