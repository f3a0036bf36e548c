import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModules, root } from './paths.mjs';
import { createSay, readJson, Stop } from './say.mjs';

const lockFile = join(root, 'package-lock.json');
const marker = join(nodeModules, '.vietvara-install.json');

/** Installs the packages of the lockfile unless exactly these are installed already. */
export function ensureInstalled(say = createSay()) {
  const wanted = fingerprint();
  const installed = readJson(marker);
  if (installed?.fingerprint === wanted && existsSync(pinnedNode())) return;
  say(
    existsSync(nodeModules)
      ? 'Bringing the packages up to date …'
      : 'Installing the packages (a few minutes) …',
  );
  const before = readFileSync(lockFile, 'utf8');
  runNpm(['install', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error']);
  keepLockfile(before);
  if (!existsSync(pinnedNode())) {
    throw new Stop(
      'The packages are installed, but Node 24 (the package "node") is not among them: its install script did not run.',
    );
  }
  writeFileSync(marker, `${JSON.stringify({ fingerprint: wanted })}\n`);
}

/** The Node that the product is tested with, as npm installed it. */
export function pinnedNode() {
  return join(nodeModules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Version of the pinned Node, e.g. `24.21.0`. */
export function pinnedVersion() {
  return readJson(join(root, 'package.json')).dependencies.node;
}

function fingerprint() {
  const { dependencies, devDependencies, allowScripts } = readJson(join(root, 'package.json'));
  const hash = createHash('sha256').update(JSON.stringify([dependencies, devDependencies, allowScripts]));
  return hash.update(readFileSync(lockFile)).update(`${process.platform} ${process.arch}`).digest('hex');
}

function runNpm(args) {
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, SCARF_ANALYTICS: 'false' } };
  const result =
    npm && /\.[cm]?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (result.error) throw new Stop(`npm could not be started (${result.error.code}); it comes with Node.`);
  if (result.status !== 0) throw new Stop('The packages could not be installed; npm says why above.');
}

/** npm versions write the lockfile differently; only another choice of packages is a reason to stop. */
function keepLockfile(before) {
  const after = readFileSync(lockFile, 'utf8');
  if (after === before) return;
  writeFileSync(lockFile, before);
  if (choice(before) !== choice(after)) {
    throw new Stop(
      'package-lock.json does not fit package.json: npm chose other packages than the lockfile records.',
    );
  }
}

function choice(text) {
  const packages = Object.entries(JSON.parse(text).packages);
  return JSON.stringify(
    packages
      .filter(([path]) => path !== '')
      .map(([path, { version, integrity }]) => [path, version, integrity])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
