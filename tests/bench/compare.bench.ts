import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffWords } from 'diff';
import DiffMatchPatch from 'diff-match-patch';
import type { Node } from 'prosemirror-model';
import { compareDocuments, renumberedRanges } from '#libs/bylaw-diff';
import { idSource, parseDocument, plainText, seededRandom } from '#libs/bylaw-document';
import { importBylaw } from '#libs/bylaw-exchange';
import { randomBylaw } from '../../libs/bylaw-document/testing/index.js';
import { editRandomly, foundEdits, Quality, withOtherIds } from '../../libs/bylaw-diff/testing/index.js';
import { caseA, caseC, likeACode, type Pair } from './compare-acts.js';
import { workersBench } from './compare-workers.js';

/** The best of several runs counts, for a busy machine makes any single one slower; peers run as often as there is time. */
const ROUNDS = 15;
const PEER_ROUNDS = 3;
const PEER_TIME_MS = 3000;
/** `diffWords` is asked at most so long, and left out of what is known to take longer. */
const CAP_MS = 120_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ms = (time: number): string => `${time < 100 ? time.toFixed(1) : time.toFixed(0)} ms`;

function timed<T>(work: () => T): { time: number; result: T } {
  const start = performance.now();
  const result = work();
  return { time: performance.now() - start, result };
}

function best<T>(work: () => T, rounds: number, most: number): { time: number; result: T } {
  let found = timed(work);
  let spent = found.time;
  for (let round = 1; round < rounds && spent < most; round += 1) {
    const next = timed(work);
    spent += next.time;
    if (next.time < found.time) found = next;
  }
  return found;
}

interface Ours {
  name: string;
  time: number;
}

function ours(name: string, before: Node, after: Node, known?: Pair['known']): Ours {
  const { time, result } = best(() => compareDocuments(before, after), ROUNDS, Infinity);
  const { inserted, deleted, changed, moved, split, joined, renumbered } = result.summary;
  const counts = `inserted ${inserted}, deleted ${deleted}, changed ${changed}, moved ${moved}, split ${split}, joined ${joined}, renumbered ${renumbered}`;
  const ranges = renumberedRanges(result).length;
  say(`  ${name.padEnd(34)}${ms(time).padStart(12)}   ${counts}${ranges > 0 ? ` (${ranges} range(s))` : ''}`);
  if (known) {
    const right = (['inserted', 'deleted', 'changed'] as const).map((kind) =>
      Math.min(known[kind], result.summary[kind]),
    );
    const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
    const found = inserted + deleted + changed + moved + split + joined;
    const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole).toFixed(4);
    say(
      `  ${''.padEnd(46)}   known ${JSON.stringify(known)}: precision ${share(sum(right), found)}, recall ${share(sum(right), sum(Object.values(known)))}`,
    );
  }
  return { name, time };
}

function peer(name: string, mine: readonly Ours[], work: () => { length: number } | undefined): void {
  const { time, result } = best(work, PEER_ROUNDS, PEER_TIME_MS);
  if (!result) {
    say(`  ${name.padEnd(34)}${`> ${ms(CAP_MS)}`.padStart(12)}   given up`);
    return;
  }
  const ratios = mine.map((one) => `${(time / one.time).toFixed(0)}× ${one.name}`).join(', ');
  say(`  ${name.padEnd(34)}${ms(time).padStart(12)}   ${result.length} pieces; ${ratios}`);
}

function peers(
  before: Node,
  after: Node,
  mine: readonly Ours[],
  skip: { words?: string; exact?: string } = {},
): void {
  const [old, now] = [plainText(before), plainText(after)];
  if (skip.exact)
    say(`  ${'diff-match-patch, exact'.padEnd(34)}${'–'.padStart(12)}   left out: ${skip.exact}`);
  else
    peer('diff-match-patch, exact', mine, () => {
      const dmp = new DiffMatchPatch();
      dmp.Diff_Timeout = 0;
      return dmp.diff_main(old, now);
    });
  if (skip.words) say(`  ${'jsdiff diffWords'.padEnd(34)}${'–'.padStart(12)}   left out: ${skip.words}`);
  else peer('jsdiff diffWords', mine, () => diffWords(old, now, { timeout: CAP_MS }));
}

function bench(title: string, pair: Pair, skip?: { words?: string; exact?: string }): void {
  say(`\n${title} (${plainText(pair.before).length} characters)`);
  const apart = withOtherIds(pair.after, 9).doc;
  const mine = [
    ours('with ids', pair.before, pair.after, pair.known),
    ours('without ids', pair.before, apart, pair.known),
  ];
  peers(pair.before, pair.after, mine, skip);
}

function read(name: string, text: string, seed: number): Node {
  const result = importBylaw({ name, text }, { newId: idSource(seededRandom(seed)) });
  const parsed = result.allowed ? parseDocument(result.document) : result;
  if (!parsed.allowed) throw new Error(`${name}: ${JSON.stringify(parsed.violations)}`);
  return parsed.doc;
}

/** Case C as a file would bring it: the numbers are letters of the text until the import takes them. */
function numbersInText(pair: Pair): void {
  say('\nC read from plain text whose lines begin with their numbers');
  const text = (doc: Node): string => `Par kārtību\n\n${plainText(doc).split('\n').slice(1).join('\n')}\n`;
  const [before, after] = [
    timed(() => read('c.txt', text(pair.before), 1)),
    timed(() => read('c.txt', text(pair.after), 2)),
  ];
  say(`  ${'import of both'.padEnd(34)}${ms(before.time + after.time).padStart(12)}`);
  ours('without ids', before.result, after.result, pair.known);
}

function realWordings(): void {
  const root = join(process.cwd(), '../shared/data/history');
  if (!existsSync(root)) return say(`\nReal wordings: skipped, ${root} is absent`);
  for (const folder of readdirSync(root).filter((name) => !name.includes('.'))) {
    const files = readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.html'))
      .sort();
    const [first = '', last = ''] = [files[0], files.at(-1)];
    const open = (name: string, seed: number) =>
      read(name, readFileSync(join(root, folder, name), 'utf8'), seed);
    const [before, after] = [open(first, 1), open(last, 2)];
    say(`\n${folder}: ${first} → ${last} (${plainText(before).length} characters)`);
    peers(before, after, [ours('without ids', before, after)]);
  }
}

function quality(): void {
  say('\nRandom edits over 300 made-up acts: words, insertions, deletions, moves, splits, joins, tables');
  for (const imported of [false, true]) {
    const counted = new Quality();
    for (let seed = 1; seed <= 300; seed += 1) {
      const before = randomBylaw(seed, { points: 10 + (seed % 50) });
      const { doc, edits } = editRandomly(before, seed * 31, seed % 13);
      const after = imported ? withOtherIds(doc, seed) : { doc, original: new Map<string, string>() };
      counted.add(foundEdits(compareDocuments(before, after.doc), after.original), edits);
    }
    say(`  ${imported ? 'without ids' : 'with ids'}: ${counted.toString()}`);
  }
}

const whole = process.argv.includes('--all');
const [a, c, code] = [caseA(), caseC(), likeACode()];
bench('A: 5,000 paragraphs, 5 % edited', a);
bench('C: 5,000 paragraphs, one inserted on top', c, whole ? {} : { words: 'takes minutes; --all runs it' });
numbersInText(c);
bench(
  'Like a code: 6,255 → 7,067 paragraphs',
  code,
  whole
    ? {}
    : { words: 'takes minutes; --all runs it', exact: 'takes half a minute and more; --all runs it' },
);
realWordings();
quality();
await workersBench(a);
