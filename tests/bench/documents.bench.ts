import { compareDocuments } from '#libs/bylaw-diff';
import { documentDigest, idSource, numberDocument, parseDocument, seededRandom } from '#libs/bylaw-document';
import { exportText, importBylaw } from '#libs/bylaw-exchange';

/** Points of the measured act; the longest by-laws in force have about 400. */
const POINTS = 1000;
const ROUNDS = 20;

const words =
  'pašvaldība nosaka kārtību kādā īpašnieks uztur teritoriju kopj apstādījumus un maksā nodevu'.split(' ');

function source(seed: number, changedEvery: number): string {
  const random = seededRandom(seed);
  const sentence = (): string =>
    Array.from({ length: 25 }, () => words[Math.floor(random() * words.length)]).join(' ');
  const points = Array.from({ length: POINTS }, (_, index) => {
    const changed = changedEvery > 0 && index % changedEvery === 0 ? ' pēc domes lēmuma' : '';
    return `##### ${index + 1}.\n\n${index + 1}. ${sentence()}${changed}.`;
  });
  return `# Saistošie noteikumi par kārtību\n\n### I. Vispārīgie jautājumi\n\n${points.join('\n\n')}\n`;
}

function read(text: string) {
  const result = importBylaw({ name: 'act.md', text }, { newId: idSource(seededRandom(7)) });
  const parsed = result.allowed ? parseDocument(result.document) : result;
  if (!parsed.allowed) throw new Error(JSON.stringify(parsed.violations));
  return parsed.doc;
}

/** The middle of several runs, in milliseconds. */
function median(work: () => unknown): string {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return `${(times[ROUNDS / 2] ?? 0).toFixed(1)} ms`;
}

const text = source(1, 0);
const before = read(text);
const after = read(source(1, 10));
const json: unknown = before.toJSON();

const rows: [string, () => unknown][] = [
  ['import from Markdown', () => read(text)],
  ['parse and check JSON', () => parseDocument(json)],
  ['number', () => numberDocument(before)],
  ['digest', () => documentDigest(before)],
  ['write as text', () => exportText(before)],
  ['compare, every tenth point changed', () => compareDocuments(before, after)],
];
process.stdout.write(`One by-law of ${POINTS} points, median of ${ROUNDS} runs:\n`);
for (const [name, work] of rows) process.stdout.write(`  ${name.padEnd(36)}${median(work).padStart(10)}\n`);
