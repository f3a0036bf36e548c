import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { dist, root } from './paths.mjs';
import { createSay, readJson, seconds, Stop } from './say.mjs';
import { digestOf, filesBelow } from './sources.mjs';

const SERVER_FOLDERS = ['apps/api/src', 'apps/cli/src', 'libs'];
const WEB_SOURCES = ['apps/web', 'libs', 'angular.json', 'tsconfig.json', 'package-lock.json'];
const stampFile = join(dist, 'build.json');

/** Builds what changed since the last build; what is current is left alone. */
export async function ensureBuilt({ web = true, force = false, say = createSay() } = {}) {
  const stamp = force ? {} : (readJson(stampFile) ?? {});
  const server = digestOf([...SERVER_FOLDERS, 'apps/api/.swcrc', 'package-lock.json'], isTest);
  if (stamp.server !== server || !existsSync(join(dist, 'apps/cli/src/main.js'))) {
    await buildServer(say);
    keepStamp({ server });
  }
  if (!web) return;
  const pages = digestOf(WEB_SOURCES, isTest);
  if (stamp.web !== pages || !existsSync(join(dist, 'web/server/server.mjs'))) {
    await buildWeb(say);
    keepStamp({ web: pages });
  }
}

function isTest(file) {
  return /\.spec\.ts$|\/testing\//.test(file);
}

function keepStamp(change) {
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampFile, `${JSON.stringify({ ...readJson(stampFile), ...change })}\n`);
}

/** `apps/api/src/x.ts` becomes `dist/apps/api/src/x.js`; what is not TypeScript is copied; what has no source goes. */
async function buildServer(say) {
  const started = performance.now();
  say('Building the server …');
  const written = await compile(SERVER_FOLDERS.flatMap(filesBelow));
  for (const folder of ['dist/apps', 'dist/libs'].filter((path) => existsSync(join(root, path)))) {
    for (const file of filesBelow(folder)) if (!written.has(join(root, file))) rmSync(join(root, file));
  }
  say(`Built the server in ${seconds(started)}.`);
}

/** Compiles one more folder, e.g. of measurements, beside the server; `testing` folders too, but no specs. */
export async function compileFolder(folder) {
  await compile(filesBelow(folder), (file) => file.endsWith('.spec.ts'));
}

async function compile(files, leaveOut = isTest) {
  const { transformFile } = await import('@swc/core');
  // What is left out is decided here, not by the settings that editors and tools read.
  const swcOptions = { ...readJson(join(root, 'apps/api/.swcrc')), exclude: [] };
  const written = new Set();
  const write = (file, content) => {
    const target = join(dist, file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    written.add(target);
  };
  const one = async (file) => {
    if (!file.endsWith('.ts')) return write(file, readFileSync(join(root, file)));
    const js = file.replace(/\.ts$/, '.js');
    const sourceFileName = relative(join(dist, dirname(file)), join(root, file));
    const options = { ...swcOptions, swcrc: false, cwd: root, sourceFileName };
    const { code, map } = await transformFile(join(root, file), options).catch((error) => {
      throw new Stop(`${file} could not be compiled: ${String(error.message ?? error).trim()}`);
    });
    write(js, `${code}\n//# sourceMappingURL=${js.split('/').at(-1)}.map\n`);
    write(`${js}.map`, map);
  };
  const queue = files.filter((file) => !leaveOut(file) && !/\.d\.ts$|tsconfig\.json$/.test(file));
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) await one(file);
  };
  await Promise.all(Array.from({ length: cpus().length * 2 }, worker));
  return written;
}

async function buildWeb(say) {
  const started = performance.now();
  say('Building the web application …');
  const ng = join(root, 'node_modules/@angular/cli/bin/ng.js');
  const { code, output } = await run(process.execPath, [ng, 'build', '--progress=false']);
  if (code !== 0) {
    process.stderr.write(output);
    throw new Stop('The web application could not be built; the reasons stand above.');
  }
  for (const line of output.split('\n')) if (/WARNING|budget/i.test(line)) say(line.trim());
  say(`Built the web application in ${seconds(started)}.`);
}

function run(command, args) {
  const env = { ...process.env, NG_CLI_ANALYTICS: 'false', CI: 'true', FORCE_COLOR: '0' };
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
