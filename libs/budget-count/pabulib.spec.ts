import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { greedyVotes } from './greedy.js';
import type { TieOrder } from './greedy.js';
import { readPabulib } from './testing/pabulib.js';

const DATA = fileURLToPath(new URL('../../../shared/data/pabulib/', import.meta.url));

interface Expected {
  order: string[];
  winners: string[];
  cost: string;
  unsupported_winners?: string[];
}

interface Outcomes {
  instances: Record<string, { rules: Record<string, Record<string, Expected | string>> }>;
  synthetic: Outcomes['instances'];
}

const byId: TieOrder<string> = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const TIES: Record<string, TieOrder<string>> = {
  name: byId,
  eqs: (a, b) => a.cost - b.cost || b.votes - a.votes || byId(a, b),
};

if (existsSync(DATA)) {
  const outcomes = JSON.parse(readFileSync(`${DATA}expected.json`, 'utf8')) as Outcomes;
  const files = [
    ...Object.entries(outcomes.instances),
    ...Object.entries(outcomes.synthetic).map(([name, one]) => [`synthetic/${name}`, one] as const),
  ];

  it('there are files to count', () => {
    expect(files.length).toBe(40);
  });

  it.each(files)('%s has the winners of the reference', (name, { rules }) => {
    const { budget, candidates } = readPabulib(readFileSync(`${DATA}${name}`, 'utf8'));
    for (const [order, ties] of Object.entries(TIES)) {
      const said = rules['greedy:cost']?.[order];
      const expected = typeof said === 'string' ? rules['greedy:cost']?.['name'] : said;
      if (!expected || typeof expected === 'string') throw new Error(`No expectation for ${name} ${order}`);
      const won = greedyVotes(budget, candidates, ties, 'take_next').filter((step) => step.won);
      const unsupported = expected.unsupported_winners ?? [];
      expect(won.map((step) => step.id)).toEqual(expected.order.filter((id) => !unsupported.includes(id)));
      expect([...won.map((step) => step.id), ...unsupported].sort()).toEqual([...expected.winners].sort());
      const cost = [...won, ...candidates.filter((one) => unsupported.includes(one.id))];
      expect(cost.reduce((sum, one) => sum + one.cost, 0)).toBe(Math.round(Number(expected.cost) * 100));
    }
  });
} else {
  process.stdout.write(`Count of real votes: skipped, there is no ${DATA}\n`);
  it.skip('counts real votes (no ../shared/data/pabulib)', () => undefined);
}
