import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isLong } from '../../tests/support/runs.js';
import { countElection } from './count-election.js';
import { formatFraction, fraction } from './fraction.js';
import { readPabulib, type PabulibInstance } from './pabulib-reader.js';
import { parseRule } from './rule-name.js';
import { byCostAndScore, byName } from './tie-order.js';

const DATA = fileURLToPath(new URL('../../../shared/data/pabulib/', import.meta.url));

interface Expected {
  /** Absent for sequential Phragmén. */
  order?: string[];
  winners: string[];
  cost: string;
  endowment?: string;
  runs?: number;
  tie_events?: number;
  greedy_completion_adds?: string[];
  unsupported_winners?: string[];
}

interface Outcomes {
  instances: Record<string, { rules: Record<string, Record<string, Expected | string>> }>;
  synthetic: Outcomes['instances'];
}

/** Their completions take seconds together; left to `npm run test:long`. */
const HEAVY = /Mokotow|Lodz|Krakow_2018/;

if (existsSync(DATA)) {
  const outcomes = JSON.parse(readFileSync(`${DATA}expected.json`, 'utf8')) as Outcomes;
  const files = [
    ...Object.entries(outcomes.instances),
    ...Object.entries(outcomes.synthetic).map(([name, one]) => [`synthetic/${name}`, one] as const),
  ];

  it('there are files to count', () => {
    expect(files.length).toBe(40);
  });

  it.each(files)('%s has the outcomes of the reference', (name, { rules }) => {
    const { election } = read(name);
    for (const [rule, byTies] of Object.entries(rules)) {
      if (HEAVY.test(name) && rule.includes('add') && !isLong()) continue;
      for (const [order, ties] of [
        ['name', byName(election)] as const,
        ['eqs', byCostAndScore(election)] as const,
      ]) {
        const said = byTies[order];
        if (typeof said === 'string' && !isLong()) continue;
        const expected = typeof said === 'string' ? byTies['name'] : said;
        const parsed = parseRule(rule);
        if (!parsed || !expected || typeof expected === 'string')
          throw new Error(`No expectation for ${name} ${rule} ${order}`);
        expect({ rule, order, ...outcomeOf(election, parsed, ties, expected) }).toEqual({
          rule,
          order,
          ...wanted(expected),
        });
      }
    }
  });

  it.each(files)('%s: "u" adds what greedy would with the money left', (name, { rules }) => {
    const { election } = read(name);
    for (const [rule, { name: expected }] of Object.entries(rules)) {
      if (typeof expected !== 'object' || !expected.greedy_completion_adds) continue;
      if (!name.startsWith('synthetic/') && !isLong()) continue;
      const parsed = parseRule(`${rule}u`);
      if (!parsed) throw new Error(`No rule ${rule}u`);
      const { winners, projects } = countElection(election, parsed, byName(election));
      const supported = new Set(projects.filter(({ score }) => score > 0).map(({ id }) => id));
      expect({ rule, winners }).toEqual({
        rule,
        winners: [
          ...(expected.order ?? []),
          ...expected.greedy_completion_adds.filter((id) => supported.has(id)),
        ],
      });
    }
  });
} else {
  process.stdout.write(`Count of real votes: skipped, there is no ${DATA}\n`);
  it.skip('counts real votes (no ../shared/data/pabulib)', () => undefined);
}

const instances = new Map<string, PabulibInstance>();

function read(name: string): PabulibInstance {
  const known = instances.get(name);
  if (known) return known;
  const found = readPabulib(readFileSync(`${DATA}${name}`, 'utf8'));
  if ('violations' in found) throw new Error(JSON.stringify(found.violations));
  instances.set(name, found.instance);
  return found.instance;
}

/** What can be compared: the reference sorts the winners of sequential Phragmén, and takes projects without a vote. */
function wanted(expected: Expected): object {
  const unsupported = expected.unsupported_winners ?? [];
  return {
    order: (expected.order ?? expected.winners).filter((id) => !unsupported.includes(id)),
    cost: unsupported.length === 0 ? Math.round(Number(expected.cost) * 100) : null,
    endowment: expected.endowment ?? null,
    runs: expected.runs ?? null,
    ties: expected.tie_events ?? null,
  };
}

function outcomeOf(
  election: PabulibInstance['election'],
  rule: Parameters<typeof countElection>[1],
  ties: Parameters<typeof countElection>[2],
  expected: Expected,
): object {
  const result = countElection(election, rule, ties);
  return {
    order: expected.order ? result.winners : [...result.winners].sort(),
    cost: (expected.unsupported_winners ?? []).length === 0 ? result.cost : null,
    endowment: expected.endowment === undefined ? null : inUnits(result.endowment?.perBallot, election.unit),
    runs: expected.runs === undefined ? null : (result.endowment?.runs ?? null),
    ties: expected.tie_events === undefined ? null : result.tieEvents,
  };
}

/** A sum in minor units, said in units of the currency. */
function inUnits(sum: string | undefined, unit: number): string | null {
  const [num = '0', den = '1'] = sum?.split('/') ?? [];
  return sum === undefined ? null : formatFraction(fraction(BigInt(num), BigInt(den) * BigInt(unit)));
}
