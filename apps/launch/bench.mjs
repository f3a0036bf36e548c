import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onPinnedNode } from './bootstrap.mjs';
import { root } from './paths.mjs';
import { runMain, Stop } from './say.mjs';

const folder = join(root, 'tests/bench');

await runMain(async () => {
  if (!(await onPinnedNode(fileURLToPath(import.meta.url)))) return process.exitCode;
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bench.ts')) : [];
  const known = names.map((file) => file.replace('.bench.ts', ''));
  const name = process.argv[2];
  if (!name || !known.includes(name))
    throw new Stop(`Which measurement? npm run bench ${known.join(' | ') || '(there is none yet)'}`, 2);
  const { ensureBuilt, compileFolder } = await import('./compile.mjs');
  await ensureBuilt({ web: false });
  // Measurements compare with edits that tests know too.
  for (const part of ['tests/bench', 'libs/bylaw-diff/testing', 'libs/bylaw-document/testing'])
    await compileFolder(part);
  process.argv.splice(2, 1);
  await import(pathToFileURL(join(root, 'dist/tests/bench', `${name}.bench.js`)).href);
  return process.exitCode;
});
