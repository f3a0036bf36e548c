import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onPinnedNode } from './bootstrap.mjs';
import { root } from './paths.mjs';
import { runMain, Stop } from './say.mjs';

const folder = join(root, 'tests/bench');

/** What some measurements need beside the libraries: the web application, a PostgreSQL of their own. */
const NEEDS = {
  history: { postgres: true },
  typing: { web: true, postgres: true },
  // What is measured against a commit needs commits that wait for the disk.
  collab: { postgres: true, durable: true },
  vote: { postgres: true, durable: true, folders: ['tests/integration/budget'] },
};

const DURABLE = ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on'];

await runMain(async () => {
  if (!(await onPinnedNode(fileURLToPath(import.meta.url)))) return process.exitCode;
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bench.ts')) : [];
  const known = names.map((file) => file.replace('.bench.ts', ''));
  const name = process.argv[2];
  if (!name || !known.includes(name))
    throw new Stop(`Which measurement? npm run bench ${known.join(' | ') || '(there is none yet)'}`, 2);
  const { web = false, postgres = false, durable = false, folders = [] } = NEEDS[name] ?? {};
  const { compileFolder, ensureBuilt } = await import('./compile.mjs');
  await ensureBuilt({ web });
  // Measurements compare with edits that tests know too.
  const parts = ['bylaw-diff', 'bylaw-document', 'budget-count'].map((lib) => `libs/${lib}/testing`);
  parts.unshift('tests/bench');
  for (const part of [...parts, ...(postgres ? ['tests/support'] : []), ...folders])
    await compileFolder(part);
  const database = postgres
    ? await (await import('./embedded.mjs')).startTemporary(durable ? DURABLE : [])
    : null;
  if (database) process.env['VIETVARA_TEST_POSTGRES'] = database.url;
  process.argv.splice(2, 1);
  try {
    await import(pathToFileURL(join(root, 'dist/tests/bench', `${name}.bench.js`)).href);
  } finally {
    await database?.stop();
  }
  return process.exitCode;
});
