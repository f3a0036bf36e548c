import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { readJson } from './say.mjs';

const jest = join(root, 'node_modules/jest/bin/jest.js');

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
  const folder = mkdtempSync(join(tmpdir(), 'vietvara-jest-'));
  const report = join(folder, 'report.json');
  try {
    const code = await show(
      ['--experimental-vm-modules', '--no-warnings', jest, '--json', `--outputFile=${report}`, ...args],
      env,
    );
    return count(readJson(report), code);
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
