import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  byName,
  countElection,
  election,
  fraction,
  parseRule,
  readPabulib,
  type Election,
} from '#libs/budget-count';
import { naiveEqualShares } from '../../libs/budget-count/testing/naive-rules.js';

/**
 * `npm run bench -- count`: all rules over all real votes in `../shared/data/pabulib`, each file in a process of its
 * own for its memory. Beside each completed rule stand the seconds of the exact reference (pabutools) as published with
 * the files; beside one run of Equal Shares our own literal program, measured in the same process.
 */
const DATA = fileURLToPath(new URL('../../../../shared/data/pabulib/', import.meta.url));
const RULES = [
  'greedy:cost',
  'greedy:cardinality',
  'phragmen',
  'mes:cost',
  'mes:cost:add1',
  'mes:cost:add1f',
  'mes:cost:add1u',
  'mes:cost:add1fu',
  'mes:cardinality',
  'mes:cardinality:add1',
  'mes:cardinality:add1f',
  'mes:cardinality:add1u',
  'mes:cardinality:add1fu',
];

/** What is to be reached on one core with `mes:cost:add1`, in seconds. */
const TARGETS: Readonly<Record<string, number>> = {
  'Poland_Warszawa_2021_Mokotow.pb': 8,
  'Poland_Krakow_2018.pb': 4,
  'Poland_Lodz_2022.pb': 2,
};

/** The literal program is asked only where it ends in reasonable time. */
const MOST_FOR_PEER = 3_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const seconds = (time: number): string => `${(time / 1000).toFixed(3)} s`;

function timed<T>(work: () => T): { time: number; result: T } {
  const start = performance.now();
  const result = work();
  return { time: performance.now() - start, result };
}

interface Reference {
  instances: Record<string, { rules: Record<string, { name?: { pabutools_seconds?: { rule: number } } }> }>;
}

function countFile(name: string): void {
  const published = (JSON.parse(readFileSync(join(DATA, 'expected.json'), 'utf8')) as Reference).instances[
    name
  ];
  const { time: reading, result: read } = timed(() => readPabulib(readFileSync(join(DATA, name), 'utf8')));
  if ('violations' in read) throw new Error(JSON.stringify(read.violations));
  const input = read.instance.election;
  say(
    `\n${name}: ${input.ballots} ballots, ${input.weight.length} different, ${input.projects.length} projects; read in ${seconds(reading)}`,
  );
  const approvals = ['approval', 'choose-1'].includes(read.instance.meta.get('vote_type') ?? '');
  for (const rule of RULES) {
    const parsed = parseRule(rule);
    if (!parsed || (rule === 'phragmen' && !approvals)) continue;
    const { time, result } = timed(() => countElection(input, parsed, byName(input)));
    const reference = published?.rules[rule]?.name?.pabutools_seconds?.rule;
    const beside =
      reference === undefined
        ? ''
        : `   reference ${reference.toFixed(1)} s: ${((reference * 1000) / time).toFixed(0)} times`;
    const target = rule === 'mes:cost:add1' ? TARGETS[name] : undefined;
    const reached =
      target === undefined ? '' : `   target ${target} s: ${time / 1000 <= target ? 'reached' : 'MISSED'}`;
    say(
      `  ${rule.padEnd(22)}${seconds(time).padStart(10)}  ${String(result.winners.length).padStart(3)} winners${beside}${reached}`,
    );
  }
  if (input.ballots <= MOST_FOR_PEER) comparePeer(input);
  say(`  largest memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}

/** One run of Equal Shares beside the rule written down literally in whole numbers of any size. */
function comparePeer(input: Election): void {
  const ballots = Array.from(input.weight).flatMap((weight, i) => {
    const places = Array.from(input.project.subarray(input.start[i], input.start[i + 1]));
    const choices = places.map((project, at) => ({
      project,
      score: input.score[(input.start[i] ?? 0) + at] ?? 0,
    }));
    return Array.from({ length: weight }, () => ({ choices }));
  });
  const same = election(input, ballots);
  const rule = parseRule('mes:cost');
  if (!rule) return;
  const ours = timed(() => countElection(same, rule, byName(same)));
  const peer = timed(() =>
    naiveEqualShares(
      { ...input, ballots },
      fraction(input.budget, input.ballots),
      (score, cost) => score * cost,
      byName(input),
    ),
  );
  const equal = peer.result.order.map((p) => input.projects[p]?.id).join() === ours.result.winners.join();
  say(
    `  one run: ours ${seconds(ours.time)}, literally ${seconds(peer.time)}: ${(peer.time / ours.time).toFixed(0)} times, ${equal ? 'the same winners' : 'OTHER WINNERS'}`,
  );
}

const only = process.argv[2];
if (only?.endsWith('.pb')) countFile(only);
else if (!existsSync(DATA)) say(`Skipped: there is no ${DATA}`);
else {
  for (const name of readdirSync(DATA).filter((file) => file.endsWith('.pb'))) {
    const { status } = spawnSync(
      process.execPath,
      ['--enable-source-maps', fileURLToPath(import.meta.url), name],
      { stdio: 'inherit' },
    );
    if (status !== 0) process.exitCode = 1;
  }
}
