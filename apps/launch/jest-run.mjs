import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { readJson } from './say.mjs';

const jest = join(root, 'node_modules/jest/bin/jest.js');
/** For the tests of the API, which share one process a worker. */
const fromSource = pathToFileURL(join(root, 'apps/launch/from-source.mjs')).href;

/** More failing files than these are no accident. */
const MOST_TRIED_AGAIN = 4;

/** Runs a program and answers with its exit code and with what it said. */
export function shown(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const parts = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => parts.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({ code: signal ? 1 : code, said: Buffer.concat(parts).toString() }),
    );
  });
}

/** Runs a program with its output shown, and answers with its exit code. */
function show(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ? 1 : code));
  });
}

/** Runs jest and counts; a suite that could not even be loaded counts as one failed test. */
export async function runJest(args, env = {}) {
  const { result, code } = await report(args, env);
  return count(result, code);
}

/**
 * Runs jest; files in which something failed are run once more, one after the other. What passes then counts as passed
 * and is told by name: such a test waits for something it does not look at, and is to be mended.
 *
 * @param say is told of every file that needed its second try.
 */
export async function runJestTwice(args, env, say) {
  const { result, code } = await report(args, env);
  const first = count(result, code);
  const files = (result?.testResults ?? [])
    .filter(({ status }) => status === 'failed')
    .map(({ name }) => name);
  // When half of all fails, a second try would only take time.
  if (first.failed === 0 || files.length === 0 || files.length > MOST_TRIED_AGAIN) return first;
  say(`Once more, by themselves: ${files.map((file) => relative(root, file)).join(', ')}`);
  const again = await report([...args, '--maxWorkers=1', '--runTestsByPath', ...files], env);
  const second = count(again.result, again.code);
  const tried = new Set((again.result?.testResults ?? []).map(({ name }) => name));
  if (files.some((file) => !tried.has(file))) return first;
  for (const { name, status } of again.result?.testResults ?? [])
    if (status === 'passed') say(`UNSTEADY: ${relative(root, name)} passed only by itself.`);
  const steady = (result?.testResults ?? [])
    .filter(({ name }) => !tried.has(name))
    .flatMap(({ assertionResults }) => assertionResults);
  const of = (...states) => steady.filter(({ status }) => states.includes(status)).length;
  return {
    passed: of('passed') + second.passed,
    failed: second.failed,
    skipped: of('pending', 'todo', 'skipped') + second.skipped,
  };
}

async function report(args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'vietvara-jest-'));
  const file = join(folder, 'report.json');
  try {
    const code = await show(
      [
        '--experimental-vm-modules',
        '--no-warnings',
        '--import',
        fromSource,
        jest,
        '--json',
        `--outputFile=${file}`,
        ...args,
      ],
      env,
    );
    return { result: readJson(file), code };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(result, code) {
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    // Jest may fail for a reason that no test shows, e.g. a missing global set-up.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
