import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './compile.mjs';
import { startTemporary } from './embedded.mjs';
import { runJest, runJestTwice, shown } from './jest-run.mjs';
import { root } from './paths.mjs';
import { createSay, seconds, Stop } from './say.mjs';

const say = createSay();
const bin = (path) => join(root, 'node_modules', path);
const tsc = bin('typescript/bin/tsc');

/** Workers per jest run: the machines that this runs on have two cores. */
const WORKERS = '--maxWorkers=2';
/** When a test hangs; wide, because a busy machine is no reason to fail. */
const PATIENCE = '--testTimeout=60000';
/** Wherever it runs; the integration tests run what is about days once more in a zone far from this one. */
const ZONE = { TZ: 'UTC' };
/** For files whose length does not tell how long they run. */
const ORDER = `--testSequencer=${join(root, 'apps/launch/longest-first.mjs')}`;

/** A stage that passes or fails as a whole counts as one test. */
const program = (name, ...args) => ({ name, beside: true, run: () => quietly(args) });

const CHECKS = [
  program('formatting', bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'),
  program('lint', bin('eslint/bin/eslint.js'), '--max-warnings=0', '.'),
  program('types of libs', tsc, '--noEmit', '-p', 'libs/tsconfig.json'),
  program('types of api, cli and tests', tsc, '--noEmit', '-p', 'apps/api/tsconfig.json'),
  program(
    'types and templates of web',
    bin('@angular/compiler-cli/bundles/src/bin/ngc.js'),
    '--noEmit',
    '-p',
    'apps/web/tsconfig.json',
  ),
];

/**
 * Everything `npm test` does, in order; a stage that fails does not keep later ones from running.
 *
 * @param wanted parts of names of stages, to run only those: `npm test -- lint drift`.
 */
export async function runAllStages(wanted = []) {
  const database = lazyDatabase();
  const build = { done: false };
  const stages = [
    ...CHECKS,
    {
      name: 'unit tests',
      run: async () => runJest([...(await unitProjects()), WORKERS, ORDER, PATIENCE], ZONE),
    },
    {
      name: 'integration tests',
      run: () => integration(database, ['--testPathIgnorePatterns=/integration/schema/', PATIENCE]),
    },
    {
      name: 'schema drift',
      run: () => integration(database, ['--testPathPatterns=/integration/schema/', PATIENCE]),
    },
    { name: 'production build', run: () => productionBuild(build) },
    { name: 'browser journeys', run: () => journeys(database, build) },
  ];
  const chosen = stages.filter(
    ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
  );
  if (chosen.length === 0)
    throw new Stop(`There is no such stage; there are: ${stages.map(({ name }) => name).join(', ')}.`, 2);
  return runStages(chosen, database);
}

/** Property tests with many more cases, and the walk over every page in both languages. */
export async function runLong() {
  const database = lazyDatabase();
  const build = { done: false };
  const env = { VIETVARA_LONG: '1' };
  const patience = '--testTimeout=3600000';
  const stages = [
    {
      name: 'long unit tests',
      run: async () => runJest([...(await unitProjects()), WORKERS, patience], env),
    },
    { name: 'long integration tests', run: () => integration(database, [patience], env) },
    { name: 'production build', run: () => productionBuild(build) },
    {
      name: 'every page in both languages',
      run: () => journeys(database, build, ['--testPathPatterns=/e2e/pages/'], env),
    },
  ];
  return runStages(stages, database);
}

/** Runs the stages in order, says how each went, and stops the database whatever happens. */
async function runStages(stages, database) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void database.stop().then(() => process.exit(130)));
  }
  try {
    return await inOrder(stages);
  } finally {
    await database.stop();
  }
}

async function inOrder(stages) {
  const begun = performance.now();
  const results = [];
  const take = async ({ name, run }, index) => {
    const started = performance.now();
    say(`\n── ${index + 1}/${stages.length} ${name}`);
    const count = await run().catch((error) => {
      process.stderr.write(`${error?.message ?? error}\n`);
      return asCount(false);
    });
    results[index] = { name, count };
    say(
      `── ${name}: ${count.failed === 0 ? 'passed' : 'FAILED'} (${sentence(count)}) in ${seconds(started)}`,
    );
  };
  const begin = [...stages.entries()].filter(([, { beside }]) => beside);
  const lane = async () => {
    for (let next = begin.shift(); next; next = begin.shift()) await take(next[1], next[0]);
  };
  // Checks that work alone on one core each go two at a time.
  await Promise.all([lane(), lane()]);
  for (const [index, stage] of stages.entries()) if (!stage.beside) await take(stage, index);
  say(`\nAll stages in ${seconds(begun)}.`);
  for (const { name, count } of results)
    say(`  ${count.failed === 0 ? '✓' : '✗'} ${name}: ${sentence(count)}`);
  const total = (key) => results.reduce((sum, { count }) => sum + count[key], 0);
  const all = { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
  process.stdout.write(`\n${sentence(all)}\n`);
  return all.failed === 0 ? 0 : 1;
}

/** Also the last line of the run, which continuous integration reads. */
function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Runs a program and shows what it said when it is done, so that two at a time can be told apart. */
async function quietly(args) {
  const { code, said } = await shown(args);
  process.stderr.write(said);
  return asCount(code === 0);
}

function asCount(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

async function unitProjects() {
  const { default: config } = await import(pathToFileURL(join(root, 'jest.config.mjs')).href);
  const names = config.projects.map(({ displayName }) => displayName.name ?? displayName);
  return ['--selectProjects', ...names.filter((name) => name !== 'integration' && name !== 'e2e')];
}

// --forceExit: a test that fails may leave a server behind, which must not hold up the run.
async function integration(database, args, env = {}) {
  return runJestTwice(
    ['--selectProjects', 'integration', ...args, WORKERS, ORDER, '--forceExit'],
    { ...(await database.env()), ...env },
    say,
  );
}

async function productionBuild(build) {
  await ensureBuilt({ force: true, say });
  build.done = true;
  return asCount(true);
}

async function journeys(database, build, args = [], env = {}) {
  if (!build.done) throw new Error('Not run: there is no production build to look at.');
  // A browser waits as often as it works: two journeys at a time take little more than half as long as one after the other.
  const files = mkdtempSync(join(tmpdir(), 'vietvara-demo-'));
  try {
    return await runJestTwice(
      ['--selectProjects', 'e2e', ...args, WORKERS, ORDER, '--forceExit', PATIENCE],
      { ...(await database.env()), VIETVARA_TEST_FILES: files, ...env },
      say,
    );
  } finally {
    rmSync(files, { recursive: true, force: true });
  }
}

/** One PostgreSQL for the whole run, started when the first stage asks. */
function lazyDatabase() {
  const run = randomBytes(4).toString('hex');
  let server;
  return {
    async env() {
      server ??= await startTemporary(['max_connections=300']);
      return { VIETVARA_TEST_POSTGRES: server.url, VIETVARA_TEST_RUN: run };
    },
    async stop() {
      await server?.stop();
      server = undefined;
    },
  };
}
